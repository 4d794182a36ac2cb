import { pathOf } from '../../request-path.ts';
import type { Observation, ObserverMaker } from '../observation.ts';
import { isLogged, type LogLevel } from './log.ts';

export interface AccessLogOptions {
  readonly level: LogLevel;
  /** Takes one line with its line end. */
  readonly write: (line: string) => void;
  /** Which part of the requests that succeed is logged, 0 to 1. */
  readonly sampleRatio: number;
  /** From 0 to less than 1. */
  readonly random: () => number;
}

/**
 * One JSON line a request, when it has ended. Refused and failed requests are always logged, those that succeed by
 * sample; on routes that machines ask all the time (`isQuiet`) only from level `debug` on.
 *
 * The line is a template and not `JSON.stringify` of an object: it is the largest cost that the service itself adds to a
 * request. Every value in it is a number, a constant, checked on its way in, or quoted here.
 */
export function accessLog({ level, write, sampleRatio, random }: AccessLogOptions): ObserverMaker {
  const time = rememberingLast((milliseconds: number) => new Date(milliseconds).toISOString());
  const clientField = rememberingLast((client: string) => `,"client":${JSON.stringify(client)}`);

  return (route) => {
    const requestFields = fieldsOfRequests(JSON.stringify(route.url));
    const successLevel = route.isQuiet ? 'debug' : 'info';
    const isSuccessLogged = isLogged(successLevel, level);
    const isRefusalLogged = isLogged('info', level);
    const isFailureLogged = isLogged('error', level);

    const lineOf = (lineLevel: LogLevel, observation: Observation): string => {
      const { request, status, endedAt, durationMilliseconds, isAborted } = observation;
      const { method, url, id, trace, client } = request;
      return (
        `{"level":"${lineLevel}","time":"${time(endedAt)}","message":"request",${requestFields(method, url, status)}` +
        `${Math.round(durationMilliseconds * 1000) / 1000},"requestId":"${id}"` +
        `${trace?.isKnownElsewhere !== true ? '' : `,"traceId":"${trace.traceId}"`}${clientField(client)}` +
        `${isAborted ? ',"aborted":true' : ''}}\n`
      );
    };

    return (observation) => {
      const { status } = observation;
      if (status >= 500) {
        if (isFailureLogged) write(lineOf('error', observation));
      } else if (status >= 400) {
        if (isRefusalLogged) write(lineOf('info', observation));
      } else if (isSuccessLogged && (sampleRatio === 1 || random() < sampleRatio)) {
        write(lineOf(successLevel, observation));
      }
    };
  };
}

/** What one request of a route mostly has in common with the next. */
function fieldsOfRequests(quotedRoute: string): (method: string, url: string, status: number) => string {
  let known = { method: '', url: '', status: 0, fields: '' };
  return (method, url, status) => {
    if (url !== known.url || status !== known.status || method !== known.method) {
      // Joined, not added: one text instead of a chain of parts that is followed again for each line.
      const fields = [
        `"method":"${method}","path":${JSON.stringify(pathOf(url))},"route":${quotedRoute},`,
        `"status":${status},"durationMilliseconds":`,
      ].join('');
      known = { method, url, status, fields };
    }
    return known.fields;
  };
}

/** Many requests end within one millisecond, and many come from one client: what is made of that is made once. */
function rememberingLast<Key extends string | number>(make: (key: Key) => string): (key: Key) => string {
  let last: { readonly key: Key; readonly made: string } | undefined;
  return (key) => {
    if (last === undefined || last.key !== key) last = { key, made: make(key) };
    return last.made;
  };
}
