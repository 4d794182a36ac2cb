/**
 * The same features by hand over `node:http`, for one route: what a framework's comfort costs. No validation, no router,
 * no error handling: a bound, not an alternative.
 */
import { createServer } from 'node:http';

const securityHeaders = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
};
const bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const buckets = new Float64Array(bounds.length + 1);
const expected = new Map<string, number>();
let count = 0;
let lines = '';
let isScheduled = false;

createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
  const startedAt = performance.now();
  const { headers, socket, method, url } = request;
  count += 1;
  const id = headers['x-request-id'] ?? `a1b2c3d4-${count.toString(36)}`;
  const client = socket.remoteAddress ?? '';
  expected.set(client, Math.max(expected.get(client) ?? 0, startedAt) + 0.01);
  const body = JSON.stringify({
    message: 'Hello, World!',
    version: 'dev',
    environment: 'local',
    timestamp: new Date().toISOString(),
  });
  response.writeHead(200, {
    ...securityHeaders,
    'x-request-id': id,
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
  });
  response.on('close', () => {
    const seconds = (performance.now() - startedAt) / 1000;
    const bucket = bounds.findIndex((bound) => seconds <= bound);
    buckets[bucket] = (buckets[bucket] ?? 0) + 1;
    log(
      `{"level":"info","time":"${new Date().toISOString()}","message":"request","method":"${method}","path":"${url}",` +
        `"status":${response.statusCode},"durationMilliseconds":${seconds * 1000},"requestId":"${id}","client":"${client}"}\n`,
    );
  });
  response.end(body);
}).listen(Number(process.env.PORT), process.env.HOST);

function log(line: string): void {
  lines += line;
  if (lines.length >= 16_384) flush();
  else if (!isScheduled) {
    isScheduled = true;
    setTimeout(() => {
      isScheduled = false;
      flush();
    }, 50);
  }
}

function flush(): void {
  process.stdout.write(lines);
  lines = '';
}
