import { type LogLevel, logLevels } from './config.ts';

export type LogFields = Readonly<Record<string, unknown>>;

/** Writes events as JSON, one line each, the way CloudWatch Logs Insights finds fields without a parse step. */
export interface Log {
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
  const least = logLevels.indexOf(level);
  const at = (name: LogLevel): Log['info'] => {
    if (logLevels.indexOf(name) < least) return () => undefined;
    return (message, fields) => {
      write(`${JSON.stringify({ level: name, time: now().toISOString(), message, ...fields })}\n`);
    };
  };
  return { info: at('info'), warn: at('warn'), error: at('error'), fatal: at('fatal') };
}

/** What a log line tells of something thrown. */
export function errorFields(thrown: unknown): LogFields {
  if (!(thrown instanceof Error)) return { error: String(thrown) };
  const code = 'code' in thrown && typeof thrown.code === 'string' ? { code: thrown.code } : {};
  return { error: thrown.message, ...code, stack: thrown.stack };
}
