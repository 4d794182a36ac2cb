import {
  type ConfigProblem,
  type Environment,
  type EnvironmentReader,
  httpUrl,
  matching,
  numberFrom,
  oneOf,
  readerOf,
  wholeNumberFrom,
} from './environment.ts';
import { type ApiKey, parseApiKeys } from './plugins/authentication/api-keys.ts';
import type { JwtIssuer } from './plugins/authentication/jwt.ts';
import { parseOrigins } from './plugins/cors.ts';
import { type LogLevel, logLevels } from './plugins/logging/log.ts';
import type { OverloadLimits } from './plugins/overload/load.ts';
import type { Rate } from './plugins/rate-limit/rate-limiter.ts';
import { parseOtlpHeaders, type TracingConfig, tracesEndpoint } from './plugins/tracing/tracing-config.ts';

/** What the process needs to know from outside, read once at the start. */
export interface Config {
  /** `PORT`, 0 to 65535, default 8080. At 0 the system chooses a free one. */
  readonly port: number;
  /** `HOST`, the address to listen on, default 0.0.0.0: inside a task the load balancer comes from outside. */
  readonly host: string;
  /** `APP_VERSION`, at most 128 visible characters, default `dev`. */
  readonly version: string;
  /** `ENVIRONMENT`, lower-case letters, digits and hyphens, at most 32 characters, default `local`. */
  readonly environment: string;
  /** `LOG_LEVEL`, default `info`. */
  readonly logLevel: LogLevel;
  /** `LOG_SAMPLE_RATIO`, 0 to 1, default 1: which part of the requests that succeed gets a log line. Others always do. */
  readonly logSampleRatio: number;
  /** `SHUTDOWN_DELAY_SECONDS`, 0 to 60, default 0.25: see `shutdown.ts` for what happens in it. */
  readonly shutdownDelaySeconds: number;
  /** `SHUTDOWN_TIMEOUT_SECONDS`, 0.5 to 119, default 25, counted from the signal; keep it under the task's stop timeout. */
  readonly shutdownTimeoutSeconds: number;
  /** `TRUSTED_PROXIES`, 0 to 8, default 0: how many proxies in front append to `X-Forwarded-For`. One behind an ALB. */
  readonly trustedProxies: number;
  /** `CORS_ORIGINS`, origins separated by commas, or `*`; default none: browsers on other origins get nothing. */
  readonly corsOrigins: readonly string[];
  /** `RATE_LIMIT_REQUESTS` in `RATE_LIMIT_WINDOW_SECONDS` (default 60) for each client; default no limit. */
  readonly rateLimit: Rate | undefined;
  /** `API_KEYS`, see `api-keys.ts`; default none. A secret. */
  readonly apiKeys: readonly ApiKey[];
  /** `JWT_JWKS_URL`, `JWT_ISSUER` and `JWT_AUDIENCE`, all or none; default none. */
  readonly jwtIssuer: JwtIssuer | undefined;
  /** `OVERLOAD_EVENT_LOOP_DELAY_SECONDS`, `OVERLOAD_REQUESTS_IN_FLIGHT`, `OVERLOAD_MEMORY_RATIO`; default 1, 2000, 0.95. */
  readonly overload: OverloadLimits;
  /** `METRICS_ACCESS`, `direct` (default: only callers that come past the load balancer) or `anyone`. */
  readonly metricsAccess: MetricsAccess;
  /** `EMBEDDED_METRICS_SECONDS`, 1 to 3600: how often metrics go into the log for CloudWatch; default never. */
  readonly embeddedMetricsSeconds: number | undefined;
  /** OpenTelemetry's own variables, see `tracing-config.ts`; default no tracing. */
  readonly tracing: TracingConfig | undefined;
}

const metricsAccesses = ['direct', 'anyone'] as const;

export type MetricsAccess = (typeof metricsAccesses)[number];

export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] };

/**
 * Reads the environment. A variable that is absent takes its default; one that is present but empty is a mistake, not
 * an absence. Every bad variable is reported, not only the first.
 */
export function parseConfig(environment: Environment): ConfigResult {
  const reader = readerOf(environment);
  const config: Config = {
    ...parseProcess(reader),
    ...parseLogging(reader),
    ...parseProtection(reader),
    ...parseAuthentication(reader),
    ...parseMetrics(reader),
    tracing: parseTracing(reader),
  };

  if (reader.problems.length === 0 && config.shutdownDelaySeconds >= config.shutdownTimeoutSeconds) {
    reader.refuse({
      variable: 'SHUTDOWN_DELAY_SECONDS',
      value: String(config.shutdownDelaySeconds),
      allowed: `less than SHUTDOWN_TIMEOUT_SECONDS, which is ${config.shutdownTimeoutSeconds}`,
    });
  }
  return reader.problems.length === 0 ? { ok: true, config } : { ok: false, problems: reader.problems };
}

function parseProcess({ read }: EnvironmentReader) {
  return {
    port: read('PORT', {
      fallback: 8080,
      allowed: 'a whole number from 0 to 65535',
      parse: wholeNumberFrom(0, 65_535),
    }),
    host: read('HOST', {
      fallback: '0.0.0.0',
      allowed: 'an IP address or a host name',
      parse: matching(/^[A-Za-z0-9.:_-]{1,253}$/),
    }),
    version: read('APP_VERSION', {
      fallback: 'dev',
      allowed: '1 to 128 visible ASCII characters',
      parse: matching(/^[!-~]{1,128}$/),
    }),
    environment: read('ENVIRONMENT', {
      fallback: 'local',
      allowed: '1 to 32 lower-case letters, digits and hyphens, a letter first',
      parse: matching(/^[a-z][a-z0-9-]{0,31}$/),
    }),
    shutdownDelaySeconds: read('SHUTDOWN_DELAY_SECONDS', {
      fallback: 0.25,
      allowed: 'a number from 0 to 60',
      parse: numberFrom(0, 60),
    }),
    shutdownTimeoutSeconds: read('SHUTDOWN_TIMEOUT_SECONDS', {
      fallback: 25,
      allowed: 'a number from 0.5 to 119',
      parse: numberFrom(0.5, 119),
    }),
  };
}

