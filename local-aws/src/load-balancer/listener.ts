import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { TLSSocket } from 'node:tls';
import type { Clock, Milliseconds } from '../clock.ts';
import type { Deadlines } from './deadlines.ts';
import { Exchange, type ExchangeSurroundings } from './exchange.ts';
import { forwarding } from './group-choice.ts';
import type { Bind } from './loopback.ts';
import { answerItself, closingAnswer, type OwnStatus, serverField } from './own-answer.ts';
import { redirectLocation } from './redirect.ts';
import { type ClientRequest, type RequestFieldSettings, type RequestHead, requestHead } from './request-head.ts';
import { type ResponseFieldSettings, responseAmendment } from './response-fields.ts';
import { type ReadyAction, type RoutedRequest, type Routing, router } from './routing.ts';
import { createServer, type ListenerServer, SecureListening, type SecureSettings } from './secure-server.ts';
import type { ChoosingRequest } from './stickiness.ts';
import type { TargetGroup } from './target-group.ts';
import type { Target } from './targets.ts';
import { countStatus, type ListenerTraffic, noListenerTraffic } from './traffic.ts';
import { tunnel } from './tunnel.ts';

type Choose = ReturnType<typeof forwarding>;

export interface ListenerConfig {
  /** Whose listener it is; its redirects mean ports of the same load balancer. */
  readonly loadBalancer: string;
  readonly routing: Routing<TargetGroup>;
  readonly idleTimeoutSeconds: number;
  /** `client_keep_alive.seconds`: a client's connection takes no further request after that long. */
  readonly clientKeepAliveSeconds: number;
  readonly requestFields: RequestFieldSettings;
  readonly responseFields: ResponseFieldSettings;
  /** Of an HTTPS listener. Whether a listener has them never changes. */
  readonly secure: SecureSettings | undefined;
}

export interface ListenerSurroundings {
  readonly clock: Clock;
  readonly deadlines: Deadlines;
  readonly traceId: () => string;
  readonly bind: Bind;
  /** Where clients reach the listener of the port that a redirect names. */
  readonly reachablePort: (port: number) => number;
}

/** As an ALB's limit for a request's head. */
const longestHead = 64 * 1024;
const headTimeout: Milliseconds = 60_000;

/** A port of a load balancer, where requests come in. */
export class Listener {
  readonly traffic: ListenerTraffic = noListenerTraffic();
  /** Where it listens; set by `open`. */
  port = 0;
  /** Where it was told to listen. */
  configuredPort = 0;
  readonly #surroundings: ListenerSurroundings;
  #config: ListenerConfig;
  #route: (request: () => RoutedRequest) => ReadyAction<Choose>;
  #exchanges: ExchangeSurroundings;
  #servers: readonly ListenerServer[] = [];
  readonly #secure: SecureListening | undefined;
  /** When each connection was ready for its first request. */
  readonly #readySince = new WeakMap<Duplex, Milliseconds>();
  readonly #tunnelled = new Set<Duplex>();

  constructor(config: ListenerConfig, surroundings: ListenerSurroundings) {
    this.#config = config;
    this.#surroundings = surroundings;
    this.#secure = config.secure === undefined ? undefined : new SecureListening(config.secure);
    this.#route = router(config.routing, forwarding);
    this.#exchanges = this.#exchangeSurroundings();
  }

  get config(): ListenerConfig {
    return this.#config;
  }

