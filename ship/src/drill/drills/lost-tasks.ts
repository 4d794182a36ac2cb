import type { Milliseconds } from '../../clock.ts';
import type { LocalDrill, Seen } from '../drill.ts';
import { isWhole, runningTasks, signalTasks, until, updateService, type World } from '../world.ts';

/** What can be in flight to one task, or on its way to it, when it goes. */
const inFlight = 15;
/** Without the other task a single death costs little more than that: a new one starts here within a tenth of a second. */
const deaths = 5;

export const taskKilled: LocalDrill = {
  where: 'local',
  name: 'task-killed',
  title: 'A task is killed, again and again',
  expects: 'the other task carries the load, and ECS starts another one',
  promised: { lost: 2 * inFlight, detectedWithin: 3_000, restoredWithin: 10_000 },
  defence: 'the second task',
  async act(world, isDefended) {
    const count = isDefended ? 2 : 1;
    await scaled(world, count);
    let worst: Seen = { detected: 0, restored: 0, happened: [], wrong: [] };
    for (let death = 0; death < deaths; death += 1) {
      const seen = await killed(world, (await runningTasks(world)).slice(0, 1), count);
      worst = {
        ...seen,
        detected: later(worst.detected, seen.detected),
        restored: later(worst.restored, seen.restored),
      };
    }
    return { ...worst, happened: [`killed 1 of ${count} tasks, ${deaths} times`] };
  },
};

/** Never is later than any time. */
function later(one: Milliseconds | undefined, other: Milliseconds | undefined): Milliseconds | undefined {
  return one === undefined || other === undefined ? undefined : Math.max(one, other);
}

export const allTasksKilled: LocalDrill = {
  where: 'local',
  name: 'all-tasks-killed',
  title: 'All tasks are killed at once',
  expects: 'the service is down until ECS has started its tasks again, by itself',
  promised: { lost: 2_000, detectedWithin: 3_000, restoredWithin: 10_000 },
  defence: 'the scheduler',
  async act(world, isDefended) {
    const scheduler = await world.stack.localAwsPid();
    const tasks = await runningTasks(world);
    if (isDefended) return killed(world, tasks, 2);
    // Nobody starts tasks while the control plane stands still.
    process.kill(scheduler, 'SIGSTOP');
    try {
      signalTasks(tasks, 'SIGKILL');
      await world.clock.wait(10_500, world.signal);
    } finally {
      process.kill(scheduler, 'SIGCONT');
    }
    return { ...(await watched(world, 2)), restored: undefined };
  },
};

export const zoneLost: LocalDrill = {
  where: 'local',
  name: 'zone-lost',
  title: 'An availability zone is lost',
  expects: 'the tasks of the other zone carry the load, and ECS makes up the number',
  promised: { lost: inFlight, detectedWithin: 3_000, restoredWithin: 15_000 },
  defence: 'tasks in two zones',
  async act(world, isDefended) {
    await scaled(world, 4);
    const tasks = await runningTasks(world);
    const zone = tasks[0]?.availabilityZone;
    // Without the second zone every task is in the one that is lost.
    const lost = isDefended ? tasks.filter(({ availabilityZone }) => availabilityZone === zone) : tasks;
    const seen = await killed(world, lost, 4);
    const wrong = isDefended && lost.length === tasks.length ? ['all tasks were in one zone'] : [];
    return { ...seen, happened: [`${lost.length} of ${tasks.length} tasks were in ${zone}`, ...seen.happened], wrong };
  },
};

export const targetFlapping: LocalDrill = {
  where: 'local',
  name: 'target-flapping',
  title: 'A task stands still again and again',
  expects: 'requests to it wait and are answered; the service stays whole',
  promised: { lost: inFlight, restoredWithin: 15_000 },
  defence: 'the second task',
  async act(world, isDefended) {
    const count = isDefended ? 2 : 1;
    await scaled(world, count);
    const [flapping] = await runningTasks(world);
    const victims = flapping === undefined ? [] : [flapping];
    // Shorter than a user's patience where others can answer meanwhile, longer where nobody else does.
    const [pause, times] = isDefended ? [300, 8] : [4_000, 1];
    for (let time = 0; time < times; time++) {
      signalTasks(victims, 'SIGSTOP');
      await world.clock.wait(pause, world.signal);
      signalTasks(victims, 'SIGCONT');
      await world.clock.wait(300, world.signal);
    }
    const restored = await until(world, () => isWhole(world, count));
    return { detected: undefined, restored, happened: [`stood still ${times} × for ${pause} ms`], wrong: [] };
  },
};

/** Brings the service to so many healthy tasks before anything breaks. */
export async function scaled(world: World, desiredCount: number): Promise<void> {
  await updateService(world, { desiredCount });
  if ((await until(world, () => isWhole(world, desiredCount))) === undefined) {
    throw new Error(`the service did not come to ${desiredCount} tasks before the drill`);
  }
}

async function killed(world: World, victims: Awaited<ReturnType<typeof runningTasks>>, count: number): Promise<Seen> {
  signalTasks(victims, 'SIGKILL');
  const gone = new Set(victims.map(({ taskArn }) => taskArn));
  const began = world.clock.now();
  const detected = await until(world, async () =>
    (await runningTasks(world)).every(({ taskArn }) => !gone.has(taskArn)),
  );
  const { restored, ...seen } = await watched(world, count);
  return {
    ...seen,
    detected,
    restored: restored === undefined ? undefined : world.clock.now() - began,
    happened: [`killed ${victims.length} of ${count} tasks`],
  };
}

async function watched(world: World, count: number): Promise<Seen> {
  const restored = await until(world, () => isWhole(world, count));
  return { detected: undefined, restored, happened: [], wrong: [] };
}
