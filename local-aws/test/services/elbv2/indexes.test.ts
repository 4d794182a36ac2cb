import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { noCertificates } from '../../../src/load-balancer/certificates.ts';
import { DataPlane } from '../../../src/load-balancer/data-plane.ts';
import type { Action, Operations } from '../../../src/models/generated/elbv2.ts';
import { fastPace } from '../../../src/pace.ts';
import { targetGroupsIn } from '../../../src/services/elbv2/actions.ts';
import { listenerOperations } from '../../../src/services/elbv2/listeners.ts';
import { loadBalancerOperations } from '../../../src/services/elbv2/load-balancers.ts';
import { unknownNetwork } from '../../../src/services/elbv2/network.ts';
import { PersistentTargets } from '../../../src/services/elbv2/persistent-targets.ts';
import { ruleOperations } from '../../../src/services/elbv2/rules.ts';
import { type Elbv2State, openState } from '../../../src/services/elbv2/state.ts';
import { targetGroupOperations } from '../../../src/services/elbv2/target-groups.ts';
import { targetOperations } from '../../../src/services/elbv2/target-registration.ts';
import { trafficWeights } from '../../../src/services/elbv2/traffic-weights.ts';
import { openSqliteStore } from '../../../src/store/sqlite-store.ts';
import type { Store } from '../../../src/store/store.ts';
import { virtualClock } from '../../../src/virtual-clock.ts';
import { AwsError } from '../../../src/wire/aws-error.ts';
import type { ServiceOperations } from '../../../src/wire/operation.ts';
import { randomSource } from '../../random-source.ts';

const folder = mkdtempSync(join(tmpdir(), 'local-aws-elbv2-'));
let files = 0;
after(() => rmSync(folder, { recursive: true }));

const which = fc.nat(3);
const groups = fc.uniqueArray(which, { minLength: 1, maxLength: 2 });
const priority = fc.integer({ min: 1, max: 4 });

const aStep = fc.oneof(
  fc.record({ kind: fc.constant('create load balancer'), name: which }),
  fc.record({ kind: fc.constant('delete load balancer'), balancer: which }),
  fc.record({ kind: fc.constant('create target group'), name: which }),
  fc.record({ kind: fc.constant('delete target group'), group: which }),
  fc.record({ kind: fc.constant('register target'), group: which, address: which }),
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('create listener'), balancer: which, port: which, groups }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('modify listener'), listener: which, port: which, groups }) },
  fc.record({ kind: fc.constant('delete listener'), listener: which }),
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('create rule'), listener: which, priority, groups }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('modify rule'), rule: which, groups }) },
  fc.record({ kind: fc.constant('delete rule'), rule: which }),
  fc.record({ kind: fc.constant('shift traffic'), listener: which, groups }),
  fc.record({ kind: fc.constant('restart') }),
);
type Step = typeof aStep extends fc.Arbitrary<infer Value> ? Value : never;

test('whatever was done to them, ELBv2 finds the rows that a walk over all of them finds', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(aStep, { minLength: 10, maxLength: 40 }), async (steps) => {
      const path = join(folder, `${++files}.db`);
      let world = aWorld(openSqliteStore(path));
      for (const name of [0, 1]) await world.take({ kind: 'create load balancer', name });
      for (const name of [0, 1, 2, 3]) await world.take({ kind: 'create target group', name });

      for (const step of steps) {
        if (step.kind === 'restart') {
          await world.close();
          world = aWorld(openSqliteStore(path));
        } else await world.take(step);

        await assertFindsAll(world);
      }
      await world.close();
    }),
    { numRuns: 40 },
  );
});

interface World {
  readonly state: Elbv2State;
  take(step: Exclude<Step, { kind: 'restart' }>): Promise<void>;
  call<Name extends keyof Operations>(
    name: Name,
    input: Operations[Name]['input'],
  ): Promise<Operations[Name]['output']>;
  close(): Promise<void>;
}

function aWorld(store: Store): World {
  const clock = virtualClock();
  const dataPlane = new DataPlane({ clock, pace: fastPace, bind: async (port) => ({ servers: [], port }) });
  const random = randomSource(files);
  const state = openState(store, {
    dataPlane,
    certificates: noCertificates,
    network: unknownNetwork,
    clock,
    randomBytes: (size) => Buffer.from(Array.from({ length: size }, () => Math.floor(random() * 256))),
  });
  const registry = new PersistentTargets(state);
  const operations: ServiceOperations<Operations> = {
    ...loadBalancerOperations(state),
    ...targetGroupOperations(state, registry),
    ...targetOperations(state, registry),
    ...listenerOperations(state),
    ...ruleOperations(state),
  };
  const call: World['call'] = async (name, input) => {
    const operation = operations[name];
    if (!operation) throw new Error(`no operation ${name}`);
    return operation(input, { requestId: 'test', region: 'us-east-1', endpoint: 'http://127.0.0.1:4566' });
  };
  return {
    state,
    call,
    async take(step) {
      try {
        await take(step, state, call);
      } catch (error) {
        // What AWS refuses changes nothing.
        if (!(error instanceof AwsError)) throw error;
      }
    },
    async close() {
      await dataPlane.close();
      store.close();
    },
  };
}

