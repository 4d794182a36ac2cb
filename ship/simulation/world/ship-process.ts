import type { SimulatedAccount } from '@shipshape/local-aws/simulation';
import { clientsFor } from '../../src/aws/clients.ts';
import { parameterStore } from '../../src/aws/parameters.ts';
import type { Clock, Milliseconds } from '../../src/clock.ts';
import type { Context } from '../../src/commands/context.ts';
import { surroundingsOf } from '../../src/commands/surroundings.ts';
import { readContract } from '../../src/contract/read-contract.ts';
import { exitCodeOf } from '../../src/deployment/outcome-exit.ts';
import type { Outcome, Progress } from '../../src/deployment/progress.ts';
import { type ReleaseSurroundings, release } from '../../src/deployment/release.ts';
import { rollBack } from '../../src/deployment/rollback.ts';
import type { SmokeRequest } from '../../src/deployment/smoke-test.ts';
import { type ExitCode, exitCode } from '../../src/exit-code.ts';
import { Failure, messageOf } from '../../src/failure.ts';
import { isInterruption } from '../../src/interruption.ts';
import type { Output } from '../../src/report/output.ts';
import { reporterFor } from '../../src/report/reporter.ts';
import { faults, type Weather } from './faults.ts';
import { versionOf } from './image.ts';
import { type EarlierReads, type Network, network, type Witness } from './network.ts';
import { connection, settings } from './stack.ts';
import { transportOver } from './transport.ts';

/** What is typed. */
export type CommandLine =
  | { readonly kind: 'deploy'; readonly image: string; readonly appVersion: string }
  | { readonly kind: 'rollback'; readonly to: number | undefined };

/** Where a process is killed (SIGKILL): as it sends its n-th request, as AWS has carried it out, or at its n-th wait. */
export interface Kill {
  readonly at: 'before request' | 'after request' | 'wait';
  readonly count: number;
}

/** How one run of `ship` goes. */
export interface Invocation {
  readonly command: CommandLine;
  readonly weather: Weather;
  /** Added to AWS's time. */
  readonly skew: Milliseconds;
  readonly interval: Milliseconds;
  readonly timeoutSeconds: number;
  /** How long it looks on after the smoke test. */
  readonly bake: Milliseconds;
  readonly kill: Kill | undefined;
  /** Ctrl-C, so long after the start. */
  readonly interruptedAfter: Milliseconds | undefined;
  readonly seed: number;
}

/** How it ended: by itself with an exit code, or not. */
export type End =
  | {
      readonly kind: 'exited';
      readonly code: ExitCode;
      readonly outcome: Outcome | undefined;
      /** What was written on stderr. */
      readonly said: string;
      /** Something that is no foreseen failure was thrown. */
      readonly surprise: unknown;
    }
  | { readonly kind: 'killed'; readonly where: string };

/** A running `ship`. */
export interface ShipProcess {
  /** Undefined while it runs. */
  end(): End | undefined;
  readonly startedAt: Milliseconds;
  readonly network: Network;
  readonly waits: () => number;
  /** Whether it has something to do before the clock goes on; asking takes the answer back. */
  takeWake(): boolean;
  isWaiting(): boolean;
}

/** The parts of `ship` that a test may plant a bug in. */
export interface Subject {
  readonly release: typeof release;
  readonly rollBack: typeof rollBack;
  readonly around: (real: ReleaseSurroundings) => ReleaseSurroundings;
}

export const product: Subject = { release, rollBack, around: (real) => real };

interface Surroundings {
  readonly account: SimulatedAccount;
  readonly reads: EarlierReads;
  readonly witness: Witness;
  readonly subject: Subject;
  readonly onProgress: (progress: Progress) => void;
}

