import { createHash, X509Certificate } from 'node:crypto';
import type {
  CertificateDetail,
  CertificateSummary,
  DomainValidation,
  KeyAlgorithm,
} from '../../models/generated/acm.ts';
import { type AcmState, type CertificateRow, isIssued } from './state.ts';

/** Everything but the in-use list, which is asked of whoever uses certificates. */
export function shownCertificate(state: AcmState, row: CertificateRow): CertificateDetail {
  const now = state.clock.now();
  const issued = isIssued(row, now);
  const parsed = new X509Certificate(row.certificatePem);
  const users = state.usersOf(row.arn);
  const shared: CertificateDetail = {
    CertificateArn: row.arn,
    DomainName: row.domainNames[0],
    SubjectAlternativeNames: row.domainNames,
    Status: statusOf(row, now),
    Type: row.type,
    KeyAlgorithm: keyAlgorithm(parsed),
    InUseBy: users,
    Options: row.options,
    CreatedAt: row.created,
  };
  const contents: CertificateDetail = {
    Subject: parsed.subject,
    Serial: parsed.serialNumber.toLowerCase().match(/../g)?.join(':'),
    SignatureAlgorithm: keyAlgorithm(parsed).startsWith('EC_') ? 'SHA256WITHECDSA' : 'SHA256WITHRSA',
    KeyUsages: [{ Name: 'DIGITAL_SIGNATURE' }],
    ExtendedKeyUsages: [{ Name: 'TLS_WEB_SERVER_AUTHENTICATION', OID: '1.3.6.1.5.5.7.3.1' }],
    NotBefore: row.notBefore,
    NotAfter: row.notAfter,
  };
  if (row.type === 'IMPORTED') {
    return {
      ...shared,
      ...contents,
      Issuer: /CN=(.*)/.exec(parsed.issuer)?.[1] ?? parsed.issuer,
      ImportedAt: row.created,
      RenewalEligibility: 'INELIGIBLE',
    };
  }
  return {
    ...shared,
    ...(issued ? { ...contents, IssuedAt: row.issued } : {}),
    Issuer: 'Amazon',
    DomainValidationOptions: row.domainNames.map((domain) => validationOf(row, domain, issued)),
    RenewalEligibility: users.length > 0 ? 'ELIGIBLE' : 'INELIGIBLE',
  };
}

export function statusOf(row: CertificateRow, now: number): 'ISSUED' | 'PENDING_VALIDATION' | 'EXPIRED' {
  if (!isIssued(row, now)) return 'PENDING_VALIDATION';
  return row.notAfter <= now ? 'EXPIRED' : 'ISSUED';
}

/** The record that proves a domain: the same for a domain and its wildcard, and the same on each machine. */
function validationOf(row: CertificateRow, domain: string, issued: boolean): DomainValidation {
  const validation: DomainValidation = {
    DomainName: domain,
    ValidationDomain: row.validationDomains[domain] ?? domain,
    ValidationStatus: issued ? 'SUCCESS' : 'PENDING_VALIDATION',
    ValidationMethod: row.validationMethod,
  };
  if (row.validationMethod !== 'DNS') {
    const at = row.validationDomains[domain] ?? domain.replace(/^\*\./, '');
    const boxes = ['admin', 'administrator', 'hostmaster', 'postmaster', 'webmaster'];
    return { ...validation, ValidationEmails: boxes.map((box) => `${box}@${at}`) };
  }
  const bare = domain.replace(/^\*\./, '');
  const hash = (what: string): string => createHash('md5').update(`${what} ${bare}`).digest('hex');
  return {
    ...validation,
    ResourceRecord: {
      Name: `_${hash('name')}.${bare}.`,
      Type: 'CNAME',
      Value: `_${hash('value')}.${hash('zone').slice(0, 10)}.acm-validations.aws.`,
    },
  };
}

export function summaryOf(state: AcmState, row: CertificateRow): CertificateSummary {
  const now = state.clock.now();
  const issued = isIssued(row, now);
  const isImported = row.type === 'IMPORTED';
  return {
    CertificateArn: row.arn,
    DomainName: row.domainNames[0],
    SubjectAlternativeNameSummaries: row.domainNames,
    HasAdditionalSubjectAlternativeNames: false,
    Status: statusOf(row, now),
    Type: row.type,
    KeyAlgorithm: keyAlgorithm(new X509Certificate(row.certificatePem)),
    KeyUsages: ['DIGITAL_SIGNATURE'],
    ExtendedKeyUsages: ['TLS_WEB_SERVER_AUTHENTICATION'],
    InUse: state.usersOf(row.arn).length > 0,
    RenewalEligibility: 'INELIGIBLE',
    ...(issued ? { NotBefore: row.notBefore, NotAfter: row.notAfter } : {}),
    CreatedAt: row.created,
    IssuedAt: issued && !isImported ? row.issued : undefined,
    ImportedAt: isImported ? row.created : undefined,
  };
}

export function keyAlgorithm({ publicKey }: X509Certificate): KeyAlgorithm {
  const { modulusLength, namedCurve } = publicKey.asymmetricKeyDetails ?? {};
  if (publicKey.asymmetricKeyType !== 'ec') {
    return modulusLength === 4096
      ? 'RSA_4096'
      : modulusLength === 3072
        ? 'RSA_3072'
        : modulusLength === 1024
          ? 'RSA_1024'
          : 'RSA_2048';
  }
  return namedCurve === 'secp384r1' ? 'EC_secp384r1' : namedCurve === 'secp521r1' ? 'EC_secp521r1' : 'EC_prime256v1';
}
