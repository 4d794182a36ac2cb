import { once } from 'node:events';
import http, { type IncomingMessage, type RequestListener, type Server } from 'node:http';
import net, { type Socket } from 'node:net';
import type { TestContext } from 'node:test';
import type { Clock } from '../../src/clock.ts';
import { systemClock } from '../../src/clock.ts';
import { DataPlane, type ListenerSettings } from '../../src/load-balancer/data-plane.ts';
import type { Probe } from '../../src/load-balancer/health-probe.ts';
import { defaultRequestFields } from '../../src/load-balancer/request-head.ts';
import { untouchedResponseFields } from '../../src/load-balancer/response-fields.ts';
import type { ChoosingRequest } from '../../src/load-balancer/stickiness.ts';
import type { TargetGroupConfig } from '../../src/load-balancer/target-group.ts';
import type { Target } from '../../src/load-balancer/targets.ts';
import { fastPace, type Pace } from '../../src/pace.ts';

export const group = 'target-group';
export const listener = 'listener';

export const groupConfig: TargetGroupConfig = {
  healthCheck: {
    protocol: 'HTTP',
    path: '/health',
    port: undefined,
    intervalSeconds: 5,
    timeoutSeconds: 2,
    policy: { isHealthyStatus: (status) => status === 200, healthyThreshold: 2, unhealthyThreshold: 2 },
  },
  deregistrationDelaySeconds: 300,
  algorithm: 'round_robin',
  protocol: 'HTTP',
  stickiness: undefined,
  slowStartSeconds: 0,
  failOpen: { minimumHealthyCount: 1, minimumHealthyPercentage: 0 },
};

/** A listener that does nothing but forward everything to the group. */
export const listenerSettings: ListenerSettings = {
  loadBalancer: 'load-balancer',
  routing: { rules: [], defaultAction: { kind: 'forward', groups: [{ item: group, weight: 1 }] } },
  idleTimeoutSeconds: 60,
  clientKeepAliveSeconds: 3600,
  requestFields: defaultRequestFields,
  responseFields: untouchedResponseFields,
  secure: undefined,
};

/** A probe that finds every target healthy without asking. */
export const healthyProbe: Probe = (_, done) => {
  const soon = setImmediate(() => done({ kind: 'answered', status: 200 }));
  return () => clearImmediate(soon);
};

/** A request without cookies, for which a target is to be chosen. */
export const anyRequest: ChoosingRequest = { cookies: undefined, now: 0, isSecure: false };

export interface Balancer {
  readonly plane: DataPlane;
  readonly port: number;
  /** Resolves when the target is healthy. */
  register(target: Target, targetGroup?: string): Promise<void>;
}

/** A load balancer with one listener that forwards to one target group; it goes with the test. */
export async function aBalancer(
  t: TestContext,
  {
    clock = systemClock,
    probe = healthyProbe,
    config = groupConfig,
    settings = listenerSettings,
    pace = fastPace,
  }: { clock?: Clock; probe?: Probe; config?: TargetGroupConfig; settings?: ListenerSettings; pace?: Pace } = {},
): Promise<Balancer> {
  const plane = new DataPlane({ clock, pace: { ...pace, targetRegistration: 0 }, probe });
  t.after(() => plane.close());
  plane.putTargetGroup(group, config);
  await plane.openListener(listener, 0, settings);
  const register = async (target: Target, targetGroup = group): Promise<void> => {
    const healthy = new Promise<void>((resolve) => {
      const stop = plane.onHealthChange((_, changed) => {
        if (changed.port !== target.port || plane.health(targetGroup, target).state !== 'healthy') return;
        stop();
        resolve();
      });
    });
    plane.register(targetGroup, target);
    await healthy;
  };
  return { plane, register, port: plane.portOf(listener) ?? 0 };
}

/** A target that serves HTTP as Node does. */
export async function anHttpTarget(t: TestContext, serve: RequestListener): Promise<Target & { server: Server }> {
  const server = http.createServer(serve).listen(0, '127.0.0.1');
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  await once(server, 'listening');
  return { address: '127.0.0.1', port: portOf(server), server };
}

/** A target that does with its connections what it likes. */
export async function aSocketTarget(t: TestContext, serve: (socket: Socket) => void): Promise<Target> {
  const sockets = new Set<Socket>();
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => {});
    serve(socket);
  });
  server.listen(0, '127.0.0.1');
  t.after(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  await once(server, 'listening');
  return { address: '127.0.0.1', port: portOf(server) };
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** Asks on a connection of its own. */
export async function ask(
  port: number,
  options: http.RequestOptions & { body?: string | Buffer } = {},
): Promise<Answer> {
  const { body, ...rest } = options;
  const request = http.request({ host: '127.0.0.1', port, agent: false, path: '/', ...rest });
  request.end(body);
  const [response]: IncomingMessage[] = await once(request, 'response');
  if (response === undefined) throw new Error('no response');
  return { status: response.statusCode ?? 0, headers: response.headers, body: await textOf(response) };
}

/** Sends bytes as they are and reads until the other side closes. */
export async function sendRaw(port: number, text: string): Promise<string> {
  const socket = net.connect(port, '127.0.0.1');
  socket.write(text, 'latin1');
  return textOf(socket);
}

export async function textOf(readable: AsyncIterable<unknown>): Promise<string> {
  let text = '';
  for await (const piece of readable) text += String(piece);
  return text;
}

function portOf(server: net.Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** A port that was free a moment ago. */
export async function aFreePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}
