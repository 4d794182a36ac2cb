import type { FastifyInstance } from 'fastify';
import { type Dependency, unusable } from '../dependency.ts';
import type { Load } from '../plugins/overload/load.ts';
import type { SchemaTypes } from '../schema-types.ts';

export interface HealthOptions {
  readonly version: string;
  readonly environment: string;
  readonly uptimeSeconds: () => number;
  /** True from the moment the process was told to stop. */
  readonly isDraining: () => boolean;
  readonly load: () => Load;
  readonly dependencies: readonly Dependency[];
}

const health = {
  type: 'object',
  required: ['status', 'version', 'environment', 'uptimeSeconds'],
  properties: {
    status: { type: 'string', enum: ['healthy', 'draining'] },
    version: { type: 'string' },
    environment: { type: 'string' },
    uptimeSeconds: { type: 'integer' },
  },
} as const;

const liveness = {
  type: 'object',
  required: ['status'],
  properties: { status: { type: 'string', const: 'alive' } },
} as const;

const readiness = {
  type: 'object',
  required: ['status', 'reasons'],
  properties: {
    status: { type: 'string', enum: ['ready', 'not ready'] },
    reasons: { type: 'array', items: { type: 'string' }, description: 'What stands in the way; empty when ready.' },
  },
} as const;

const config = { isQuiet: true, isVital: true };
const tags = ['operation'];

/**
 * Three questions, three askers. `/health` is the load balancer's: 200 `healthy`, or 503 `draining` once the process is
 * stopping. `/health/live` is a supervisor's, who would start the process again. `/health/ready` is for whoever decides
 * whether new work should come here: shutdown, overload and dependencies speak against it.
 *
 * Dependencies have no say in `/health`: when a database is away, taking every task out helps nobody.
 */
export function healthRoutes(app: FastifyInstance, options: HealthOptions): void {
  const { version, environment, uptimeSeconds, isDraining, load, dependencies } = options;
  const routes = app.withTypeProvider<SchemaTypes>();

  routes.get(
    '/health',
    {
      config,
      schema: {
        operationId: 'getHealth',
        summary: 'May the load balancer send requests?',
        tags,
        response: { 200: health, 503: health },
      },
    },
    (_request, reply) => {
      reply.header('cache-control', 'no-store');
      const isStopping = isDraining();
      reply.code(isStopping ? 503 : 200).send({
        status: isStopping ? 'draining' : 'healthy',
        version,
        environment,
        uptimeSeconds: Math.floor(uptimeSeconds()),
      });
    },
  );

  routes.get(
    '/health/live',
    {
      config,
      schema: { operationId: 'getLiveness', summary: 'Does the process answer?', tags, response: { 200: liveness } },
    },
    (_request, reply) => {
      reply.header('cache-control', 'no-store').send({ status: 'alive' });
    },
  );

  routes.get(
    '/health/ready',
    {
      config,
      schema: {
        operationId: 'getReadiness',
        summary: 'Should new work come here?',
        tags,
        response: { 200: readiness, 503: readiness },
      },
    },
    async (_request, reply) => {
      const current = load();
      const reasons = [
        ...(isDraining() ? ['the process is stopping'] : []),
        ...(current.state === 'overloaded' ? [`overloaded: ${current.reason}`] : []),
        ...(await unusable(dependencies)).map((name) => `${name} is unavailable`),
      ];
      const isReady = reasons.length === 0;
      reply.header('cache-control', 'no-store').code(isReady ? 200 : 503);
      return reply.send({ status: isReady ? 'ready' : 'not ready', reasons });
    },
  );
}
