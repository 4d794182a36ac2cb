import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, it } from 'node:test';
import type { Outcome } from '../../src/deployment/progress.ts';
import { notifier } from '../../src/notify/notifier.ts';
import { post } from '../../src/notify/post.ts';
import { parseSecretPlace, parseTarget } from '../../src/notify/target.ts';
import { aWebhook } from '../support/a-webhook.ts';
import { anOutcome, failure } from '../support/an-outcome.ts';
import { fakeClock } from '../support/fake-clock.ts';
import { aFreePort } from '../support/listening.ts';

const occasion = { command: 'deploy', app: 'shop', environment: 'dev', by: 'ada', run: undefined };
const update = { kind: 'step', name: 'update', detail: 'deployment ecs-svc/1' } as const;

interface Given {
  readonly targets: readonly string[];
  readonly key?: string;
  readonly environment?: NodeJS.ProcessEnv;
  readonly parameters?: Readonly<Record<string, string>>;
}

/** Tells of a deployment from its update to its outcome; resolves with what was warned of. */
async function tellOf(
  outcome: Outcome,
  { targets, key, environment = {}, parameters = {} }: Given,
): Promise<readonly string[]> {
  const warnings: string[] = [];
  const telling = notifier(
    {
      targets: targets.map((target) => parseTarget(target)),
      key: key === undefined ? undefined : parseSecretPlace(key, '--notify-key'),
    },
    occasion,
    { environment, post, clock: fakeClock(1_796_000_000_000), readParameter: async (name) => parameters[name] },
    (line) => warnings.push(line),
  );
  telling.report(update);
  await telling.finish(outcome);
  return warnings;
}

describe('whoever is to be told', () => {
  it('is told when the service begins to change and what became of it, in that order', async (test) => {
    const hook = await aWebhook(test, 200);

    const warnings = await tellOf(anOutcome(), { targets: ['webhook:HOOK'], environment: { HOOK: hook.url } });

    assert.deepEqual(warnings, []);
    assert.deepEqual(
      hook.received.map(({ body }) => JSON.parse(body)),
      [
        { v: 1, time: '2026-11-30T00:53:20.000Z', event: 'started', ...JSON.parse(JSON.stringify(occasion)) },
        {
          v: 1,
          time: '2026-11-30T00:53:20.000Z',
          event: 'ended',
          ...JSON.parse(JSON.stringify(occasion)),
          verdict: 'succeeded',
          exitCode: 0,
          service: 'app-dev-service',
          taskDefinition: anOutcome().taskDefinition,
          version: '2.0.0',
          serving: anOutcome().serving,
          url: 'http://localhost:8080',
          elapsed: 4200,
        },
      ],
    );
  });

  it('is told the cause, and no log lines', async (test) => {
    const hook = await aWebhook(test, 200);

    await tellOf(anOutcome({ verdict: 'failed', restored: 'no', ...failure }), {
      targets: ['webhook:HOOK'],
      environment: { HOOK: hook.url },
    });

    const body = hook.received.at(-1)?.body ?? '';
    assert.match(body, /"cause":"the container app exits with code 1 at its start"/);
    assert.doesNotMatch(body, /DATABASE_URL/);
  });

  it('can check that a letter is from ship', async (test) => {
    const hook = await aWebhook(test, 200);

    await tellOf(anOutcome(), {
      targets: ['webhook:ssm:/shop/dev/hook'],
      key: 'secret:hook-key',
      parameters: { '/shop/dev/hook': hook.url, '/aws/reference/secretsmanager/hook-key': 'k3y' },
    });

    for (const { body, headers } of hook.received) {
      const signed = createHmac('sha256', 'k3y').update(`${headers['x-ship-timestamp']}.${body}`).digest('hex');
      assert.equal(headers['x-ship-signature-256'], `sha256=${signed}`);
    }
  });

  it('in Slack reads blocks that foreign words cannot mention anybody in', async (test) => {
    const slack = await aWebhook(test, 200);
    const { diagnosis } = failure;
    assert.ok(diagnosis);

    await tellOf(
      anOutcome({ verdict: 'rolled back', ...failure, diagnosis: { ...diagnosis, cause: '<!channel> & <@U1>' } }),
      { targets: ['slack:SLACK'], environment: { SLACK: slack.url } },
    );

    const { text, blocks } = JSON.parse(slack.received.at(-1)?.body ?? '');
    assert.match(text, /^shop · dev: :x: Rolled back by ECS: /);
    assert.deepEqual(
      blocks.map(({ type }: { type: string }) => type),
      ['header', 'section', 'section', 'context'],
    );
    assert.match(blocks[2].text.text, /^\*Cause\* &lt;!channel&gt; &amp; &lt;@U1&gt;\n> Essential/);
  });
});

describe('a target that cannot be told', () => {
  const cases: readonly (readonly [string, readonly (number | 'nothing')[], string])[] = [
    ['answers that it is gone', [410], 'webhook:HOOK (it answered 410)'],
    ['sends elsewhere', [302], 'webhook:HOOK (it answered 302)'],
  ];
  for (const [what, statuses, words] of cases) {
    it(`that ${what} is one line, and the address is not in it`, async (test) => {
      const hook = await aWebhook(test, ...statuses);

      const warnings = await tellOf(anOutcome(), { targets: ['webhook:HOOK'], environment: { HOOK: hook.url } });

      assert.deepEqual(warnings, [`not told: ${words}`]);
    });
  }

  it('is tried once more where it was only busy', async (test) => {
    const hook = await aWebhook(test, 503, 200);

    const warnings = await tellOf(anOutcome(), { targets: ['webhook:HOOK'], environment: { HOOK: hook.url } });

    assert.deepEqual(warnings, []);
    assert.equal(hook.received.length, 3);
  });

  it('is told of in one line with the others, for each reason', async () => {
    const warnings = await tellOf(anOutcome(), {
      targets: ['slack:MISSING', 'webhook:BAD', 'webhook:ssm:/none', 'webhook:CLOSED'],
      environment: { BAD: 'http://example.com/t0ken', CLOSED: `http://127.0.0.1:${await aFreePort()}/t0ken` },
    });

    assert.deepEqual(warnings, [
      'not told: slack:MISSING (the environment has no MISSING), webhook:BAD (what it holds is no https URL), ' +
        'webhook:ssm:/none (there is no parameter /none), webhook:CLOSED (ECONNREFUSED)',
    ]);
  });

  it('is not written to unsigned where its key cannot be had', async (test) => {
    const hook = await aWebhook(test, 200);

    const warnings = await tellOf(anOutcome(), {
      targets: ['webhook:HOOK'],
      key: 'NO_KEY',
      environment: { HOOK: hook.url },
    });

    assert.deepEqual(warnings, ['not told: webhook:HOOK (its key: the environment has no NO_KEY)']);
    assert.equal(hook.received.length, 0);
  });
});

it('what never touched the service is no news', async (test) => {
  const hook = await aWebhook(test, 200);
  const telling = notifier(
    { targets: [parseTarget('webhook:HOOK')], key: undefined },
    occasion,
    { environment: { HOOK: hook.url }, post, clock: fakeClock(), readParameter: async () => undefined },
    () => {},
  );

  telling.report({ kind: 'step', name: 'image', detail: '' });

  assert.equal(hook.received.length, 0);
});

it('a letter that nobody answers is given up after its bound', { timeout: 20_000 }, async (test) => {
  const hook = await aWebhook(test, 'nothing');

  const problem = await post(hook.url, { body: '{}', headers: {} }, 200);

  assert.equal(problem, 'no answer within 0.2 s');
});
