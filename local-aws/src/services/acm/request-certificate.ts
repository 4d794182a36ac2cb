import type { RequestCertificateRequest } from '../../models/generated/acm.ts';
import { accountId } from '../../wire/operation.ts';
import { acmError } from './errors.ts';
import { selfSigned } from './self-signed.ts';
import type { AcmState, CertificateRow } from './state.ts';
import { newTags } from './tags.ts';

const day = 24 * 60 * 60 * 1000;
/** A certificate of ACM's holds 13 months. */
const validity = 395 * day;
/** From the validation record's appearance; there is no DNS here to look it up in, so it counts from the request. */
const issuanceSeconds = 30;
const mostDomainNames = 10;

/**
 * A new certificate. It is issued by itself after a while, whatever its validation record says, and vouches for itself:
 * clients must be told to trust it.
 * @throws {AwsError} LimitExceededException, InvalidDomainValidationOptionsException
 */
export async function newCertificate(
  state: AcmState,
  input: RequestCertificateRequest,
  region: string,
): Promise<CertificateRow> {
  const domain = input.DomainName.toLowerCase();
  const others = (input.SubjectAlternativeNames ?? [])
    .map((name) => name.toLowerCase())
    .filter((name) => name !== domain);
  const domainNames: [string, ...string[]] = [domain, ...new Set(others)];
  if (domainNames.length > mostDomainNames) {
    throw acmError(
      'LimitExceededException',
      `Error: you have reached your limit of ${mostDomainNames} domain names per certificate.`,
    );
  }
  const validationDomains = Object.fromEntries(
    (input.DomainValidationOptions ?? []).map(({ DomainName, ValidationDomain }) => {
      if (!domainNames.includes(DomainName) || !`.${DomainName}`.endsWith(`.${ValidationDomain}`)) {
        throw acmError(
          'InvalidDomainValidationOptionsException',
          `The validation domain ${ValidationDomain} is not a superdomain of ${DomainName}.`,
        );
      }
      return [DomainName, ValidationDomain];
    }),
  );
  const now = state.clock.now();
  const notBefore = Math.floor(now / day) * day;
  const notAfter = notBefore + validity - 1000;
  const keyAlgorithm = input.KeyAlgorithm ?? 'RSA_2048';
  const signed = await selfSigned({ domainNames, notBefore, notAfter, serial: state.randomBytes(16), keyAlgorithm });
  return {
    arn: `arn:aws:acm:${region}:${accountId}:certificate/${state.randomId()}`,
    type: 'AMAZON_ISSUED',
    domainNames,
    validationMethod: input.ValidationMethod ?? 'EMAIL',
    validationDomains,
    created: now,
    issued: now + state.pace.scale(issuanceSeconds),
    notBefore,
    notAfter,
    ...signed,
    idempotencyToken: input.IdempotencyToken,
    options: {
      CertificateTransparencyLoggingPreference: input.Options?.CertificateTransparencyLoggingPreference ?? 'ENABLED',
      Export: input.Options?.Export ?? 'DISABLED',
    },
    tags: newTags([], input.Tags),
  };
}
