import type { Redirect, RoutedRequest } from './routing.ts';

/** The `Location` of a redirect, with the request's own parts in place of the `#{…}` that name them. */
export function redirectLocation(redirect: Redirect, request: RoutedRequest, listenerPort: number): string {
  const parts: Readonly<Record<string, string>> = {
    protocol: 'http',
    host: (request.headers.host ?? 'localhost').replace(/:\d*$/, ''),
    port: String(listenerPort),
    path: request.path.replace(/^\//, ''),
    query: request.query,
  };
  const fill = (template: string): string =>
    template.replace(/#\{(protocol|host|port|path|query)\}/g, (whole, name: string) => parts[name] ?? whole);
  const protocol = fill(redirect.protocol).toLowerCase();
  const port = fill(redirect.port);
  const query = fill(redirect.query);
  const path = fill(redirect.path);
  const location = `${protocol}://${fill(redirect.host)}:${port}${path.startsWith('/') ? path : `/${path}`}`;
  return query === '' ? location : `${location}?${query}`;
}
