/** Random numbers from 0 (included) to 1 (excluded). */
export type Random = () => number;

function letters(random: Random, alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet.charAt(Math.floor(random() * alphabet.length))).join('');
}

const digits = '0123456789';
const hexadecimal = '0123456789abcdef';
const base62 = `${digits}ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz`;

/** Identifiers in AWS's forms. */
export interface Ids {
  /** 32 hexadecimal digits. */
  task(): string;
  /** `ecs-svc/` and 19 digits. */
  deployment(): string;
  /** 19 digits. */
  serviceRevision(): string;
  /** 22 letters and digits. */
  serviceDeployment(): string;
  uuid(): string;
}

export function ids(random: Random): Ids {
  const nineteenDigits = (): string => letters(random, '123456789', 1) + letters(random, digits, 18);
  const hex = (length: number): string => letters(random, hexadecimal, length);
  return {
    task: () => hex(32),
    deployment: () => `ecs-svc/${nineteenDigits()}`,
    serviceRevision: nineteenDigits,
    serviceDeployment: () => letters(random, base62, 22),
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`,
  };
}
