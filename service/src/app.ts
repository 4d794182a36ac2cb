import type { Server } from 'node:http';
import { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from 'fastify';
import { Answer } from './answer.ts';
import type { Config } from './config.ts';
import type { Dependency } from './dependency.ts';
import { refuseOtherMethods } from './method-not-allowed.ts';
import { createServer } from './node-http.ts';
import { createNoteStore } from './notes/note-store.ts';
import { answerHeaders } from './plugins/answer-headers.ts';
import { authenticate } from './plugins/authentication/authentication.ts';
import { clientAddress } from './plugins/client-address.ts';
import { refuseBrokenRequests } from './plugins/client-error.ts';
import { cors } from './plugins/cors.ts';
import { documentRoutes } from './plugins/documentation/documentation.ts';
import { type Gate, installGates } from './plugins/gates.ts';
import { accessLog } from './plugins/logging/access-log.ts';
import { errorFields, type Log } from './plugins/logging/log.ts';
import { writeEmbeddedMetrics } from './plugins/metrics/embedded-metrics.ts';
import { type ProcessUsage, prometheusText } from './plugins/metrics/prometheus.ts';
import { createRequestMetrics } from './plugins/metrics/request-metrics.ts';
import { observeRequests } from './plugins/observation.ts';
import { loadShedding } from './plugins/overload/load-shedding.ts';
import { watchLoad } from './plugins/overload/load-watch.ts';
import { rateLimit } from './plugins/rate-limit/rate-limit.ts';
import { requestIds } from './plugins/request-id.ts';
import { type RandomHex, traceRequests } from './plugins/tracing/tracing.ts';
import { invalidParts, validateRequests } from './plugins/validation.ts';
import { replyWithProblem } from './problem.ts';
import { pathOf } from './request-path.ts';
import { healthRoutes } from './routes/health.ts';
import { helloRoute } from './routes/hello.ts';
import { metricsRoute } from './routes/metrics.ts';
import { notesRoutes } from './routes/notes.ts';
import { whoamiRoute } from './routes/whoami.ts';

/** What the app takes from the process it lives in. */
export interface AppSurroundings {
  readonly log: Log;
  /** Takes a line for the log that is made already, with its line end; it need not be written at once. */
  readonly writeLine: (line: string) => void;
  readonly now: () => Date;
  /** Monotonic. */
  readonly milliseconds: () => number;
  /** Since the process started. */
  readonly uptimeSeconds: () => number;
  readonly isDraining: () => boolean;
  /** From 0 to less than 1; for sampling, not for secrets. */
  readonly random: () => number;
  readonly randomHex: RandomHex;
  readonly newId: () => string;
  /** Used memory as a part of what may be used, 0 to 1. */
  readonly memoryRatio: () => number;
  readonly processUsage: () => ProcessUsage;
  readonly dependencies: readonly Dependency[];
}

/** An app without a socket: `app.inject` asks it directly, `server.listen` puts it on a port, `app.close` ends its timers. */
export interface App {
  readonly app: FastifyInstance;
  readonly server: Server;
  /** Requests between their head and their end. */
  readonly requestsInFlight: () => number;
}

export type AppConfig = Omit<Config, 'port' | 'host' | 'shutdownDelaySeconds' | 'shutdownTimeoutSeconds'>;

/** What one client may take of the process. */
export interface HttpLimits {
  readonly headerBytes: number;
  readonly bodyBytes: number;
  /** From the first byte of a request, or of its connection, to the end of its head. */
  readonly headersMilliseconds: number;
  /** To the end of its body. */
  readonly requestMilliseconds: number;
  readonly checkEveryMilliseconds: number;
}

const httpLimits: HttpLimits = {
  headerBytes: 16 * 1024,
  bodyBytes: 256 * 1024,
  headersMilliseconds: 15_000,
  requestMilliseconds: 30_000,
  checkEveryMilliseconds: 5_000,
};

/** A connection must outlive the load balancer's idle timeout (60 s on ALB), or a request meets a closed one: 502. */
const keepAliveTimeout = 65_000;

/** Builds the app with all its routes, ready to be asked. */
export async function buildApp(
  config: AppConfig,
  surroundings: AppSurroundings,
  limits: HttpLimits = httpLimits,
): Promise<App> {
  const { version, environment } = config;
  const { log, now, milliseconds } = surroundings;

  // The server is made here, so that its life (listening, draining) belongs to the process and not to the framework.
  const server = createServer({
    ServerResponse: Answer,
    keepAliveTimeout,
    maxHeaderSize: limits.headerBytes,
    headersTimeout: limits.headersMilliseconds,
    requestTimeout: limits.requestMilliseconds,
    connectionsCheckingInterval: limits.checkEveryMilliseconds,
  });
  const newRequestId = requestIds(surroundings.randomHex(16).slice(0, 8));
  const app = fastify({
    // A logger of Fastify's own costs a child logger on every request; events are logged through `log`.
    logger: false,
    bodyLimit: limits.bodyBytes,
    genReqId: newRequestId,
    clientErrorHandler: refuseBrokenRequests(() => newRequestId({ headers: {} })),
    frameworkErrors: (error, request, reply) => {
      if (passUnmatched(request, reply) === 'passed') replyWithProblem(reply, error.statusCode ?? 400, error.message);
    },
    serverFactory: (handler) => server.on('request', handler),
  });
  app.setErrorHandler<FastifyError>((error, request, reply) => replyWithError(error, request, reply, log));
  validateRequests(app);

  const metrics = createRequestMetrics();
  const tracing = traceRequests(app, config.tracing, { ...surroundings, version, environment });
  const { gate: observation, inFlight } = observeRequests({
    observers: [
      accessLog({
        level: config.logLevel,
        write: surroundings.writeLine,
        sampleRatio: config.logSampleRatio,
        random: surroundings.random,
      }),
      metrics.observer,
      ...(tracing === undefined ? [] : [tracing.observer]),
    ],
    clientOf: ({ raw, headers }) => clientAddress(raw.socket.remoteAddress ?? '', headers, config.trustedProxies),
    startTrace: tracing?.start,
    milliseconds,
    now,
  });
  const watch = watchLoad(app, {
    limits: config.overload,
    requestsInFlight: inFlight.count,
    memoryRatio: surroundings.memoryRatio,
    milliseconds,
    log,
  });
  writeEmbeddedMetrics(app, config.embeddedMetricsSeconds, {
    environment,
    routes: metrics.routes,
    write: surroundings.writeLine,
    now,
  });

  const closeRouteList = refuseOtherMethods(app);
  const passUnmatched = installGates(
    app,
    [
      observation,
      answerHeaders(surroundings.isDraining),
      cors(config.corsOrigins),
      loadShedding({ watch, requestsInFlight: inFlight.count, most: config.overload.requestsInFlight }),
      rateLimit({ rate: config.rateLimit, milliseconds }),
    ],
    refuseUnknownPath,
  );
  authenticate(app, { apiKeys: config.apiKeys, jwtIssuer: config.jwtIssuer, log });
  documentRoutes(app, {
    title: 'Shipshape service',
    version,
    description: 'A service and what production asks of it.',
  });

  helloRoute(app, { version, environment, now });
  notesRoutes(app, { store: createNoteStore(), now, newId: surroundings.newId });
  whoamiRoute(app);
  healthRoutes(app, { version, environment, load: watch.load, ...surroundings });
  metricsRoute(app, {
    access: config.metricsAccess,
    text: () =>
      prometheusText(metrics.routes(), {
        ...surroundings.processUsage(),
        version,
        environment,
        load: watch.latest(),
        isOverloaded: watch.load().state === 'overloaded',
        requestsInFlight: inFlight.count(),
        spansDropped: tracing?.dropped() ?? 0,
      }),
  });
  closeRouteList();

  await app.ready();
  return { app, server, requestsInFlight: inFlight.count };
}

const refuseUnknownPath: Gate = (request, reply) => {
  replyWithProblem(reply, 404, `There is nothing at ${pathOf(request.url)}.`);
  return 'refused';
};

function replyWithError(error: FastifyError, request: FastifyRequest, reply: FastifyReply, log: Log): FastifyReply {
  const { validation, validationContext = 'body', statusCode: status = 500 } = error;
  if (validation !== undefined) {
    return replyWithProblem(reply, 400, 'The request is not valid.', invalidParts(validation, validationContext));
  }
  if (status < 500) return replyWithProblem(reply, status, error.message);
  const { method, url, id: requestId } = request;
  log.error('request failed', { method, path: pathOf(url), requestId, ...errorFields(error) });
  return replyWithProblem(reply, status, 'The server failed to answer; the log has the reason.');
}
