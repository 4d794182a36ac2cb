import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DataPlane, type ListenerSettings } from '../../src/load-balancer/data-plane.ts';
import { fastPace } from '../../src/pace.ts';
import { virtualClock } from '../../src/virtual-clock.ts';
import { groupConfig, listenerSettings } from './world.ts';

const groups = ['blue', 'green', 'red'] as const;
const aForward = fc.subarray([...groups]);
const aListener = fc.constantFrom('one', 'two', 'three');
const aStep = fc.oneof(
  fc.record({
    kind: fc.constantFrom('open', 'change', 'move'),
    listener: aListener,
    rule: aForward,
    byDefault: aForward,
  }),
  fc.record({ kind: fc.constant('close'), listener: aListener }),
);

test('a target group is in use while a listener forwards to it, whatever was done to the listeners', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(aStep, { maxLength: 15 }), async (steps) => {
      const plane = new DataPlane({
        clock: virtualClock(),
        pace: fastPace,
        bind: async (port) => ({ servers: [], port }),
      });
      for (const group of groups) plane.putTargetGroup(group, groupConfig);
      const open = new Map<string, readonly string[]>();

      for (const step of steps) {
        await take(plane, open, step);

        const named = new Set([...open.values()].flat());
        for (const group of groups) assert.equal(plane.isAssociated(group), named.has(group));
      }
      await plane.close();
    }),
  );
});

type Step = typeof aStep extends fc.Arbitrary<infer Value> ? Value : never;

/** Does it, and notes what each open listener forwards to. */
async function take(plane: DataPlane, open: Map<string, readonly string[]>, step: Step): Promise<void> {
  const { listener } = step;
  if (step.kind === 'close') {
    plane.closeListener(listener);
    open.delete(listener);
    return;
  }
  const { kind, rule, byDefault } = step;
  if (open.has(listener) === (kind === 'open')) return;
  const settings = forwardingTo(rule, byDefault);
  if (kind === 'open') await plane.openListener(listener, 8080, settings);
  if (kind === 'change') plane.changeListener(listener, settings);
  if (kind === 'move') await plane.moveListener(listener, 8081, settings);
  open.set(listener, [...rule, ...byDefault]);
}

function forwardingTo(rule: readonly string[], byDefault: readonly string[]): ListenerSettings {
  const forward = (to: readonly string[]) =>
    ({ kind: 'forward', groups: to.map((item) => ({ item, weight: 1 })), stickySeconds: undefined }) as const;
  return {
    ...listenerSettings,
    routing: {
      rules: [{ priority: 1, conditions: [], action: forward(rule) }],
      defaultAction: forward(byDefault),
    },
  };
}
