import { type Random, seededRandom } from '@shipshape/local-aws/simulation';
import { fairWeather, type Weather } from '../world/faults.ts';
import type { Image } from '../world/image.ts';
import type { Kill } from '../world/ship-process.ts';
import type { StackPlan } from '../world/stack.ts';
import { firstStepSeed, planOfStep } from './every-step.ts';
import type { EventPlan, Plan, RunPlan } from './plan.ts';

const second = 1_000;
const minute = 60 * second;
/** A killed deployment is taken up again so many times at most; the last run is neither killed nor cut off. */
const mostRuns = 4;

/** The same plan for the same seed. */
export function drawPlan(seed: number): Plan {
  if (seed >= firstStepSeed) return planOfStep(seed);
  const random = seededRandom(seed);
  const stack = drawStack(random.fork());
  const command = drawCommand(random.fork(), stack);
  const conditions = random.fork();
  const runs: RunPlan[] = [];
  while (runs.length < mostRuns) {
    const run = drawRun(
      conditions,
      runs.at(-1) === undefined ? command : nextCommand(conditions, command),
      runs.length,
    );
    runs.push(run);
  }
  return { seed, stack, runs, events: drawEvents(random.fork()) };
}

function drawStack(random: Random): StackPlan {
  const hasBreaker = random.chance(0.85);
  const earlier: Image[] = ['good'];
  while (earlier.length < 4 && random.chance(0.5)) {
    earlier.push(
      random.pick<Image>([
        ['good', 3],
        ['slow start', 1],
        ['exits at start', hasBreaker ? 1 : 0],
      ]),
    );
  }
  return {
    desired: random.pick([
      [2, 6],
      [1, 2],
      [3, 1],
      [5, 1],
    ]),
    graceSeconds: random.pick([
      [60, 4],
      [30, 1],
      [120, 1],
    ]),
    checkSeconds: random.pick([
      [10, 4],
      [15, 2],
      [30, 1],
    ]),
    drainSeconds: random.pick([
      [10, 2],
      [30, 4],
      [60, 1],
    ]),
    breaker: { enable: hasBreaker, rollback: hasBreaker && random.chance(0.85) },
    bakeMinutes: 0,
    earlier,
  };
}

function drawCommand(random: Random, { earlier }: StackPlan): RunPlan['command'] {
  if (earlier.length > 1 && random.chance(0.2)) return { kind: 'rollback' };
  return { kind: 'deploy', image: drawImage(random) };
}

function drawImage(random: Random): Image {
  return random.pick<Image>([
    ['good', 10],
    ['slow start', 2],
    ['uneven start', 2],
    ['exits at start', 2],
    ['exits after a minute', 2],
    ['never answers health', 2],
    ['answers 503', 2],
    ['image missing', 2],
    ['secret missing', 2],
    ['out of memory', 2],
    ['wrong version', 2],
  ]);
}

/** After a kill most people type the same again. */
function nextCommand(random: Random, first: RunPlan['command']): RunPlan['command'] {
  return random.chance(0.8) ? first : { kind: 'rollback' };
}

function drawRun(random: Random, command: RunPlan['command'], index: number): RunPlan {
  const isLast = index === mostRuns - 1;
  const isDisturbed = !isLast && random.chance(index === 0 ? 0.6 : 0.3);
  const disturbance = random.pick<'kill' | 'interrupt' | 'expire' | 'outage'>([
    ['kill', 7],
    ['interrupt', 1],
    ['expire', 1],
    ['outage', 1],
  ]);
  const weather = drawWeather(random.fork());
  const kill = drawKill(random.fork());
  const moment = random.chance(0.5) ? random.whole(0, 3 * second) : random.whole(0, 6 * minute);
  const outageLasts = random.pick([
    [20 * second, 1],
    [50 * second, 1],
    [3 * minute, 1],
  ]);
  const does = (what: typeof disturbance): boolean => isDisturbed && disturbance === what;
  return {
    after:
      index === 0
        ? 0
        : random.pick([
            [2 * second, 2],
            [random.whole(second, 10 * minute), 3],
            [2 * 60 * minute, 1],
          ]),
    command,
    weather: {
      ...weather,
      ...(does('outage') && { outage: { from: moment, until: moment + outageLasts } }),
      ...(does('expire') && { expiresAt: moment }),
    },
    skew: random.pick([
      [0, 4],
      [random.whole(-5 * minute, 5 * minute), 3],
      [random.whole(-300, 300) * minute, 1],
    ]),
    interval: random.pick([
      [4 * second, 3],
      [2 * second, 1],
      [10 * second, 1],
    ]),
    bake: random.pick([
      [0, 2],
      [minute, 2],
      [3 * minute, 1],
    ]),
    kill: does('kill') ? kill : undefined,
    interruptedAfter: does('interrupt') ? moment : undefined,
  };
}

function drawWeather(random: Random): Weather {
  return { ...drawClimate(random), broken: random.chance(0.15) ? drawBroken(random) : undefined };
}

function drawBroken(random: Random): Weather['broken'] {
  const from = random.chance(0.6) ? 0 : random.whole(0, 4 * minute);
  return {
    operation: random.pick([
      ['UpdateService', 6],
      ['RegisterTaskDefinition', 2],
      ['DescribeServices', 2],
      ['ListServiceDeployments', 1],
      ['DescribeServiceDeployments', 1],
      ['DescribeTargetHealth', 1],
      ['StopServiceDeployment', 2],
      ['PutParameter', 1],
      ['DeleteParameter', 1],
      ['GetParameter', 1],
      ['GET', 1],
    ]),
    how: random.pick<NonNullable<Weather['broken']>['how']>([
      ['refused', 1],
      ['done and refused', 2],
      ['lost', 1],
      ['done and lost', 2],
    ]),
    from,
    until:
      from +
      random.pick([
        [5 * second, 1],
        [30 * second, 2],
        [2 * minute, 1],
      ]),
  };
}

function drawClimate(random: Random): Weather {
  const bad = random.pick([
    [0, 4],
    [0.02, 3],
    [0.08, 2],
    [0.2, 1],
  ]);
  const share = (): number => bad * random.next();
  return {
    ...fairWeather,
    throttled: share(),
    failing: share(),
    lost: share(),
    stale: random.pick([
      [0, 3],
      [0.1, 2],
      [0.5, 1],
    ]),
    lag: random.pick([
      [2 * second, 2],
      [5 * second, 2],
      [12 * second, 1],
    ]),
  };
}

/** Most of what a process does that must not be half done is at its beginning. */
function drawKill(random: Random): Kill {
  const at = random.pick<Kill['at']>([
    ['before request', 2],
    ['after request', 3],
    ['wait', 1],
  ]);
  const count = at === 'wait' ? random.whole(1, 40) : random.chance(0.6) ? random.whole(1, 25) : random.whole(1, 300);
  return { at, count };
}

function drawEvents(random: Random): readonly EventPlan[] {
  const events: EventPlan[] = [];
  if (random.chance(0.12)) {
    const image = random.pick<Image>([
      ['good', 3],
      ['exits at start', 1],
    ]);
    events.push({ at: drawMoment(random), what: { kind: 'other deployment', image } });
  }
  if (random.chance(0.15)) {
    const at = drawMoment(random);
    events.push({ at, what: { kind: 'alarm rings' } });
    events.push({ at: at + random.whole(30, 400) * second, what: { kind: 'alarm is silent' } });
  }
  return events;
}

function drawMoment(random: Random): number {
  return random.chance(0.3) ? random.whole(0, 5 * second) : random.whole(0, 5 * minute);
}
