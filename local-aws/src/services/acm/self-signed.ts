import { createHash, generateKeyPair, type KeyObject, sign } from 'node:crypto';
import { promisify } from 'node:util';
import type { Milliseconds } from '../../clock.ts';
import type { KeyAlgorithm } from '../../models/generated/acm.ts';
import {
  bitString,
  boolean,
  context,
  integer,
  nothing,
  objectIdentifier,
  octetString,
  sequence,
  set,
  time,
  utf8String,
} from './der.ts';

export interface KeyAndCertificate {
  readonly certificatePem: string;
  readonly privateKeyPem: string;
}

export interface SelfSignedOptions {
  /** The first is the subject's common name; all are subject alternative names. */
  readonly domainNames: readonly [string, ...string[]];
  readonly notBefore: Milliseconds;
  readonly notAfter: Milliseconds;
  /** 16 bytes. */
  readonly serial: Uint8Array;
  /** ECDSA on P-256 unless given. */
  readonly keyAlgorithm?: KeyAlgorithm;
}

const oid = {
  commonName: '2.5.4.3',
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAlternativeName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  extendedKeyUsage: '2.5.29.37',
  serverAuthentication: '1.3.6.1.5.5.7.3.1',
} as const;

interface Signing {
  readonly digest: 'sha256' | 'sha384' | 'sha512';
  readonly algorithm: Buffer;
}

/** https://www.rfc-editor.org/rfc/rfc5758#section-3.2 */
const ecdsaWithSha256 = sequence(objectIdentifier('1.2.840.10045.4.3.2'));
const ecdsaWithSha384 = sequence(objectIdentifier('1.2.840.10045.4.3.3'));
const ecdsaWithSha512 = sequence(objectIdentifier('1.2.840.10045.4.3.4'));
/** https://www.rfc-editor.org/rfc/rfc4055#section-5 */
const rsaWithSha256 = sequence(objectIdentifier('1.2.840.113549.1.1.11'), nothing());

const signings: Readonly<Record<KeyAlgorithm, Signing>> = {
  EC_prime256v1: { digest: 'sha256', algorithm: ecdsaWithSha256 },
  EC_secp384r1: { digest: 'sha384', algorithm: ecdsaWithSha384 },
  EC_secp521r1: { digest: 'sha512', algorithm: ecdsaWithSha512 },
  RSA_1024: { digest: 'sha256', algorithm: rsaWithSha256 },
  RSA_2048: { digest: 'sha256', algorithm: rsaWithSha256 },
  RSA_3072: { digest: 'sha256', algorithm: rsaWithSha256 },
  RSA_4096: { digest: 'sha256', algorithm: rsaWithSha256 },
};

const generate = promisify(generateKeyPair);

function newKeys(algorithm: KeyAlgorithm): Promise<{ publicKey: KeyObject; privateKey: KeyObject }> {
  const [kind, size = ''] = algorithm.split('_');
  return kind === 'RSA' ? generate('rsa', { modulusLength: Number(size) }) : generate('ec', { namedCurve: size });
}

/**
 * A certificate that vouches for itself, on a new key, for servers of the given names.
 * https://www.rfc-editor.org/rfc/rfc5280#section-4
 */
export async function selfSigned(options: SelfSignedOptions): Promise<KeyAndCertificate> {
  const { domainNames, notBefore, notAfter, serial, keyAlgorithm = 'EC_prime256v1' } = options;
  const { publicKey, privateKey } = await newKeys(keyAlgorithm);
  const { digest, algorithm } = signings[keyAlgorithm];
  const keyInfo = publicKey.export({ type: 'spki', format: 'der' });
  const name = sequence(set(sequence(objectIdentifier(oid.commonName), utf8String(domainNames[0].slice(0, 64)))));
  const toBeSigned = sequence(
    context(0, integer(Buffer.of(2)), 'constructed'),
    integer(serial),
    algorithm,
    name,
    sequence(time(notBefore), time(notAfter)),
    name,
    keyInfo,
    context(3, sequence(...extensions(domainNames, keyInfo)), 'constructed'),
  );
  const signature = sign(digest, toBeSigned, privateKey);
  return {
    certificatePem: pem(sequence(toBeSigned, algorithm, bitString(signature))),
    privateKeyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

/** https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1 */
function extensions(domainNames: readonly string[], keyInfo: Buffer): Buffer[] {
  const names = domainNames.map((domain) => context(2, Buffer.from(domain, 'latin1'), 'primitive'));
  const keyIdentifier = createHash('sha1').update(keyInfo).digest();
  // Bits from the left: digital signature, and certificate sign, since it signed itself.
  const usage = Buffer.of(0b1000_0100);
  return [
    extension(oid.subjectAlternativeName, sequence(...names)),
    extension(oid.basicConstraints, sequence(boolean(true)), 'critical'),
    extension(oid.keyUsage, bitString(usage, 2), 'critical'),
    extension(oid.extendedKeyUsage, sequence(objectIdentifier(oid.serverAuthentication))),
    extension(oid.subjectKeyIdentifier, octetString(keyIdentifier)),
  ];
}

function extension(identifier: string, value: Buffer, weight: 'critical' | 'usual' = 'usual'): Buffer {
  const critical = weight === 'critical' ? [boolean(true)] : [];
  return sequence(objectIdentifier(identifier), ...critical, octetString(value));
}

function pem(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
