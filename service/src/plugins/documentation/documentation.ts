import type { FastifyInstance } from 'fastify';
import type { JsonObject } from './json-schema.ts';
import { type ApiInfo, type DocumentedRoute, openApi } from './openapi.ts';
import { type DocumentationPage, documentationPage } from './page.ts';

/**
 * Documents every route registered from now on that has an `operationId`: for machines at `/openapi.json`, for people at
 * `/docs`. Both are made when first asked for.
 */
export function documentRoutes(app: FastifyInstance, info: ApiInfo): void {
  const routes: DocumentedRoute[] = [];
  app.addHook('onRoute', ({ method, url, schema, config }) => {
    // Fastify registers a HEAD route for each GET; clients know that.
    if (schema?.operationId === undefined || method === 'HEAD') return;
    routes.push({ method, url, schema, ...(config === undefined ? {} : { config }) });
  });

  let document: JsonObject | undefined;
  let page: DocumentationPage | undefined;
  const asDocument = (): JsonObject => {
    document ??= openApi(info, routes);
    return document;
  };

  app.get('/openapi.json', (_request, reply) => reply.type('application/json; charset=utf-8').send(asDocument()));
  app.get('/docs', (_request, reply) => {
    page ??= documentationPage(asDocument());
    return reply
      .header('content-security-policy', page.contentSecurityPolicy)
      .type('text/html; charset=utf-8')
      .send(page.text);
  });
}
