import { ringingIn } from './early-verdict.ts';
import { type Evidence, gather } from './evidence.ts';
import type { Surroundings } from './move.ts';
import { patiently } from './patience.ts';
import type { Snapshot, Subject } from './state.ts';

/** As many tasks of a revision that serves may end by themselves: one can be an accident. */
const accidents = 1;

/**
 * Watches a deployment that serves for the bake time: its alarms, and whether its tasks stay. Gives the reason where it
 * does not hold.
 */
export async function bake(
  around: Surroundings,
  subject: Subject,
  { ringingBefore, evidence: before }: { readonly ringingBefore: ReadonlySet<string>; readonly evidence: Evidence },
): Promise<string | undefined> {
  const { clock, signal, interval, report, bakeTime } = around;
  const until = clock.now() + bakeTime;
  let evidence = before;
  report({ kind: 'bake', duration: bakeTime });
  while (clock.now() < until) {
    await clock.wait(Math.min(interval, until - clock.now()), signal);
    const snapshot = await lookAt(around);
    evidence = gather(evidence, subject, snapshot);
    const [alarm] = ringingIn(snapshot.alarms, ringingBefore);
    if (alarm !== undefined) {
      report({ kind: 'alarm', name: alarm.name, reason: alarm.reason, isIgnored: false });
      return `the alarm ${alarm.name} rings: ${alarm.reason}`;
    }
    const ended = [...evidence.stoppedTasks.values()].filter(
      ({ id, stopCode }) => stopCode === 'EssentialContainerExited' && !before.stoppedTasks.has(id),
    );
    if (ended.length > accidents) return `${ended.length} tasks have ended by themselves since it serves`;
  }
  return undefined;
}

async function lookAt(around: Surroundings): Promise<Snapshot> {
  const { source, clock } = around;
  const [tasks, alarms] = await patiently(
    () => Promise.all([source.tasks(), source.alarms()]),
    'how the deployment bakes',
    around,
  );
  return { at: clock.now(), service: undefined, serviceDeployment: 'unsupported', tasks, alarms, targets: [] };
}
