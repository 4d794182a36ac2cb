import type { FastifyInstance } from 'fastify';
import type { SchemaTypes } from '../schema-types.ts';

export interface HelloOptions {
  readonly version: string;
  readonly environment: string;
  readonly now: () => Date;
}

const greeting = {
  type: 'object',
  required: ['message', 'version', 'environment', 'timestamp'],
  properties: {
    message: { type: 'string' },
    version: { type: 'string' },
    environment: { type: 'string' },
    timestamp: { type: 'string', description: 'ISO 8601, UTC.' },
  },
} as const;

/** `GET /api/hello`: a greeting and who gives it. */
export function helloRoute(app: FastifyInstance, { version, environment, now }: HelloOptions): void {
  app
    .withTypeProvider<SchemaTypes>()
    .get(
      '/api/hello',
      { schema: { operationId: 'getHello', summary: 'A greeting', tags: ['hello'], response: { 200: greeting } } },
      (_request, reply) => {
        reply.send({ message: 'Hello, World!', version, environment, timestamp: now().toISOString() });
      },
    );
}
