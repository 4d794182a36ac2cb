import type { FastifyInstance } from 'fastify';
import type { SchemaTypes } from '../schema-types.ts';

const identity = {
  type: 'object',
  required: ['subject', 'by', 'scopes'],
  properties: {
    subject: { type: 'string' },
    by: { type: 'string', enum: ['api key', 'token'] },
    scopes: { type: 'array', items: { type: 'string' } },
  },
} as const;

/** `GET /api/whoami`: who the service takes the caller for. */
export function whoamiRoute(app: FastifyInstance): void {
  app.withTypeProvider<SchemaTypes>().get(
    '/api/whoami',
    {
      config: { scopes: [] },
      schema: {
        operationId: 'getWhoami',
        summary: 'Who am I to the service?',
        tags: ['identity'],
        response: { 200: identity },
      },
    },
    ({ principal }, reply) => {
      if (principal === undefined) throw new Error('the route is registered without authentication');
      const { subject, by, scopes } = principal;
      reply.header('cache-control', 'no-store').send({ subject, by, scopes: [...scopes] });
    },
  );
}
