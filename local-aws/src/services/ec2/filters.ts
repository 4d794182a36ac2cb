import type { Filter, Tag } from '../../models/generated/ec2.ts';
import { error } from './errors.ts';

type Readable = string | number | boolean | undefined;

/** What a described item says under each of a description's filters. */
export type Readings<Item> = Readonly<Record<string, (item: Item) => Readable | readonly Readable[]>>;

interface Tagged {
  readonly Tags?: readonly Tag[] | undefined;
}

/**
 * The items that every filter lets through; a filter lets through what one of its values matches, where `*` stands for
 * any characters, `?` for one, and `\` takes their meaning away. `tag:KEY`, `tag-key` and `tag-value` go for all items.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Filtering.html
 * @throws AwsError InvalidParameterValue on a filter that the description does not have
 */
export function matching<Item extends Tagged>(
  items: readonly Item[],
  filters: readonly Filter[] | undefined,
  readings: Readings<Item>,
): readonly Item[] {
  const conditions = (filters ?? []).map(({ Name = '', Values }) => {
    const read = readingOf(Name, readings);
    const patterns = (Values ?? []).map(patternOf);
    return (item: Item): boolean => {
      const values = read(item).filter((value) => value !== undefined);
      return values.some((value) => patterns.some((pattern) => pattern(String(value))));
    };
  });
  return items.filter((item) => conditions.every((condition) => condition(item)));
}

function readingOf<Item extends Tagged>(name: string, readings: Readings<Item>): (item: Item) => readonly Readable[] {
  if (name.startsWith('tag:')) {
    const key = name.slice('tag:'.length);
    return ({ Tags = [] }) => Tags.filter((tag) => tag.Key === key).map(({ Value }) => Value);
  }
  if (name === 'tag-key') return ({ Tags = [] }) => Tags.map(({ Key }) => Key);
  if (name === 'tag-value') return ({ Tags = [] }) => Tags.map(({ Value }) => Value);
  const read = Object.hasOwn(readings, name) ? readings[name] : undefined;
  if (!read) throw error('InvalidParameterValue', `The filter '${name}' is invalid`);
  return (item) => {
    const value = read(item);
    return typeof value === 'object' ? value : [value];
  };
}

/** Matches by hand: a pattern that comes over the network must not become a slow regular expression. */
function patternOf(pattern: string): (value: string) => boolean {
  const parts: Part[] = [];
  for (let index = 0; index < pattern.length; index++) {
    const character = pattern.charAt(index);
    if (character === '\\' && index + 1 < pattern.length)
      parts.push({ kind: 'this', character: pattern.charAt(++index) });
    else if (character === '*') parts.push({ kind: 'any' });
    else if (character === '?') parts.push({ kind: 'one' });
    else parts.push({ kind: 'this', character });
  }
  return (value) => isMatch(parts, value);
}

type Part = { readonly kind: 'any' | 'one' } | { readonly kind: 'this'; readonly character: string };

/** Goes back to the last star only, so that the time is at most pattern times value. */
function isMatch(parts: readonly Part[], value: string): boolean {
  let part = 0;
  let at = 0;
  let star: { part: number; at: number } | undefined;
  while (at < value.length) {
    const wanted = parts[part];
    if (wanted?.kind === 'any') {
      star = { part: ++part, at };
    } else if (wanted && (wanted.kind !== 'this' || wanted.character === value.charAt(at))) {
      part++;
      at++;
    } else if (star) {
      part = star.part;
      at = ++star.at;
    } else {
      return false;
    }
  }
  return parts.slice(part).every(({ kind }) => kind === 'any');
}