  /** Requests that come from now on follow the new configuration. */
  configure(config: ListenerConfig): void {
    this.#config = config;
    this.#route = router(config.routing, forwarding);
    this.#exchanges = this.#exchangeSurroundings();
    if (config.secure !== undefined) this.#secure?.configure(config.secure, this.#servers);
    for (const server of this.#servers) server.keepAliveTimeout = this.#exchanges.idleTimeout;
  }

  /**
   * Listens on the port, or where `bind` moves it; port 0 is any free one.
   *
   * @throws PortUnavailable
   */
  async open(port: number): Promise<void> {
    const { bind } = this.#surroundings;
    const { servers, port: bound } = await bind(port, () => this.#createServer());
    this.configuredPort = port;
    this.#servers = servers;
    this.port = bound;
  }

  /** The target that a request without cookies would get now; undefined where it would not be forwarded. */
  targetFor(request: RoutedRequest): Target | undefined {
    const action = this.#route(() => request);
    if (action.kind !== 'forward') return undefined;
    const now = this.#surroundings.clock.now();
    return action.choose({ cookies: undefined, now, isSecure: this.#secure !== undefined })?.target.target;
  }

  /** Frees the port at once; requests under way may end within the grace time. Resolves when all is closed. */
  async close(grace: Milliseconds): Promise<void> {
    const { clock } = this.#surroundings;
    const end = (): void => {
      for (const server of this.#servers) server.closeAllConnections();
      for (const socket of this.#tunnelled) socket.destroy();
    };
    const closed = this.#servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve())));
    for (const server of this.#servers) server.closeIdleConnections();
    if (grace === 0) end();
    const timer = clock.after(grace, end);
    await Promise.all(closed);
    timer.cancel();
    end();
  }

  #exchangeSurroundings(): ExchangeSurroundings {
    const { clock, deadlines } = this.#surroundings;
    const { idleTimeoutSeconds, responseFields } = this.#config;
    return {
      clock,
      deadlines,
      traffic: this.traffic,
      idleTimeout: idleTimeoutSeconds * 1000,
      amendAnswer: responseAmendment(responseFields),
    };
  }

  #createServer(): ListenerServer {
    const server = createServer(
      {
        maxHeaderSize: longestHead,
        headersTimeout: headTimeout,
        requestTimeout: 0,
        keepAliveTimeout: this.#exchanges.idleTimeout,
        noDelay: true,
        shouldUpgradeCallback: ({ headers }) => headers.upgrade?.toLowerCase() === 'websocket',
      },
      this.#secure,
    );
    server.on('connection', (socket: Socket) => this.traffic.connections.opened(socket));
    server.on(this.#secure === undefined ? 'connection' : 'secureConnection', (socket: Duplex) => {
      this.#readySince.set(socket, this.#surroundings.clock.now());
    });
    server.on('request', (request: IncomingMessage, response: ServerResponse) => this.#serve(request, response));
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, following: Buffer) =>
      this.#upgrade(request, socket, following),
    );
    server.on('connect', (_: IncomingMessage, socket: Duplex) => this.#refuse(socket, 405));
    server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => this.#clientError(error, socket));
    return server;
  }

  #serve(request: IncomingMessage, response: ServerResponse): void {
    this.traffic.requests += 1;
    const now = this.#surroundings.clock.now();
    if (this.#isTooOld(request.socket, now)) response.shouldKeepAlive = false;
    const action = this.#route(() => this.#routed(request));
    const head = this.#headFor(request, action, false);
    if (head.kind === 'refuse') {
      this.#answer(response, head.status, false);
      return;
    }
    switch (action.kind) {
      case 'forward': {
        const choice = action.choose(this.#choosing(request, now));
        if (choice === undefined) this.#answer(response, 503, head.body === 'none');
        else new Exchange(this.#exchanges, request, response, head, choice).start();
        return;
      }
      case 'fixedResponse': {
        const { status, contentType, body } = action.fixedResponse;
        this.#answerWith(response, status, body, contentType === undefined ? [] : ['Content-Type', contentType]);
        return;
      }
      case 'redirect': {
        const location = redirectLocation(action.redirect, this.#routed(request), {
          protocol: this.#secure === undefined ? 'http' : 'https',
          port: this.port,
          reachablePort: this.#surroundings.reachablePort,
        });
        this.#answerWith(response, action.redirect.status, '', ['Location', location]);
        return;
      }
      default:
        action satisfies never;
    }
  }

  #isTooOld(socket: Duplex, now: Milliseconds): boolean {
    const since = this.#readySince.get(socket) ?? now;
    return now - since >= this.#config.clientKeepAliveSeconds * 1000;
  }

  #choosing(request: IncomingMessage, now: Milliseconds): ChoosingRequest {
    return { cookies: request.headers.cookie, now, isSecure: this.#secure !== undefined };
  }

  #answerWith(response: ServerResponse, status: number, body: string, given: readonly string[]): void {
    countStatus(this.traffic.ownStatuses, status);
    const fields = [...given, 'Content-Length', String(Buffer.byteLength(body)), ...serverField];
    response.writeHead(status, this.#exchanges.amendAnswer?.(fields) ?? fields);
    response.end(response.req.method === 'HEAD' ? undefined : body);
  }

  #upgrade(request: IncomingMessage, socket: Duplex, following: Buffer): void {
    this.traffic.requests += 1;
    socket.on('error', () => socket.destroy());
    const action = this.#route(() => this.#routed(request));
    const head = this.#headFor(request, action, true);
    const choosing = this.#choosing(request, this.#surroundings.clock.now());
    const target = action.kind === 'forward' ? action.choose(choosing)?.target : undefined;
    if (head.kind === 'refuse') {
      this.#refuse(socket, head.status);
    } else if (target === undefined) {
      this.#refuse(socket, action.kind === 'forward' ? 503 : 400);
    } else {
      this.#tunnelled.add(socket);
      socket.on('close', () => this.#tunnelled.delete(socket));
      tunnel(socket, target, head.text, following, this.#exchanges);
    }
  }

  #headFor(request: IncomingMessage, action: ReadyAction<Choose>, isUpgrade: boolean): RequestHead {
    const { socket } = request;
    return requestHead(
      {
        method: request.method ?? '',
        target: request.url ?? '',
        fields: request.rawHeaders,
        clientAddress: socket.remoteAddress ?? '127.0.0.1',
        clientPort: socket.remotePort ?? 0,
        listenerPort: this.port,
        tls: tlsOf(socket),
        settings: this.#config.requestFields,
        transforms: action.kind === 'forward' ? action.transforms : undefined,
        isUpgrade,
      },
      this.#surroundings.traceId,
    );
  }

  #routed({ method = '', url: target = '', headers, socket }: IncomingMessage): RoutedRequest {
    const url = target.startsWith('/') ? target : target.replace(/^https?:\/\/[^/?#]*/i, '');
    const question = url.indexOf('?');
    const path = question === -1 ? url : url.slice(0, question);
    const query = question === -1 ? '' : url.slice(question + 1);
    return { method, path, query, headers, sourceAddress: socket.remoteAddress ?? '127.0.0.1' };
  }

  #answer(response: ServerResponse, status: OwnStatus, mayContinue: boolean): void {
    countStatus(this.traffic.ownStatuses, status);
    answerItself(response, status, mayContinue, this.#exchanges.amendAnswer);
  }

  #refuse(socket: Duplex, status: OwnStatus): void {
    countStatus(this.traffic.ownStatuses, status);
    socket.on('error', () => socket.destroy());
    socket.end(closingAnswer(status));
  }

  /** What cannot be understood is answered 400, unless that would end up in the middle of another answer. */
  #clientError(error: NodeJS.ErrnoException, socket: Duplex): void {
    const isAnswering = this.#surroundings.deadlines.some(
      (item) => item instanceof Exchange && item.isFor(socket) && item.hasAnswerBegun,
    );
    const isReady = this.#readySince.has(socket);
    if (error.code === 'ECONNRESET' || !socket.writable || isAnswering || !isReady) {
      socket.destroy();
      return;
    }
    this.#refuse(socket, error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400);
  }
}

function tlsOf(socket: IncomingMessage['socket']): ClientRequest['tls'] {
  if (!(socket instanceof TLSSocket)) return undefined;
  return { version: socket.getProtocol() ?? '', cipherSuite: socket.getCipher().standardName };
}
