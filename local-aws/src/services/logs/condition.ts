import { logsError } from './errors.ts';

/** All values that a field has in an event: none where it is missing, several through a wildcard. */
export type Lookup = (field: string) => readonly unknown[];

/** Whether an event meets a condition. */
export type Condition = (lookup: Lookup) => boolean;

export interface ReadCondition {
  readonly holds: Condition;
  /** In order of appearance, each once. */
  readonly fields: readonly string[];
}

const deepest = 30;
const token =
  /\s*(?:(&&|\|\||!=|>=|<=|=|>|<|\(|\))|"((?:[^"\\]|\\.)*)"|(\$(?:\.|\[)(?:[^\s=!<>&|()[\]"]|\["[^"]*"\]|\[\d+\]|\[\*\])*)|([^\s=!<>&|()"]+))/y;

type Token =
  | { readonly kind: 'sign'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'field'; readonly text: string }
  | { readonly kind: 'word'; readonly text: string };

/**
 * Reads `$.level = "error" && $.status >= 500` or, where plain names are fields, `status = 4* || status = 5*`.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntaxForMetricFilters.html
 * @throws {AwsError} InvalidParameterException
 */
export function readCondition(text: string, namesAreFields: boolean): ReadCondition {
  const parser = new Parser(tokensOf(text), namesAreFields);
  const holds = parser.either(0);
  parser.end();
  return { holds, fields: [...parser.fields] };
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  token.lastIndex = 0;
  while (token.lastIndex < end) {
    const match = token.exec(text);
    if (!match) throw invalid();
    const [, sign, quoted, field, word] = match;
    if (sign !== undefined) tokens.push({ kind: 'sign', text: sign });
    else if (quoted !== undefined) tokens.push({ kind: 'text', text: quoted.replace(/\\(.)/g, '$1') });
    else if (field !== undefined) tokens.push({ kind: 'field', text: field });
    else tokens.push({ kind: 'word', text: word ?? '' });
  }
  return tokens;
}

export function invalid(): Error {
  return logsError('InvalidParameterException', 'Invalid metric filter pattern');
}

class Parser {
  readonly fields = new Set<string>();
  readonly #tokens: readonly Token[];
  readonly #namesAreFields: boolean;
  #position = 0;

  constructor(tokens: readonly Token[], namesAreFields: boolean) {
    this.#tokens = tokens;
    this.#namesAreFields = namesAreFields;
  }

  end(): void {
    if (this.#position < this.#tokens.length) throw invalid();
  }

  either(depth: number): Condition {
    const parts = [this.#all(depth)];
    while (this.#takesSign('||')) parts.push(this.#all(depth));
    return (lookup) => parts.some((holds) => holds(lookup));
  }

  #all(depth: number): Condition {
    const parts = [this.#one(depth)];
    while (this.#takesSign('&&')) parts.push(this.#one(depth));
    return (lookup) => parts.every((holds) => holds(lookup));
  }

  #one(depth: number): Condition {
    if (depth > deepest) throw invalid();
    if (this.#takesSign('(')) {
      const inner = this.either(depth + 1);
      if (!this.#takesSign(')')) throw invalid();
      return inner;
    }
    const field = this.#field();
    if (this.#takesWord('IS')) return this.#is(field);
    if (this.#takesWord('NOT')) {
      if (!this.#takesWord('EXISTS')) throw invalid();
      return (lookup) => lookup(field).length === 0;
    }
    if (this.#takesWord('EXISTS')) return (lookup) => lookup(field).length > 0;
    return this.#comparison(field);
  }

  #field(): string {
    const next = this.#next();
    const isField = next?.kind === 'field' || (this.#namesAreFields && next?.kind === 'word');
    if (!next || !isField) throw invalid();
    this.fields.add(next.text);
    return next.text;
  }

  #is(field: string): Condition {
    const next = this.#next();
    const wanted =
      next?.kind === 'word' ? { NULL: null, TRUE: true, FALSE: false }[next.text.toUpperCase()] : undefined;
    if (wanted === undefined) throw invalid();
    return (lookup) => lookup(field).includes(wanted);
  }

  #comparison(field: string): Condition {
    const sign = this.#next();
    const value = this.#next();
    if (sign?.kind !== 'sign' || (value?.kind !== 'word' && value?.kind !== 'text')) throw invalid();
    if (value.text.startsWith('%')) {
      throw logsError('InvalidParameterException', 'local-aws reads no regular expressions in filter patterns.');
    }
    const { text } = value;
    if (sign.text === '=') return (lookup) => lookup(field).some((each) => equals(each, text));
    if (sign.text === '!=') {
      return (lookup) => lookup(field).length > 0 && !lookup(field).some((each) => equals(each, text));
    }
    const limit = Number(text);
    const compare = comparisons.get(sign.text);
    if (!compare || text.trim() === '' || Number.isNaN(limit)) throw invalid();
    return (lookup) => lookup(field).some((each) => compare(numberOf(each), limit));
  }

  #next(): Token | undefined {
    const next = this.#tokens[this.#position];
    this.#position += 1;
    return next;
  }

  #takesSign(text: string): boolean {
    const next = this.#tokens[this.#position];
    return this.#takes(next?.kind === 'sign' && next.text === text);
  }

  #takesWord(text: string): boolean {
    const next = this.#tokens[this.#position];
    return this.#takes(next?.kind === 'word' && next.text.toUpperCase() === text);
  }

  #takes(isThere: boolean): boolean {
    if (isThere) this.#position += 1;
    return isThere;
  }
}

const comparisons: ReadonlyMap<string, (value: number, limit: number) => boolean> = new Map([
  ['>', (value: number, limit: number) => value > limit],
  ['>=', (value: number, limit: number) => value >= limit],
  ['<', (value: number, limit: number) => value < limit],
  ['<=', (value: number, limit: number) => value <= limit],
]);

function numberOf(value: unknown): number {
  return typeof value === 'number' || (typeof value === 'string' && value.trim() !== '') ? Number(value) : Number.NaN;
}

/** Numbers by value, texts with `*` for any characters at either end or inside. */
function equals(value: unknown, pattern: string): boolean {
  if (typeof value === 'number' && !Number.isNaN(Number(pattern))) return value === Number(pattern);
  if (typeof value === 'object') return false;
  return matchesWildcards(String(value), pattern);
}

function matchesWildcards(text: string, pattern: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop();
  if (last === undefined) return text === pattern;
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false;
  let position = first.length;
  const end = text.length - last.length;
  for (const piece of rest) {
    const found = text.indexOf(piece, position);
    if (found < 0 || found + piece.length > end) return false;
    position = found + piece.length;
  }
  return true;
}
