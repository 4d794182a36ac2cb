import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Failure } from '../../failure.ts';
import type { LocalDrill } from '../drill.ts';
import { isWhole, servedVersion, until } from '../world.ts';

/** What a file may still hold: less than an image, less than a row of state. */
const bytesLeft = 4_096;

export const diskFull: LocalDrill = {
  where: 'local',
  name: 'disk-full',
  title: 'The local AWS can write nothing any more',
  expects: 'a deployment is refused with its cause, the service goes on, and the next one works when there is room',
  promised: { lost: 0, restoredWithin: 60_000 },
  defence: 'failed writes that are answered, and end nothing',
  async act(world, isDefended) {
    const { stack } = world;
    const before = await servedVersion(world);
    const pid = await stack.localAwsPid();
    const began = world.clock.now();
    await limitFiles(pid, String(bytesLeft));
    // How the kernel ends a process that does not look at what became of its writes.
    if (!isDefended) process.kill(pid, 'SIGXFSZ');
    const refused = await stack.ship(['deploy', '--app-version', '2.0.0']);
    const detected = world.clock.now() - began;
    const during = await servedVersion(world);
    if (isDefended) await limitFiles(pid, 'unlimited');
    const next = isDefended ? await stack.ship(['deploy', '--app-version', '3.0.0']) : undefined;
    const whole = await until(world, () => isWhole(world, 2), 5_000);
    const after = await servedVersion(world);
    return {
      detected,
      restored: whole === undefined ? undefined : world.clock.now() - began,
      happened: [
        `no file may grow beyond ${bytesLeft} bytes`,
        `ship deploy ended with ${refused.exitCode}: ${refused.output.trim().split('\n').at(-1) ?? ''}`,
      ],
      wrong: [
        ...(refused.exitCode === 2 ? [] : [`ship deploy ended with ${refused.exitCode} instead of 2`]),
        ...(during === before ? [] : [`version ${during} served meanwhile instead of ${before}`]),
        ...(next?.exitCode === 0 ? [] : [`the next deployment ended with ${next?.exitCode ?? 'nothing'}`]),
        ...(after === '3.0.0' ? [] : [`version ${after} serves at the end instead of 3.0.0`]),
      ],
    };
  },
};

/** Linux only: https://man7.org/linux/man-pages/man1/prlimit.1.html */
async function limitFiles(pid: number, bytes: string): Promise<void> {
  try {
    await promisify(execFile)('prlimit', ['--pid', String(pid), `--fsize=${bytes}:unlimited`]);
  } catch (error) {
    throw new Failure({
      code: 'no-prlimit',
      what: 'the disk cannot be made to look full: prlimit is not here, or may not',
      remedy: 'leave the drill out with --only, or run it on Linux with util-linux',
      cause: error,
    });
  }
}
