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
  const time = timeStamper();

  return (route) => {
    const quotedUrl = JSON.stringify(route.url);
    const successLevel = route.isQuiet ? 'debug' : 'info';
    const isSuccessLogged = isLogged(successLevel, level);
    const isRefusalLogged = isLogged('info', level);
    const isFailureLogged = isLogged('error', level);

    return (observation) => {
      const { status, endedAt } = observation;
      if (status >= 500) {
        if (isFailureLogged) write(lineOf('error', time(endedAt), quotedUrl, observation));
      } else if (status >= 400) {
        if (isRefusalLogged) write(lineOf('info', time(endedAt), quotedUrl, observation));
      } else if (isSuccessLogged && (sampleRatio === 1 || random() < sampleRatio)) {
        write(lineOf(successLevel, time(endedAt), quotedUrl, observation));
      }
    };
  };
}

function lineOf(level: LogLevel, time: string, quotedUrl: string, observation: Observation): string {
  const { request, status, durationMilliseconds, isAborted } = observation;
  const { trace } = request;
  return (
    `{"level":"${level}","time":"${time}","message":"request","method":"${request.method}",` +
    `"path":${JSON.stringify(pathOf(request.url))},"route":${quotedUrl},"status":${status},` +
    `"durationMilliseconds":${Math.round(durationMilliseconds * 1000) / 1000},"requestId":"${request.id}"` +
    `${trace?.isKnownElsewhere !== true ? '' : `,"traceId":"${trace.traceId}"`},"client":${JSON.stringify(request.client)}` +
    `${isAborted ? ',"aborted":true' : ''}}\n`
  );
}

/** Many requests end within one millisecond; its text is made once. */
function timeStamper(): (milliseconds: number) => string {
  let last = Number.NaN;
  let text = '';
  return (milliseconds) => {
    if (milliseconds !== last) {
      last = milliseconds;
      text = new Date(milliseconds).toISOString();
    }
    return text;
  };
}
