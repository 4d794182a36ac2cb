import type { Milliseconds } from '../clock.ts';
import type { Difference } from '../deployment/difference.ts';
import type { Progress, Rollout, Traffic } from '../deployment/progress.ts';
import { shortEvent } from './short-forms.ts';
import { stageInWords, trafficInWords, waitingInStage } from './traffic.ts';

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
  /** This deployment's share of the users' requests, as it changed. */
  readonly traffic: readonly { readonly at: Milliseconds; readonly traffic: Traffic }[];
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
    traffic: [],
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
        ...inChapter(story, chapterOf(story, progress.rollout), at),
        rollout: progress.rollout,
        traffic: withTraffic(story.traffic, progress.rollout.traffic, at),
        waitingFor: waitingIn(progress.rollout),
      };
    case 'service event':
      return { ...story, lastEvent: shortEvent(progress.event.message) };
    case 'task stopped':
    case 'preflight':
    case 'alarm':
      return story;
    case 'lock':
      return { ...story, waitingFor: progress.state === 'waiting' ? `the lock of ${progress.owner}` : undefined };
    case 'unfinished':
      return progress.isTakenUp ? inChapter(story, 'rolling out', at) : story;
    case 'pause':
      return { ...story, waitingFor: `ship continue (paused at ${progress.stage})` };
    case 'early verdict':
      return { ...inChapter(story, 'going back', at), waitingFor: 'ECS to go back' };
    case 'bake':
      return { ...inChapter(story, 'baking', at), waitingFor: 'the bake time to pass' };
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

/** A stage of the shift where there is one; one that has ended leaves the last stage to be the chapter. */
function chapterOf({ chapters, traffic: shifts }: Story, { phase, traffic }: Rollout): string {
  if (phase === 'rolling back') return phase;
  if (traffic !== undefined) return stageInWords(traffic.stage);
  const current = chapters.at(-1)?.name;
  const last = shifts.at(-1)?.traffic.stage;
  return current !== undefined && last !== undefined && current === stageInWords(last) ? current : phase;
}

/** A chapter begins where its name is new; the way back is one chapter, whatever it does. */
function inChapter(story: Story, name: string, at: Milliseconds): Story {
  const current = story.chapters.at(-1)?.name;
  if (current === name || (current === 'going back' && name === 'rolling out')) return story;
  return { ...story, chapters: [...story.chapters, { name, from: at }] };
}

function withTraffic(story: Story['traffic'], traffic: Traffic | undefined, at: Milliseconds): Story['traffic'] {
  const last = story.at(-1)?.traffic;
  if (traffic === undefined || (last !== undefined && trafficInWords(last) === trafficInWords(traffic))) return story;
  return [...story, { at, traffic }];
}

/** What has to happen next, as far as the stage and the tasks tell. */
function waitingIn({ phase, desired, newTasks, oldTasks, traffic }: Rollout): string {
  const ofStage = traffic === undefined || phase === 'rolling back' ? undefined : waitingInStage(traffic);
  if (ofStage !== undefined) return ofStage;
  const healthy = newTasks.filter(({ health }) => health === 'healthy').length;
  if (phase === 'rolling back') return 'the revision before to serve again';
  if (healthy < desired) return `${desired - healthy} of ${desired} new ${tasks(desired)} to be healthy`;
  if (oldTasks.length > 0) return `${oldTasks.length} old ${tasks(oldTasks.length)} to drain and stop`;
  return 'ECS to call it complete';
}

function tasks(count: number): string {
  return count === 1 ? 'task' : 'tasks';
}
