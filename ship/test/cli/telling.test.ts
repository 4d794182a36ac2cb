import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { run } from '../../src/main.ts';
import { aShell } from '../support/a-shell.ts';
import { aWebhook } from '../support/a-webhook.ts';

describe('ship notify --test', () => {
  it('says of each target whether it took the message, and never where it is', async (test) => {
    const hook = await aWebhook(test, 200);
    const shell = aShell({ HOOK: hook.url });

    const code = await run(
      ['notify', '--test', '--notify', 'webhook:HOOK', 'slack:NOWHERE', '--app', 'shop', '--env', 'none'],
      shell,
    );

    assert.equal(code, 2);
    assert.equal(shell.written.join(''), '✔ webhook:HOOK\n✖ slack:NOWHERE  the environment has no NOWHERE\n');
    assert.equal(JSON.parse(hook.received[0]?.body ?? '').event, 'test');
  });

  it('refuses an address in the command line, without repeating it', async () => {
    const shell = aShell();

    const code = await run(
      ['notify', '--notify', 'slack:https://hooks.example.com/T0KEN', '--app', 'shop', '--env', 'none'],
      shell,
    );

    assert.equal(code, 2);
    assert.match(shell.written.join(''), /^ship: --notify: the address is a secret, .*\n$/);
    assert.doesNotMatch(shell.written.join(''), /T0KEN/);
  });

  it('says that there is nobody to tell', async () => {
    const shell = aShell();

    const code = await run(['notify', '--test', '--app', 'shop', '--env', 'none'], shell);

    assert.equal(code, 2);
    assert.match(shell.written.join(''), /^ship: there is nobody to tell; name a target with --notify/);
  });
});

describe('ship permissions', () => {
  it('prints the policy of an environment without asking AWS', async () => {
    const shell = aShell();

    const code = await run(
      ['permissions', '--json', '--app', 'shop', '--env', 'none', '--account', '111122223333'],
      shell,
    );

    const policy = JSON.parse(shell.written.join(''));
    assert.equal(code, 0);
    assert.match(JSON.stringify(policy), /arn:aws:ecs:\*:111122223333:service\/shop-none-cluster\/shop-none-service/);
  });
});
