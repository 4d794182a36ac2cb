import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Failure } from '../../src/failure.ts';
import { parseSecretPlace, parseTarget } from '../../src/notify/target.ts';

describe('a target', () => {
  it('is a kind and the place that holds the address', () => {
    assert.deepEqual(
      ['slack:SLACK_URL', 'slack:$SLACK_URL', 'webhook:ssm:/app/dev/hook', 'slack:secret:prod/slack'].map((text) =>
        parseTarget(text),
      ),
      [
        { kind: 'slack', address: { kind: 'variable', name: 'SLACK_URL' }, name: 'slack:SLACK_URL' },
        { kind: 'slack', address: { kind: 'variable', name: 'SLACK_URL' }, name: 'slack:SLACK_URL' },
        { kind: 'webhook', address: { kind: 'parameter', name: '/app/dev/hook' }, name: 'webhook:ssm:/app/dev/hook' },
        {
          kind: 'slack',
          address: { kind: 'parameter', name: '/aws/reference/secretsmanager/prod/slack' },
          name: 'slack:secret:prod/slack',
        },
      ],
    );
  });

  for (const text of ['slack:https://hooks.example.com/T0/B0/x', 'https://hooks.example.com/T0', 'mail:ME', 'slack:']) {
    it(`is refused without being repeated: ${text}`, () => {
      assert.throws(
        () => parseTarget(text),
        (error) => error instanceof Failure && error.code === 'invalid-target' && !error.message.includes('T0'),
      );
    });
  }

  it('names the member of the file where it comes from there', () => {
    assert.throws(() => parseSecretPlace('a key', 'ship_notify_key'), /^Failure: ship_notify_key: /);
  });
});
