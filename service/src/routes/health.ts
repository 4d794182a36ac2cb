import type { FastifyInstance } from 'fastify';

export interface HealthOptions {
  readonly version: string;
  readonly environment: string;
  readonly uptimeSeconds: () => number;
  /** True from the moment the process was told to stop. */
  readonly isDraining: () => boolean;
}

const body = {
  type: 'object',
  required: ['status', 'version', 'environment', 'uptimeSeconds'],
  properties: {
    status: { type: 'string', enum: ['healthy', 'draining'] },
    version: { type: 'string' },
    environment: { type: 'string' },
    uptimeSeconds: { type: 'integer' },
  },
} as const;

/** `GET /health`, the load balancer's question: 200 `healthy`, or 503 `draining` once the process is stopping. */
export function healthRoute(app: FastifyInstance, options: HealthOptions): void {
  const { version, environment, uptimeSeconds, isDraining } = options;
  app.get('/health', { schema: { response: { 200: body, 503: body } } }, (_request, reply) => {
    reply.header('cache-control', 'no-store');
    const isStopping = isDraining();
    if (isStopping) reply.code(503);
    reply.send({
      status: isStopping ? 'draining' : 'healthy',
      version,
      environment,
      uptimeSeconds: Math.floor(uptimeSeconds()),
    });
  });
}
