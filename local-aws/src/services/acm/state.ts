import type { Clock, Milliseconds } from '../../clock.ts';
import type { CertificateOptions, Tag, ValidationMethod } from '../../models/generated/acm.ts';
import type { Pace } from '../../pace.ts';
import type { Store, Table } from '../../store/store.ts';
import { acmError } from './errors.ts';

export interface CertificateRow {
  readonly arn: string;
  readonly type: 'AMAZON_ISSUED' | 'IMPORTED';
  /** The first is the certificate's domain name. */
  readonly domainNames: readonly string[];
  readonly validationMethod: ValidationMethod | undefined;
  readonly validationDomains: Readonly<Record<string, string>>;
  readonly created: Milliseconds;
  /** When a requested certificate is issued; an imported one is at once. */
  readonly issued: Milliseconds;
  readonly notBefore: Milliseconds;
  readonly notAfter: Milliseconds;
  readonly certificatePem: string;
  readonly chainPem?: string | undefined;
  readonly privateKeyPem: string;
  readonly idempotencyToken?: string | undefined;
  readonly options: CertificateOptions;
  readonly tags: readonly Tag[];
}

export interface AcmState {
  readonly certificates: Table<CertificateRow>;
  readonly account: Table<number>;
  readonly clock: Clock;
  readonly pace: Pace;
  readonly randomBytes: (size: number) => Uint8Array;
  readonly randomId: () => string;
  /** ARNs of what uses a certificate. */
  readonly usersOf: (arn: string) => readonly string[];
}

export function openState(store: Store, rest: Omit<AcmState, 'certificates' | 'account'>): AcmState {
  return {
    certificates: store.table<CertificateRow>('acm certificates'),
    account: store.table<number>('acm account'),
    ...rest,
  };
}

/** @throws {AwsError} InvalidArnException, ResourceNotFoundException */
export function requireCertificate({ certificates }: AcmState, arn: string): CertificateRow {
  const row = certificates.get(arn);
  if (row) return row;
  if (!/^arn:aws[\w-]*:acm:[\w-]+:\d{12}:certificate\/.+$/.test(arn)) {
    throw acmError('InvalidArnException', `The ARN ${arn} is not the ARN of a certificate.`);
  }
  const account = arn.split(':')[4];
  throw acmError('ResourceNotFoundException', `Could not find certificate ${arn} in account ${account}.`);
}

export function isIssued(row: CertificateRow, now: Milliseconds): boolean {
  return row.issued <= now;
}
