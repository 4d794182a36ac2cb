import { invalid, type Lookup, readCondition } from './condition.ts';
import { compileTerms } from './filter-pattern.ts';

/** A message that a pattern lets through, with what the pattern names of it. */
export interface MatchedEvent {
  /** By selector: `$.status` of a JSON pattern, `$status` or `$3` of a pattern of columns. */
  readonly values: Readonly<Record<string, string>>;
  /** A selector's value, whether the pattern names it or not. */
  lookup(selector: string): unknown;
}

export type EventPattern = (message: string) => MatchedEvent | undefined;

/**
 * Reads a filter pattern of any kind: terms, JSON (`{ $.level = "error" }`) or columns (`[ip, user, status = 5*]`).
 * @throws {AwsError} InvalidParameterException
 */
export function compileEventPattern(text: string): EventPattern {
  const pattern = text.trim();
  if (pattern.startsWith('{')) return jsonPattern(pattern);
  if (pattern.startsWith('[')) return columnPattern(pattern);
  const passes = compileTerms(pattern);
  return (message) =>
    passes(message) ? { values: {}, lookup: (selector) => valueAt(parseObject(message), selector)[0] } : undefined;
}

function jsonPattern(pattern: string): EventPattern {
  if (!pattern.endsWith('}')) throw invalid();
  const { holds, fields } = readCondition(pattern.slice(1, -1), false);
  return (message) => {
    const content = parseObject(message);
    if (content === undefined) return undefined;
    const lookup: Lookup = (selector) => valueAt(content, selector);
    if (!holds(lookup)) return undefined;
    const values = fields.flatMap((field): [string, string][] => {
      const [value] = lookup(field);
      return value === undefined ? [] : [[field, typeof value === 'string' ? value : JSON.stringify(value)]];
    });
    return { values: Object.fromEntries(values), lookup: (selector) => lookup(selector)[0] };
  };
}

function parseObject(message: string): unknown {
  if (!/^\s*[{[]/.test(message)) return undefined;
  try {
    return JSON.parse(message);
  } catch {
    return undefined;
  }
}

const step = /\.([^.[\]]+)|\["([^"]*)"\]|\[(\d+|\*)\]/g;

function valueAt(content: unknown, selector: string): readonly unknown[] {
  if (content === undefined) return [];
  let found: unknown[] = [content];
  for (const [, name, quoted, index] of selector.matchAll(step)) {
    const key = name ?? quoted ?? index ?? '';
    found = found.flatMap((value) => children(value, key));
  }
  return found;
}

function children(value: unknown, key: string): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  if (key === '*') return Object.values(value);
  const entry = Object.entries(value).find(([name]) => name === key);
  return entry ? [entry[1]] : [];
}

interface Column {
  /** Without a name it is told by its position. */
  readonly name: string | undefined;
  readonly holds: ((lookup: Lookup) => boolean) | undefined;
}

function columnPattern(pattern: string): EventPattern {
  if (!pattern.endsWith(']')) throw invalid();
  const parts = splitColumns(pattern.slice(1, -1));
  const rest = parts.indexOf('...');
  if (rest !== parts.lastIndexOf('...')) throw invalid();
  const before = (rest < 0 ? parts : parts.slice(0, rest)).map(readColumn);
  const after = rest < 0 ? [] : parts.slice(rest + 1).map(readColumn);
  return (message) => {
    const cells = cellsOf(message);
    const known = before.length + after.length;
    if (rest < 0 ? cells.length !== known : cells.length < known) return undefined;
    const middle = Array.from({ length: cells.length - known }, (): Column => ({ name: undefined, holds: undefined }));
    const columns = [...before, ...middle, ...after];
    const byName = new Map(columns.map(({ name }, index) => [name ?? String(index + 1), cells[index] ?? '']));
    const lookup: Lookup = (name) => {
      const cell = byName.get(name.replace(/^\$/, ''));
      return cell === undefined ? [] : [cell];
    };
    if (!columns.every(({ holds }) => holds?.(lookup) ?? true)) return undefined;
    const values = [...byName].map(([name, cell]): [string, string] => [`$${name}`, cell]);
    return { values: Object.fromEntries(values), lookup: (selector) => lookup(selector)[0] };
  };
}

/** At commas outside quotes and parentheses. */
function splitColumns(text: string): string[] {
  const parts = text.match(/(?:"(?:[^"\\]|\\.)*"|\([^()]*\)|[^,"()])+/g) ?? [];
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

function readColumn(text: string): Column {
  if (/^[\w*-]+$/.test(text)) return { name: text, holds: undefined };
  const { holds, fields } = readCondition(text, true);
  if (fields.length !== 1) throw invalid();
  return { name: fields[0], holds };
}

/** Words; what stands between brackets or quotes is one. */
function cellsOf(message: string): string[] {
  return [...message.matchAll(/\[([^\]]*)\]|"([^"]*)"|(\S+)/g)].map(
    ([, bracketed, quoted, word]) => bracketed ?? quoted ?? word ?? '',
  );
}
