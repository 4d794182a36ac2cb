import { createPrivateKey, X509Certificate } from 'node:crypto';
import type { ImportCertificateRequest } from '../../models/generated/acm.ts';
import { acmError } from './errors.ts';
import type { CertificateRow } from './state.ts';

type Contents = Pick<
  CertificateRow,
  'domainNames' | 'notBefore' | 'notAfter' | 'certificatePem' | 'chainPem' | 'privateKeyPem'
>;

/** @throws {AwsError} ValidationException where the certificate and the key are unreadable or do not belong together */
export function readImport(input: ImportCertificateRequest, now: number): Contents {
  const certificatePem = textOf(input.Certificate);
  const privateKeyPem = textOf(input.PrivateKey);
  const certificate = parsed(certificatePem, 'The certificate');
  if (!isKeyOf(privateKeyPem, certificate)) {
    throw acmError('ValidationException', 'The private key does not match the certificate, or is not supported.');
  }
  const notBefore = Date.parse(certificate.validFrom);
  const notAfter = Date.parse(certificate.validTo);
  if (notAfter <= now) throw acmError('ValidationException', 'The certificate has expired.');
  const chainPem = input.CertificateChain && textOf(input.CertificateChain);
  if (chainPem !== undefined) parsed(chainPem, 'The certificate chain');
  const names = [...(certificate.subjectAltName ?? '').matchAll(/DNS:([^,\s]+)/g)].map(([, name = '']) => name);
  const commonName = /CN=(.*)/.exec(certificate.subject)?.[1];
  const domainNames = [...new Set([...(commonName === undefined ? [] : [commonName]), ...names])];
  return { domainNames, notBefore, notAfter, certificatePem, chainPem, privateKeyPem };
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8');
}

function parsed(pem: string, what: string): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch {
    throw acmError('ValidationException', `${what} is not a valid certificate in PEM form.`);
  }
}

function isKeyOf(pem: string, certificate: X509Certificate): boolean {
  try {
    return certificate.checkPrivateKey(createPrivateKey(pem));
  } catch {
    return false;
  }
}
