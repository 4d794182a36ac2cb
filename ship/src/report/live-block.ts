import type { Rollout, TaskLine } from '../deployment/progress.ts';
import { stateOf } from './lines.ts';
import { type Colour, duration, type Paint, printable } from './output.ts';

const tasksShown = 6;

/** The lines that a terminal redraws while a deployment goes on: tasks, health, elapsed time, last event. */
export function liveBlock(
  rollout: Rollout,
  { elapsed, lastEvent }: { readonly elapsed: number; readonly lastEvent: string | undefined },
  paint: Paint,
  width: number,
): readonly string[] {
  const { phase, newTasks, oldTasks, failed } = rollout;
  const stopped = failed === 0 ? '' : paint('yellow', `  ${failed} new stopped`);
  const lines = [
    `${paint('bold', phase)}  ${duration(elapsed)}${stopped}`,
    `  new  ${tasksInLine(newTasks, paint, width)}`,
    `  old  ${tasksInLine(oldTasks, paint, width)}`,
  ];
  if (lastEvent !== undefined) lines.push(paint('dim', `  ${shortened(printable(lastEvent), width - 3)}`));
  return lines;
}

function tasksInLine(tasks: readonly TaskLine[], paint: Paint, width: number): string {
  if (tasks.length === 0) return paint('dim', 'none');
  const widest = '● 12345678 deprovisioning  '.length;
  const fitting = Math.max(1, Math.min(tasksShown, Math.floor((width - 20) / widest)));
  const shown = tasks.slice(0, fitting).map((task) => {
    const state = stateOf(task);
    return `${paint(colourOf(state), '●')} ${task.id.slice(0, 8)} ${state}`;
  });
  const more = tasks.length > fitting ? [`and ${tasks.length - fitting} more`] : [];
  return [...shown, ...more].join('  ');
}

function colourOf(state: string): Colour {
  if (state === 'healthy') return 'green';
  if (state === 'unhealthy') return 'red';
  return state === 'draining' || state === 'deactivating' ? 'dim' : 'yellow';
}

function shortened(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, Math.max(1, length - 1))}…`;
}
