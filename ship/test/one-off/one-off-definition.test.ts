import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { oneOffDefinition, overrideOf } from '../../src/one-off/one-off-definition.ts';

const definition = {
  family: 'app-dev',
  revision: 7,
  cpu: '256',
  executionRoleArn: 'arn:aws:iam::1:role/e',
  containerDefinitions: [
    {
      name: 'app',
      image: 'r/app@sha256:01',
      environment: [
        { name: 'APP_VERSION', value: '1.1.0' },
        { name: 'LOG_LEVEL', value: 'info' },
      ],
      healthCheck: { command: ['CMD', 'true'] },
    },
    { name: 'sidecar', image: 'r/sidecar:1' },
  ],
};

describe("a one-off task's definition", () => {
  it("runs the command in place of the image's entrypoint, in a family of its own, and keeps the rest", () => {
    const made = oneOffDefinition(definition, 'app', ['node', 'migrate.js']);

    const [app, sidecar] = made.containerDefinitions ?? [];
    assert.deepEqual([made.family, made.cpu, made.executionRoleArn], ['app-dev-run', '256', 'arn:aws:iam::1:role/e']);
    assert.deepEqual([app?.entryPoint, app?.command], [['node', 'migrate.js'], []]);
    assert.equal(app?.image, 'r/app@sha256:01');
    assert.equal(app?.healthCheck, undefined);
    assert.deepEqual(app?.environment?.map(({ name, value }) => `${name}=${value}`).sort(), [
      'APP_VERSION=1.1.0',
      'LOG_LEVEL=info',
    ]);
    assert.deepEqual(sidecar, { name: 'sidecar', image: 'r/sidecar:1' });
  });

  it('overrides variables, and the command only where the entrypoint is kept', () => {
    const request = { command: ['--once'], variables: [{ name: 'A', value: 'b' }] };

    assert.deepEqual(overrideOf('app', { ...request, keepsEntrypoint: false }), {
      name: 'app',
      environment: [{ name: 'A', value: 'b' }],
    });
    assert.deepEqual(overrideOf('app', { ...request, variables: [], keepsEntrypoint: true }), {
      name: 'app',
      command: ['--once'],
    });
  });
});
