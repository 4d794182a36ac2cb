/** A metric math expression, read. */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'id'; readonly name: string }
  | { readonly kind: 'list'; readonly elements: readonly Expression[] }
  | { readonly kind: 'negation'; readonly operand: Expression }
  | { readonly kind: 'operation'; readonly operator: Operator; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'call'; readonly name: string; readonly parameters: readonly Expression[] };

export type Operator = '+' | '-' | '*' | '/' | '^' | '%' | '<' | '<=' | '>' | '>=' | '==' | '!=' | '&&' | '||';

/** An expression that cannot be read or calculated. */
export class InvalidExpression extends Error {
  override readonly name = 'InvalidExpression';
}

/** From the loosest to the tightest binding. */
const precedence: readonly (readonly Operator[])[] = [
  ['||'],
  ['&&'],
  ['<=', '>=', '==', '!=', '<', '>'],
  ['+', '-'],
  ['*', '/', '%'],
  ['^'],
];

const deepest = 40;
const token =
  /\s*(?:(\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+)|([A-Za-z_]\w*)|'([^']*)'|"([^"]*)"|(<=|>=|==|!=|&&|\|\||[-+*/^%<>(),[\]]))/y;

type Token =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'sign'; readonly text: string };

/**
 * Reads `IF(m1 > 0, 100 * m2 / m1, 0)` and its like.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 * @throws {InvalidExpression}
 */
export function parseExpression(text: string): Expression {
  const parser = new Parser(tokens(text));
  const expression = parser.operation(0, 0);
  parser.end();
  return expression;
}

/** The ids of the metrics and expressions that an expression names. */
export function idsIn(expression: Expression): string[] {
  switch (expression.kind) {
    case 'number':
    case 'text':
      return [];
    case 'id':
      return [expression.name];
    case 'list':
      return expression.elements.flatMap(idsIn);
    case 'negation':
      return idsIn(expression.operand);
    case 'operation':
      return [...idsIn(expression.left), ...idsIn(expression.right)];
    case 'call':
      return expression.parameters.flatMap(idsIn);
    default:
      return expression satisfies never;
  }
}

function tokens(text: string): Token[] {
  const found: Token[] = [];
  const end = text.trimEnd().length;
  token.lastIndex = 0;
  while (token.lastIndex < end) {
    const at = token.lastIndex;
    const match = token.exec(text);
    if (!match) throw new InvalidExpression(`Unexpected character at position ${at + 1}`);
    const [, number, word, single, double, sign] = match;
    if (number !== undefined) found.push({ kind: 'number', value: Number(number) });
    else if (word !== undefined) found.push(operatorWord(word));
    else if (sign !== undefined) found.push({ kind: 'sign', text: sign });
    else found.push({ kind: 'text', text: single ?? double ?? '' });
  }
  return found;
}

function operatorWord(word: string): Token {
  if (word === 'AND') return { kind: 'sign', text: '&&' };
  if (word === 'OR') return { kind: 'sign', text: '||' };
  return { kind: 'word', text: word };
}

class Parser {
  readonly #tokens: readonly Token[];
  #position = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  end(): void {
    if (this.#position < this.#tokens.length) throw new InvalidExpression('Unexpected text after the expression');
  }

  operation(level: number, depth: number): Expression {
    if (depth > deepest) throw new InvalidExpression('The expression is nested too deeply');
    const operators = precedence[level];
    if (!operators) return this.#signed(depth);
    let left = this.operation(level + 1, depth);
    for (;;) {
      const operator = operators.find((each) => this.#isSign(each));
      if (!operator) return left;
      this.#position += 1;
      const right = this.operation(level + 1, depth);
      left = { kind: 'operation', operator, left, right };
    }
  }

  #signed(depth: number): Expression {
    if (this.#takes('-')) return { kind: 'negation', operand: this.#signed(depth + 1) };
    if (depth > deepest) throw new InvalidExpression('The expression is nested too deeply');
    return this.#operand(depth);
  }

  #operand(depth: number): Expression {
    const next = this.#tokens[this.#position];
    this.#position += 1;
    switch (next?.kind) {
      case 'number':
        return { kind: 'number', value: next.value };
      case 'text':
        return { kind: 'text', value: next.text };
      case 'word':
        if (!this.#takes('(')) return { kind: 'id', name: next.text };
        return { kind: 'call', name: next.text.toUpperCase(), parameters: this.#elements(')', depth) };
      case 'sign':
        if (next.text === '[') return { kind: 'list', elements: this.#elements(']', depth) };
        if (next.text !== '(') throw new InvalidExpression(`Unexpected '${next.text}'`);
        return this.#closed(this.operation(0, depth + 1));
      default:
        throw new InvalidExpression('The expression ends too early');
    }
  }

  #closed(expression: Expression): Expression {
    if (!this.#takes(')')) throw new InvalidExpression("A ')' is missing");
    return expression;
  }

  #elements(end: ')' | ']', depth: number): Expression[] {
    const elements: Expression[] = [];
    if (this.#takes(end)) return elements;
    do elements.push(this.operation(0, depth + 1));
    while (this.#takes(','));
    if (!this.#takes(end)) throw new InvalidExpression(`A '${end}' is missing`);
    return elements;
  }

  #isSign(text: string): boolean {
    const next = this.#tokens[this.#position];
    return next?.kind === 'sign' && next.text === text;
  }

  #takes(text: string): boolean {
    const isThere = this.#isSign(text);
    if (isThere) this.#position += 1;
    return isThere;
  }
}
