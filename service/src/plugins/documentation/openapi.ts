import type { RouteOptions } from 'fastify';
import { statusTexts } from '../../node-http.ts';
import { problemMediaType } from '../../problem.ts';
import { type JsonObject, objectOf, propertiesOf } from './json-schema.ts';

declare module 'fastify' {
  interface FastifySchema {
    /** The operation's name in generated clients. A route without one is not documented. */
    operationId?: string;
    summary?: string;
    description?: string;
    tags?: readonly string[];
    /** The media type of answers, default `application/json`. */
    produces?: string;
  }
}

export interface ApiInfo {
  readonly title: string;
  readonly version: string;
  readonly description: string;
}

export type DocumentedRoute = Pick<RouteOptions, 'method' | 'url' | 'schema' | 'config'>;

/**
 * Describes routes by OpenAPI 3.1, whose schemas are JSON Schema as the routes have them already.
 *
 * @see https://spec.openapis.org/oas/v3.1.1.html
 */
export function openApi(info: ApiInfo, routes: readonly DocumentedRoute[]): JsonObject {
  const paths: Record<string, Record<string, JsonObject>> = {};
  for (const route of routes) {
    const path = route.url.replace(/:(\w+)/g, '{$1}');
    for (const method of [route.method].flat()) {
      paths[path] = { ...paths[path], [method.toLowerCase()]: operationOf(route) };
    }
  }
  const tags = new Set(routes.flatMap(({ schema }) => schema?.tags ?? []));
  return {
    openapi: '3.1.0',
    info: { ...info, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: '/' }],
    tags: [...tags].map((name) => ({ name })),
    paths,
    components: {
      schemas: { Problem: problemSchema },
      securitySchemes: {
        apiKey: { type: 'apiKey', in: 'header', name: 'x-api-key' },
        token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
      },
    },
  };
}

function operationOf({ url, schema = {}, config }: DocumentedRoute): JsonObject {
  const { operationId = url, summary, description, tags = [], produces = 'application/json' } = schema;
  const parameters = [
    ...parametersOf('path', schema.params),
    ...parametersOf('query', schema.querystring),
    ...parametersOf('header', schema.headers),
  ];
  const scopes = config?.scopes;
  return {
    operationId,
    ...(summary === undefined ? {} : { summary }),
    ...(description === undefined ? {} : { description }),
    tags,
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(schema.body === undefined
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: schema.body } } } }),
    ...(scopes === undefined ? {} : { security: [{ apiKey: scopes }, { token: scopes }] }),
    responses: responsesOf(objectOf(schema.response), produces),
  };
}

function parametersOf(place: 'path' | 'query' | 'header', schema: unknown): readonly JsonObject[] {
  return propertiesOf(schema).map(({ name, isRequired, value }) => {
    const { description, ...rest } = value;
    return {
      name,
      in: place,
      required: isRequired || place === 'path',
      ...(description === undefined ? {} : { description }),
      schema: rest,
    };
  });
}

function responsesOf(schemas: JsonObject, produces: string): JsonObject {
  const responses: Record<string, JsonObject> = {};
  for (const [status, schema] of Object.entries(schemas)) {
    const { type, description } = objectOf(schema);
    responses[status] = {
      description: typeof description === 'string' ? description : (statusTexts[status] ?? 'Answer'),
      ...(type === 'null' ? {} : { content: { [produces]: { schema } } }),
    };
  }
  responses.default = {
    description: 'A refusal or a failure',
    content: { [problemMediaType]: { schema: { $ref: '#/components/schemas/Problem' } } },
  };
  return responses;
}

const problemSchema: JsonObject = {
  type: 'object',
  description: 'Problem details (RFC 9457)',
  required: ['type', 'title', 'status', 'detail', 'requestId'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    requestId: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['in', 'pointer', 'detail'],
        properties: { in: { type: 'string' }, pointer: { type: 'string' }, detail: { type: 'string' } },
      },
    },
  },
};
