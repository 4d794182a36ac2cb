import { DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import type { AlarmState } from '../deployment/state.ts';
import type { Clients } from './clients.ts';
import { isAwsError, isUnsupportedOperation } from './error-name.ts';

/** DescribeAlarms takes so many names a call. */
const namesPerCall = 100;

/** The alarms' states in the order of their names as given; 'not readable' where these credentials may not ask. */
export async function alarmStates(
  clients: Clients,
  names: readonly string[],
): Promise<readonly AlarmState[] | 'not readable'> {
  if (names.length === 0) return [];
  const client = await clients.alarms();
  const found = new Map<string, AlarmState>();
  try {
    for (let start = 0; start < names.length; start += namesPerCall) {
      const { MetricAlarms = [], CompositeAlarms = [] } = await client.send(
        new DescribeAlarmsCommand({
          AlarmNames: names.slice(start, start + namesPerCall),
          AlarmTypes: ['MetricAlarm', 'CompositeAlarm'],
        }),
      );
      for (const { AlarmName = '', StateValue = '', StateReason = '' } of [...MetricAlarms, ...CompositeAlarms]) {
        found.set(AlarmName, { name: AlarmName, state: StateValue, reason: StateReason });
      }
    }
  } catch (error) {
    if (isUnsupportedOperation(error) || isAwsError(error, 'AccessDenied', 'AccessDeniedException')) {
      return 'not readable';
    }
    throw error;
  }
  return names.map((name) => found.get(name) ?? { name, state: 'missing', reason: 'there is no such alarm' });
}
