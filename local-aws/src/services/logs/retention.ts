import type { Milliseconds } from '../../clock.ts';
import type { DeleteRetentionPolicyRequest, PutRetentionPolicyRequest } from '../../models/generated/logs.ts';
import { logsError } from './errors.ts';
import { groupNamed, type LogGroupRow, type LogState } from './log-state.ts';

export const day: Milliseconds = 86_400_000;

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
const allowedDays = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

export function putRetentionPolicy(
  state: LogState,
  { logGroupName, retentionInDays }: PutRetentionPolicyRequest,
): void {
  if (!allowedDays.includes(retentionInDays)) {
    throw logsError(
      'InvalidParameterException',
      `1 validation error detected: Value '${retentionInDays}' at 'retentionInDays' failed to satisfy constraint: ` +
        `Member must satisfy enum value set: [${allowedDays.join(', ')}]`,
    );
  }
  state.groups.put(logGroupName, { ...groupNamed(state, logGroupName), retentionInDays });
}

export function deleteRetentionPolicy(state: LogState, { logGroupName }: DeleteRetentionPolicyRequest): void {
  state.groups.put(logGroupName, { ...groupNamed(state, logGroupName), retentionInDays: undefined });
}

/** Events from before this time have expired; undefined where none ever do. */
export function expiry({ retentionInDays }: LogGroupRow, now: Milliseconds): Milliseconds | undefined {
  return retentionInDays === undefined ? undefined : now - retentionInDays * day;
}
