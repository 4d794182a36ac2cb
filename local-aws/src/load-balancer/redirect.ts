import type { Redirect, RoutedRequest } from './routing.ts';

/** What a redirect needs to know of the listener. */
export interface RedirectingListener {
  readonly protocol: 'http' | 'https';
  /** Where clients reach it. */
  readonly port: number;
  /** Where clients reach the port that a redirect names, which this machine may have moved. */
  readonly reachablePort: (port: number) => number;
}

/** The `Location` of a redirect, with the request's own parts in place of the `#{…}` that name them. */
export function redirectLocation(redirect: Redirect, request: RoutedRequest, listener: RedirectingListener): string {
  const parts: Readonly<Record<string, string>> = {
    protocol: listener.protocol,
    host: (request.headers.host ?? 'localhost').replace(/:\d*$/, ''),
    port: String(listener.port),
    path: request.path.replace(/^\//, ''),
    query: request.query,
  };
  const fill = (template: string): string =>
    template.replace(/#\{(protocol|host|port|path|query)\}/g, (whole, name: string) => parts[name] ?? whole);
  const protocol = fill(redirect.protocol).toLowerCase();
  const port = redirect.port === '#{port}' ? listener.port : listener.reachablePort(Number(fill(redirect.port)));
  const query = fill(redirect.query);
  const path = fill(redirect.path);
  const location = `${protocol}://${fill(redirect.host)}:${port}${path.startsWith('/') ? path : `/${path}`}`;
  return query === '' ? location : `${location}?${query}`;
}
