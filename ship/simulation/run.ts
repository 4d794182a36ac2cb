import {
  type HistoryEntry,
  history,
  type ServiceTruth,
  type SimulatedAccount,
  seededRandom,
  simulatedAccount,
} from '@shipshape/local-aws/simulation';
import type { Facts, Violation } from './oracle/facts.ts';
import { judgeExit, judgeTraces } from './oracle/judge-exit.ts';
import { judgeRest } from './oracle/judge-rest.ts';
import { type Ledger, ledger } from './oracle/ledger.ts';
import type { EventPlan, Plan, RunPlan } from './plan/plan.ts';
import { countEnd, emptyTally, type Tally } from './tally.ts';
import { drive } from './world/driver.ts';
import { drawContainer, imageIn, referenceOf } from './world/image.ts';
import { type EarlierReads, earlierReads } from './world/network.ts';
import { type CommandLine, type Invocation, product, type Subject, startShip } from './world/ship-process.ts';
import { names, type Operator, repository, standUpStack } from './world/stack.ts';

export interface RunResult {
  readonly violation: Violation | undefined;
  readonly history: readonly HistoryEntry[];
  /** The same for identical histories. */
  readonly fingerprint: string;
  readonly tally: Tally;
}

const second = 1_000;
const minute = 60 * second;
const timeoutSeconds = 900;
/** Its own time-out, a way back that may take as long, and patience with a network that does not answer. */
const longestRun = 2 * timeoutSeconds * second + 15 * minute;
/** ECS ends whatever is left of a deployment in that time, or never. */
const longestRest = 60 * minute;
/** So long without an answer of AWS is a reason to give up. */
const cutOffAfter = 55 * second;

/** One world with everything that is kept of it. */
interface World {
  readonly plan: Plan;
  readonly subject: Subject;
  readonly account: SimulatedAccount;
  readonly operator: Operator;
  readonly book: Ledger;
  readonly reads: EarlierReads;
  readonly tally: Tally;
  readonly say: (text: string) => void;
}

/** Runs a plan to its end, or to the first thing that must not be. */
export async function run(plan: Plan, subject: Subject = product): Promise<RunResult> {
  const random = seededRandom(plan.seed ^ 0x1a9e);
  const account = simulatedAccount({
    seed: plan.seed,
    draw: (reference) => drawContainer(imageIn(reference), random),
  });
  const began = account.clock.now();
  const told = history(() => account.clock.now() - began);
  const book = ledger(account, told.add);
  const reads = earlierReads();
  const operator = await standUpStack(account, plan.stack, { reads, witness: book.witness('another') });
  const tally = emptyTally();
  const world: World = { plan, subject, account, operator, book, reads, tally, say: told.add };
  for (const event of plan.events) account.clock.after(event.at, () => happen(world, event));
  const violation = await runChain(world);
  tally.worlds = 1;
  tally.milliseconds = account.clock.now() - began;
  await account.close();
  return { violation, history: told.entries, fingerprint: told.fingerprint(), tally };
}

/** Starts `ship` until it has answered for the service, and judges each of its ends. */
async function runChain(world: World): Promise<Violation | undefined> {
  const { plan, account, book } = world;
  const before = truth(account);
  const chainBegan = account.clock.now();
  let facts: Facts | undefined;
  let goodBefore = before.lastCompleted;
  for (const [index, each] of plan.runs.entries()) {
    await pass(world, each.after, () => false);
    if (each.command.kind === 'deploy' && each.command.image === 'secret missing') await world.operator.spoilTemplate();
    goodBefore = goodOf(account, book) ?? goodBefore;
    const hasRival = (): boolean =>
      [...book.askedBy].some(([id, asker]) => asker === 'another' && askedSince(account, id, chainBegan));
    const ended = await runShip(world, each, index, { goodBefore, hasRival });
    if ('says' in ended) return ended;
    if (ended.kind === 'killed') continue;
    facts = ended.facts;
    const violation = judgeTraces(facts) ?? judgeExit(facts);
    if (violation !== undefined) return violation;
    if (facts.end.code !== 5 && facts.end.code !== 2) break;
  }
  if (facts === undefined) return { says: 'the last run of ship is never killed', found: 'it was' };
  await pass(world, longestRest, () => isAtRest(truth(account)));
  return judgeRest(facts, truth(account), locksIn(account));
}

type Ended = { readonly kind: 'exited'; readonly facts: Facts } | { readonly kind: 'killed' } | Violation;

