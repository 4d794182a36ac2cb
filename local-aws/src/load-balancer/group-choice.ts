import { type ChoosingRequest, markGroup, stickyGroup } from './stickiness.ts';
import type { Choice, TargetGroup } from './target-group.ts';
import { type Weighted, weightedChoice } from './weighted-choice.ts';

/** Where a forward action sends requests. */
export interface Forward<Group> {
  readonly groups: readonly Weighted<Group>[];
  /** How long a client stays with the target group that served it; undefined: it does not. */
  readonly stickySeconds?: number | undefined;
}

/**
 * Prepares a forward action: the returned function chooses a target group by the weights and a target in it.
 *
 * A group keeps its share whatever its health, as on an ALB: one whose targets all fail gets it still (it fails open), and
 * the requests of one without targets are answered 503. A client that sticks to a group is chosen for anew when the group
 * has lost its weight or has no target left, so that no client stays behind on a deployment that is over.
 */
export function forwarding({
  groups,
  stickySeconds,
}: Forward<TargetGroup>): (request: ChoosingRequest) => Choice | undefined {
  const next = weightedChoice(groups);
  if (stickySeconds === undefined) return (request) => next()?.choose(request);
  const stickyTo = (request: ChoosingRequest): TargetGroup | undefined => {
    const id = stickyGroup(request);
    return id === undefined
      ? undefined
      : groups.find(({ item, weight }) => weight > 0 && item.id === id && item.canServe)?.item;
  };
  return (request) => {
    const group = stickyTo(request) ?? next();
    const choice = group?.choose(request);
    if (group === undefined || choice === undefined) return undefined;
    const mark = markGroup(group.id, stickySeconds, request);
    return {
      target: choice.target,
      mark: (fields) => {
        mark(fields);
        choice.mark?.(fields);
      },
    };
  };
}
