import type { FastifyInstance } from 'fastify';

export interface HelloOptions {
  readonly version: string;
  readonly environment: string;
  readonly now: () => Date;
}

const body = {
  type: 'object',
  required: ['message', 'version', 'environment', 'timestamp'],
  properties: {
    message: { type: 'string' },
    version: { type: 'string' },
    environment: { type: 'string' },
    timestamp: { type: 'string' },
  },
} as const;

/** `GET /api/hello`: a greeting and who gives it. */
export function helloRoute(app: FastifyInstance, { version, environment, now }: HelloOptions): void {
  app.get('/api/hello', { schema: { response: { 200: body } } }, (_request, reply) => {
    reply.send({ message: 'Hello, World!', version, environment, timestamp: now().toISOString() });
  });
}
