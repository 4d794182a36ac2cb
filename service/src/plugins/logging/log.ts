/** Log levels from the most to the least talkative; a level also lets through everything after it. */
export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

export type LogLevel = (typeof logLevels)[number];

export type LogFields = Readonly<Record<string, unknown>>;

/** Writes events as JSON, one line each, the way CloudWatch Logs Insights finds fields without a parse step. */
export interface Log {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
  fatal(message: string, fields?: LogFields): void;
}

export interface LogOptions {
  readonly level: LogLevel;
  /** Takes one line with its line end. */
  readonly write: (line: string) => void;
  readonly now: () => Date;
}

/** Every line starts with `level`, `time` (ISO 8601, UTC) and `message`; the fields follow. */
export function createLog({ level, write, now }: LogOptions): Log {
  const at = (name: LogLevel): Log['info'] => {
    if (!isLogged(name, level)) return () => undefined;
    return (message, fields) => {
      write(`${JSON.stringify({ level: name, time: now().toISOString(), message, ...fields })}\n`);
    };
  };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error'), fatal: at('fatal') };
}

/** Whether an event of a level is let through by the configured one. */
export function isLogged(level: LogLevel, least: LogLevel): boolean {
  return logLevels.indexOf(level) >= logLevels.indexOf(least);
}

/** What a log line tells of something thrown. */
export function errorFields(thrown: unknown): LogFields {
  if (!(thrown instanceof Error)) return { error: String(thrown) };
  const code = 'code' in thrown && typeof thrown.code === 'string' ? { code: thrown.code } : {};
  return { error: thrown.message, ...code, stack: thrown.stack };
}
