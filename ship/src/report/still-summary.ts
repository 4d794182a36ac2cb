import type { Outcome } from '../deployment/progress.ts';
import { labelled, rolloutInWords } from './lines.ts';
import { duration, type Paint } from './output.ts';
import type { Story } from './story.ts';

/** What stays on a terminal of the block that was redrawn: the tasks as they were last seen, and what took how long. */
export function stillSummary(
  { chapters, rollout, began }: Story,
  { elapsed }: Outcome,
  paint: Paint,
): readonly string[] {
  if (rollout === undefined) return [];
  const end = began + elapsed;
  const took = chapters.map(({ name, from }, at) => {
    const until = chapters[at + 1]?.from ?? Math.max(end, from);
    return `${name} ${duration(until - from)}`;
  });
  return [labelled('tasks', rolloutInWords(rollout)), paint('dim', labelled('took', took.join(', ')))];
}
