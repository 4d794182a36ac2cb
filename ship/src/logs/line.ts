import { type Colour, type Paint, printable } from '../report/output.ts';
import type { LogLine } from './log-source.ts';

const colours: readonly Colour[] = ['cyan', 'magenta', 'green', 'yellow', 'blue'];

/** The task that a stream belongs to: awslogs names streams `prefix/container/task`. */
export function taskOfStream(stream: string): string {
  return stream.slice(stream.lastIndexOf('/') + 1);
}

/** A line with its task's short id in front; a task always has the same colour. */
export function renderLogLine({ stream, message }: LogLine, paint: Paint): string {
  const task = taskOfStream(stream);
  return `${paint(colourOf(task), task.slice(0, 8))} ${printable(message)}`;
}

function colourOf(task: string): Colour {
  let sum = 0;
  for (const character of task) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 65_521;
  return colours[sum % colours.length] ?? 'cyan';
}
