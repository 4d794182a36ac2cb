import { ConnectionCounts } from './connection-counts.ts';

/** How many answers there were of each class of status codes. */
export interface StatusCounts {
  '2xx': number;
  '3xx': number;
  '4xx': number;
  '5xx': number;
}

/** What went through a target group since local-aws started, for its metrics. Only ever grows. */
export interface TargetGroupTraffic {
  requests: number;
  readonly statuses: StatusCounts;
  connectionErrors: number;
  /** Milliseconds from sending a request to its answer's head, over all requests that were answered. */
  responseTimeSum: number;
  /** How many requests took how many milliseconds; from a second on in steps of ten. */
  readonly responseTimes: Map<number, number>;
}

/** What a listener answered by itself, and who left before the answer. Only ever grows. */
export interface ListenerTraffic {
  requests: number;
  readonly ownStatuses: StatusCounts;
  /** Clients that closed the connection before the answer: status code 460 in the ALB's access log. */
  clientsGone: number;
  readonly connections: ConnectionCounts;
}

export function noTargetGroupTraffic(): TargetGroupTraffic {
  return { requests: 0, statuses: noStatuses(), connectionErrors: 0, responseTimeSum: 0, responseTimes: new Map() };
}

export function noListenerTraffic(): ListenerTraffic {
  return { requests: 0, ownStatuses: noStatuses(), clientsGone: 0, connections: new ConnectionCounts() };
}

export function countStatus(counts: StatusCounts, status: number): void {
  if (status >= 500) counts['5xx'] += 1;
  else if (status >= 400) counts['4xx'] += 1;
  else if (status >= 300) counts['3xx'] += 1;
  else if (status >= 200) counts['2xx'] += 1;
}

/** Counts the time that a request took, in milliseconds. */
export function countResponseTime(traffic: TargetGroupTraffic, time: number): void {
  const { responseTimes } = traffic;
  const step = time < 1_000 ? time : Math.round(time / 10) * 10;
  traffic.responseTimeSum += time;
  responseTimes.set(step, (responseTimes.get(step) ?? 0) + 1);
}

function noStatuses(): StatusCounts {
  return { '2xx': 0, '3xx': 0, '4xx': 0, '5xx': 0 };
}
