import type { Milliseconds } from '../clock.ts';

const lastsFor: Milliseconds = 7 * 24 * 60 * 60 * 1000;

/** The value of a cookie in a Cookie field; undefined when it is not there. */
export function cookieIn(field: string | undefined, name: string): string | undefined {
  if (field === undefined) return undefined;
  for (const pair of field.split(';')) {
    const equals = pair.indexOf('=');
    if (equals !== -1 && pair.slice(0, equals).trim() === name) return pair.slice(equals + 1).trim();
  }
  return undefined;
}

/** Whether the fields of an answer set a cookie of this name. */
export function setsCookie(fields: readonly string[], name: string): boolean {
  for (let index = 0; index < fields.length; index += 2) {
    if (fields[index]?.toLowerCase() !== 'set-cookie') continue;
    if (fields[index + 1]?.slice(0, name.length + 1) === `${name}=`) return true;
  }
  return false;
}

/**
 * What a stickiness cookie says: where the client was sent, and until when it is to be sent there again. Clients see
 * opaque text; all cookies expire after seven days, however long the stickiness lasts, as an ALB's do.
 */
export interface StickyTo {
  readonly id: string;
  readonly until: Milliseconds;
}

export function stickyValue({ id, until }: StickyTo): string {
  return `${id}.${until.toString(36)}`;
}

/** Undefined for text that is no such value, or when its time is over. */
export function readSticky(value: string | undefined, now: Milliseconds): StickyTo | undefined {
  const [id, end, ...rest] = value?.split('.') ?? [];
  if (id === undefined || end === undefined || rest.length > 0 || !/^[0-9a-z]{1,12}$/.test(end)) return undefined;
  const until = Number.parseInt(end, 36);
  return until > now ? { id, until } : undefined;
}

/**
 * Adds a cookie of the load balancer's to an answer, and its twin for requests across sites, which browsers take with
 * `SameSite=None` only.
 */
export function addCookies(
  fields: string[],
  { name, crossSiteName, value }: { readonly name: string; readonly crossSiteName?: string; readonly value: string },
  { now, isSecure }: { readonly now: Milliseconds; readonly isSecure: boolean },
): void {
  const attributes = `Expires=${new Date(now + lastsFor).toUTCString()}; Path=/`;
  fields.push('Set-Cookie', `${name}=${value}; ${attributes}`);
  if (crossSiteName === undefined) return;
  const secure = isSecure ? '; Secure' : '';
  fields.push('Set-Cookie', `${crossSiteName}=${value}; ${attributes}; SameSite=None${secure}`);
}
