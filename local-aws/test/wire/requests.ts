import { type Dispatch, dispatch, type UnexpectedError } from '../../src/wire/dispatch.ts';
import type { Answer, WireRequest } from '../../src/wire/protocol.ts';
import type { ServicePlugin } from '../../src/wire/service.ts';

/** A request as it would come over the network. */
export function request({
  headers = {},
  body = '',
  ...rest
}: Partial<Omit<WireRequest, 'body'>> & { body?: string | Buffer }): WireRequest {
  return {
    method: 'POST',
    path: '/',
    query: '',
    ...rest,
    headers: { host: '127.0.0.1:4566', ...headers },
    body: Buffer.from(body),
  };
}

export function jsonRequest(target: string, body: unknown): WireRequest {
  const headers = { 'x-amz-target': target, 'content-type': 'application/x-amz-json-1.1' };
  return request({ headers, body: typeof body === 'string' ? body : JSON.stringify(body) });
}

export function queryRequest(parameters: Record<string, string>): WireRequest {
  const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
  return request({ headers, body: new URLSearchParams(parameters).toString() });
}

/** An answer with what it says of an error, where it is one. */
export interface Answered extends Omit<Answer, 'body'> {
  /** As text. */
  readonly body: string;
  readonly code: string | undefined;
  readonly message: string | undefined;
}

export async function ask(
  services: readonly ServicePlugin[],
  asked: WireRequest,
  unexpected: UnexpectedError[] = [],
): Promise<Answered> {
  const options: Dispatch = { services, reportUnexpected: (each) => unexpected.push(each) };
  const dispatched = await dispatch(asked, options, 'request-1');
  const answer = { ...dispatched, body: Buffer.from(dispatched.body).toString() };
  if (answer.status === 200) return { ...answer, code: undefined, message: undefined };
  if (answer.headers['content-type'] === 'text/xml') {
    return {
      ...answer,
      code: /<Code>(.*?)<\/Code>/s.exec(answer.body)?.[1],
      message: /<Message>(.*?)<\/Message>/s.exec(answer.body)?.[1],
    };
  }
  const { __type: code, message } = JSON.parse(answer.body);
  return { ...answer, code, message };
}
