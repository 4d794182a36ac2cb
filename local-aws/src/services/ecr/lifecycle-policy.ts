import type { Milliseconds } from '../../clock.ts';
import { isObject } from './json-object.ts';

/** What a lifecycle policy looks at. */
export interface PolicyImage {
  readonly digest: string;
  readonly tags: readonly string[];
  readonly pushedAt: Milliseconds;
  readonly pulledAt: Milliseconds | undefined;
  readonly isIndex: boolean;
  readonly references: readonly string[];
  readonly subject: string | undefined;
}

type TagSelection =
  | { readonly kind: 'any' | 'untagged' }
  | { readonly kind: 'tagged'; readonly patterns: readonly string[] };

interface Rule {
  readonly priority: number;
  readonly selection: TagSelection;
  readonly count:
    | { readonly kind: 'imageCountMoreThan'; readonly images: number }
    | { readonly kind: 'sinceImagePushed' | 'sinceImagePulled'; readonly days: number };
}

export interface LifecyclePolicy {
  /** In order of priority. */
  readonly rules: readonly Rule[];
}

/** Why a text is not a lifecycle policy. */
export class InvalidLifecyclePolicy extends Error {
  override readonly name = 'InvalidLifecyclePolicy';
}

const day: Milliseconds = 24 * 60 * 60 * 1000;

/**
 * Reads a policy as "Lifecycle policy properties in Amazon ECR" defines it. Rules that archive images are refused.
 * Throws InvalidLifecyclePolicy.
 */
export function parseLifecyclePolicy(text: string): LifecyclePolicy {
  const value = json(text);
  if (!isObject(value) || !Array.isArray(value.rules) || value.rules.length === 0) {
    throw new InvalidLifecyclePolicy('the policy must have a list of rules');
  }
  const rules = value.rules
    .map((rule: unknown, index) => parseRule(rule, `rules[${index}]`))
    .toSorted((one, other) => one.priority - other.priority);
  rules.forEach((rule, index) => {
    const next = rules[index + 1];
    if (rule.priority === next?.priority) {
      throw new InvalidLifecyclePolicy(`rulePriority ${rule.priority} is used twice`);
    }
    if (rule.selection.kind === 'any' && next !== undefined) {
      throw new InvalidLifecyclePolicy('a rule with tagStatus any must have the highest rulePriority');
    }
  });
  return { rules };
}

/**
 * The images that a policy expires at a moment. By "How lifecycle policies work": rules act in order of priority; an image
 * that matches a rule's tags is never expired by a later rule, yet later rules count it; an image of an index stays as
 * long as the index; what refers to an image (a signature) goes with it and is not counted.
 */
export function expiredImages(
  images: readonly PolicyImage[],
  policy: LifecyclePolicy,
  now: Milliseconds,
): ReadonlySet<string> {
  const digests = new Set(images.map(({ digest }) => digest));
  const indexed = new Set(images.filter(({ isIndex }) => isIndex).flatMap(({ references }) => references));
  const candidates = images
    .filter(({ subject }) => subject === undefined || !digests.has(subject))
    .toSorted((one, other) => other.pushedAt - one.pushedAt);
  const expired = new Set<string>();
  const claimed = new Set<string>();
  for (const rule of policy.rules) {
    const matching = candidates.filter((image) => selects(rule.selection, image.tags));
    for (const { digest } of overdue(matching, rule, now)) {
      if (!claimed.has(digest) && !indexed.has(digest)) expired.add(digest);
    }
    for (const { digest } of matching) claimed.add(digest);
  }
  for (const { digest, subject } of images) if (subject !== undefined && expired.has(subject)) expired.add(digest);
  return expired;
}

function overdue(newestFirst: readonly PolicyImage[], { count }: Rule, now: Milliseconds): readonly PolicyImage[] {
  switch (count.kind) {
    case 'imageCountMoreThan':
      return newestFirst.slice(count.images);
    case 'sinceImagePushed':
      return newestFirst.filter(({ pushedAt }) => now - pushedAt > count.days * day);
    case 'sinceImagePulled':
      return newestFirst.filter(({ pushedAt, pulledAt }) => now - (pulledAt ?? pushedAt) > count.days * day);
    default:
      return count satisfies never;
  }
}

