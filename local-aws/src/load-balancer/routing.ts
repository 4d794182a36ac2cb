import type { IncomingHttpHeaders } from 'node:http';
import type { Forward } from './group-choice.ts';
import { type CompiledCondition, type Condition, compileCondition } from './rule-conditions.ts';
import { type CompiledTransforms, compileTransforms, type Transforms } from './transforms.ts';

/** What a rule looks at. */
export interface RoutedRequest {
  readonly method: string;
  readonly path: string;
  /** After the question mark; empty without one. */
  readonly query: string;
  readonly headers: IncomingHttpHeaders;
  readonly sourceAddress: string;
}

/** What is done with a request. `Group` is how a target group is named: an ARN, or the group itself. */
export type RoutingAction<Group> =
  | ({ readonly kind: 'forward' } & Forward<Group>)
  | { readonly kind: 'redirect'; readonly redirect: Redirect }
  | { readonly kind: 'fixedResponse'; readonly fixedResponse: FixedResponse };

/** Parts may hold `#{protocol}`, `#{host}`, `#{port}`, `#{path}` and `#{query}`. */
export interface Redirect {
  readonly status: 301 | 302;
  readonly protocol: string;
  readonly host: string;
  readonly port: string;
  readonly path: string;
  readonly query: string;
}

export interface FixedResponse {
  readonly status: number;
  readonly contentType: string | undefined;
  readonly body: string;
}

export interface RoutingRule<Group> {
  /** 1 to 50000; the lowest is tried first. */
  readonly priority: number;
  /** All must hold. */
  readonly conditions: readonly Condition[];
  /** Of a request that is forwarded. */
  readonly transforms?: Transforms | undefined;
  readonly action: RoutingAction<Group>;
}

export interface Routing<Group> {
  readonly rules: readonly RoutingRule<Group>[];
  readonly defaultAction: RoutingAction<Group>;
}

/** An action ready to be taken: forwarding can choose where to. */
export type ReadyAction<Choose> =
  | { readonly kind: 'forward'; readonly choose: Choose; readonly transforms: CompiledTransforms | undefined }
  | Exclude<RoutingAction<never>, { kind: 'forward' }>;

/**
 * Prepares a listener's rules: the returned function finds the action for a request.
 *
 * @param forwarding prepares a forward action, once for each
 */
export function router<Group, Choose>(
  routing: Routing<Group>,
  forwarding: (forward: Forward<Group>) => Choose,
): (request: () => RoutedRequest) => ReadyAction<Choose> {
  const ready = (action: RoutingAction<Group>, transforms: Transforms | undefined): ReadyAction<Choose> =>
    action.kind === 'forward'
      ? {
          kind: 'forward',
          choose: forwarding(action),
          transforms: transforms === undefined ? undefined : compileTransforms(transforms),
        }
      : action;
  const rules = routing.rules
    .toSorted((one, other) => one.priority - other.priority)
    .map(({ conditions, transforms, action }) => ({
      conditions: conditions.map(compileCondition),
      action: ready(action, transforms),
    }));
  const defaultAction = ready(routing.defaultAction, undefined);
  if (rules.length === 0) return () => defaultAction;
  return (read) => {
    const request = read();
    const holds = (condition: CompiledCondition): boolean => condition(request);
    return rules.find(({ conditions }) => conditions.every(holds))?.action ?? defaultAction;
  };
}

/** The groups that a listener sends traffic to, with and without weight. */
export function groupsOf<Group>({ rules, defaultAction }: Routing<Group>): Set<Group> {
  const actions = [defaultAction, ...rules.map(({ action }) => action)];
  return new Set(actions.flatMap((action) => (action.kind === 'forward' ? action.groups.map(({ item }) => item) : [])));
}
