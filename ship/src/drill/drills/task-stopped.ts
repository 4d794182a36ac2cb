import { StopTaskCommand } from '@aws-sdk/client-ecs';
import type { SafeDrill, Seen } from '../drill.ts';
import { isWhole, runningTasks, signalTasks, until, type World } from '../world.ts';

export const taskStopped: SafeDrill = {
  where: 'anywhere',
  name: 'task-stopped',
  title: 'ECS takes a task away, as it does for maintenance',
  expects: 'its target drains before it gets SIGTERM, another task is started, and no request is lost',
  promised: { lost: 0, restoredWithin: 240_000 },
  defence: 'draining, and the shutdown in order',
  async act(world) {
    const count = (await runningTasks(world)).length;
    const [victim] = await runningTasks(world);
    if (victim === undefined) throw new Error('the service runs no task');
    const client = await world.clients.ecs();
    const began = world.clock.now();
    await client.send(
      new StopTaskCommand({ cluster: world.contract.cluster, task: victim.taskArn, reason: 'ship drill' }),
    );
    return { ...(await gone(world, victim.taskArn, count, began)), happened: ['StopTask on one of its tasks'] };
  },
  async actUndefended(world) {
    const tasks = await runningTasks(world);
    const began = world.clock.now();
    // All of them at once, and nobody is asked to finish.
    signalTasks(tasks, 'SIGKILL');
    return { ...(await gone(world, tasks[0]?.taskArn, tasks.length, began)), happened: ['killed without a word'] };
  },
};

async function gone(world: World, task: string | undefined, count: number, began: number): Promise<Seen> {
  const detected = await until(world, async () => (await runningTasks(world)).every(({ taskArn }) => taskArn !== task));
  const whole = await until(world, () => isWhole(world, count), taskStopped.promised.restoredWithin);
  return {
    detected,
    restored: whole === undefined ? undefined : world.clock.now() - began,
    happened: [],
    wrong: [],
  };
}
