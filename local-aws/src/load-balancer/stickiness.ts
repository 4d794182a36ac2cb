import type { Milliseconds } from '../clock.ts';
import { addCookies, cookieIn, readSticky, setsCookie, stickyValue } from './cookies.ts';

/** `stickiness.*` of a target group: by a cookie of the load balancer's own, or alongside one of the application's. */
export type Stickiness =
  | { readonly type: 'lb_cookie'; readonly durationSeconds: number }
  | { readonly type: 'app_cookie'; readonly durationSeconds: number; readonly cookieName: string };

/** What a choice is made for. */
export interface ChoosingRequest {
  /** The request's Cookie field. */
  readonly cookies: string | undefined;
  readonly now: Milliseconds;
  /** Whether the client came over TLS. */
  readonly isSecure: boolean;
}

/** Adds to an answer's fields what makes the client come back to where it was served. */
export type Mark = (fields: string[]) => void;

/** Names as an ALB's. An application cookie's information is spread over four; only the first is in use here. */
const balancerCookie = 'AWSALB';
const balancerCrossSiteCookie = 'AWSALBCORS';
const applicationCookie = 'AWSALBAPP-0';
const unusedApplicationCookies = ['AWSALBAPP-1', 'AWSALBAPP-2', 'AWSALBAPP-3'];
const groupCookie = 'AWSALBTG';
const groupCrossSiteCookie = 'AWSALBTGCORS';

/** The id of the target that served the client before, while that holds. An application cookie must be there, too. */
export function stickyTarget(stickiness: Stickiness, { cookies, now }: ChoosingRequest): string | undefined {
  if (cookies === undefined) return undefined;
  switch (stickiness.type) {
    case 'lb_cookie':
      return (
        readSticky(cookieIn(cookies, balancerCookie), now) ??
        readSticky(cookieIn(cookies, balancerCrossSiteCookie), now)
      )?.id;
    case 'app_cookie':
      if (cookieIn(cookies, stickiness.cookieName) === undefined) return undefined;
      return readSticky(cookieIn(cookies, applicationCookie), now)?.id;
    default:
      return stickiness satisfies never;
  }
}

/** Marks an answer of the target: always for `lb_cookie`; for `app_cookie` when the application began or goes on. */
export function markTarget(
  stickiness: Stickiness,
  targetId: string,
  request: ChoosingRequest,
  wasSticky: boolean,
): Mark {
  const value = stickyValue({ id: targetId, until: request.now + stickiness.durationSeconds * 1000 });
  return (fields) => {
    if (stickiness.type === 'lb_cookie') {
      addCookies(fields, { name: balancerCookie, crossSiteName: balancerCrossSiteCookie, value }, request);
    } else if (wasSticky || setsCookie(fields, stickiness.cookieName)) {
      addCookies(fields, { name: applicationCookie, value }, request);
      for (const name of unusedApplicationCookies) addCookies(fields, { name, value: '_remove_' }, request);
    }
  };
}

/** The id of the target group that served the client before, while that holds. */
export function stickyGroup({ cookies, now }: ChoosingRequest): string | undefined {
  if (cookies === undefined) return undefined;
  return (readSticky(cookieIn(cookies, groupCookie), now) ?? readSticky(cookieIn(cookies, groupCrossSiteCookie), now))
    ?.id;
}

export function markGroup(groupId: string, durationSeconds: number, request: ChoosingRequest): Mark {
  const value = stickyValue({ id: groupId, until: request.now + durationSeconds * 1000 });
  return (fields) => addCookies(fields, { name: groupCookie, crossSiteName: groupCrossSiteCookie, value }, request);
}
