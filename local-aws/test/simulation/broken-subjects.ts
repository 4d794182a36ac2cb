import { product, type Subject } from '../../simulation/world/world.ts';
import { bounds } from '../../src/engine/bounds.ts';
import type { Action, ServiceView, TaskStanding, TaskView } from '../../src/engine/service-view.ts';
import { forwarding } from '../../src/load-balancer/group-choice.ts';
import { type SchedulerPolicy, ecsPolicy as sound } from '../../src/services/ecs/scheduler.ts';

/** A product that is broken in one way. */
export interface BrokenSubject {
  readonly bug: string;
  readonly subject: Subject;
}

function broken(bug: string, policy: Partial<SchedulerPolicy>): BrokenSubject {
  return { bug, subject: { ...product, policy: { ...sound, ...policy } } };
}

/** The rolling decision by a view that is wrong in one thing. */
function rollingBy(bug: string, distort: (view: ServiceView) => ServiceView): BrokenSubject {
  return broken(bug, { rolling: (view, now) => sound.rolling(distort(view), now) });
}

function standingsAs(view: ServiceView, from: TaskStanding, to: TaskStanding): ServiceView {
  const seen = ({ standing, ...task }: TaskView): TaskView => ({
    ...task,
    standing: standing === from ? to : standing,
  });
  return { ...view, tasks: view.tasks.map(seen) };
}

/** The percentage that moves a bound by so many tasks. */
function percentOf(tasks: number, { desired }: ServiceView): number {
  return desired === 0 ? 0 : (tasks / desired) * 100;
}

export const brokenSubjects: readonly BrokenSubject[] = [
  rollingBy('the floor is one too low', (view) => {
    const { floor } = bounds(view.desired, view.minimumHealthyPercent, view.maximumPercent);
    return { ...view, minimumHealthyPercent: percentOf(Math.max(floor - 1, 0), view) };
  }),
  rollingBy('the ceiling is one too high', (view) => {
    const { ceiling } = bounds(view.desired, view.minimumHealthyPercent, view.maximumPercent);
    return { ...view, maximumPercent: percentOf(ceiling + 1, view) };
  }),
  broken('a deployment completes when its tasks are RUNNING', {
    rolling(view, now) {
      const actions = sound.rolling(view, now);
      if (actions.length > 0) return actions;
      return sound.rolling(standingsAs(view, 'unready', 'healthy'), now).filter(({ kind }) => kind === 'complete');
    },
  }),
  rollingBy('old tasks are stopped when new ones have been started', (view) =>
    standingsAs(view, 'starting', 'healthy'),
  ),
  broken('unhealthy tasks are taken for healthy', {
    standing(checks, now) {
      const standing = sound.standing(checks, now);
      return standing === 'unhealthy' ? 'healthy' : standing;
    },
  }),
  broken('the grace period is ignored', {
    standing: (checks, now) => sound.standing({ ...checks, gracePeriod: 0 }, now),
  }),
  broken('a failed deployment goes on launching', {
    rolling(view, now) {
      if (view.primary.rolloutState !== 'FAILED') return sound.rolling(view, now);
      const revived = { ...view, primary: { ...view.primary, rolloutState: 'COMPLETED' } } as const;
      return sound.rolling(revived, now).filter(({ kind }) => kind === 'launch');
    },
  }),
  broken('a rollback goes to the revision that has just failed', {
    rolling: (view, now) =>
      sound
        .rolling(view, now)
        .map((action) =>
          action.kind === 'fail' && action.rollBackTo !== undefined
            ? { ...action, rollBackTo: view.primary.revision }
            : action,
        ),
  }),
  rollingBy('the circuit breaker never trips', (view) => ({
    ...view,
    circuitBreaker: { ...view.circuitBreaker, enabled: false },
  })),
  rollingBy('the circuit breaker trips one task too early', (view) => ({
    ...view,
    circuitBreaker: { ...view.circuitBreaker, threshold: view.circuitBreaker.threshold - 1 },
  })),
  rollingBy('alarms are not heard', (view) => ({ ...view, alarm: undefined })),
  rollingBy('StopServiceDeployment is not heard', (view) => ({ ...view, stopRequested: undefined })),
  rollingBy('a deployment completes while old tasks are still stopping', (view) => ({ ...view, stoppingPrevious: 0 })),
  broken('traffic shifts before the new tasks are healthy', {
    shift: (view, shift, now) => sound.shift(standingsAs(view, 'unready', 'healthy'), shift, now),
  }),
  broken('the last good tasks leave at the first share of the traffic', {
    shift(view, shift, now) {
      const actions = sound.shift(view, shift, now);
      const old = view.tasks.filter(({ revision }) => revision !== view.primary.revision).map(({ arn }) => arn);
      const isShifting = shift.itinerary[shift.at]?.stage === 'PRODUCTION_TRAFFIC_SHIFT' && old.length > 0;
      return isShifting ? [...actions, { kind: 'stop', why: 'scaling', tasks: old } satisfies Action] : actions;
    },
  }),
  broken('steps of the traffic do not bake', {
    shift: (view, shift, now) =>
      sound.shift(view, { ...shift, itinerary: shift.itinerary.map((waypoint) => ({ ...waypoint, bake: 0 })) }, now),
  }),
  {
    bug: 'the weights do not sum to 100',
    subject: {
      ...product,
      traffic: (real) => ({
        ...real,
        setWeights: (rule, weights) =>
          real.setWeights(rule, { ...real.weights(rule), ...Object.fromEntries(Object.entries(weights).slice(0, 1)) }),
      }),
    },
  },
  {
    bug: 'draining targets are still sent to',
    subject: {
      ...product,
      forwarding(forward) {
        const choose = forwarding(forward);
        let last: ReturnType<typeof choose>;
        // Stays with the target of the request before, whatever has become of it.
        return (request) => {
          last ??= choose(request);
          return last;
        };
      },
    },
  },
];
