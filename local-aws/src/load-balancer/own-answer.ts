import type { ServerResponse } from 'node:http';

/** Statuses that the load balancer answers by itself. */
export type OwnStatus = 400 | 405 | 408 | 500 | 501 | 502 | 503 | 504;

const phrases: Readonly<Record<OwnStatus, string>> = {
  400: 'Bad Request',
  405: 'Method Not Allowed',
  408: 'Request Time-out',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  502: 'Bad Gateway',
  503: 'Service Temporarily Unavailable',
  504: 'Gateway Time-out',
};

export const serverField: readonly string[] = ['Server', 'awselb/2.0'];

/** Answers in the ALB's words. `mayContinue` false ends the connection, as after a request that was not read to its end. */
export function answerItself(
  response: ServerResponse,
  status: OwnStatus,
  mayContinue: boolean,
  amend: ((fields: string[]) => string[]) | undefined,
): void {
  const body = pageOf(status);
  response.shouldKeepAlive = response.shouldKeepAlive && mayContinue;
  const fields = [...serverField, 'Content-Type', 'text/html', 'Content-Length', String(body.length)];
  response.writeHead(status, phrases[status], amend?.(fields) ?? fields);
  response.end(response.req.method === 'HEAD' ? undefined : body);
}

/** A whole answer for a connection that carries no request that could be understood. */
export function closingAnswer(status: OwnStatus): string {
  const body = pageOf(status);
  return `HTTP/1.1 ${status} ${phrases[status]}\r\nServer: awselb/2.0\r\nContent-Type: text/html\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`;
}

function pageOf(status: OwnStatus): string {
  const title = `${status} ${phrases[status]}`;
  return `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n</body>\r\n</html>\r\n`;
}
