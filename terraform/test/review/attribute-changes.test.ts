import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { attributeChanges } from '../../review/attribute-changes.ts';
import { type AChange, aPlanOf } from '../support/a-change.ts';

function changesOf(change: Omit<AChange, 'address' | 'actions'>) {
  const [only] = aPlanOf([{ address: 'aws_lb.main', actions: ['update'], ...change }]).changes;
  assert.ok(only !== undefined);
  return attributeChanges(only);
}

/** Each as `path: before → after`. */
function inShort(change: Omit<AChange, 'address' | 'actions'>): readonly string[] {
  return changesOf(change).map(
    ({ path, before, after, isUnknown, forces }) =>
      `${path}: ${before ?? '-'} → ${isUnknown ? '?' : (after ?? '-')}${forces ? ' !' : ''}`,
  );
}

describe('the attributes that a plan changes', () => {
  it('are told field by field, with what is known after apply and what forces a replacement', () => {
    const told = inShort({
      before: { name: 'a', port: 80, arn: 'arn:1', same: true, tags: { Owner: 'me' } },
      after: { name: 'b', port: 80, same: true, tags: {} },
      unknown: { arn: true },
      replacePaths: [['name']],
    });

    assert.deepEqual(told, ['arn: arn:1 → ?', 'name: a → b !', 'tags.Owner: me → -']);
  });

  it('are looked for inside JSON, by the names of what stands in lists', () => {
    const container = (environment: object[], image: string) => JSON.stringify([{ name: 'app', image, environment }]);
    const policy = (action: string) =>
      JSON.stringify({ Statement: [{ Sid: 'Read', Effect: 'Allow', Action: [action], Resource: '*' }] });

    const told = inShort({
      before: {
        container_definitions: container([{ name: 'LOG_LEVEL', value: 'info' }], 'app:1'),
        policy: policy('s3:Get*'),
      },
      after: {
        container_definitions: container([{ name: 'LOG_LEVEL', value: 'debug' }], 'app:1'),
        policy: policy('s3:*'),
      },
    });

    assert.deepEqual(told, [
      'container_definitions.app.environment.LOG_LEVEL: info → debug',
      'policy.Statement.Read.Action: s3:Get* → s3:*',
    ]);
  });

  it('do not count the order of a list, nor null, "", [] and {} for a change', () => {
    const told = inShort({
      before: { subnets: ['a', 'b'], description: null, tags: {}, rule: [] },
      after: { subnets: ['b', 'a'], description: '', tags: null, rule: null },
    });

    assert.deepEqual(told, []);
  });

  it('never show a sensitive value, whole or in part', () => {
    const secret = fc.stringMatching(/^[a-z0-9]{12,20}$/);
    fc.assert(
      fc.property(secret, secret, (first, second) => {
        fc.pre(first !== second);
        const environment = (value: string) =>
          JSON.stringify([
            {
              name: 'app',
              environment: [
                { name: 'API_TOKEN', value },
                { name: 'DATABASE_URL', value: `postgres://me:${value}@db/app` },
              ],
            },
          ]);
        const values = (value: string) => ({
          password: value,
          nested: [{ key: value, list: [value] }],
          container_definitions: environment(value),
        });

        const told = changesOf({
          before: values(first),
          after: values(second),
          sensitive: { password: true, nested: [{ key: true, list: [true] }] },
        });

        assert.equal(told.length, 5, JSON.stringify(told));
        assert.ok(!JSON.stringify(told).includes(first) && !JSON.stringify(told).includes(second));
      }),
    );
  });
});
