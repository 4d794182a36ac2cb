import type { Milliseconds } from '../clock.ts';

/** The years that a Date can hold. */
const farthest = 8.64e15;

export function isPointInTime(point: number): boolean {
  return Math.abs(point) <= farthest;
}

export function toIsoTimestamp(point: Milliseconds): string {
  return new Date(point).toISOString();
}

const iso = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)?)?$/;

/** Undefined for a text that is no ISO 8601 date and time. A time without a zone is UTC. */
export function fromIsoTimestamp(text: string): Milliseconds | undefined {
  const match = iso.exec(text);
  if (!match) return undefined;
  const hasTimeWithoutZone = match[1] !== undefined && match[4] === undefined;
  const point = Date.parse(hasTimeWithoutZone ? `${text}Z` : text);
  return Number.isNaN(point) ? undefined : point;
}
