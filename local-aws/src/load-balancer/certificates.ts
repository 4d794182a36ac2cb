import { X509Certificate } from 'node:crypto';
import { createSecureContext, type SecureContext, type SecureContextOptions } from 'node:tls';

/** A certificate with its chain and its private key, in PEM. */
export interface CertificateAndKey {
  readonly certificatePem: string;
  readonly privateKeyPem: string;
}

/** Where a listener's certificates come from: ACM, or IAM's server certificates. */
export interface Certificates {
  /** Undefined for an ARN that is not there, or whose certificate has not been issued. */
  find(arn: string): CertificateAndKey | undefined;
}

/** Where there are no certificates. */
export const noCertificates: Certificates = { find: () => undefined };

/**
 * Prepares the choice among a listener's certificates: the returned function finds the context for the name that a
 * client asks for. A name given exactly goes before a wildcard, then ECDSA before RSA, then the longer key, then the one
 * that is valid longer; a name that no certificate has gets the first one, the listener's default.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/https-listener-certificates.html
 */
export function certificateChoice(
  certificates: readonly CertificateAndKey[],
  options: SecureContextOptions,
): (serverName: string) => SecureContext | undefined {
  const candidates = certificates.map(({ certificatePem, privateKeyPem }) => {
    const certificate = new X509Certificate(certificatePem);
    return {
      certificate,
      strength: strengthOf(certificate),
      context: createSecureContext({ ...options, cert: certificatePem, key: privateKeyPem }),
    };
  });
  return (serverName) => {
    const matching = candidates.filter(({ certificate }) => certificate.checkHost(serverName) !== undefined);
    const exact = matching.filter(
      ({ certificate }) => certificate.checkHost(serverName, { wildcards: false }) !== undefined,
    );
    const [best] = (exact.length > 0 ? exact : matching).toSorted((one, other) =>
      compareStrengths(other.strength, one.strength),
    );
    return (best ?? candidates[0])?.context;
  };
}

type Strength = readonly [isElliptic: number, keyBits: number, validUntil: number];

function strengthOf({ publicKey, validToDate }: X509Certificate): Strength {
  const { modulusLength = 0 } = publicKey.asymmetricKeyDetails ?? {};
  return [publicKey.asymmetricKeyType === 'ec' ? 1 : 0, modulusLength, validToDate.getTime()];
}

function compareStrengths(one: Strength, other: Strength): number {
  return one[0] - other[0] || one[1] - other[1] || one[2] - other[2];
}
