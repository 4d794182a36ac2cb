import type { Milliseconds } from '../clock.ts';
import type { TaskLine } from '../deployment/progress.ts';
import { clipped, columnsOf } from './columns.ts';
import { countsOf, stateOf } from './lines.ts';
import { type Colour, type Paint, printable, wholeSeconds } from './output.ts';
import type { Story } from './story.ts';
import { trafficBar } from './traffic.ts';

const tasksWithNames = 6;
const dotsShown = 20;

/** The lines that a terminal redraws while a deployment goes on; none is wider than the terminal. */
export function liveBlock(story: Story, now: Milliseconds, paint: Paint, width: number): readonly string[] {
  const { chapters, rollout, waitingFor, lastEvent } = story;
  const room = Math.max(20, width - 1);
  const chapter = chapters.at(-1)?.name ?? '';
  const newPercent = rollout?.traffic?.newPercent;
  const failed = rollout?.failed ?? 0;
  const stopped = failed === 0 ? '' : paint('yellow', `  ${failed} new stopped`);
  return [
    `${paint('cyan', '●')} ${paint('bold', chapter)}  ${wholeSeconds(now - story.began)}${stopped}`,
    ...(rollout === undefined
      ? []
      : [
          `  ${label('new', paint)}${tasksInLine(rollout.newTasks, paint, room - labelWidth - 2)}`,
          `  ${label('old', paint)}${tasksInLine(rollout.oldTasks, paint, room - labelWidth - 2)}`,
        ]),
    ...(newPercent === undefined
      ? []
      : [`  ${label('traffic', paint)}${trafficBar(newPercent, paint, room - labelWidth - 2)}`]),
    ...(waitingFor === undefined ? [] : [`  ${label('waits', paint)}for ${printable(waitingFor)}`]),
    ...(lastEvent === undefined ? [] : [`  ${label('event', paint)}${paint('dim', printable(lastEvent))}`]),
  ].map((line) => clipped(line, room));
}

const labelWidth = 9;

function label(text: string, paint: Paint): string {
  return paint('dim', text.padEnd(labelWidth));
}

/** Each task by name where that fits, else a dot for each and how many are in which state. */
function tasksInLine(tasks: readonly TaskLine[], paint: Paint, room: number): string {
  if (tasks.length === 0) return paint('dim', 'none');
  const dot = (task: TaskLine): string => paint(colourOf(stateOf(task)), '●');
  const named = tasks.map((task) => `${dot(task)} ${task.id.slice(0, 8)} ${stateOf(task)}`).join('  ');
  if (tasks.length <= tasksWithNames && columnsOf(named) <= room) return named;
  return `${tasks.slice(0, dotsShown).map(dot).join('')} ${countsOf(tasks)}`;
}

function colourOf(state: string): Colour {
  if (state === 'healthy') return 'green';
  if (state === 'unhealthy') return 'red';
  return state === 'draining' || state === 'deactivating' ? 'dim' : 'yellow';
}
