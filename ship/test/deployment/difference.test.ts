import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { differences } from '../../src/deployment/difference.ts';

const withEnvironment = (environment: Record<string, string>) => ({
  containerDefinitions: [
    { name: 'app', environment: Object.entries(environment).map(([name, value]) => ({ name, value })) },
  ],
});

describe('the difference of two task definitions', () => {
  it('names each member that changes, by the names of containers and variables', () => {
    const live = { cpu: '256', ...withEnvironment({ APP_VERSION: '1', OLD: 'x' }) };
    const next = { cpu: '512', ...withEnvironment({ NEW: 'y', APP_VERSION: '2' }) };

    const found = differences(live, next);

    assert.deepEqual(found, [
      { path: 'containers.app.environment.APP_VERSION', before: '1', after: '2' },
      { path: 'containers.app.environment.NEW', before: undefined, after: 'y' },
      { path: 'containers.app.environment.OLD', before: 'x', after: undefined },
      { path: 'cpu', before: '256', after: '512' },
    ]);
  });

  it('says nothing of order, of empty lists and of what AWS fills in', () => {
    const live = { ...withEnvironment({ A: '1', B: '2' }), revision: 3, volumes: [], status: 'ACTIVE' as const };
    const next = withEnvironment({ B: '2', A: '1' });

    assert.deepEqual(differences(live, next), []);
  });

  it('masks what is named like a secret, and passwords in URLs', () => {
    const live = withEnvironment({ API_TOKEN: 'first', DATABASE_URL: 'postgres://me:first@host/db' });
    const next = withEnvironment({ API_TOKEN: 'second', DATABASE_URL: 'postgres://me:second@host/db' });

    const found = differences(live, next);

    assert.deepEqual(found, [
      { path: 'containers.app.environment.API_TOKEN', before: '(masked)', after: '(masked)' },
      {
        path: 'containers.app.environment.DATABASE_URL',
        before: 'postgres://me:(masked)@host/db',
        after: 'postgres://me:(masked)@host/db',
      },
    ]);
  });

  it('shows where a secret comes from, which is no secret', () => {
    const next = {
      containerDefinitions: [{ name: 'app', secrets: [{ name: 'API_TOKEN', valueFrom: 'arn:aws:ssm:…:token' }] }],
    };

    assert.deepEqual(differences({}, next), [
      { path: 'containers.app.secrets.API_TOKEN', before: undefined, after: 'arn:aws:ssm:…:token' },
    ]);
  });

  it('masks in a container of whatever name, and in variables with dots', () => {
    const next = {
      containerDefinitions: [{ name: 'secrets', environment: [{ name: 'db.password.main', value: 'first' }] }],
    };

    assert.equal(differences({}, next)[0]?.after, '(masked)');
  });

  it('never shows the value of a secret variable', () => {
    const secretNames = fc.constantFrom('SECRET', 'DB_PASSWORD', 'apiKey', 'GITHUB_TOKEN', 'private_key');
    const value = fc.stringMatching(/^[a-z0-9]{12,20}$/);
    fc.assert(
      fc.property(secretNames, value, value, (name, first, second) => {
        const text = JSON.stringify(
          differences(withEnvironment({ [name]: first }), withEnvironment({ [name]: second })),
        );

        assert.ok(!text.includes(first) && !text.includes(second));
      }),
    );
  });
});
