import type { forwarding } from '../../src/load-balancer/group-choice.ts';
import { forwarding as chooseByWeight } from '../../src/load-balancer/group-choice.ts';
import type { TrafficWeights } from '../../src/load-balancer/traffic-weights.ts';
import { awsPace, type Pace } from '../../src/pace.ts';
import { type Ecs, ecs } from '../../src/services/ecs/index.ts';
import { ecsPolicy, type SchedulerPolicy } from '../../src/services/ecs/scheduler.ts';
import { type VirtualClock, virtualClock } from '../../src/virtual-clock.ts';
import { type History, history } from '../history.ts';
import type { Image, ServicePlan, WorldPlan } from '../plan/world-plan.ts';
import { seededRandom } from '../random.ts';
import { type Alarms, alarms } from './alarms.ts';
import { type Balancer, balancer } from './balancer.ts';
import { hookFunctions } from './hook-functions.ts';
import { type Hosts, hosts } from './hosts.ts';
import { drawContainer } from './image-behaviour.ts';
import { groupArn, ruleArn } from './names.ts';
import { type Watcher, watchedStore } from './watched-store.ts';

/** What is put to the test: the product's own parts, unless a test hands in a broken one. */
export interface Subject {
  readonly policy: SchedulerPolicy;
  readonly forwarding: typeof forwarding;
  readonly traffic: (real: TrafficWeights) => TrafficWeights;
}

export const product: Subject = { policy: ecsPolicy, forwarding: chooseByWeight, traffic: (real) => real };

/** ECS and a load balancer on a virtual clock, with nothing in them yet. */
export interface World {
  readonly pace: Pace;
  readonly clock: VirtualClock;
  readonly ecs: Ecs;
  readonly hosts: Hosts;
  readonly balancer: Balancer;
  readonly alarms: Alarms;
  readonly history: History;
  /** Since the run's start. */
  elapsed(): number;
}

interface Watching {
  readonly watchers: ReadonlyMap<string, Watcher<unknown>>;
  readonly onWeights: (ruleArn: string, weights: Readonly<Record<string, number>>) => void;
}

export function world(plan: WorldPlan, subject: Subject, { watchers, onWeights }: Watching): World {
  const clock = virtualClock();
  const startedAt = clock.now();
  const elapsed = (): number => clock.now() - startedAt;
  const random = seededRandom(plan.seed ^ 0x5eed);
  const told = history(elapsed);
  const lives = random.fork();
  const machines = hosts({ clock, draw: (reference) => drawContainer(imageOf(reference), lives) });
  const balancers = balancer({
    clock,
    pace: awsPace,
    random: random.fork(),
    ask: machines.ask,
    forwarding: subject.forwarding,
    onWeights,
  });
  for (const service of plan.services) putGroups(balancers, service);
  const ringing = alarms(clock);
  const containers = ecs({
    store: watchedStore(watchers),
    clock,
    pace: awsPace,
    runtime: machines.runtime,
    targets: balancers.targets,
    traffic: subject.traffic(balancers.traffic),
    callHook: hookFunctions(clock),
    alarms: ringing,
    policy: subject.policy,
    openLog: () => ({ write: () => {} }),
    random: random.fork().next,
  });
  return {
    pace: awsPace,
    clock,
    ecs: containers,
    hosts: machines,
    balancer: balancers,
    alarms: ringing,
    history: told,
    elapsed,
  };
}

function putGroups(balancers: Balancer, service: ServicePlan): void {
  const { name, balancer: kind, hasTestRule, hasBothInRules, targetGroup } = service;
  if (kind === 'none') return;
  const [blue, green] = [groupArn(name, 'blue'), groupArn(name, 'green')];
  balancers.putGroup(blue, targetGroup);
  if (kind === 'one group') {
    balancers.putRule(ruleArn(name, 'production'), { [blue]: 100 });
    return;
  }
  balancers.putGroup(green, targetGroup);
  const weights = { [blue]: 100, ...(hasBothInRules && { [green]: 0 }) };
  balancers.putRule(ruleArn(name, 'production'), weights);
  if (hasTestRule) balancers.putRule(ruleArn(name, 'test'), weights);
}

const images: ReadonlySet<string> = new Set<Image>([
  'good',
  'slow-start',
  'uneven-start',
  'crash-at-start',
  'crash-later',
  'slow-health',
  'flapping-health',
  'answers-503',
  'cannot-be-pulled',
  'needs-sigkill',
]);

function isImage(name: string): name is Image {
  return images.has(name);
}

/** What a task definition's image `app-1/good` names. */
export function imageOf(reference: string): Image {
  const name = reference.split('/')[1] ?? '';
  if (!isImage(name)) throw new Error(`there is no image ${reference}`);
  return name;
}
