/** A variable that cannot be used. */
export interface ConfigProblem {
  readonly variable: string;
  /** What it holds; of a secret only that it holds something. */
  readonly value: string;
  /** Completes the sentence "allowed is …". */
  readonly allowed: string;
}

/** Gives the value that a variable's text stands for, or `undefined` where it stands for none. */
export type Parse<T> = (text: string) => T | undefined;

export interface Variable<T> {
  /** The value when the variable is absent. */
  readonly fallback: T;
  /** Completes the sentence "allowed is …". */
  readonly allowed: string;
  readonly parse: Parse<T>;
  /** A secret's value is never shown, not even when it is wrong. */
  readonly isSecret?: boolean;
}

/** Reads variables and remembers every one that cannot be used. */
export interface EnvironmentReader {
  readonly problems: readonly ConfigProblem[];
  /** A variable that is present but empty is a mistake, not an absence. */
  read<const T>(name: string, variable: Variable<T>): T;
  /** For a rule that concerns several variables. */
  refuse(problem: ConfigProblem): void;
}

export type Environment = Readonly<Record<string, string | undefined>>;

export function readerOf(environment: Environment): EnvironmentReader {
  const problems: ConfigProblem[] = [];
  return {
    problems,
    read: (name, { fallback, allowed, parse, isSecret = false }) => {
      const text = environment[name];
      if (text === undefined) return fallback;
      const parsed = parse(text);
      if (parsed !== undefined) return parsed;
      problems.push({ variable: name, value: isSecret && text !== '' ? '(hidden)' : text, allowed });
      return fallback;
    },
    refuse: (problem) => problems.push(problem),
  };
}

const decimal = /^\d{1,9}(\.\d{1,6})?$/;
const whole = /^\d{1,9}$/;

/** A decimal number in the range, ends included. */
export function numberFrom(least: number, most: number): Parse<number> {
  return inRange(least, most, decimal);
}

/** A whole number in the range, ends included. */
export function wholeNumberFrom(least: number, most: number): Parse<number> {
  return inRange(least, most, whole);
}

function inRange(least: number, most: number, shape: RegExp): Parse<number> {
  return (text) => {
    const value = Number(text);
    return shape.test(text) && value >= least && value <= most ? value : undefined;
  };
}

export function matching(shape: RegExp): Parse<string> {
  return (text) => (shape.test(text) ? text : undefined);
}

export function oneOf<const T extends string>(values: readonly T[]): Parse<T> {
  return (text) => values.find((value) => value === text);
}

/** An absolute http or https URL without user and password. */
export function httpUrl(text: string): URL | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const isHttp = url.protocol === 'https:' || url.protocol === 'http:';
  return isHttp && url.username === '' && url.password === '' ? url : undefined;
}

const longestShownValue = 80;

/** One line, whatever the values hold. */
export function describeProblems(problems: readonly ConfigProblem[]): string {
  const described = problems.map(({ variable, value, allowed }) => {
    const shown = value.length > longestShownValue ? `${value.slice(0, longestShownValue)}…` : value;
    return `${variable} is ${JSON.stringify(shown)}, allowed is ${allowed}`;
  });
  return `bad configuration: ${described.join('; ')}`;
}