async function runShip(
  world: World,
  plan: RunPlan,
  index: number,
  chain: { readonly goodBefore: string | undefined; readonly hasRival: () => boolean },
): Promise<Ended> {
  const { account, book, reads, subject, tally, say } = world;
  const own = new Set<string>();
  const before = truth(account);
  const command = commandLine(plan.command);
  const invocation: Invocation = { ...plan, command, timeoutSeconds, seed: world.plan.seed * 8 + index };
  say(`ship ${command.kind}${command.kind === 'deploy' ? ` ${imageIn(command.image)}` : ''} ${conditionsOf(plan)}`);
  const witness = book.witness('ship', (id) => void own.add(id));
  const ship = startShip(invocation, {
    account,
    reads,
    witness,
    subject,
    onProgress(progress) {
      if (progress.kind !== 'rollout') say(`  ${progress.kind} ${briefly(progress)}`);
    },
  });
  const isLate = (): boolean => account.clock.now() - ship.startedAt > longestRun;
  await drive(account, both(ship, world.operator), () => ship.end() !== undefined || isLate());
  const end = ship.end();
  tally.runs += 1;
  tally.requests += ship.network.counts.requests;
  tally.waits += ship.waits();
  tally.faults += ship.network.counts.faults;
  const typed = plan.command.kind === 'deploy' ? `deploy ${plan.command.image}` : 'rollback';
  if (end === undefined) {
    return { says: 'every run ends', found: `${typed} still runs after ${longestRun / minute} minutes` };
  }
  if (end.kind === 'killed') {
    say(`killed ${end.where}`);
    countEnd(tally, `${typed} → killed`);
    return { kind: 'killed' };
  }
  say(`exit ${end.code} ${end.outcome?.verdict ?? ''} ${end.outcome?.diagnosis?.cause ?? ''} ${end.said}`);
  countEnd(tally, `${typed} → ${end.code} ${end.outcome?.verdict ?? (end.code === 2 ? 'refused' : 'cut off')}`);
  const ran = account.clock.now() - ship.startedAt;
  const isInterrupted = plan.interruptedAfter !== undefined && ran >= plan.interruptedAfter;
  const isExpired = plan.weather.expiresAt !== undefined && ran >= plan.weather.expiresAt;
  const facts: Facts = {
    end,
    command,
    before,
    service: truth(account),
    goodBefore: chain.goodBefore,
    definitions: book.definitions,
    askedBy: book.askedBy,
    own,
    isCutOff: isInterrupted || isExpired || ship.network.failingFor(/./) >= cutOffAfter,
    isLockOutOfReach: ship.network.failingFor(/Parameter/) >= cutOffAfter,
    hasRival: chain.hasRival(),
    locks: locksIn(account),
  };
  return { kind: 'exited', facts };
}

function happen({ operator, say }: World, { what }: EventPlan): void {
  switch (what.kind) {
    case 'other deployment':
      say(`another deploys ${what.image}`);
      operator.deploy(what.image);
      return;
    case 'alarm rings':
      say('the alarm rings');
      operator.setAlarm('ALARM');
      return;
    case 'alarm is silent':
      say('the alarm is silent');
      operator.setAlarm('OK');
      return;
    default:
      what satisfies never;
  }
}

/** Lets time pass with nobody at the keyboard. */
async function pass({ account, operator }: World, span: number, isEnough: () => boolean): Promise<void> {
  const until = account.clock.now() + span;
  let isOver = false;
  account.clock.after(span, () => {
    isOver = true;
  });
  await drive(account, operator, () => isOver || account.clock.now() > until || isEnough());
}

function both(one: Operator | ReturnType<typeof startShip>, other: Operator): Pick<Operator, 'takeWake' | 'isWaiting'> {
  return {
    takeWake() {
      const [first, second] = [one.takeWake(), other.takeWake()];
      return first || second;
    },
    isWaiting: () => one.isWaiting(),
  };
}

function truth(account: SimulatedAccount): ServiceTruth {
  const found = account.service(names.service);
  if (found === undefined) throw new Error('the simulated service is gone');
  return found;
}

function isAtRest({ deployments, tasks, desired }: ServiceTruth): boolean {
  return deployments.length === 1 && deployments[0]?.rolloutState !== 'IN_PROGRESS' && tasks.length === desired;
}

/** The revision that completed last, unless `ship` deployed it and was cut off before it could answer for it. */
function goodOf(account: SimulatedAccount, { byShip }: Ledger): string | undefined {
  const { lastCompleted } = truth(account);
  return lastCompleted === undefined || byShip.has(lastCompleted) ? undefined : lastCompleted;
}

function askedSince(account: SimulatedAccount, id: string, since: number): boolean {
  return truth(account).deployments.some((deployment) => deployment.id === id && deployment.createdAt >= since);
}

/** What `ship` has written besides its contract. */
function locksIn(account: SimulatedAccount): readonly string[] {
  return account.parameters().filter((name) => /\/ship\/lock$/.test(name));
}

function commandLine(command: RunPlan['command']): CommandLine {
  return command.kind === 'rollback'
    ? { kind: 'rollback', to: undefined }
    : { kind: 'deploy', image: referenceOf(command.image, repository), appVersion: 'new' };
}

function conditionsOf({ kill, interruptedAfter, weather, skew }: RunPlan): string {
  return [
    kill && `killed ${kill.at} ${kill.count}`,
    interruptedAfter !== undefined && `interrupted after ${interruptedAfter} ms`,
    weather.expiresAt !== undefined && `credentials expire after ${weather.expiresAt} ms`,
    weather.outage && `no network from ${weather.outage.from} to ${weather.outage.until} ms`,
    weather.broken &&
      `${weather.broken.operation} ${weather.broken.how} from ${weather.broken.from} to ${weather.broken.until} ms`,
    skew !== 0 && `clock off by ${skew} ms`,
  ]
    .filter((each) => typeof each === 'string')
    .join(', ');
}

function briefly(progress: object): string {
  return JSON.stringify(progress).slice(0, 160);
}
