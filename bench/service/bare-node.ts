/** `node:http` and nothing else, answering the same bytes as the service: its headers, written out, and its body. */
import { createServer } from 'node:http';

const securityHeaders = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-request-id': 'a1b2c3d4-1z141z4',
};
/** With `BODY_ONLY` set: only what HTTP needs. */
const headers = process.env.BODY_ONLY === undefined ? securityHeaders : {};

createServer({ keepAliveTimeout: 65_000 }, (_request, response) => {
  const body = JSON.stringify({
    message: 'Hello, World!',
    version: 'dev',
    environment: 'local',
    timestamp: new Date().toISOString(),
  });
  response.writeHead(200, {
    ...headers,
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
  });
  response.end(body);
}).listen(Number(process.env.PORT), process.env.HOST);
