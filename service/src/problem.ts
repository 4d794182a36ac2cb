import { STATUS_CODES } from 'node:http';
import type { FastifyReply } from 'fastify';

/** A refusal as RFC 9457 describes it; `about:blank` says that the status code is the whole type. */
export interface Problem {
  readonly type: 'about:blank';
  readonly title: string;
  readonly status: number;
  readonly detail: string;
}

export function problem(status: number, detail: string): Problem {
  return { type: 'about:blank', title: STATUS_CODES[status] ?? 'Error', status, detail };
}

const contentType = 'application/problem+json; charset=utf-8';

/** Answers with problem details (RFC 9457). */
export function replyWithProblem(reply: FastifyReply, status: number, detail: string): FastifyReply {
  return reply.code(status).type(contentType).serializer(JSON.stringify).send(problem(status, detail));
}
