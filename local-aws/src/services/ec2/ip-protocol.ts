const numberOf: Readonly<Record<string, string>> = { icmp: '1', tcp: '6', udp: '17', icmpv6: '58', all: '-1' };

const nameOf: Readonly<Record<string, string>> = { '1': 'icmp', '6': 'tcp', '17': 'udp', '58': 'icmpv6' };

/** A protocol as network ACLs spell it: its IANA number, or `-1` for all. Undefined for none that exists. */
export function protocolNumber(text: string): string | undefined {
  const named = Object.hasOwn(numberOf, text.toLowerCase()) ? numberOf[text.toLowerCase()] : undefined;
  if (named !== undefined) return named;
  return text === '-1' || (/^\d{1,3}$/.test(text) && Number(text) <= 255) ? String(Number(text)) : undefined;
}

/** A protocol as security groups spell it: by name where it has ports or types. Undefined for none that exists. */
export function protocolName(text: string): string | undefined {
  const number = protocolNumber(text);
  return number === undefined ? undefined : (nameOf[number] ?? number);
}
