/** Log levels from the most to the least talkative; a level also lets through everything after it. */
export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

export type LogLevel = (typeof logLevels)[number];

/** What the process needs to know from outside, read once at the start. */
export interface Config {
  /** `PORT`, 0 to 65535, default 8080. At 0 the system chooses a free one. */
  readonly port: number;
  /** `HOST`, the address to listen on, default 0.0.0.0: inside a task the load balancer comes from outside. */
  readonly host: string;
  /** `APP_VERSION`, at most 128 visible characters, default `dev`. */
  readonly version: string;
  /** `ENVIRONMENT`, lower-case letters, digits and hyphens, at most 32 characters, default `local`. */
  readonly environment: string;
  /** `LOG_LEVEL`, default `info`. */
  readonly logLevel: LogLevel;
  /** `SHUTDOWN_DELAY_SECONDS`, 0 to 60, default 0.25: see `shutdown.ts` for what happens in it. */
  readonly shutdownDelaySeconds: number;
  /** `SHUTDOWN_TIMEOUT_SECONDS`, 0.5 to 119, default 25, counted from the signal; keep it under the task's stop timeout. */
  readonly shutdownTimeoutSeconds: number;
}

/** A variable that cannot be used. */
export interface ConfigProblem {
  readonly variable: string;
  readonly value: string;
  /** Completes the sentence "allowed is …". */
  readonly allowed: string;
}

export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] };

type Parse<T> = (text: string) => T | undefined;

const within =
  (least: number, most: number, shape: RegExp): Parse<number> =>
  (text) => {
    const value = Number(text);
    return shape.test(text) && value >= least && value <= most ? value : undefined;
  };

const matching =
  (shape: RegExp): Parse<string> =>
  (text) =>
    shape.test(text) ? text : undefined;

const wholeNumber = /^\d{1,5}$/;
const seconds = /^\d{1,3}(\.\d{1,3})?$/;

/**
 * Reads the environment. A variable that is absent takes its default; one that is present but empty is a mistake, not
 * an absence. Every bad variable is reported, not only the first.
 */
export function parseConfig(environment: Readonly<Record<string, string | undefined>>): ConfigResult {
  const problems: ConfigProblem[] = [];

  const read = <T>(variable: string, fallback: T, allowed: string, parse: Parse<T>): T => {
    const value = environment[variable];
    if (value === undefined) return fallback;
    const parsed = parse(value);
    if (parsed !== undefined) return parsed;
    problems.push({ variable, value, allowed });
    return fallback;
  };

  const config: Config = {
    port: read('PORT', 8080, 'a whole number from 0 to 65535', within(0, 65_535, wholeNumber)),
    host: read('HOST', '0.0.0.0', 'an IP address or a host name', matching(/^[A-Za-z0-9.:_-]{1,253}$/)),
    version: read('APP_VERSION', 'dev', '1 to 128 visible ASCII characters', matching(/^[!-~]{1,128}$/)),
    environment: read(
      'ENVIRONMENT',
      'local',
      '1 to 32 lower-case letters, digits and hyphens, a letter first',
      matching(/^[a-z][a-z0-9-]{0,31}$/),
    ),
    logLevel: read('LOG_LEVEL', 'info', `one of ${logLevels.join(', ')}`, (text) =>
      logLevels.find((level) => level === text),
    ),
    shutdownDelaySeconds: read('SHUTDOWN_DELAY_SECONDS', 0.25, 'a number from 0 to 60', within(0, 60, seconds)),
    shutdownTimeoutSeconds: read('SHUTDOWN_TIMEOUT_SECONDS', 25, 'a number from 0.5 to 119', within(0.5, 119, seconds)),
  };

  if (problems.length === 0 && config.shutdownDelaySeconds >= config.shutdownTimeoutSeconds) {
    problems.push({
      variable: 'SHUTDOWN_DELAY_SECONDS',
      value: String(config.shutdownDelaySeconds),
      allowed: `less than SHUTDOWN_TIMEOUT_SECONDS, which is ${config.shutdownTimeoutSeconds}`,
    });
  }
  return problems.length === 0 ? { ok: true, config } : { ok: false, problems };
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
