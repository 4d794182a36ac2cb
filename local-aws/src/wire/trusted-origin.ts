import type { IncomingHttpHeaders } from 'node:http';

const loopbackHost = /^(localhost|[a-z0-9.-]+\.localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i;

/**
 * Why a request is refused before it is read: a page of some website must not reach local-aws through the visitor's
 * browser, be it by a name that it resolves to this machine (a foreign Host) or across origins (a foreign Origin).
 * Undefined for a request to trust.
 */
export function distrust({ host, origin }: Pick<IncomingHttpHeaders, 'host' | 'origin'>): string | undefined {
  if (host === undefined || !loopbackHost.test(host)) {
    return 'local-aws answers only to localhost, *.localhost and loopback addresses in the Host header.';
  }
  if (origin !== undefined && !isLoopbackOrigin(origin)) {
    return 'local-aws answers only to pages that were served from a loopback address (Origin header).';
  }
  return undefined;
}

function isLoopbackOrigin(origin: string): boolean {
  const scheme = /^https?:\/\//i.exec(origin)?.[0];
  return scheme !== undefined && loopbackHost.test(origin.slice(scheme.length));
}
