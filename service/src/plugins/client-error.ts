import type { Socket } from 'node:net';
import type { ConnectionError } from 'fastify';
import { problem, problemMediaType } from '../problem.ts';

interface Refusal {
  readonly status: 400 | 408 | 431;
  readonly statusText: string;
  readonly detail: string;
}

/**
 * Answers what is not an HTTP request, or does not become one in time or size, and closes its connection. It never
 * reaches a route, so that it is answered by hand.
 */
export function refuseBrokenRequests(newRequestId: () => string): (error: ConnectionError, socket: Socket) => void {
  return (error, socket) => {
    // The peer has gone, or an answer has begun: another one in its middle would be read as part of it.
    if (error.code === 'ECONNRESET' || !socket.writable || socket.bytesWritten > 0) {
      socket.destroy();
      return;
    }
    const { status, statusText, detail } = refusalOf(error.code);
    const body = JSON.stringify(problem(status, detail, newRequestId()));
    socket.end(
      `HTTP/1.1 ${status} ${statusText}\r\ncontent-type: ${problemMediaType}; charset=utf-8\r\n` +
        `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
    );
  };
}

function refusalOf(code: string): Refusal {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return {
        status: 431,
        statusText: 'Request Header Fields Too Large',
        detail: 'The head of the request is too large.',
      };
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return { status: 408, statusText: 'Request Timeout', detail: 'The request did not come in time.' };
    default:
      return { status: 400, statusText: 'Bad Request', detail: 'This is not an HTTP request.' };
  }
}
