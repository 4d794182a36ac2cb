import type { Clock } from '../../clock.ts';
import type { ContainerDefinition } from '../../models/generated/ecs.ts';
import type { LogSink } from '../../runtime/runtime.ts';
import { eventStart, multilineEvents } from './log-events.ts';
import type { TaskRow } from './rows.ts';

/** Opens a log stream for writing, or says that the group does not exist; creates the group first where asked to. */
export type LogOpener = (
  group: string,
  stream: string,
  options: { readonly createsGroup: boolean; readonly region: string },
) => LogSink | undefined;

export type ContainerLog =
  /** Undefined: nobody reads the output, as with the driver `none`. */
  { readonly kind: 'log'; readonly sink: LogSink | undefined } | { readonly kind: 'refused'; readonly reason: string };

/**
 * Where a container's output goes.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specify-log-config.html
 */
export function containerLog(
  task: TaskRow,
  { name, logConfiguration }: ContainerDefinition,
  { openLog, clock, region }: { readonly openLog: LogOpener; readonly clock: Clock; readonly region: string },
): ContainerLog {
  if (logConfiguration?.logDriver !== 'awslogs') return { kind: 'log', sink: undefined };
  const options = logConfiguration.options ?? {};
  const start = eventStart(options);
  if (start.kind === 'invalid') return refused(start.reason);
  const group = options['awslogs-group'] ?? '';
  const prefix = options['awslogs-stream-prefix'];
  const stream = prefix === undefined ? task.id : `${prefix}/${name}/${task.id}`;
  const createsGroup = options['awslogs-create-group'] === 'true';
  const sink = group === '' ? undefined : openLog(group, stream, { createsGroup, region });
  if (!sink) return refused(missingGroup(group));
  return { kind: 'log', sink: start.kind === 'pattern' ? multilineEvents(sink, start.pattern, clock) : sink };
}

function refused(why: string): ContainerLog {
  return {
    kind: 'refused',
    reason: `ResourceInitializationError: failed to validate logger args: ${why} : exit status 1`,
  };
}

function missingGroup(group: string): string {
  return `The task cannot find the Amazon CloudWatch log group ${group} defined in the task definition. There is a connection issue between the task and Amazon CloudWatch. Check your network configuration.`;
}
