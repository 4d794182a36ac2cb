import type { FastifyReply } from 'fastify';
import { statusTexts } from './node-http.ts';

/** One thing that is wrong with a request. */
export interface InvalidPart {
  /** `body`, `querystring`, `params` or `headers`. */
  readonly in: string;
  /** Where in it, a JSON pointer (RFC 6901); empty for the whole. */
  readonly pointer: string;
  readonly detail: string;
}

/** A refusal as RFC 9457 describes it; `about:blank` says that the status code is the whole type. */
export interface Problem {
  readonly type: 'about:blank';
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** The same as in the header `X-Request-Id` and in the log. */
  readonly requestId: string;
  readonly errors?: readonly InvalidPart[];
}

export function problem(
  status: number,
  detail: string,
  requestId: string,
  errors: readonly InvalidPart[] = [],
): Problem {
  return {
    type: 'about:blank',
    title: statusTexts[status] ?? 'Error',
    status,
    detail,
    requestId,
    ...(errors.length === 0 ? {} : { errors }),
  };
}

export const problemMediaType = 'application/problem+json';

/** Answers with problem details (RFC 9457). */
export function replyWithProblem(
  reply: FastifyReply,
  status: number,
  detail: string,
  errors?: readonly InvalidPart[],
): FastifyReply {
  return reply
    .code(status)
    .type(`${problemMediaType}; charset=utf-8`)
    .serializer(JSON.stringify)
    .send(problem(status, detail, reply.request.id, errors));
}
