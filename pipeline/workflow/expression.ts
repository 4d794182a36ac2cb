import { data, Evaluator, Lexer, Parser } from '@actions/expressions';

/** What an expression may ask for: `github`, `needs`, `steps`, `env`, `secrets`, `vars`, `inputs`, `matrix`, `runner`, `job`. */
export type Contexts = Readonly<Record<string, unknown>>;

/** How the jobs or steps before went: what `success()`, `failure()`, `cancelled()` and `always()` go by. */
export type Standing = 'success' | 'failure' | 'cancelled';

/** `hashFiles()`: one hash over the files that match; empty where none does. */
export type HashFiles = (...patterns: readonly string[]) => string;

const statusFunctions = ['success', 'failure', 'cancelled', 'always'] as const;

/**
 * The value of an expression, by GitHub's own evaluator.
 *
 * @throws GitHub's error where the expression is malformed or names an unknown context
 */
export function evaluate(
  expression: string,
  contexts: Contexts,
  standing: Standing,
  hashFiles: HashFiles = () => '',
): unknown {
  const functions = [
    ...statusFunctions.map((name) => ({
      name,
      minArgs: 0,
      maxArgs: 0,
      call: () => new data.BooleanData(name === 'always' || name === standing),
    })),
    {
      name: 'hashFiles',
      minArgs: 1,
      maxArgs: 255,
      call: (...patterns: data.ExpressionData[]) =>
        new data.StringData(hashFiles(...patterns.map((pattern) => pattern.coerceString()))),
    },
  ];
  const parsed = new Parser(new Lexer(expression).lex().tokens, Object.keys(contexts), functions).parse();
  const given = JSON.parse(JSON.stringify(contexts), data.reviver);
  const result = new Evaluator(
    parsed,
    given,
    new Map(functions.map((each) => [each.name.toLowerCase(), each])),
  ).evaluate();
  return JSON.parse(JSON.stringify(result, data.replacer) ?? 'null');
}

/** A text with each `${{ expression }}` in it replaced by its value, as GitHub turns values into texts. */
export function interpolate(
  text: string,
  contexts: Contexts,
  standing: Standing = 'success',
  hashFiles?: HashFiles,
): string {
  return text.replaceAll(/\$\{\{(.*?)\}\}/gs, (_, expression: string) =>
    textOf(evaluate(expression.trim(), contexts, standing, hashFiles)),
  );
}

/**
 * Whether an `if` lets a job or step run. One that asks for no status function means `success() && (…)`.
 *
 * @see https://docs.github.com/actions/reference/workflows-and-actions/expressions#status-check-functions
 */
export function holds(condition: string | undefined, contexts: Contexts, standing: Standing): boolean {
  const expression = (condition ?? 'success()').trim().replace(/^\$\{\{(.*)\}\}$/s, '$1');
  const asksForStatus = statusFunctions.some((name) => new RegExp(`\\b${name}\\s*\\(`).test(expression));
  const whole = asksForStatus ? expression : `success() && (${expression})`;
  const value = evaluate(whole, contexts, standing);
  return value !== false && value !== 0 && value !== '' && value !== null;
}

/** The expressions in a text. */
export function expressionsIn(text: string): readonly string[] {
  return [...text.matchAll(/\$\{\{(.*?)\}\}/gs)].map(([, expression = '']) => expression.trim());
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
