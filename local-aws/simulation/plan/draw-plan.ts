import type { DeploymentLifecycleHookStage, ThresholdConfiguration } from '../../src/models/generated/ecs.ts';
import { type Random, seededRandom } from '../random.ts';
import { drawActs } from './draw-acts.ts';
import type { ConfigurationPlan, HookPlan, Image, ServicePlan, Strategy, WorldPlan } from './world-plan.ts';

/** Draws a world from its seed: mostly one small service, since most bugs need no more, and now and then a big one. */
export function drawPlan(seed: number): WorldPlan {
  const random = seededRandom(seed);
  const count = random.pick([
    [1, 70],
    [2, 22],
    [3, 8],
  ]);
  const services = Array.from({ length: count }, (_, index) => drawService(`app-${index + 1}`, random.fork()));
  const acts = services.flatMap((service, index) => drawActs(service, index, random.fork()));
  return { seed, services, acts: acts.sort((a, b) => a.at - b.at) };
}

function drawService(name: string, random: Random): ServicePlan {
  const configuration = drawConfiguration(random);
  const balancer =
    configuration.strategy === 'ROLLING'
      ? random.pick<ServicePlan['balancer']>([
          ['none', 2],
          ['one group', 5],
          ['two groups', 2],
        ])
      : 'two groups';
  const intervalSeconds = random.pick([
    [5, 2],
    [10, 3],
    [15, 3],
    [30, 3],
  ]);
  return {
    name,
    desired: drawDesired(random),
    // A first deployment that fails leaves nothing to go back to: worth a look, not a habit.
    image: random.chance(0.85) ? 'good' : drawImage(random),
    balancer,
    hasTestRule: random.chance(0.6),
    hasBothInRules: random.chance(0.6),
    targetGroup: {
      intervalSeconds,
      timeoutSeconds: Math.min(intervalSeconds - 1, random.whole(2, 6)),
      healthyThreshold: random.whole(2, 5),
      unhealthyThreshold: random.whole(2, 4),
      deregistrationDelaySeconds: random.pick([
        [0, 1],
        [5, 3],
        [30, 3],
        [300, 1],
      ]),
    },
    graceSeconds: random.pick([
      [0, 3],
      [30, 2],
      [60, 2],
      [180, 1],
    ]),
    zones: random.whole(1, 3),
    stopTimeoutSeconds: random.pick([
      [2, 1],
      [30, 3],
      [120, 1],
    ]),
    containerCheck: random.chance(0.25)
      ? {
          intervalSeconds: random.whole(5, 30),
          retries: random.whole(1, 4),
          startPeriodSeconds: random.pick([
            [0, 1],
            [60, 1],
          ]),
        }
      : undefined,
    configuration,
    requestEvery: random.chance(0.8) ? random.whole(2_000, 20_000) : undefined,
  };
}

/** 1 to 200, mostly small. */
export function drawDesired(random: Random): number {
  const most = random.pick([
    [2, 30],
    [5, 40],
    [12, 24],
    [40, 5],
    [200, 1],
  ]);
  return random.whole(1, most);
}

export function drawImage(random: Random): Image {
  return random.pick([
    ['good', 42],
    ['slow-start', 7],
    ['uneven-start', 8],
    ['crash-at-start', 8],
    ['crash-later', 6],
    ['slow-health', 5],
    ['flapping-health', 5],
    ['answers-503', 7],
    ['cannot-be-pulled', 6],
    ['needs-sigkill', 6],
  ]);
}

function drawStrategy(random: Random): Strategy {
  return random.pick([
    ['ROLLING', 55],
    ['BLUE_GREEN', 15],
    ['LINEAR', 15],
    ['CANARY', 15],
  ]);
}

export function drawConfiguration(random: Random, strategy: Strategy = drawStrategy(random)): ConfigurationPlan {
  const minimumHealthyPercent = random.pick([
    [100, 5],
    [50, 3],
    [0, 1],
    [random.whole(1, 99), 3],
  ]);
  const maximumPercent = random.pick([
    [200, 5],
    [150, 2],
    [minimumHealthyPercent === 100 ? 125 : 100, 2],
    [random.whole(101, 300), 2],
  ]);
  return {
    strategy,
    minimumHealthyPercent,
    maximumPercent,
    breaker: {
      enable: random.chance(0.75),
      rollback: random.chance(0.8),
      thresholdConfiguration: random.chance(0.3) ? drawThreshold(random) : undefined,
      resetOnHealthyTask: random.chance(0.2) ? random.chance(0.5) : undefined,
    },
    alarm: random.chance(0.3) ? { rollback: random.chance(0.8) } : undefined,
    bakeMinutes: random.pick([
      [0, 3],
      [1, 2],
      [5, 1],
    ]),
    canary: {
      percent: random.pick([
        [5, 2],
        [0.1, 1],
        [12.5, 1],
        [random.whole(1, 100), 2],
      ]),
      bakeMinutes: random.whole(0, 4),
    },
    linear: { percent: random.whole(10, 60), bakeMinutes: random.whole(0, 2) },
    hooks: random.chance(0.3) ? Array.from({ length: random.whole(1, 2) }, () => drawHook(random)) : [],
  };
}

function drawThreshold(random: Random): ThresholdConfiguration {
  const type = random.pick([
    ['BOUNDED_PERCENT', 1],
    ['UNBOUNDED_PERCENT', 1],
    ['COUNT', 1],
  ] as const);
  return { type, value: type === 'COUNT' ? random.whole(1, 10) : random.whole(10, 100) };
}

const stages: readonly (readonly [DeploymentLifecycleHookStage, number])[] = [
  ['RECONCILE_SERVICE', 1],
  ['PRE_SCALE_UP', 1],
  ['POST_SCALE_UP', 2],
  ['TEST_TRAFFIC_SHIFT', 2],
  ['POST_TEST_TRAFFIC_SHIFT', 1],
  ['PRE_PRODUCTION_TRAFFIC_SHIFT', 1],
  ['PRODUCTION_TRAFFIC_SHIFT', 2],
  ['POST_PRODUCTION_TRAFFIC_SHIFT', 2],
];

function drawHook(random: Random): HookPlan {
  const stage = random.pick(stages);
  if (random.chance(0.3)) {
    const atTimeout = random.chance(0.5) ? 'ROLLBACK' : 'CONTINUE';
    return { kind: 'pause', stage, timeoutMinutes: random.whole(1, 15), atTimeout };
  }
  const answers = random.pick([
    ['succeeds', 6],
    ['late', 3],
    ['fails', 2],
  ] as const);
  return { kind: 'function', stage, answers };
}