async function take(step: Parameters<World['take']>[0], state: Elbv2State, call: World['call']): Promise<void> {
  const nth = (rows: Iterable<{ readonly arn: string }>, n: number): string => {
    const all = [...rows];
    return all[n % all.length]?.arn ?? '';
  };
  const balancer = (n: number): string => nth(state.loadBalancers.values(), n);
  const group = (n: number): string => nth(state.targetGroups.values(), n);
  const listener = (n: number): string => nth(state.listeners.values(), n);
  const rule = (n: number): string => nth(state.rules.values(), n);
  const forward = (to: readonly number[]): Action[] => [
    { Type: 'forward', ForwardConfig: { TargetGroups: to.map((n) => ({ TargetGroupArn: group(n) })) } },
  ];
  switch (step.kind) {
    case 'create load balancer':
      await call('CreateLoadBalancer', { Name: `balancer-${step.name}`, Subnets: ['subnet-a', 'subnet-b'] });
      return;
    case 'delete load balancer':
      await call('DeleteLoadBalancer', { LoadBalancerArn: balancer(step.balancer) });
      return;
    case 'create target group': {
      const rest = { Protocol: 'HTTP', Port: 8080, VpcId: 'vpc-1', TargetType: 'ip' } as const;
      await call('CreateTargetGroup', { Name: `group-${step.name}`, ...rest });
      return;
    }
    case 'delete target group':
      await call('DeleteTargetGroup', { TargetGroupArn: group(step.group) });
      return;
    case 'register target':
      await call('RegisterTargets', {
        TargetGroupArn: group(step.group),
        Targets: [{ Id: `10.0.0.${step.address}` }],
      });
      return;
    case 'create listener':
      await call('CreateListener', {
        LoadBalancerArn: balancer(step.balancer),
        Port: 8080 + step.port,
        Protocol: 'HTTP',
        DefaultActions: forward(step.groups),
      });
      return;
    case 'modify listener':
      await call('ModifyListener', {
        ListenerArn: listener(step.listener),
        Port: 8080 + step.port,
        DefaultActions: forward(step.groups),
      });
      return;
    case 'delete listener':
      await call('DeleteListener', { ListenerArn: listener(step.listener) });
      return;
    case 'create rule':
      await call('CreateRule', {
        ListenerArn: listener(step.listener),
        Priority: step.priority,
        Conditions: [{ Field: 'path-pattern', Values: ['/*'] }],
        Actions: forward(step.groups),
      });
      return;
    case 'modify rule':
      await call('ModifyRule', { RuleArn: rule(step.rule), Actions: forward(step.groups) });
      return;
    case 'delete rule':
      await call('DeleteRule', { RuleArn: rule(step.rule) });
      return;
    case 'shift traffic': {
      const weights = Object.fromEntries(step.groups.map((n) => [group(n), 50]).filter(([arn]) => arn !== ''));
      const { defaultRuleArn = '' } = state.listeners.get(listener(step.listener)) ?? {};
      trafficWeights(state).setWeights(defaultRuleArn, weights);
      return;
    }
    default:
      step satisfies never;
  }
}

/** Asks the operations, and walks over the tables as they would without an index. */
async function assertFindsAll({ state, call }: World): Promise<void> {
  const [balancers, groups, listeners, rules, targets] = [
    [...state.loadBalancers.values()],
    [...state.targetGroups.values()],
    [...state.listeners.values()],
    [...state.rules.values()],
    [...state.targets.values()],
  ];
  const usersOf = (group: string): string[] => {
    const ruled = rules.filter(({ actions }) => targetGroupsIn(actions).includes(group));
    const owners = [
      ...listeners.filter(({ defaultActions }) => targetGroupsIn(defaultActions).includes(group)),
      ...ruled.flatMap(({ listenerArn }) => listeners.filter(({ arn }) => arn === listenerArn)),
    ];
    return [...new Set(owners.map(({ loadBalancerArn }) => loadBalancerArn))];
  };
  for (const { arn, name } of groups) {
    const byArn = await call('DescribeTargetGroups', { TargetGroupArns: [arn] });
    const byName = await call('DescribeTargetGroups', { Names: [name] });

    assert.deepEqual(
      byArn.TargetGroups?.map(({ LoadBalancerArns }) => LoadBalancerArns),
      [usersOf(arn)],
    );
    assert.deepEqual(byName, byArn);
  }
  for (const { arn } of balancers) {
    const { TargetGroups = [] } = await call('DescribeTargetGroups', { LoadBalancerArn: arn });
    const { Listeners = [] } = await call('DescribeListeners', { LoadBalancerArn: arn });

    const used = groups.filter((group) => usersOf(group.arn).includes(arn)).map((group) => group.arn);
    assert.deepEqual(TargetGroups.map(({ TargetGroupArn }) => TargetGroupArn).sort(), used.sort());
    const own = listeners.filter(({ loadBalancerArn }) => loadBalancerArn === arn);
    assert.deepEqual(
      Listeners.map(({ ListenerArn }) => ListenerArn),
      own.map((each) => each.arn),
    );
  }
  for (const { arn, defaultRuleArn } of listeners) {
    const { Rules = [] } = await call('DescribeRules', { ListenerArn: arn });
    const byDefault = await call('DescribeRules', { RuleArns: [defaultRuleArn] });

    const own = rules.filter(({ listenerArn }) => listenerArn === arn).sort((a, b) => a.priority - b.priority);
    assert.deepEqual(
      Rules.map(({ RuleArn }) => RuleArn),
      [...own.map((each) => each.arn), defaultRuleArn],
    );
    assert.equal(byDefault.Rules?.[0]?.RuleArn, defaultRuleArn);
  }
  // What is kept of a group's targets goes with the group.
  const left = targets.filter(({ targetGroupArn }) => !groups.some(({ arn }) => arn === targetGroupArn));
  assert.deepEqual(left, []);
}
