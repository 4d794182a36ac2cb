import type { Milliseconds } from '../clock.ts';
import { type Evidence, gather, noEvidence } from './evidence.ts';
import { type DeploymentSource, type Observation, observe } from './observe.ts';
import type { Snapshot } from './state.ts';
import { type FinalVerdict, judge, nothingSeen, remember } from './verdict.ts';

export interface Watched {
  readonly verdict: FinalVerdict;
  readonly evidence: Evidence;
}

/**
 * Watches a deployment until it has a final verdict, or for `timeout`. `onSnapshot` sees every look. Throws CutOff when
 * AWS cannot be asked any more, and the signal's reason when it is aborted.
 */
export async function watch(
  source: DeploymentSource,
  observation: Observation,
  timeout: Milliseconds,
  onSnapshot: (snapshot: Snapshot, phase: 'rolling out' | 'rolling back') => void,
): Promise<Watched> {
  const { subject, clock } = observation;
  const deadline = clock.now() + timeout;
  let memory = nothingSeen;
  let evidence = noEvidence;
  for await (const snapshot of observe(source, observation)) {
    memory = remember(memory, subject, snapshot);
    evidence = gather(evidence, subject, snapshot);
    const verdict = judge(subject, memory, snapshot);
    onSnapshot(snapshot, verdict.kind === 'pending' ? verdict.phase : 'rolling out');
    if (verdict.kind !== 'pending') return { verdict, evidence };
    if (clock.now() >= deadline) return { verdict: { kind: 'timed out' }, evidence };
  }
  // observe() ends by throwing only.
  throw new Error('the watch ended without a verdict');
}
