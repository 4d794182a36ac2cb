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
    process.kill(await stack.localAwsPid(), 'SIGKILL');
    await stack.close();
    if (!isDefended) await rm(stack.dataDirectory, { recursive: true });
    await stack.up();
    const restored = await until(world, () => isWhole(world, 2));
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

/** Loaded before ship: its clock is an hour ahead from the start, as after a jump that nobody has mended. */
const clockAhead = `data:text/javascript,const now=Date.now;Date.now=()=>now()+3600000`;

export const clockJump: LocalDrill = {
  where: 'local',
  name: 'clock-jump',
  title: "The deploying machine's clock is an hour ahead",
  expects: 'the deployment is judged as ever: AWS says what came after what',
  promised: { lost: 0, restoredWithin: 20_000 },
  defence: "AWS's times in place of our own",
  async act(world, isDefended) {
    const began = world.clock.now();
    const { exitCode, output } = await world.stack.ship(['deploy', '--app-version', '2.0.0'], {
      node: ['--import', clockAhead],
    });
    const elapsed = world.clock.now() - began;
    const version = await servedVersion(world);
    // A tool that takes its own clock for the truth waits for a deployment that is younger than its start.
    const isBelieved = isDefended || world.clock.now() > began + 3_600_000;
    return {
      detected: undefined,
      restored: isBelieved ? elapsed : undefined,
      happened: [`ship deploy ended with ${exitCode}`, `version ${version} serves`],
      wrong: [
        ...(exitCode === 0 ? [] : [`ship deploy ended with ${exitCode}: ${output.slice(-300)}`]),
        ...(version === '2.0.0' ? [] : [`version ${version} serves instead of 2.0.0`]),
      ],
    };
  },
};
