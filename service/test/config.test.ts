import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseConfig } from '../src/config.ts';
import { describeProblems } from '../src/environment.ts';

test('an empty environment gives the defaults', () => {
  const result = parseConfig({});

  assert.deepEqual(result, {
    ok: true,
    config: {
      port: 8080,
      host: '0.0.0.0',
      version: 'dev',
      environment: 'local',
      logLevel: 'info',
      logSampleRatio: 1,
      shutdownDelaySeconds: 0.25,
      shutdownTimeoutSeconds: 25,
      trustedProxies: 0,
      corsOrigins: [],
      rateLimit: undefined,
      apiKeys: [],
      jwtIssuer: undefined,
      overload: { eventLoopDelaySeconds: 1, requestsInFlight: 2000, memoryRatio: 0.95 },
      metricsAccess: 'direct',
      embeddedMetricsSeconds: undefined,
      tracing: undefined,
    },
  });
});

test('every variable is read', () => {
  const result = parseConfig({
    PORT: '9000',
    HOST: '127.0.0.5',
    APP_VERSION: '3f2a1bc',
    ENVIRONMENT: 'prod',
    LOG_LEVEL: 'warn',
    SHUTDOWN_DELAY_SECONDS: '5',
    SHUTDOWN_TIMEOUT_SECONDS: '110.5',
    LOG_SAMPLE_RATIO: '0.05',
    TRUSTED_PROXIES: '1',
    CORS_ORIGINS: 'https://app.example.com, http://localhost:3000',
    RATE_LIMIT_REQUESTS: '600',
    RATE_LIMIT_WINDOW_SECONDS: '30',
    API_KEYS: JSON.stringify([{ name: 'ci', sha256: 'ab'.repeat(32), scopes: ['notes:write'] }]),
    JWT_JWKS_URL: 'https://issuer.example.com/keys',
    JWT_ISSUER: 'https://issuer.example.com',
    JWT_AUDIENCE: 'notes',
    OVERLOAD_EVENT_LOOP_DELAY_SECONDS: '0.5',
    OVERLOAD_REQUESTS_IN_FLIGHT: '100',
    OVERLOAD_MEMORY_RATIO: '0.8',
    METRICS_ACCESS: 'anyone',
    EMBEDDED_METRICS_SECONDS: '60',
    OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318/',
    OTEL_EXPORTER_OTLP_HEADERS: 'x-key=a%20b',
    OTEL_TRACES_SAMPLER_ARG: '0.05',
    OTEL_SERVICE_NAME: 'notes',
  });

  assert.deepEqual(result, {
    ok: true,
    config: {
      port: 9000,
      host: '127.0.0.5',
      version: '3f2a1bc',
      environment: 'prod',
      logLevel: 'warn',
      logSampleRatio: 0.05,
      shutdownDelaySeconds: 5,
      shutdownTimeoutSeconds: 110.5,
      trustedProxies: 1,
      corsOrigins: ['https://app.example.com', 'http://localhost:3000'],
      rateLimit: { requests: 600, windowSeconds: 30 },
      apiKeys: [{ name: 'ci', sha256: Buffer.from('ab'.repeat(32), 'hex'), scopes: new Set(['notes:write']) }],
      jwtIssuer: {
        jwksUrl: new URL('https://issuer.example.com/keys'),
        issuer: 'https://issuer.example.com',
        audience: 'notes',
      },
      overload: { eventLoopDelaySeconds: 0.5, requestsInFlight: 100, memoryRatio: 0.8 },
      metricsAccess: 'anyone',
      embeddedMetricsSeconds: 60,
      tracing: {
        endpoint: new URL('http://127.0.0.1:4318/v1/traces'),
        headers: { 'x-key': 'a b' },
        sampleRatio: 0.05,
        serviceName: 'notes',
      },
    },
  });
});

const badValues: readonly (readonly [variable: string, value: string])[] = [
  ['PORT', ''],
  ['PORT', '-1'],
  ['PORT', '65536'],
  ['PORT', '8080.5'],
  ['PORT', '0x50'],
  ['PORT', ' 80'],
  ['HOST', ''],
  ['HOST', 'a b'],
  ['APP_VERSION', ''],
  ['APP_VERSION', 'v1\n'],
  ['APP_VERSION', 'v'.repeat(129)],
  ['ENVIRONMENT', 'Prod'],
  ['LOG_LEVEL', 'verbose'],
  ['SHUTDOWN_DELAY_SECONDS', '61'],
  ['SHUTDOWN_DELAY_SECONDS', 'NaN'],
  ['SHUTDOWN_TIMEOUT_SECONDS', '0'],
  ['SHUTDOWN_TIMEOUT_SECONDS', '120'],
  ['LOG_SAMPLE_RATIO', '1.5'],
  ['TRUSTED_PROXIES', '-1'],
  ['CORS_ORIGINS', 'https://app.example.com/'],
  ['CORS_ORIGINS', '*,https://app.example.com'],
  ['RATE_LIMIT_REQUESTS', '0'],
  ['API_KEYS', '[{"name":"ci","sha256":"short","scopes":[]}]'],
  ['API_KEYS', '{}'],
  ['JWT_JWKS_URL', 'ftp://issuer.example.com/keys'],
  ['JWT_JWKS_URL', 'https://issuer.example.com/keys'],
  ['METRICS_ACCESS', 'all'],
  ['EMBEDDED_METRICS_SECONDS', '0'],
  ['OTEL_EXPORTER_OTLP_ENDPOINT', 'http://user:secret@127.0.0.1:4318'],
  ['OTEL_EXPORTER_OTLP_HEADERS', 'no-equals-sign'],
];

for (const [variable, value] of badValues) {
  test(`${variable}=${JSON.stringify(value.slice(0, 20))} is refused by name`, () => {
    const result = parseConfig({ [variable]: value });

    assert.equal(result.ok, false);
    assert.deepEqual(result.ok ? [] : result.problems.map((each) => each.variable), [variable]);
  });
}

test('a secret that cannot be used is not shown', () => {
  const result = parseConfig({ API_KEYS: 'my-very-own-key' });

  assert.equal(
    result.ok ? '' : describeProblems(result.problems),
    'bad configuration: API_KEYS is "(hidden)", allowed is a JSON list of {"name", "sha256", "scopes"}',
  );
});

test('a delay that does not fit into the shutdown timeout is refused', () => {
  const result = parseConfig({ SHUTDOWN_DELAY_SECONDS: '10', SHUTDOWN_TIMEOUT_SECONDS: '10' });

  assert.equal(
    result.ok ? '' : describeProblems(result.problems),
    'bad configuration: SHUTDOWN_DELAY_SECONDS is "10", allowed is less than SHUTDOWN_TIMEOUT_SECONDS, which is 10',
  );
});

test('whatever PORT holds, it is a usable port or one line that names it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (value) => {
      const result = parseConfig({ PORT: value });

      if (result.ok) {
        assert.ok(Number.isInteger(result.config.port) && result.config.port >= 0 && result.config.port <= 65_535);
        return;
      }
      const line = describeProblems(result.problems);
      assert.match(line, /^bad configuration: PORT is "/);
      assert.doesNotMatch(line, /[\r\n]/);
    }),
  );
});