function parseLogging({ read }: EnvironmentReader) {
  return {
    logLevel: read('LOG_LEVEL', {
      fallback: 'info',
      allowed: `one of ${logLevels.join(', ')}`,
      parse: oneOf(logLevels),
    }),
    logSampleRatio: read('LOG_SAMPLE_RATIO', { fallback: 1, allowed: 'a number from 0 to 1', parse: numberFrom(0, 1) }),
  };
}

function parseProtection({ read }: EnvironmentReader) {
  const requests = read('RATE_LIMIT_REQUESTS', {
    fallback: undefined,
    allowed: 'a whole number from 1 to 1000000',
    parse: wholeNumberFrom(1, 1_000_000),
  });
  const windowSeconds = read('RATE_LIMIT_WINDOW_SECONDS', {
    fallback: 60,
    allowed: 'a whole number from 1 to 3600',
    parse: wholeNumberFrom(1, 3600),
  });
  return {
    trustedProxies: read('TRUSTED_PROXIES', {
      fallback: 0,
      allowed: 'a whole number from 0 to 8',
      parse: wholeNumberFrom(0, 8),
    }),
    corsOrigins: read('CORS_ORIGINS', {
      fallback: [],
      allowed: '* or origins like https://app.example.com, separated by commas',
      parse: parseOrigins,
    }),
    rateLimit: requests === undefined ? undefined : { requests, windowSeconds },
    overload: {
      eventLoopDelaySeconds: read('OVERLOAD_EVENT_LOOP_DELAY_SECONDS', {
        fallback: 1,
        allowed: 'a number from 0.05 to 60',
        parse: numberFrom(0.05, 60),
      }),
      requestsInFlight: read('OVERLOAD_REQUESTS_IN_FLIGHT', {
        fallback: 2000,
        allowed: 'a whole number from 1 to 100000',
        parse: wholeNumberFrom(1, 100_000),
      }),
      memoryRatio: read('OVERLOAD_MEMORY_RATIO', {
        fallback: 0.95,
        allowed: 'a number from 0.1 to 1',
        parse: numberFrom(0.1, 1),
      }),
    },
  };
}

function parseAuthentication({ read, refuse }: EnvironmentReader) {
  const jwksUrl = read('JWT_JWKS_URL', { fallback: undefined, allowed: 'an http or https URL', parse: httpUrl });
  const visible = { fallback: undefined, allowed: '1 to 256 visible characters', parse: matching(/^[!-~]{1,256}$/) };
  const issuer = read('JWT_ISSUER', visible);
  const audience = read('JWT_AUDIENCE', visible);
  const isComplete = jwksUrl !== undefined && issuer !== undefined && audience !== undefined;
  if (!isComplete && (jwksUrl ?? issuer ?? audience) !== undefined) {
    refuse({
      variable: 'JWT_JWKS_URL',
      value: jwksUrl?.href ?? '',
      allowed: 'only together with JWT_ISSUER and JWT_AUDIENCE',
    });
  }
  return {
    apiKeys: read('API_KEYS', {
      fallback: [],
      allowed: 'a JSON list of {"name", "sha256", "scopes"}',
      parse: parseApiKeys,
      isSecret: true,
    }),
    jwtIssuer: isComplete ? { jwksUrl, issuer, audience } : undefined,
  };
}

function parseMetrics({ read }: EnvironmentReader) {
  return {
    metricsAccess: read('METRICS_ACCESS', {
      fallback: 'direct',
      allowed: `one of ${metricsAccesses.join(', ')}`,
      parse: oneOf(metricsAccesses),
    }),
    embeddedMetricsSeconds: read('EMBEDDED_METRICS_SECONDS', {
      fallback: undefined,
      allowed: 'a whole number from 1 to 3600',
      parse: wholeNumberFrom(1, 3600),
    }),
  };
}

function parseTracing({ read }: EnvironmentReader): TracingConfig | undefined {
  // A collector's URL may hold a key, where it should not.
  const collector = { fallback: undefined, allowed: 'an http or https URL', parse: httpUrl, isSecret: true };
  const forAll = read('OTEL_EXPORTER_OTLP_ENDPOINT', collector);
  const forTraces = read('OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', collector);
  const headers = read('OTEL_EXPORTER_OTLP_HEADERS', {
    fallback: {},
    allowed: 'name=value pairs separated by commas',
    parse: parseOtlpHeaders,
    isSecret: true,
  });
  const sampleRatio = read('OTEL_TRACES_SAMPLER_ARG', {
    fallback: 1,
    allowed: 'a number from 0 to 1',
    parse: numberFrom(0, 1),
  });
  const serviceName = read('OTEL_SERVICE_NAME', {
    fallback: 'shipshape-service',
    allowed: '1 to 128 visible ASCII characters',
    parse: matching(/^[!-~]{1,128}$/),
  });
  const endpoint = tracesEndpoint(forAll, forTraces);
  return endpoint === undefined ? undefined : { endpoint, headers, sampleRatio, serviceName };
}
