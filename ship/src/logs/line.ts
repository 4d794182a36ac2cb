import { type Colour, type Paint, printable } from '../report/output.ts';
import type { LogLine } from './log-source.ts';
import { prettyLine } from './pretty.ts';

const colours: readonly Colour[] = ['cyan', 'magenta', 'green', 'yellow', 'blue'];

/** The task that a stream belongs to: awslogs names streams `prefix/container/task`. */
export function taskOfStream(stream: string): string {
  return stream.slice(stream.lastIndexOf('/') + 1);
}

/** A line with its task's short id in front; a task always has the same colour. */
export function renderLogLine({ stream, message }: LogLine, paint: Paint, isPretty = false): string {
  const task = taskOfStream(stream);
  const text = (isPretty ? prettyLine(message, paint) : undefined) ?? printable(message);
  return `${paint(colourOf(task), task.slice(0, 8))} ${text}`;
}

/** A line for a machine. */
export function logLineAsJson({ at, stream, message }: LogLine): string {
  return JSON.stringify({
    v: 1,
    type: 'log-line',
    time: new Date(at).toISOString(),
    task: taskOfStream(stream),
    message,
  });
}

function colourOf(task: string): Colour {
  let sum = 0;
  for (const character of task) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 65_521;
  return colours[sum % colours.length] ?? 'cyan';
}
