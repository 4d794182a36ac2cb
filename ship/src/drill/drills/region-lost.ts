import { httpGet } from '../../aws/http-get.ts';
import type { LocalDrill } from '../drill.ts';
import { until } from '../world.ts';

/** Route 53's fast health check, with its 10 s taken as half a second: three failures in a row move users. */
const checkEvery = 500;
const failuresToMove = 3;

export const regionLost: LocalDrill = {
  where: 'local',
  name: 'region-lost',
  title: 'A whole region is lost',
  expects: 'health checks notice, and users are sent to the other region',
  promised: { lost: 1_000, detectedWithin: 8_000, restoredWithin: 10_000 },
  defence: 'the second region',
  async act(world, isDefended) {
    const { stack, clock, signal } = world;
    const other = isDefended ? await world.anotherStack() : undefined;
    const pid = await stack.localAwsPid();
    const began = clock.now();
    process.kill(pid, 'SIGKILL');
    let failures = 0;
    while (failures < failuresToMove) {
      await clock.wait(checkEvery, signal);
      failures = (await answers(stack.url, signal)) ? 0 : failures + 1;
    }
    const detected = clock.now() - began;
    if (other !== undefined) world.sendUsersTo({ url: `${other.url}/api/hello` });
    const served = await until(world, () => answers((other ?? stack).url, signal), 8_000);
    return {
      detected,
      restored: served === undefined ? undefined : clock.now() - began,
      happened: [
        `the first region was killed`,
        other === undefined ? 'there is no other' : 'users were sent to the other',
      ],
      wrong: [],
    };
  },
};

async function answers(url: string, signal: AbortSignal): Promise<boolean> {
  const { status } = await httpGet(`${url}/health`, signal).catch(() => ({ status: 0 }));
  return status === 200;
}
