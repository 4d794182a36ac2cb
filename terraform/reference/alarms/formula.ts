import type { Measure } from './alarm.ts';
import { listed, statisticInWords } from './words.ts';

/** An expression of metric math, in the form in which it is read. */
export interface Formula {
  readonly value: string;
  /** Only where this holds is the value counted, and 0 elsewhere; undefined: always. */
  readonly where: string | undefined;
}

/** `IF(FILL(a, 0) >= 10, 100 * FILL(b, 0) / FILL(a, 0), 0)` is `100 × b / a`, where `a ≥ 10`. */
export function formulaOf(expression: string): Formula {
  const filled = expression.replaceAll(/FILL\((\w+), 0\)/g, '$1');
  const [condition, value, otherwise, ...more] = filled.startsWith('IF(') ? argumentsOf(filled) : [];
  if (condition === undefined || value === undefined || otherwise !== '0' || more.length > 0)
    return { value: readable(filled), where: undefined };
  return { value: readable(value), where: readable(condition) };
}

/** What the ids in an expression stand for, and which of them are not filled with 0 where there is no value. */
export function legendOf({ expression, metrics }: Extract<Measure, { kind: 'expression' }>): string {
  const namespaces = [...new Set([...metrics.values()].map(({ namespace }) => namespace))];
  const ids = [...metrics].map(([id, metric]) => {
    const gaps = expression.includes(`FILL(${id}, 0)`) ? '' : ', with its gaps';
    return `\`${id}\`: ${statisticInWords(metric)}${gaps}`;
  });
  return `${ids.join('; ')} (${listed(namespaces.map((namespace) => `\`${namespace}\``))})`;
}

/** The arguments of a call that is the whole of a text; none where more follows it. */
function argumentsOf(call: string): readonly string[] {
  const found: string[] = [];
  let depth = 0;
  let begin = call.indexOf('(') + 1;
  for (const [index, character] of [...call].entries()) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    const isEnd = character === ')' && depth === 0;
    if (isEnd && index < call.length - 1) return [];
    if (isEnd || (character === ',' && depth === 1)) {
      found.push(call.slice(begin, index).trim());
      begin = index + 1;
    }
  }
  return found;
}

function readable(expression: string): string {
  return expression
    .replaceAll('>=', '≥')
    .replaceAll('<=', '≤')
    .replaceAll('*', '×')
    .replaceAll(' - ', ' − ')
    .replaceAll(/\d+\.\d+/g, (digits) => String(Number(digits)))
    .replace(/^\(([^()]*)\) (?=[≥≤<>])/, '$1 ');
}