/** Starts `ship`: its own code from the contract's reading to the exit code, with AWS, HTTP and time simulated. */
export function startShip(invocation: Invocation, surroundings: Surroundings): ShipProcess {
  const { account, reads, witness, subject, onProgress } = surroundings;
  const { kill, skew, command } = invocation;
  const startedAt = account.clock.now();
  const elapsed = (): Milliseconds => account.clock.now() - startedAt;
  const interruption = new AbortController();
  let isAwake = true;
  let waits = 0;
  let waiting = 0;
  let end: End | undefined;
  let said = '';
  let surprise: unknown;
  let outcome: Outcome | undefined;

  function die(where: string): false {
    end ??= { kind: 'killed', where };
    return false;
  }

  const isAlive = (): boolean => end === undefined;
  const conditions = faults(invocation.weather, invocation.seed, elapsed);
  const net = network({
    account,
    faults: conditions,
    reads,
    witness,
    traveller: {
      sends(count) {
        if (kill?.at === 'before request' && kill.count === count) return die(`before request ${count}`);
        return isAlive();
      },
      hears(count) {
        if (kill?.at === 'after request' && kill.count === count) return die(`after request ${count}`);
        return isAlive();
      },
      woken() {
        isAwake = true;
      },
    },
  });

  const clock: Clock = {
    now: () => account.clock.now() + skew,
    wait(delay, signal) {
      waits += 1;
      if (kill?.at === 'wait' && kill.count === waits) die(`at wait ${waits}`);
      if (!isAlive()) return new Promise(() => {});
      return new Promise((resolve, reject) => {
        if (signal?.aborted === true) {
          reject(signal.reason);
          return;
        }
        waiting += 1;
        const aborted = (): void => {
          waiting -= 1;
          timer.cancel();
          reject(signal?.reason);
        };
        const timer = account.clock.after(delay, () => {
          signal?.removeEventListener('abort', aborted);
          isAwake = true;
          waiting -= 1;
          if (isAlive()) resolve();
        });
        signal?.addEventListener('abort', aborted, { once: true });
      });
    },
  };

  const smokeRequest: SmokeRequest = (url) =>
    new Promise((resolve, reject) => {
      const { port, pathname } = new URL(url);
      waiting += 1;
      account.clock.after(2 * conditions.latency('GET'), () => {
        isAwake = true;
        waiting -= 1;
        if (!isAlive()) return;
        if (conditions.next('GET').kind === 'lost') reject(new Error('no answer within 5 s'));
        const answer = account.get(Number(port), pathname);
        resolve({ status: answer.status, body: JSON.stringify({ version: versionOf(answer) }) });
      });
    });

  async function act(report: (progress: Progress) => void, signal: AbortSignal): Promise<Outcome> {
    const context: Context = {
      root: '/',
      app: settings.app,
      environment: settings.environment,
      settings,
      connection,
      clients: clientsFor(connection, transportOver(net, clock)),
    };
    const contract = await readContract(parameterStore(context.clients), settings.app, settings.environment);
    const around = subject.around({
      ...surroundingsOf(
        context,
        contract,
        { timeout: invocation.timeoutSeconds, bake: invocation.bake },
        {
          report(progress) {
            onProgress(progress);
            report(progress);
          },
          signal,
        },
        { clock, owner: { id: `run-${invocation.seed}`, owner: 'simulated', host: 'elsewhere', pid: 1 } },
      ),
      smokeRequest,
      interval: invocation.interval,
    });
    outcome =
      command.kind === 'deploy'
        ? await subject.release(around, { image: command.image, appVersion: command.appVersion })
        : await subject.rollBack(around, command.to);
    return outcome;
  }

  async function run(): Promise<void> {
    const output: Output = { write() {}, isInteractive: false, hasColour: false, width: 120 };
    const reporter = reporterFor(output, { json: false, workflow: undefined }, clock);
    let code: ExitCode;
    // As carryOut() and main() do, which read files and write to a terminal besides.
    try {
      const ended = await act(reporter.report, interruption.signal);
      await reporter.finish(ended);
      code = exitCodeOf(ended);
    } catch (error) {
      said = messageOf(error);
      const isInterrupted = interruption.signal.aborted && isInterruption(error);
      if (!(error instanceof Failure) && !isInterrupted && !isAwsAnswer(error)) surprise = error;
      code = error instanceof Failure ? error.exit : isInterrupted ? exitCode.unknown : exitCode.usage;
    } finally {
      reporter.close();
    }
    end ??= { kind: 'exited', code, outcome, said, surprise };
  }

  if (invocation.interruptedAfter !== undefined) {
    account.clock.after(invocation.interruptedAfter, () => {
      isAwake = true;
      interruption.abort();
    });
  }
  void run();
  return {
    end: () => end,
    startedAt,
    network: net,
    waits: () => waits,
    takeWake() {
      const was = isAwake;
      isAwake = false;
      return was;
    },
    isWaiting: () => waiting > 0 || net.underWay() > 0,
  };
}

function isAwsAnswer(error: unknown): boolean {
  return error instanceof Error && '$metadata' in error;
}
