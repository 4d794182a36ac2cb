/** Addresses as unsigned 32-bit numbers: arithmetic instead of strings. */
export interface Ipv4Block {
  /** The first address; its bits behind the prefix are zero. */
  readonly first: number;
  /** 0 to 32. */
  readonly prefix: number;
}

const octet = '(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const addressPattern = new RegExp(`^${octet}\\.${octet}\\.${octet}\\.${octet}$`);
const blockPattern = /^([\d.]{7,15})\/(3[0-2]|[12]?\d)$/;

/** Undefined for a text that is no dotted quad. */
export function parseIpv4Address(text: string): number | undefined {
  const [, a, b, c, d] = addressPattern.exec(text) ?? [];
  if (a === undefined) return undefined;
  return Number(a) * 2 ** 24 + Number(b) * 2 ** 16 + Number(c) * 2 ** 8 + Number(d);
}

export function formatIpv4Address(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
}

/**
 * A block in its canonical form, to which EC2 turns what it is given: `100.68.0.18/18` is `100.68.0.0/18`. Undefined
 * for a text that is no CIDR block.
 */
export function parseIpv4Block(text: string): Ipv4Block | undefined {
  const [, address = '', length] = blockPattern.exec(text) ?? [];
  const given = parseIpv4Address(address);
  if (given === undefined || length === undefined) return undefined;
  const prefix = Number(length);
  const size = 2 ** (32 - prefix);
  return { first: Math.floor(given / size) * size, prefix };
}

export function formatIpv4Block({ first, prefix }: Ipv4Block): string {
  return `${formatIpv4Address(first)}/${prefix}`;
}

/** How many addresses the block has. */
export function sizeOf({ prefix }: Ipv4Block): number {
  return 2 ** (32 - prefix);
}

export function contains(outer: Ipv4Block, inner: Ipv4Block): boolean {
  return outer.first <= inner.first && inner.first + sizeOf(inner) <= outer.first + sizeOf(outer);
}

export function overlaps(one: Ipv4Block, other: Ipv4Block): boolean {
  return contains(one, other) || contains(other, one);
}

/** The part of a block with `prefix` more precise, counted from zero: as Terraform's `cidrsubnet`. */
export function partOf(block: Ipv4Block, prefix: number, index: number): Ipv4Block {
  return { first: block.first + index * 2 ** (32 - prefix), prefix };
}

/** AWS keeps the first four addresses of a subnet and its last one. */
const keptAtStart = 4;
const keptByAws = 5;

/** How many addresses of a subnet are free: https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html */
export function freeAddresses(block: Ipv4Block, used: number): number {
  return sizeOf(block) - keptByAws - used;
}

/** The first address of a subnet that is not taken; undefined when it is full. */
export function firstFreeAddress(block: Ipv4Block, taken: ReadonlySet<string>): string | undefined {
  for (let offset = keptAtStart; offset < sizeOf(block) - 1; offset++) {
    const address = formatIpv4Address(block.first + offset);
    if (!taken.has(address)) return address;
  }
  return undefined;
}
