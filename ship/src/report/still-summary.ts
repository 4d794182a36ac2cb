import type { Milliseconds } from '../clock.ts';
import { labelled, rolloutInWords } from './lines.ts';
import { duration, type Paint } from './output.ts';
import { type Story, spansOf } from './story.ts';

/** What stays on a terminal of the block that was redrawn: the tasks as they were last seen, and what took how long. */
export function stillSummary(story: Story, now: Milliseconds, paint: Paint): readonly string[] {
  if (story.rollout === undefined) return [];
  const took = spansOf(story, now).map(({ name, took }) => `${name} ${duration(took)}`);
  return [labelled('tasks', rolloutInWords(story.rollout)), paint('dim', labelled('took', took.join(', ')))];
}
