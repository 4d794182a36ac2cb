import { createPrivateKey, randomUUID, randomBytes as systemRandomBytes, X509Certificate } from 'node:crypto';
import type { Clock } from '../../clock.ts';
import type { Operations } from '../../models/generated/acm.ts';
import type { Pace } from '../../pace.ts';
import type { Store } from '../../store/store.ts';
import { accountId } from '../../wire/operation.ts';
import { defineService, type ServicePlugin } from '../../wire/service.ts';
import { keyAlgorithm, shownCertificate, statusOf, summaryOf } from './describe.ts';
import { acmError } from './errors.ts';
import { readImport } from './import-certificate.ts';
import type { MeasuredCertificate } from './measured-certificates.ts';
import { newCertificate } from './request-certificate.ts';
import type { KeyAndCertificate } from './self-signed.ts';
import { isIssued, openState, requireCertificate } from './state.ts';
import { newTags, withoutTags } from './tags.ts';

export interface AcmDependencies {
  readonly store: Store;
  readonly clock: Clock;
  readonly pace: Pace;
  readonly randomBytes?: (size: number) => Uint8Array;
  readonly randomId?: () => string;
  /** ARNs of the load balancers that use a certificate, which cannot be deleted then. */
  readonly usersOf?: (certificateArn: string) => readonly string[];
  /** Called when a certificate that is there has other contents: imported again, or renewed. */
  readonly replaced?: (certificateArn: string) => void;
}

/** What a listener serves HTTPS with. */
export interface Certificates {
  /** Undefined for a certificate that is not there or not issued yet. The chain follows the certificate. */
  find(arn: string): KeyAndCertificate | undefined;
}

export interface Acm {
  readonly plugin: ServicePlugin;
  readonly certificates: Certificates;
  /** Every certificate that is issued and has not expired: of others ACM publishes no metric. */
  measured(): readonly MeasuredCertificate[];
}

