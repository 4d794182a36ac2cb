import { rm } from 'node:fs/promises';
import type { LocalDrill } from '../drill.ts';
import { isWhole, servedVersion, until } from '../world.ts';

export const controlPlaneRestarted: LocalDrill = {
  where: 'local',
  name: 'local-aws-restarted',
  title: 'The local AWS is killed and started again',
  expects: 'it has its state back, starts the tasks of the version that was deployed, and the next deployment works',
  promised: { lost: 5_000, restoredWithin: 15_000 },
  defence: 'the state on disk',
  async act(world, isDefended) {
    const { stack } = world;
    await stack.ship(['deploy', '--app-version', '2.0.0']);
    const pid = await stack.localAwsPid();
    const began = world.clock.now();
    process.kill(pid, 'SIGKILL');
    await stack.close();
    if (!isDefended) await rm(stack.dataDirectory, { recursive: true });
    await stack.up();
    const whole = await until(world, () => isWhole(world, 2));
    const restored = whole === undefined ? undefined : world.clock.now() - began;
    const version = await servedVersion(world);
    const { exitCode } = await stack.ship(['deploy', '--app-version', '3.0.0']);
    return {
      detected: undefined,
      restored,
      happened: ['killed by SIGKILL, and ship up again', `version ${version} serves`],
      wrong: [
        ...(version === '2.0.0' ? [] : [`version ${version} serves instead of 2.0.0`]),
        ...(exitCode === 0 ? [] : [`the next deployment ended with ${exitCode}`]),
      ],
    };
  },
};

/** What jumps, and in the control the clock that ship measures with, too. */
const jumpingClock = new URL('../jumping-clock.ts', import.meta.url).href;

export const clockJump: LocalDrill = {
  where: 'local',
  name: 'clock-jump',
  title: "The deploying machine's clock jumps an hour ahead",
  expects: 'the deployment under way is judged as ever: an hour on the clock is no hour of waiting',
  promised: { lost: 0, restoredWithin: 20_000 },
  defence: 'a clock that only goes forward',
  async act(world, isDefended) {
    const began = world.clock.now();
    const { exitCode, output } = await world.stack.ship(['deploy', '--app-version', '2.0.0'], {
      node: ['--import', isDefended ? jumpingClock : `${jumpingClock}?wall`],
    });
    const version = await servedVersion(world);
    const isDeployed = exitCode === 0 && version === '2.0.0';
    return {
      detected: undefined,
      restored: isDeployed ? world.clock.now() - began : undefined,
      happened: [`ship deploy ended with ${exitCode}`, `version ${version} serves`],
      wrong: [
        ...(exitCode === 0
          ? []
          : [`ship deploy ended with ${exitCode}: ${output.trim().split('\n').slice(-4).join(' ')}`]),
        ...(version === '2.0.0' ? [] : [`version ${version} serves instead of 2.0.0`]),
      ],
    };
  },
};
