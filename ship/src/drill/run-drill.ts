import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clientsFor } from '../aws/clients.ts';
import { parameterStore } from '../aws/parameters.ts';
import type { Clock } from '../clock.ts';
import { readContract } from '../contract/read-contract.ts';
import { connectionTo } from '../settings/connection.ts';
import type { EnvironmentSettings } from '../settings/environment-file.ts';
import { brokenPromises, type Drill, type DrillResult, type SafeDrill, type Seen } from './drill.ts';
import { type Load, type Place, steadyLoad } from './load.ts';
import { type Bucket, bucketsOf, type Sample, summaryOf } from './sample.ts';
import { type Stack, startStack } from './stack.ts';
import type { LocalWorld, World } from './world.ts';

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
    const world: LocalWorld = {
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
    const seen = await acted(drill, world, isDefended);
    await clock.wait(1_000, signal);
    return conclude(drill, isDefended, await load.stop(), seen);
  } finally {
    await load?.stop();
    await Promise.all(stacks.map((stack) => stack.close()));
    await rm(directory, { recursive: true, force: true });
  }
}

function acted(drill: Drill, world: LocalWorld, isDefended: boolean): Promise<Seen> {
  if (drill.where === 'local') return drill.act(world, isDefended);
  return isDefended ? drill.act(world) : drill.actUndefended(world);
}

/** Runs a safe drill on a real environment, under a load that is light for it. */
export async function runOnAws(
  drill: SafeDrill,
  { clients, contract }: Pick<World, 'clients' | 'contract'>,
  { clock, signal }: Pick<DrillSurroundings, 'clock' | 'signal'>,
): Promise<RunDrill> {
  const load = steadyLoad({
    place: () => ({ url: `${contract.url}/health` }),
    requestsPerSecond: 5,
    connections: 5,
    timeout: 5_000,
  });
  let seen: Seen;
  let samples: readonly Sample[] = [];
  try {
    await clock.wait(2_000, signal);
    seen = await drill.act({ clients, contract, load, clock, signal });
    await clock.wait(2_000, signal);
  } finally {
    samples = await load.stop();
  }
  return conclude(drill, true, samples, seen);
}

function conclude(drill: Drill, isDefended: boolean, samples: readonly Sample[], seen: Seen): RunDrill {
  const { name, title, expects, defence, promised } = drill;
  const load = summaryOf(samples);
  return {
    name,
    title,
    expects,
    defence,
    isDefended,
    promised,
    load,
    seen,
    broken: brokenPromises(promised, load, seen),
    timeline: bucketsOf(samples, spanWidth),
  };
}
