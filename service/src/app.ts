import { createServer, type Server } from 'node:http';
import { type FastifyError, type FastifyInstance, fastify } from 'fastify';
import type { Config } from './config.ts';
import { errorFields, type Log } from './log.ts';
import { refuseOtherMethods } from './method-not-allowed.ts';
import { replyWithProblem } from './problem.ts';
import { healthRoute } from './routes/health.ts';
import { helloRoute } from './routes/hello.ts';

/** What the app takes from the process it lives in. */
export interface AppSurroundings {
  readonly log: Log;
  readonly now: () => Date;
  /** Since the process started. */
  readonly uptimeSeconds: () => number;
  readonly isDraining: () => boolean;
}

/** An app without a socket: `app.inject` asks it directly, `server.listen` puts it on a port. */
export interface App {
  readonly app: FastifyInstance;
  readonly server: Server;
}

export type AppConfig = Pick<Config, 'version' | 'environment'>;

/** A connection must outlive the load balancer's idle timeout (60 s on ALB), or a request meets a closed one: 502. */
const keepAliveTimeout = 65_000;
const headersTimeout = 15_000;
const requestTimeout = 30_000;
const bodyLimitBytes = 256 * 1024;

/** Builds the app with all its routes, ready to be asked. */
export async function buildApp(config: AppConfig, surroundings: AppSurroundings): Promise<App> {
  const { version, environment } = config;
  const { log, now, uptimeSeconds, isDraining } = surroundings;

  // The server is made here, so that its life (listening, draining) belongs to the process and not to the framework.
  const server = createServer({ keepAliveTimeout, headersTimeout, requestTimeout });
  const app = fastify({
    // A logger of Fastify's own costs a child logger on every request; events are logged through `log`.
    logger: false,
    bodyLimit: bodyLimitBytes,
    serverFactory: (handler) => server.on('request', handler),
  });

  app.setNotFoundHandler((request, reply) =>
    replyWithProblem(reply, 404, `There is nothing at ${pathOf(request.url)}.`),
  );
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status < 500) return replyWithProblem(reply, status, error.message);
    log.error('request failed', { method: request.method, path: pathOf(request.url), ...errorFields(error) });
    return replyWithProblem(reply, status, 'The server failed to answer; the log has the reason.');
  });

  const closeRouteList = refuseOtherMethods(app);
  healthRoute(app, { version, environment, uptimeSeconds, isDraining });
  helloRoute(app, { version, environment, now });
  closeRouteList();

  await app.ready();
  return { app, server };
}

/** Without the query, where secrets travel. */
function pathOf(url: string): string {
  return url.split('?', 1)[0] ?? url;
}
