import type { Milliseconds } from '../clock.ts';
import type { ServiceEvent } from '../deployment/state.ts';
import { shortName } from '../deployment/task-definition-name.ts';
import type { Standing } from '../status/standing.ts';
import { stateOf } from './lines.ts';
import { duration, type Paint, printable } from './output.ts';
import { shortEvent, withShortDigests } from './short-forms.ts';
import { table } from './table.ts';

/** How a service stands, for people. */
export function statusLines(standing: Standing, paint: Paint, now: Milliseconds): readonly string[] {
  const { service, status, url, desired, running, pending, deployments, tasks, events } = standing;
  const waiting = pending === 0 ? '' : `, ${pending} pending`;
  return [
    `${paint('bold', service)}  ${status}  ${running} of ${desired} running${waiting}${boundsInWords(standing)}  ${url}`,
    ...lockLines(standing, paint, now),
    ...underWayLines(standing, paint),
    '',
    ...table(
      ['DEPLOYMENT', 'ROLLOUT', 'REVISION', 'VERSION', 'IMAGE'],
      deployments.map(({ status: role, rolloutState, taskDefinition, version, image }) => [
        role,
        rolloutState ?? '',
        taskDefinition,
        version ?? '',
        shortImage(image ?? ''),
      ]),
      paint,
    ),
    '',
    ...table(
      ['TASK', 'STATE', 'REVISION', 'VERSION', 'ADDRESS'],
      tasks.map((task) => [
        task.id.slice(0, 8),
        stateOf(task),
        task.taskDefinition,
        task.version ?? '',
        task.address ?? '',
      ]),
      paint,
    ),
    ...alarmLines(standing, paint),
    ...(events.length === 0 ? [] : ['', ...events.map((event) => paint('dim', eventInWords(event)))]),
  ];
}

function boundsInWords({ scaling }: Standing): string {
  if (typeof scaling === 'string') return '';
  return ` (autoscaling ${scaling.least} to ${scaling.most}${scaling.isSuspended ? ', suspended' : ''})`;
}

/** An owner writes its lock anew every 15 s; one that has been silent for three times as long was cut off. */
const silence: Milliseconds = 45_000;

function lockLines({ lock }: Standing, paint: Paint, now: Milliseconds): readonly string[] {
  if (lock === undefined) return [];
  const { owner, command, phase, taskDefinition, version, writtenAt } = lock;
  const what = taskDefinition === undefined ? '' : ` of ${shortName(taskDefinition)}`;
  const named = `${command}${what}${version === undefined ? '' : ` (version ${version})`} by ${owner}`;
  const age = Math.max(0, now - writtenAt);
  if (age <= silence) return [paint('yellow', printable(`${named} is under way (${phase})`))];
  const words = `unfinished: ${named}, silent for ${duration(age)} (${phase})`;
  return [paint('red', printable(`${words}; run ship deploy or ship rollback to take it up`))];
}

function underWayLines({ underWay }: Standing, paint: Paint): readonly string[] {
  if (underWay === undefined) return [];
  const { status, strategy, stage, taskDefinition, newTraffic, newTestTraffic, reason } = underWay;
  const words = [
    `${strategy} deployment of ${taskDefinition ?? 'a revision'}`,
    status,
    ...(stage === undefined ? [] : [`stage ${stage}`]),
    ...(newTraffic === undefined ? [] : [`${newTraffic} % of the traffic on the new revision`]),
    ...(newTestTraffic === undefined || newTestTraffic === 0 ? [] : [`${newTestTraffic} % of the test traffic`]),
    ...(reason === '' ? [] : [printable(reason)]),
  ];
  return [paint('yellow', words.join('; '))];
}

function alarmLines({ alarms }: Standing, paint: Paint): readonly string[] {
  if (alarms === 'not readable') return ['', paint('dim', 'the alarms may not be read with these credentials')];
  if (alarms.length === 0) return [];
  return [
    '',
    ...table(
      ['ALARM', 'STATE'],
      alarms.map(({ name, state }) => [name, state]),
      paint,
    ),
  ];
}

/** `04:58:19 has reached a steady state.`, the time in UTC. */
function eventInWords({ at, message }: ServiceEvent): string {
  return `${new Date(at).toISOString().slice(11, 19)} ${printable(shortEvent(message))}`;
}

/** Without the registry, and with so much of the digest as tells images apart. */
export function shortImage(image: string): string {
  return withShortDigests(image.slice(image.lastIndexOf('/') + 1));
}