/** Certificate Manager: certificates that sign themselves, and imported ones. */
export function acm(dependencies: AcmDependencies): Acm {
  const { store, clock, pace, randomBytes = systemRandomBytes, randomId = randomUUID } = dependencies;
  const { usersOf = () => [], replaced: tellReplaced = () => {} } = dependencies;
  const state = openState(store, { clock, pace, randomBytes, randomId, usersOf });
  const { certificates, account } = state;

  const plugin = defineService<Operations>('acm', {
    async RequestCertificate(input, { region }) {
      const repeated = [...certificates.values()].find(
        ({ idempotencyToken, domainNames, created }) =>
          idempotencyToken !== undefined &&
          idempotencyToken === input.IdempotencyToken &&
          domainNames[0] === input.DomainName.toLowerCase() &&
          created > clock.now() - 60 * 60 * 1000,
      );
      if (repeated) return { CertificateArn: repeated.arn };
      const row = await newCertificate(state, input, region);
      certificates.put(row.arn, row);
      return { CertificateArn: row.arn };
    },
    ImportCertificate(input, { region }) {
      const contents = readImport(input, clock.now());
      const replaced = input.CertificateArn === undefined ? undefined : requireCertificate(state, input.CertificateArn);
      if (replaced && input.Tags) {
        throw acmError('InvalidParameterException', 'Tags cannot be given when a certificate is imported again.');
      }
      const arn = replaced?.arn ?? `arn:aws:acm:${region}:${accountId}:certificate/${randomId()}`;
      certificates.put(arn, {
        arn,
        type: 'IMPORTED',
        validationMethod: undefined,
        validationDomains: {},
        created: clock.now(),
        issued: clock.now(),
        options: { CertificateTransparencyLoggingPreference: 'DISABLED' },
        tags: replaced?.tags ?? newTags([], input.Tags),
        ...contents,
      });
      if (replaced) tellReplaced(arn);
      return { CertificateArn: arn };
    },
    DescribeCertificate: ({ CertificateArn }) => ({
      Certificate: shownCertificate(state, requireCertificate(state, CertificateArn)),
    }),
    GetCertificate({ CertificateArn }) {
      const row = requireCertificate(state, CertificateArn);
      if (!isIssued(row, clock.now())) {
        throw acmError('RequestInProgressException', `Certificate ${CertificateArn} is still being validated.`);
      }
      return { Certificate: row.certificatePem, CertificateChain: row.chainPem ?? row.certificatePem };
    },
    ExportCertificate({ CertificateArn, Passphrase }) {
      const row = requireCertificate(state, CertificateArn);
      if (row.options.Export !== 'ENABLED') {
        throw acmError('ValidationException', `The certificate ${CertificateArn} is not exportable.`);
      }
      const passphrase = Buffer.from(Passphrase);
      const key = createPrivateKey(row.privateKeyPem);
      return {
        Certificate: row.certificatePem,
        CertificateChain: row.chainPem ?? row.certificatePem,
        PrivateKey: key.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase }).toString(),
      };
    },
    ListCertificates({ CertificateStatuses, Includes, MaxItems = 1000, NextToken, SortOrder }) {
      if (NextToken !== undefined && !/^\d{1,9}$/.test(NextToken)) {
        throw acmError('ValidationException', 'The NextToken value is not valid.');
      }
      const now = clock.now();
      // Unless asked otherwise AWS lists certificates with short RSA keys alone.
      const keyTypes = Includes?.keyTypes ?? ['RSA_1024', 'RSA_2048'];
      const all = [...certificates.values()].filter(
        (row) =>
          (CertificateStatuses === undefined || CertificateStatuses.includes(statusOf(row, now))) &&
          keyTypes.includes(keyAlgorithm(new X509Certificate(row.certificatePem))),
      );
      const sorted = SortOrder === 'DESCENDING' ? all.toReversed() : all;
      const from = Number(NextToken ?? 0);
      const to = from + MaxItems;
      return {
        CertificateSummaryList: sorted.slice(from, to).map((row) => summaryOf(state, row)),
        NextToken: to < sorted.length ? String(to) : undefined,
      };
    },
    DeleteCertificate({ CertificateArn }) {
      requireCertificate(state, CertificateArn);
      if (usersOf(CertificateArn).length > 0) {
        throw acmError('ResourceInUseException', `Certificate ${CertificateArn} is in use.`);
      }
      certificates.delete(CertificateArn);
      return {};
    },
    /** A new certificate for the same names, at once. */
    async RenewCertificate({ CertificateArn }) {
      const row = requireCertificate(state, CertificateArn);
      const [DomainName = '', ...SubjectAlternativeNames] = row.domainNames;
      const KeyAlgorithm = keyAlgorithm(new X509Certificate(row.certificatePem));
      const renewed = await newCertificate(
        state,
        { DomainName, SubjectAlternativeNames, KeyAlgorithm },
        CertificateArn.split(':')[3] ?? '',
      );
      const { certificatePem, privateKeyPem, notBefore, notAfter } = renewed;
      certificates.put(row.arn, { ...row, certificatePem, privateKeyPem, notBefore, notAfter });
      tellReplaced(row.arn);
      return {};
    },
    ResendValidationEmail({ CertificateArn }) {
      const { validationMethod } = requireCertificate(state, CertificateArn);
      if (validationMethod === 'EMAIL') return {};
      throw acmError('InvalidStateException', `The certificate ${CertificateArn} is not validated by e-mail.`);
    },
    UpdateCertificateOptions({ CertificateArn, Options }) {
      const row = requireCertificate(state, CertificateArn);
      certificates.put(row.arn, { ...row, options: { ...row.options, ...Options } });
      return {};
    },
    AddTagsToCertificate({ CertificateArn, Tags }) {
      const row = requireCertificate(state, CertificateArn);
      certificates.put(row.arn, { ...row, tags: newTags(row.tags, Tags) });
      return {};
    },
    RemoveTagsFromCertificate({ CertificateArn, Tags }) {
      const row = requireCertificate(state, CertificateArn);
      certificates.put(row.arn, { ...row, tags: withoutTags(row.tags, Tags) });
      return {};
    },
    ListTagsForCertificate: ({ CertificateArn }) => ({ Tags: requireCertificate(state, CertificateArn).tags }),
    GetAccountConfiguration: () => ({ ExpiryEvents: { DaysBeforeExpiry: account.get('days before expiry') ?? 45 } }),
    PutAccountConfiguration({ ExpiryEvents }) {
      if (ExpiryEvents?.DaysBeforeExpiry !== undefined) {
        account.put('days before expiry', ExpiryEvents.DaysBeforeExpiry);
      }
      return {};
    },
  });

  return {
    plugin,
    measured: () => [...certificates.values()].filter((row) => statusOf(row, clock.now()) === 'ISSUED'),
    certificates: {
      find(arn) {
        const row = certificates.get(arn);
        if (!row || !isIssued(row, clock.now())) return undefined;
        const { certificatePem, chainPem, privateKeyPem } = row;
        return {
          certificatePem: chainPem === undefined ? certificatePem : `${certificatePem}\n${chainPem}`,
          privateKeyPem,
        };
      },
    },
  };
}
