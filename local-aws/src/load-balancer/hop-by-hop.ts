const hopByHop: ReadonlySet<string> = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** Whether a field, in lower case, is meant for the next hop alone (RFC 9110, section 7.6.1). */
export function isHopByHop(name: string): boolean {
  return hopByHop.has(name);
}
