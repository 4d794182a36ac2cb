import { type BadService, writeBadService } from '../bad-services.ts';
import type { LocalDrill, Seen } from '../drill.ts';
import { type LocalWorld, registerWith, runningTasks, servedVersion, until, updateService } from '../world.ts';

function badDeployment(name: string, kind: BadService, restoredWithin: number): LocalDrill {
  return {
    where: 'local',
    name,
    title: `A version is deployed that ${kind}`,
    expects: 'it is found, undone and explained, and nobody notices',
    promised: { lost: 0, detectedWithin: restoredWithin, restoredWithin },
    defence: 'ship and the bounds of the deployment',
    act: (world, isDefended) => (isDefended ? deployedByShip(world, kind) : deployedWithout(world, kind)),
  };
}

export const exitsAtStart: LocalDrill = badDeployment('bad-deployment-exits', 'exits at its start', 15_000);
export const unhealthy: LocalDrill = badDeployment(
  'bad-deployment-unhealthy',
  'answers 503 to its health check',
  25_000,
);
export const wrongVersion: LocalDrill = badDeployment(
  'bad-deployment-wrong-version',
  'answers as another version',
  40_000,
);

export const duringScaleOut: LocalDrill = {
  where: 'local',
  name: 'bad-deployment-during-scale-out',
  title: 'A bad version is deployed while the service is scaled out',
  expects: 'the version is undone, the tasks that were asked for are there, and nobody notices',
  promised: { lost: 0, restoredWithin: 25_000 },
  defence: 'ship and the bounds of the deployment',
  async act(world, isDefended) {
    await updateService(world, { desiredCount: 4 });
    const kind = 'exits at its start';
    const seen = await (isDefended ? deployedByShip(world, kind) : deployedWithout(world, kind));
    const scaledOut = await until(world, async () => (await runningTasks(world)).length === 4);
    return { ...seen, wrong: [...seen.wrong, ...(scaledOut === undefined ? ['the service has not 4 tasks'] : [])] };
  },
};

async function deployedByShip(world: LocalWorld, kind: BadService): Promise<Seen> {
  const before = await servedVersion(world);
  const service = await writeBadService(kind, world.directory);
  const began = world.clock.now();
  const { exitCode, output } = await world.stack.ship(['deploy', '--service', service, '--app-version', '6.6.6']);
  const elapsed = world.clock.now() - began;
  const after = await servedVersion(world);
  const cause = /^\s*Cause\s+(.+)$/m.exec(output)?.[1];
  const wrong = [
    ...(exitCode === 1 ? [] : [`ship deploy ended with ${exitCode} instead of 1: ${output.slice(-300)}`]),
    ...(after === before ? [] : [`version ${after} serves instead of ${before}`]),
    ...(cause === undefined ? ['no cause was told'] : []),
  ];
  return { detected: elapsed, restored: elapsed, happened: [`ship deploy: ${cause ?? 'no cause'}`], wrong };
}

/** As a script does that registers, updates and hopes: no breaker, and the old tasks may go before the new ones are there. */
async function deployedWithout(world: LocalWorld, kind: BadService): Promise<Seen> {
  const { stack } = world;
  const service = await writeBadService(kind, world.directory);
  const pushed = await stack.ship(['push', '--service', service, '--app-version', '6.6.6', '--no-papers']);
  const image = pushed.output.split('\n')[0] ?? '';
  const taskDefinition = await registerWith(world, { image });
  const before = await servedVersion(world);
  await updateService(world, {
    taskDefinition,
    deploymentConfiguration: {
      minimumHealthyPercent: 0,
      maximumPercent: 100,
      deploymentCircuitBreaker: { enable: false, rollback: false },
    },
  });
  const restored = await until(world, async () => false, 6_000);
  const after = await servedVersion(world);
  const wrong = after === before ? [] : [`version ${after} serves instead of ${before}`];
  return { detected: undefined, restored, happened: ['updated without ship, breaker and bounds'], wrong };
}
