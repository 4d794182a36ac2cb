import type { IncomingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';

/**
 * The address of the client. With no trusted proxy it is the peer's. Behind `trustedProxies` of them, each of which
 * appends the address that it sees to `X-Forwarded-For`, it is the one that the outermost of them appended: counted from
 * the right, because what stands left of it was sent by the client, who may write anything there.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/x-forwarded-headers.html
 */
export function clientAddress(peer: string, headers: IncomingHttpHeaders, trustedProxies: number): string {
  if (trustedProxies === 0) return withoutMapping(peer);
  const forwardedFor = headers['x-forwarded-for'];
  // Node joins repeated ones.
  if (typeof forwardedFor !== 'string') return withoutMapping(peer);
  let end = forwardedFor.length;
  for (let hop = 1; hop < trustedProxies; hop += 1) {
    const comma = forwardedFor.lastIndexOf(',', end - 1);
    // Fewer entries than proxies: the leftmost is the best there is.
    if (comma === -1) break;
    end = comma;
  }
  const address = withoutPort(forwardedFor.slice(forwardedFor.lastIndexOf(',', end - 1) + 1, end).trim());
  return isIP(address) === 0 ? withoutMapping(peer) : withoutMapping(address);
}

/** An ALB appends the port where `routing.http.xff_client_port.enabled` is on: `192.0.2.1:443`, `[2001:db8::1]:443`. */
function withoutPort(address: string): string {
  if (address.startsWith('[')) return address.slice(1, address.indexOf(']'));
  const colon = address.indexOf(':');
  return colon !== -1 && colon === address.lastIndexOf(':') ? address.slice(0, colon) : address;
}

const mapped = '::ffff:';

function withoutMapping(address: string): string {
  return address.startsWith(mapped) && address.includes('.') ? address.slice(mapped.length) : address;
}

/**
 * What counts as one client: an IPv4 address, or an IPv6 network of 64 bits, since that is the least that one subscriber
 * gets.
 */
export function clientKey(address: string): string {
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('::');
  const groups = head === '' ? [] : head.split(':');
  if (tail !== undefined) {
    const after = tail === '' ? 0 : tail.split(':').length;
    while (groups.length + after < 8) groups.push('0');
    if (groups.length < 4) groups.push(...tail.split(':'));
  }
  return `${groups.slice(0, 4).join(':')}::/64`;
}
