import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { Clock } from '../../src/clock.ts';
import { systemClock } from '../../src/clock.ts';
import type { Stickiness } from '../../src/load-balancer/stickiness.ts';
import type { Target } from '../../src/load-balancer/targets.ts';
import {
  type Answer,
  aBalancer,
  anHttpTarget,
  ask,
  type Balancer,
  group,
  groupConfig,
  listenerSettings,
} from './world.ts';

const byBalancer: Stickiness = { type: 'lb_cookie', durationSeconds: 60 };
const byApplication: Stickiness = { type: 'app_cookie', durationSeconds: 60, cookieName: 'session' };

/** The machine's clock, moved on by as much as is wanted. */
function movableClock(): Clock & { skip(seconds: number): void } {
  let skipped = 0;
  return {
    now: () => systemClock.now() + skipped,
    after: systemClock.after,
    skip(seconds) {
      skipped += seconds * 1000;
    },
  };
}

async function aNamedTarget(t: TestContext, name: string, cookie?: string): Promise<Target> {
  const target = await anHttpTarget(t, (_, response) => {
    if (cookie !== undefined) response.setHeader('Set-Cookie', `${cookie}=1; Path=/`);
    response.end(name);
  });
  return { address: target.address, port: target.port };
}

/** Two targets, and a group that sticks. */
async function aStickyBalancer(
  t: TestContext,
  stickiness: Stickiness,
  cookie?: string,
): Promise<Balancer & { clock: ReturnType<typeof movableClock>; targets: Record<string, Target> }> {
  const clock = movableClock();
  const balancer = await aBalancer(t, { clock, config: { ...groupConfig, stickiness } });
  const targets = { one: await aNamedTarget(t, 'one', cookie), two: await aNamedTarget(t, 'two', cookie) };
  for (const target of Object.values(targets)) await balancer.register(target);
  return { ...balancer, clock, targets };
}

function cookiesOf({ headers }: Answer): Record<string, string> {
  return Object.fromEntries(
    (headers['set-cookie'] ?? []).map((line) => {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
      return [name, value];
    }),
  );
}

function asField(cookies: Record<string, string>): string {
  return Object.entries(cookies)
    .map(([name, value]) => `${name}=${value}`)
    .join('; ');
}

async function servedBy(port: number, cookies: Record<string, string>, times = 4): Promise<Set<string>> {
  const names = new Set<string>();
  for (let index = 0; index < times; index += 1) {
    names.add((await ask(port, { headers: { Cookie: asField(cookies) } })).body);
  }
  return names;
}

describe("stickiness by the load balancer's cookie", () => {
  it('brings a client back to its target, by either of the two cookies, renewed with each answer', async (t) => {
    const { port } = await aStickyBalancer(t, byBalancer);

    const first = await ask(port);
    const { AWSALB = '', AWSALBCORS = '' } = cookiesOf(first);
    const again = [await servedBy(port, { AWSALB }), await servedBy(port, { other: 'a', AWSALBCORS })];
    const renewed = await ask(port, { headers: { Cookie: `AWSALB=${AWSALB}` } });

    assert.deepEqual(again, [new Set([first.body]), new Set([first.body])]);
    assert.match(first.headers['set-cookie']?.[0] ?? '', /^AWSALB=\S+; Expires=.+ GMT; Path=\/$/);
    assert.match(first.headers['set-cookie']?.[1] ?? '', /^AWSALBCORS=\S+; Expires=.+; Path=\/; SameSite=None$/);
    assert.ok(cookiesOf(renewed).AWSALB);
  });

  it('spreads clients without a cookie, or with one that nobody gave out', async (t) => {
    const { port } = await aStickyBalancer(t, byBalancer);

    assert.equal((await servedBy(port, {})).size, 2);
    assert.equal((await servedBy(port, { AWSALB: 'made.up' })).size, 2);
  });

  it('ends when its time is over', async (t) => {
    const { port, clock } = await aStickyBalancer(t, byBalancer);
    const { AWSALB = '' } = cookiesOf(await ask(port));

    clock.skip(61);

    assert.equal((await servedBy(port, { AWSALB })).size, 2);
  });

  it('finds another target when the one before has gone', async (t) => {
    const { plane, port, targets } = await aStickyBalancer(t, byBalancer);
    const first = await ask(port);
    const { AWSALB = '' } = cookiesOf(first);
    const gone = targets[first.body];
    assert.ok(gone);

    plane.deregister(group, gone, () => {});
    const next = await ask(port, { headers: { Cookie: `AWSALB=${AWSALB}` } });

    assert.notEqual(next.body, first.body);
    assert.notEqual(cookiesOf(next).AWSALB?.split('.')[0], AWSALB.split('.')[0]);
  });
});

describe("stickiness by the application's cookie", () => {
  it('begins when the application sets its cookie, and needs both cookies', async (t) => {
    const { port } = await aStickyBalancer(t, byApplication, 'session');

    const first = await ask(port);
    const cookies = cookiesOf(first);
    const { session = '', 'AWSALBAPP-0': balancers = '' } = cookies;

    assert.deepEqual(await servedBy(port, { session, 'AWSALBAPP-0': balancers }), new Set([first.body]));
    assert.equal((await servedBy(port, { 'AWSALBAPP-0': balancers })).size, 2);
    assert.equal(cookies['AWSALBAPP-1'], '_remove_');
  });

  it('does not begin as long as the application sets none', async (t) => {
    const { port } = await aStickyBalancer(t, byApplication, 'another');

    assert.deepEqual(Object.keys(cookiesOf(await ask(port))), ['another']);
  });
});

describe('stickiness to a target group', () => {
  it('keeps a client on its side of a weighted rule, until that side has no weight or no target', async (t) => {
    const { plane, port, register } = await aBalancer(t);
    plane.putTargetGroup('green', groupConfig);
    const forward = (blue: number, green: number) => ({
      ...listenerSettings,
      routing: {
        rules: [],
        defaultAction: {
          kind: 'forward' as const,
          groups: [
            { item: group, weight: blue },
            { item: 'green', weight: green },
          ],
          stickySeconds: 60,
        },
      },
    });
    plane.changeListener('listener', forward(50, 50));
    await register(await aNamedTarget(t, 'blue'));
    const green = await aNamedTarget(t, 'green');
    await register(green, 'green');

    const answers = [await ask(port), await ask(port)];
    const fields = Object.fromEntries(
      answers.map((answer) => [answer.body, { AWSALBTG: cookiesOf(answer).AWSALBTG ?? '' }]),
    );
    const kept = [await servedBy(port, fields.blue ?? {}), await servedBy(port, fields.green ?? {})];
    plane.changeListener('listener', forward(0, 100));
    const withoutWeight = await servedBy(port, fields.blue ?? {});
    plane.changeListener('listener', forward(100, 1));
    plane.deregister('green', green, () => {});
    const withoutTarget = await servedBy(port, fields.green ?? {});

    assert.deepEqual(kept, [new Set(['blue']), new Set(['green'])]);
    assert.deepEqual(withoutWeight, new Set(['green']));
    assert.deepEqual(withoutTarget, new Set(['blue']));
  });
});
