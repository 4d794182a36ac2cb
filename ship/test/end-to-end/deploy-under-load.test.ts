import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fixtures, type LocalStack, localStack } from './local-stack.ts';
import { type SteadyLoad, steadyLoad } from './steady-load.ts';

describe('deployments under steady load', () => {
  let stack: LocalStack;
  let load: SteadyLoad;

  before(async () => {
    stack = await localStack();
    load = steadyLoad(`${stack.url}/api/hello`, 1_000);
  });

  after(async () => {
    await load.stop();
    await stack.close();
  });

  test('a good version is deployed and answers', async () => {
    const deployed = await stack.ship('deploy', '--app-version', '2.0.0');

    assert.equal(deployed.exitCode, 0, deployed.stdout + deployed.stderr);
    assert.match(deployed.stdout, /✔ Deployed: devops-challenge-dev-service serves version 2\.0\.0/);
    assert.equal(await stack.version(), '2.0.0');
  });

  test('a version that exits at its start is rolled back, with its exit code and its last words', async () => {
    const deployed = await stack.ship(
      'deploy',
      '--service',
      join(fixtures, 'exits-at-start'),
      '--app-version',
      '3.0.0',
    );

    assert.equal(deployed.exitCode, 1, deployed.stdout + deployed.stderr);
    assert.match(deployed.stdout, /Cause +the container devops-challenge exits with code 1 at its start/);
    assert.match(deployed.stdout, /database password is missing/);
    assert.equal(await stack.version(), '2.0.0');
  });

  test('a version whose health check answers 503 is rolled back, with that answer as the cause', async () => {
    const deployed = await stack.ship('deploy', '--service', join(fixtures, 'unhealthy'), '--app-version', '4.0.0');

    assert.equal(deployed.exitCode, 1, deployed.stdout + deployed.stderr);
    assert.match(deployed.stdout, /Cause +the load balancer's health check answers 503/);
    assert.equal(await stack.version(), '2.0.0');
  });

  test('an image that does not exist is refused before anything changes', async () => {
    const deployed = await stack.ship('deploy', '--image', 'no-such-tag');

    assert.equal(deployed.exitCode, 2, deployed.stdout + deployed.stderr);
    assert.match(deployed.stderr, /^ship: .*no-such-tag.*\n$/);
    assert.equal(await stack.version(), '2.0.0');
  });

  test('a rollback brings the last good version back', async () => {
    const rolledBack = await stack.ship('rollback');

    assert.equal(rolledBack.exitCode, 0, rolledBack.stdout + rolledBack.stderr);
    assert.equal(await stack.version(), '1.0.0');
  });

  test('no request failed over the whole run', async () => {
    const { requests, errors, timeouts, non2xx } = await load.stop();

    assert.ok(requests.total > 1_000, `${requests.total} requests`);
    assert.deepEqual({ errors, timeouts, non2xx }, { errors: 0, timeouts: 0, non2xx: 0 });
  });
});
