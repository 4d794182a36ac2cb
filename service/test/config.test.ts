import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { describeProblems, parseConfig } from '../src/config.ts';

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
      shutdownDelaySeconds: 0.25,
      shutdownTimeoutSeconds: 25,
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
  });

  assert.deepEqual(result, {
    ok: true,
    config: {
      port: 9000,
      host: '127.0.0.5',
      version: '3f2a1bc',
      environment: 'prod',
      logLevel: 'warn',
      shutdownDelaySeconds: 5,
      shutdownTimeoutSeconds: 110.5,
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
];

for (const [variable, value] of badValues) {
  test(`${variable}=${JSON.stringify(value.slice(0, 20))} is refused by name`, () => {
    const result = parseConfig({ [variable]: value });

    assert.equal(result.ok, false);
    assert.deepEqual(result.ok ? [] : result.problems.map((each) => each.variable), [variable]);
  });
}

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