function selects(selection: TagSelection, tags: readonly string[]): boolean {
  switch (selection.kind) {
    case 'any':
      return true;
    case 'untagged':
      return tags.length === 0;
    case 'tagged':
      return selection.patterns.every((pattern) => tags.some((tag) => matchesWildcard(pattern, tag)));
    default:
      return selection satisfies never;
  }
}

/** `*` stands for any number of characters. Linear in the text's length for each star: no pattern can stall it. */
export function matchesWildcard(pattern: string, text: string): boolean {
  const [head = '', ...rest] = pattern.split('*');
  const tail = rest.pop();
  if (tail === undefined) return text === head;
  if (!text.startsWith(head) || !text.endsWith(tail) || text.length < head.length + tail.length) return false;
  const end = text.length - tail.length;
  let position = head.length;
  for (const part of rest) {
    const found = text.indexOf(part, position);
    if (found < 0 || found + part.length > end) return false;
    position = found + part.length;
  }
  return true;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new InvalidLifecyclePolicy('the policy is not JSON', { cause });
  }
}

function parseRule(value: unknown, where: string): Rule {
  if (!isObject(value)) throw new InvalidLifecyclePolicy(`${where} must be an object`);
  const { selection, action } = value;
  if (!isObject(selection)) throw new InvalidLifecyclePolicy(`${where}.selection must be an object`);
  if (!isObject(action) || action.type !== 'expire')
    throw new InvalidLifecyclePolicy(`${where}.action.type must be expire`);
  return {
    priority: positive(value.rulePriority, `${where}.rulePriority`),
    selection: parseSelection(selection, `${where}.selection`),
    count: parseCount(selection, `${where}.selection`),
  };
}

function parseSelection(selection: Record<string, unknown>, where: string): TagSelection {
  const prefixes = texts(selection.tagPrefixList, `${where}.tagPrefixList`);
  const patterns = texts(selection.tagPatternList, `${where}.tagPatternList`);
  switch (selection.tagStatus) {
    case 'any':
    case 'untagged':
      if (prefixes || patterns)
        throw new InvalidLifecyclePolicy(`${where} lists tags, but tagStatus is ${selection.tagStatus}`);
      return { kind: selection.tagStatus };
    case 'tagged':
      if (prefixes && !patterns) return { kind: 'tagged', patterns: prefixes.map((prefix) => `${prefix}*`) };
      if (patterns && !prefixes) return { kind: 'tagged', patterns };
      throw new InvalidLifecyclePolicy(`${where} must have either tagPrefixList or tagPatternList`);
    default:
      throw new InvalidLifecyclePolicy(`${where}.tagStatus must be tagged, untagged or any`);
  }
}

function parseCount(selection: Record<string, unknown>, where: string): Rule['count'] {
  const { countType, countUnit } = selection;
  const number = positive(selection.countNumber, `${where}.countNumber`);
  switch (countType) {
    case 'imageCountMoreThan':
      return { kind: countType, images: number };
    case 'sinceImagePushed':
    case 'sinceImagePulled':
      if (countUnit !== 'days') throw new InvalidLifecyclePolicy(`${where}.countUnit must be days`);
      return { kind: countType, days: number };
    default:
      throw new InvalidLifecyclePolicy(
        `${where}.countType must be imageCountMoreThan, sinceImagePushed or sinceImagePulled`,
      );
  }
}

function positive(value: unknown, where: string): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value > 0) return value;
  throw new InvalidLifecyclePolicy(`${where} must be a whole number above 0`);
}

function texts(value: unknown, where: string): readonly string[] | undefined {
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return undefined;
  if (Array.isArray(value) && value.every((text) => typeof text === 'string' && text !== '')) return value;
  throw new InvalidLifecyclePolicy(`${where} must be a list of tags`);
}
