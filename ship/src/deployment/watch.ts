import type { Milliseconds } from '../clock.ts';
import { type EarlyVerdict, earlyVerdict } from './early-verdict.ts';
import { type Evidence, gather, noEvidence } from './evidence.ts';
import { type DeploymentSource, type Observation, observe } from './observe.ts';
import type { Snapshot } from './state.ts';
import { type FinalVerdict, judge, type Memory, nothingSeen, remember } from './verdict.ts';

/** Everything that a watch knows when it ends; a later one goes on from it. */
export interface Seen {
  readonly memory: Memory;
  readonly evidence: Evidence;
  /** The service deployment as last seen. */
  readonly last: Snapshot['serviceDeployment'];
}

export const nothingYet: Seen = { memory: nothingSeen, evidence: noEvidence, last: 'not listed' };

export interface Watched extends Seen {
  readonly verdict: FinalVerdict | ({ readonly kind: 'hopeless' } & EarlyVerdict);
}

export interface WatchSettings {
  readonly timeout: Milliseconds;
  /** Alarms that rang before; undefined: nothing is judged early, ECS's word is waited for. */
  readonly ringingBefore: ReadonlySet<string> | undefined;
  readonly onSnapshot: (snapshot: Snapshot, phase: 'rolling out' | 'rolling back') => void;
}

/**
 * Watches a deployment until it has a final verdict, until it is known early that it cannot succeed, or for `timeout`.
 * Throws CutOff when AWS cannot be asked any more, and the signal's reason when it is aborted.
 */
export async function watch(
  source: DeploymentSource,
  observation: Observation,
  { timeout, ringingBefore, onSnapshot }: WatchSettings,
  from: Seen = nothingYet,
): Promise<Watched> {
  const { subject, clock } = observation;
  const deadline = clock.now() + timeout;
  let { memory, evidence } = from;
  for await (const snapshot of observe(source, observation)) {
    memory = remember(memory, subject, snapshot);
    evidence = gather(evidence, subject, snapshot);
    const verdict = judge(subject, memory, snapshot);
    const seen: Seen = { memory, evidence, last: snapshot.serviceDeployment };
    onSnapshot(snapshot, verdict.kind === 'pending' ? verdict.phase : 'rolling out');
    if (verdict.kind !== 'pending') return { ...seen, verdict };
    if (ringingBefore !== undefined && verdict.phase === 'rolling out' && snapshot.service !== undefined) {
      const { desired, grace } = snapshot.service;
      const early = earlyVerdict(subject, evidence, snapshot, { desired, grace, ringingBefore });
      if (early !== undefined) return { ...seen, verdict: { kind: 'hopeless', ...early } };
    }
    if (clock.now() >= deadline) return { ...seen, verdict: { kind: 'timed out' } };
  }
  // observe() ends by throwing only.
  throw new Error('the watch ended without a verdict');
}
