import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Clock, Milliseconds } from '../clock.ts';
import type { Deadlines } from './deadlines.ts';
import { Exchange, type ExchangeSurroundings } from './exchange.ts';
import { bindLoopback } from './loopback.ts';
import { answerItself, closingAnswer, type OwnStatus } from './own-answer.ts';
import { redirectLocation } from './redirect.ts';
import { type ForwardedForMode, type RequestHead, requestHead } from './request-head.ts';
import { type ReadyAction, type RoutedRequest, type Routing, router } from './routing.ts';
import type { TargetGroup } from './target-group.ts';
import { countStatus, type ListenerTraffic, noListenerTraffic } from './traffic.ts';
import { tunnel } from './tunnel.ts';

export interface ListenerConfig {
  readonly routing: Routing<TargetGroup>;
  readonly idleTimeoutSeconds: number;
  readonly forwardedFor: ForwardedForMode;
}

export interface ListenerSurroundings {
  readonly clock: Clock;
  readonly deadlines: Deadlines;
  readonly traceId: () => string;
}

/** As an ALB's limit for a request's head. */
const longestHead = 64 * 1024;
const headTimeout: Milliseconds = 60_000;

/** A port of a load balancer, where requests come in. */
export class Listener {
  readonly traffic: ListenerTraffic = noListenerTraffic();
  /** Set by `open`. */
  port = 0;
  readonly #surroundings: ListenerSurroundings;
  #config: ListenerConfig;
  #route: (request: () => RoutedRequest) => ReadyAction<TargetGroup>;
  #exchanges: ExchangeSurroundings;
  #servers: readonly Server[] = [];
  readonly #tunnelled = new Set<Duplex>();

  constructor(config: ListenerConfig, surroundings: ListenerSurroundings) {
    this.#config = config;
    this.#surroundings = surroundings;
    this.#route = router(config.routing);
    this.#exchanges = this.#exchangeSurroundings();
  }

  get config(): ListenerConfig {
    return this.#config;
  }

  /** Requests that come from now on follow the new configuration. */
  configure(config: ListenerConfig): void {
    this.#config = config;
    this.#route = router(config.routing);
    this.#exchanges = this.#exchangeSurroundings();
    for (const server of this.#servers) server.keepAliveTimeout = this.#exchanges.idleTimeout;
  }

  /**
   * Listens on the loopback addresses; port 0 is any free one.
   *
   * @throws PortUnavailable
   */
  async open(port: number): Promise<void> {
    const { servers, port: bound } = await bindLoopback(port, () => this.#createServer());
    this.#servers = servers;
    this.port = bound;
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
    return { clock, deadlines, traffic: this.traffic, idleTimeout: this.#config.idleTimeoutSeconds * 1000 };
  }

  #createServer(): Server {
    const server = createServer({
      maxHeaderSize: longestHead,
      headersTimeout: headTimeout,
      requestTimeout: 0,
      keepAliveTimeout: this.#exchanges.idleTimeout,
      noDelay: true,
      shouldUpgradeCallback: ({ headers }) => headers.upgrade?.toLowerCase() === 'websocket',
    });
    server.on('request', (request, response) => this.#serve(request, response));
    server.on('upgrade', (request, socket, following) => this.#upgrade(request, socket, following));
    server.on('connect', (_, socket) => this.#refuse(socket, 405));
    server.on('clientError', (error: NodeJS.ErrnoException, socket) => this.#clientError(error, socket));
    return server;
  }

  #serve(request: IncomingMessage, response: ServerResponse): void {
    this.traffic.requests += 1;
    const head = this.#headFor(request, false);
    if (head.kind === 'refuse') {
      this.#answer(response, head.status);
      return;
    }
    const action = this.#route(() => this.#routed(request));
    switch (action.kind) {
      case 'forward':
        new Exchange(this.#exchanges, request, response, head, () => action.chooseGroup()?.choose()).start();
        return;
      case 'fixedResponse': {
        const { status, contentType, body } = action.fixedResponse;
        countStatus(this.traffic.ownStatuses, status);
        response.writeHead(status, [
          ...(contentType === undefined ? [] : ['Content-Type', contentType]),
          ...['Content-Length', String(Buffer.byteLength(body)), 'Server', 'awselb/2.0'],
        ]);
        response.end(request.method === 'HEAD' ? undefined : body);
        return;
      }
      case 'redirect': {
        const { status } = action.redirect;
        countStatus(this.traffic.ownStatuses, status);
        const location = redirectLocation(action.redirect, this.#routed(request), this.port);
        response.writeHead(status, ['Location', location, 'Content-Length', '0', 'Server', 'awselb/2.0']);
        response.end();
        return;
      }
      default:
        action satisfies never;
    }
  }

  #upgrade(request: IncomingMessage, socket: Duplex, following: Buffer): void {
    this.traffic.requests += 1;
    socket.on('error', () => socket.destroy());
    const head = this.#headFor(request, true);
    const action = this.#route(() => this.#routed(request));
    const target = action.kind === 'forward' ? action.chooseGroup()?.choose() : undefined;
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

  #headFor(request: IncomingMessage, isUpgrade: boolean): RequestHead {
    return requestHead(
      {
        method: request.method ?? '',
        target: request.url ?? '',
        fields: request.rawHeaders,
        clientAddress: request.socket.remoteAddress ?? '127.0.0.1',
        listenerPort: this.port,
        forwardedFor: this.#config.forwardedFor,
        isUpgrade,
      },
      this.#surroundings.traceId,
    );
  }

  #routed({ method = '', url = '', headers, socket }: IncomingMessage): RoutedRequest {
    const question = url.indexOf('?');
    const path = question === -1 ? url : url.slice(0, question);
    const query = question === -1 ? '' : url.slice(question + 1);
    return { method, path, query, headers, sourceAddress: socket.remoteAddress ?? '127.0.0.1' };
  }

  #answer(response: ServerResponse, status: OwnStatus): void {
    countStatus(this.traffic.ownStatuses, status);
    answerItself(response, status, false);
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
    if (error.code === 'ECONNRESET' || !socket.writable || isAnswering) {
      socket.destroy();
      return;
    }
    this.#refuse(socket, error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400);
  }
}
