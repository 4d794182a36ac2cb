import type { Milliseconds } from '../clock.ts';
import type { Difference } from '../deployment/difference.ts';
import type { Progress, Rollout } from '../deployment/progress.ts';
import { shortEvent } from './short-forms.ts';

/** A part of a deployment: what went on, and from when; it ends where the next begins. */
export interface Chapter {
  readonly name: string;
  readonly from: Milliseconds;
}

/** Everything told of a deployment so far, as its readers need it: the live block, GitHub's summary. */
export interface Story {
  readonly began: Milliseconds;
  readonly chapters: readonly Chapter[];
  readonly plan: { readonly from: string; readonly differences: readonly Difference[] } | undefined;
  /** Repository URI and digest of what is deployed. */
  readonly image: string | undefined;
  readonly rollout: Rollout | undefined;
  /** AWS's words, without the service's name. */
  readonly lastEvent: string | undefined;
  readonly waitingFor: string | undefined;
}

export function storyFrom(began: Milliseconds): Story {
  return {
    began,
    chapters: [{ name: 'preparing', from: began }],
    plan: undefined,
    image: undefined,
    rollout: undefined,
    lastEvent: undefined,
    waitingFor: undefined,
  };
}

/** The story with one more thing told. */
export function told(story: Story, progress: Progress, at: Milliseconds): Story {
  switch (progress.kind) {
    case 'step':
      return afterStep(story, progress.name, progress.detail, at);
    case 'plan':
      return { ...story, plan: { from: progress.from, differences: progress.differences } };
    case 'rollout':
      return {
        ...inChapter(story, progress.rollout.phase, at),
        rollout: progress.rollout,
        waitingFor: waitingIn(progress.rollout),
      };
    case 'service event':
      return { ...story, lastEvent: shortEvent(progress.event.message) };
    case 'task stopped':
      return story;
    case 'undo':
      return { ...inChapter(story, 'going back', at), waitingFor: undefined };
    default:
      return progress satisfies never;
  }
}

function afterStep(story: Story, name: string, detail: string, at: Milliseconds): Story {
  switch (name) {
    case 'image':
      return { ...story, image: detail.split(' ')[0] };
    case 'update':
      return { ...inChapter(story, isGoingBack(story) ? 'going back' : 'rolling out', at), waitingFor: undefined };
    default:
      return story;
  }
}

function isGoingBack({ chapters }: Story): boolean {
  return chapters.at(-1)?.name === 'going back';
}

/** How long each chapter took, the last one until `now`. */
export function spansOf(
  { chapters }: Story,
  now: Milliseconds,
): readonly { readonly name: string; readonly from: Milliseconds; readonly took: Milliseconds }[] {
  return chapters.map(({ name, from }, at) => ({ name, from, took: (chapters[at + 1]?.from ?? now) - from }));
}

/** A chapter begins where its name is new; the way back is one chapter, whatever it does. */
function inChapter(story: Story, name: string, at: Milliseconds): Story {
  const current = story.chapters.at(-1)?.name;
  if (current === name || (current === 'going back' && name === 'rolling out')) return story;
  return { ...story, chapters: [...story.chapters, { name, from: at }] };
}

/** What has to happen next, as far as the tasks tell. */
function waitingIn({ phase, desired, newTasks, oldTasks }: Rollout): string {
  const healthy = newTasks.filter(({ health }) => health === 'healthy').length;
  if (phase === 'rolling back') return 'the revision before to serve again';
  if (healthy < desired) return `${desired - healthy} of ${desired} new ${tasks(desired)} to be healthy`;
  if (oldTasks.length > 0) return `${oldTasks.length} old ${tasks(oldTasks.length)} to drain and stop`;
  return 'ECS to call it complete';
}

function tasks(count: number): string {
  return count === 1 ? 'task' : 'tasks';
}
