import { isIPv6 } from 'node:net';

/**
 * An IPv6 CIDR block in the one spelling of RFC 5952 with its bits behind the prefix zeroed; undefined for a text that
 * is none.
 */
export function canonicalIpv6Block(text: string): string | undefined {
  const [address = '', length = '', ...rest] = text.split('/');
  if (rest.length > 0 || !/^\d{1,3}$/.test(length) || Number(length) > 128) return undefined;
  if (!isIPv6(address) || address.includes('%')) return undefined;
  const groups = groupsOf(spelled(address)).map((group, index) => masked(group, Number(length) - index * 16));
  return `${spelled(groups.map((group) => group.toString(16)).join(':'))}/${Number(length)}`;
}

/** The URL parser writes an address in its shortest form. */
function spelled(address: string): string {
  return new URL(`http://[${address}]/`).hostname.slice(1, -1);
}

function groupsOf(address: string): number[] {
  const [head = '', tail] = address.split('::');
  const first = head === '' ? [] : head.split(':');
  const last = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = new Array<string>(8 - first.length - last.length).fill('0');
  return [...first, ...zeros, ...last].map((group) => Number.parseInt(group, 16));
}

function masked(group: number, bits: number): number {
  const size = 2 ** (16 - Math.min(16, bits));
  return Math.floor(group / size) * size;
}
