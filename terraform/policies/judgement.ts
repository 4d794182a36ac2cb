import type { Resource } from '../plan/stack.ts';
import { at, isEmpty, unknown, type Value } from '../plan/value.ts';

/** What a rule finds of a resource. */
export type Judgement =
  | { readonly kind: 'passes' }
  | { readonly kind: 'fails'; readonly why: string }
  /** It depends on something that Terraform knows only after apply. */
  | { readonly kind: 'undecided'; readonly awaits: string };

export const passes: Judgement = { kind: 'passes' };

export function fails(why: string): Judgement {
  return { kind: 'fails', why };
}

export function awaits(what: string): Judgement {
  return { kind: 'undecided', awaits: what };
}

/** The attribute has this value. */
export function expects(resource: Resource, path: string, expected: string | number | boolean): Judgement {
  return expectsOneOf(resource, path, [expected]);
}

/** The attribute has one of these values. */
export function expectsOneOf(resource: Resource, path: string, allowed: readonly Value[]): Judgement {
  const value = at(resource.values, path);
  if (value === unknown) return awaits(path);
  return allowed.includes(value) ? passes : fails(`${path} is ${shown(value)}`);
}

/** The attribute is not this value. What is not set passes. */
export function refuses(resource: Resource, path: string, refused: string | number | boolean): Judgement {
  const value = at(resource.values, path);
  if (value === unknown) return awaits(path);
  return value === refused ? fails(`${path} is ${shown(value)}`) : passes;
}

/** The attribute is set to something, known or not: what comes from another resource is set. */
export function expectsSet(resource: Resource, path: string): Judgement {
  return isEmpty(at(resource.values, path)) ? fails(`${path} is not set`) : passes;
}

/** The attribute is a number of at least this. */
export function expectsAtLeast(resource: Resource, path: string, least: number): Judgement {
  const value = at(resource.values, path);
  if (value === unknown) return awaits(path);
  return typeof value === 'number' && value >= least ? passes : fails(`${path} is ${shown(value)}, less than ${least}`);
}

/** Another resource belongs to it. */
export function expectsSome(resources: readonly Resource[], why: string): Judgement {
  return resources.length > 0 ? passes : fails(why);
}

/** Passes where each passes; the first failure counts, before anything undecided. */
export function all(judgements: readonly Judgement[]): Judgement {
  return (
    judgements.find(({ kind }) => kind === 'fails') ?? judgements.find(({ kind }) => kind === 'undecided') ?? passes
  );
}

/** Passes where one passes; otherwise it is undecided while one may. */
export function any(judgements: readonly Judgement[], why: string): Judgement {
  return (
    judgements.find(({ kind }) => kind === 'passes') ??
    judgements.find(({ kind }) => kind === 'undecided') ??
    fails(why)
  );
}

export function shown(value: Value): string {
  if (value === null) return 'not set';
  return value === unknown ? 'known after apply' : JSON.stringify(value);
}
