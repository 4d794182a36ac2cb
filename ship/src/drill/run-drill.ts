import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clientsFor } from '../aws/clients.ts';
import { parameterStore } from '../aws/parameters.ts';
import type { Clock } from '../clock.ts';
import { readContract } from '../contract/read-contract.ts';
import { connectionTo } from '../settings/connection.ts';
import type { EnvironmentSettings } from '../settings/environment-file.ts';
import { brokenPromises, type Drill, type DrillResult } from './drill.ts';
import { type Load, type Place, steadyLoad } from './load.ts';
import { type Bucket, bucketsOf, summaryOf } from './sample.ts';
import { type Stack, startStack } from './stack.ts';
import type { World } from './world.ts';

export interface DrillSurroundings {
  /** The project whose service is put to the test. */
  readonly project: string;
  readonly settings: EnvironmentSettings;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

export interface RunDrill extends DrillResult {
  /** The load's time in spans, for a chart. */
  readonly timeline: readonly Bucket[];
}

const spanWidth = 250;

/** Runs a drill on a stack of its own, which is gone afterwards, however it ended. */
export async function runDrill(
  drill: Drill,
  isDefended: boolean,
  { project, settings, clock, signal }: DrillSurroundings,
): Promise<RunDrill> {
  const directory = await mkdtemp(join(tmpdir(), 'ship-drill-'));
  const stacks: Stack[] = [];
  let load: Load | undefined;
  const start = async (name: string): Promise<Stack> => {
    const stack = await startStack(project, join(directory, name), signal);
    stacks.push(stack);
    return stack;
  };
  try {
    const stack = await start('first');
    const clients = clientsFor(connectionTo(stack.endpoint, settings.region, {}));
    const contract = await readContract(parameterStore(clients), settings.app, settings.environment);
    let users: Place = { url: `${stack.url}/api/hello` };
    load = steadyLoad({
      place: () => users,
      requestsPerSecond: 100,
      connections: 20,
      timeout: 3_000,
    });
    const world: World = {
      stack,
      clients,
      contract,
      load,
      clock,
      signal,
      directory,
      sendUsersTo(place) {
        users = place;
      },
      anotherStack: () => start('second'),
    };
    // A second without a fault, before and after: what fails then would be the drill's own doing.
    await clock.wait(1_000, signal);
    const seen = await drill.act(world, isDefended);
    await clock.wait(1_000, signal);
    const samples = await load.stop();
    const summary = summaryOf(samples);
    const { name, title, expects, defence, promised } = drill;
    return {
      name,
      title,
      expects,
      defence,
      isDefended,
      promised,
      load: summary,
      seen,
      broken: brokenPromises(promised, summary, seen),
      timeline: bucketsOf(samples, spanWidth),
    };
  } finally {
    await load?.stop();
    await Promise.all(stacks.map((stack) => stack.close()));
    await rm(directory, { recursive: true, force: true });
  }
}
