import { once } from 'node:events';
import { createServer, type IncomingMessage, request } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** A call of AWS's that has passed. */
export interface Call {
  /** As IAM names it: `ecs:DescribeServices`. */
  readonly action: string;
  readonly status: number;
  /** What was answered, where it was an error. */
  readonly error: string;
}

export interface RecordingProxy {
  readonly endpoint: string;
  readonly calls: readonly Call[];
  close(): Promise<void>;
}

const unknownOperation = Buffer.from('{"__type":"UnknownOperationException","message":"not here"}');

/**
 * Stands between AWS's clients and an endpoint of this machine, and writes down what is asked. Where the endpoint fails
 * at an operation that it is known to lack, AWS's error for that is answered in its place.
 */
export async function recordingProxy(
  endpoint: string,
  lacking: ReadonlySet<string> = new Set(),
): Promise<RecordingProxy> {
  const { hostname, port } = new URL(endpoint);
  const calls: Call[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const body = await buffer(incoming);
    const action = actionOf(incoming, body.toString('latin1'));
    const passed = request(
      { hostname, port, method: incoming.method, path: incoming.url, headers: incoming.headers },
      async (answer) => {
        const isLacking = (answer.statusCode ?? 0) >= 500 && action !== undefined && lacking.has(action);
        const answered = isLacking ? unknownOperation : await buffer(answer);
        if (isLacking) answer.resume();
        const status = isLacking ? 400 : (answer.statusCode ?? 0);
        if (action !== undefined) calls.push({ action, status, error: status < 400 ? '' : answered.toString('utf8') });
        const { 'transfer-encoding': _, ...headers } = answer.headers;
        outgoing.writeHead(status, { ...headers, 'content-length': answered.length }).end(answered);
      },
    );
    passed.on('error', (error) => outgoing.destroy(error));
    passed.end(body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const own = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    endpoint: `http://127.0.0.1:${own}`,
    calls,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** From the signature's scope and the protocol's place for the operation; undefined for what is no call of AWS's. */
function actionOf({ headers, url = '' }: IncomingMessage, body: string): string | undefined {
  const service = /Credential=[^/]+\/\d+\/[\w-]+\/([\w-]+)\//.exec(headers.authorization ?? '')?.[1];
  if (service === undefined) return undefined;
  const target = headers['x-amz-target'];
  const operation =
    (typeof target === 'string' ? /\.(\w+)$/.exec(target)?.[1] : undefined) ??
    /\/operation\/(\w+)$/.exec(url)?.[1] ??
    /(?:^|&)Action=(\w+)/.exec(body)?.[1];
  const prefix = service === 'monitoring' ? 'cloudwatch' : service;
  return `${prefix}:${operation ?? `${headers['x-amz-target'] ?? url}`}`;
}
