/**
 * Whether a URL's host is this machine by its name, whatever a resolver makes of it (RFC 6761, 6.3). A load balancer of
 * local-aws has such a name.
 */
export function isLocalName(url: string): boolean {
  return new URL(url).hostname.endsWith('.localhost');
}

/**
 * Where local-aws answers for a port that its user may not bind: 8000 above it. Undefined for any other host or port.
 * See docs/decisions/0006-privileged-ports.md.
 */
export function movedListener(url: string): string | undefined {
  const moved = new URL(url);
  const port = Number(moved.port || (moved.protocol === 'https:' ? 443 : 80));
  if (!isLocalName(url) || port >= 1024) return undefined;
  moved.port = String(port + 8000);
  return moved.href;
}
