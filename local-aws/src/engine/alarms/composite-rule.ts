import type { AlarmState } from './evaluate-alarm.ts';

/** A composite alarm's rule, read. */
export type CompositeRule =
  | { readonly kind: 'constant'; readonly value: boolean }
  | { readonly kind: 'state'; readonly state: AlarmState; readonly alarm: string }
  | { readonly kind: 'not'; readonly operand: CompositeRule }
  | { readonly kind: 'and' | 'or'; readonly left: CompositeRule; readonly right: CompositeRule };

/** A rule that cannot be read. */
export class InvalidRule extends Error {
  override readonly name = 'InvalidRule';
}

const deepest = 50;
const token =
  /\s*(?:(\()|(\))|(ALARM|OK|INSUFFICIENT_DATA)\s*\(\s*(?:"([^"]+)"|'([^']+)'|([^\s()"']+))\s*\)|(AND|OR|NOT|TRUE|FALSE)\b)/y;

type Token =
  | { readonly kind: '(' | ')' | 'AND' | 'OR' | 'NOT' | 'TRUE' | 'FALSE' }
  | { readonly kind: 'state'; readonly state: AlarmState; readonly alarm: string };

/**
 * Reads `(ALARM("cpu") OR ALARM("errors")) AND NOT OK("traffic")`. NOT binds tighter than AND, AND tighter than OR.
 * An alarm is told by its name or its ARN.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html
 * @throws {InvalidRule}
 */
export function parseCompositeRule(text: string): CompositeRule {
  const tokens = tokensOf(text);
  let position = 0;
  const takes = (kind: Token['kind']): boolean => {
    const isNext = tokens[position]?.kind === kind;
    if (isNext) position += 1;
    return isNext;
  };
  const chain = (kind: 'AND' | 'OR', next: (depth: number) => CompositeRule, depth: number): CompositeRule => {
    let left = next(depth);
    while (takes(kind)) left = { kind: kind === 'AND' ? 'and' : 'or', left, right: next(depth) };
    return left;
  };
  const or = (depth: number): CompositeRule => chain('OR', and, depth);
  const and = (depth: number): CompositeRule => chain('AND', operand, depth);
  const operand = (depth: number): CompositeRule => {
    if (depth > deepest) throw new InvalidRule('The rule is nested too deeply');
    const next = tokens[position];
    position += 1;
    switch (next?.kind) {
      case 'NOT':
        return { kind: 'not', operand: operand(depth + 1) };
      case 'TRUE':
      case 'FALSE':
        return { kind: 'constant', value: next.kind === 'TRUE' };
      case 'state':
        return next;
      case '(': {
        const inner = or(depth + 1);
        if (!takes(')')) throw new InvalidRule("A ')' is missing");
        return inner;
      }
      default:
        throw new InvalidRule(next ? `Unexpected ${next.kind}` : 'The rule ends too early');
    }
  };
  const rule = or(0);
  if (position < tokens.length) throw new InvalidRule('Unexpected text after the rule');
  return rule;
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  token.lastIndex = 0;
  const end = text.trimEnd().length;
  while (token.lastIndex < end) {
    const at = token.lastIndex;
    const match = token.exec(text);
    if (!match) throw new InvalidRule(`Unexpected text at position ${at + 1}`);
    const [, open, close, state, double, single, bare, word] = match;
    if (open) tokens.push({ kind: '(' });
    else if (close) tokens.push({ kind: ')' });
    else if (isState(state)) tokens.push({ kind: 'state', state, alarm: nameOf(double ?? single ?? bare ?? '') });
    else if (word === 'AND' || word === 'OR' || word === 'NOT' || word === 'TRUE' || word === 'FALSE') {
      tokens.push({ kind: word });
    }
  }
  return tokens;
}

function isState(text: string | undefined): text is AlarmState {
  return text === 'ALARM' || text === 'OK' || text === 'INSUFFICIENT_DATA';
}

/** An alarm's name out of its name or ARN. */
export function nameOf(nameOrArn: string): string {
  return /^arn:[^:]*:cloudwatch:[^:]*:[^:]*:alarm:(.+)$/.exec(nameOrArn)?.[1] ?? nameOrArn;
}

/** The alarms that a rule names, each once. */
export function alarmsIn(rule: CompositeRule): string[] {
  switch (rule.kind) {
    case 'constant':
      return [];
    case 'state':
      return [rule.alarm];
    case 'not':
      return alarmsIn(rule.operand);
    case 'and':
    case 'or':
      return [...new Set([...alarmsIn(rule.left), ...alarmsIn(rule.right)])];
    default:
      return rule satisfies never;
  }
}

/** Whether the rule holds; an alarm that is not there has insufficient data. */
export function ruleHolds(rule: CompositeRule, stateOf: (alarm: string) => AlarmState | undefined): boolean {
  switch (rule.kind) {
    case 'constant':
      return rule.value;
    case 'state':
      return (stateOf(rule.alarm) ?? 'INSUFFICIENT_DATA') === rule.state;
    case 'not':
      return !ruleHolds(rule.operand, stateOf);
    case 'and':
      return ruleHolds(rule.left, stateOf) && ruleHolds(rule.right, stateOf);
    case 'or':
      return ruleHolds(rule.left, stateOf) || ruleHolds(rule.right, stateOf);
    default:
      return rule satisfies never;
  }
}
