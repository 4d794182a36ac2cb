import { duration, type Paint, printable } from '../report/output.ts';
import { table } from '../report/table.ts';
import type { DeploymentRecord } from './deployment-record.ts';

/** A service's history for people, newest first; below it why what failed has failed. */
export function historyLines(service: string, records: readonly DeploymentRecord[], paint: Paint): readonly string[] {
  if (records.length === 0) return [`${service} has no deployments in its history; make one with ship deploy`];
  const reasons = records.filter(({ verdict, reason }) => reason !== '' && verdict !== 'succeeded');
  return [
    ...table(
      ['WHEN', 'REVISION', 'VERSION', 'COMMIT', 'IMAGE', 'BY', 'STRATEGY', 'VERDICT', 'TOOK'],
      records.map((record) => [
        timeOf(record.startedAt),
        `${record.taskDefinition}${record.isCurrent ? ' *' : ''}`,
        record.version ?? '',
        (record.commit ?? '').slice(0, 7),
        (record.digest ?? '').replace('sha256:', '').slice(0, 12),
        record.by ?? '',
        record.strategy,
        record.verdict,
        record.finishedAt === undefined ? '' : duration(record.finishedAt - record.startedAt),
      ]),
      paint,
    ),
    ...(reasons.length === 0
      ? []
      : ['', ...reasons.map(({ taskDefinition, reason }) => paint('dim', `${taskDefinition}: ${printable(reason)}`))]),
  ];
}

/** `2026-11-28 04:55:12`, in UTC, as AWS's consoles and logs can be searched for it. */
export function timeOf(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace('T', ' ');
}
