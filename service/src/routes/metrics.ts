import type { FastifyInstance } from 'fastify';
import type { MetricsAccess } from '../config.ts';
import { prometheusMediaType } from '../plugins/metrics/prometheus.ts';
import { replyWithProblem } from '../problem.ts';

export interface MetricsOptions {
  readonly access: MetricsAccess;
  /** In Prometheus's text format. */
  readonly text: () => string;
}

/**
 * `GET /metrics` for a Prometheus that asks the task at its own address. What comes through a load balancer, and has
 * `X-Forwarded-For` therefore, comes from outside, where metrics are nobody's business.
 */
export function metricsRoute(app: FastifyInstance, { access, text }: MetricsOptions): void {
  app.get(
    '/metrics',
    {
      config: { isQuiet: true, isVital: true },
      schema: {
        operationId: 'getMetrics',
        summary: 'Metrics for Prometheus',
        tags: ['operation'],
        produces: 'text/plain',
        response: { 200: { type: 'string' } },
      },
    },
    (request, reply) => {
      if (access === 'direct' && request.headers['x-forwarded-for'] !== undefined) {
        return replyWithProblem(reply, 404, 'Metrics are given at the address of the task alone (METRICS_ACCESS).');
      }
      return reply.type(prometheusMediaType).serializer(String).send(text());
    },
  );
}
