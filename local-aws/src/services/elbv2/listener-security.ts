import type { CreateListenerInput, ModifyListenerInput } from '../../models/generated/elbv2.ts';
import { error } from './errors.ts';
import { defaultSslPolicy, sslPolicyNamed } from './ssl-policies.ts';
import type { Elbv2State, ListenerRow, ListenerSecurity } from './state.ts';

type Given = Pick<
  CreateListenerInput & ModifyListenerInput,
  'Certificates' | 'SslPolicy' | 'AlpnPolicy' | 'MutualAuthentication'
>;

/**
 * What an HTTPS listener is made with; undefined for HTTP.
 *
 * @throws AwsError ValidationError, CertificateNotFound, SSLPolicyNotFound, InvalidConfigurationRequest
 */
export function newSecurity(
  state: Elbv2State,
  protocol: ListenerRow['protocol'],
  given: Given,
): ListenerSecurity | undefined {
  assertSupported(given);
  if (protocol === 'HTTP') {
    if (given.Certificates !== undefined && given.Certificates.length > 0) {
      throw error('ValidationError', 'Certificates can only be specified for listeners of protocol HTTPS');
    }
    if (given.SslPolicy !== undefined && given.SslPolicy !== '') {
      throw error('ValidationError', 'An SSL policy can only be specified for listeners of protocol HTTPS');
    }
    return undefined;
  }
  const certificate = onlyCertificate(given);
  if (certificate === undefined) {
    throw error('ValidationError', 'A certificate must be specified for HTTPS listeners');
  }
  assertCertificate(state, certificate);
  const sslPolicy = sslPolicyNamed(given.SslPolicy ?? defaultSslPolicy).name;
  return { sslPolicy, defaultCertificate: certificate, moreCertificates: [] };
}

/** What a listener has after a change; certificates for more names stay as long as it is HTTPS. @throws as `newSecurity` */
export function changedSecurity(
  state: Elbv2State,
  protocol: ListenerRow['protocol'],
  present: ListenerSecurity | undefined,
  given: Given,
): ListenerSecurity | undefined {
  if (protocol === 'HTTP' || present === undefined) return newSecurity(state, protocol, given);
  const changed = newSecurity(state, protocol, {
    ...given,
    Certificates: given.Certificates ?? [{ CertificateArn: present.defaultCertificate }],
    SslPolicy: given.SslPolicy ?? present.sslPolicy,
  });
  if (changed === undefined) return undefined;
  const moreCertificates = present.moreCertificates.filter((arn) => arn !== changed.defaultCertificate);
  return { ...changed, moreCertificates };
}

/** @throws AwsError CertificateNotFound */
export function assertCertificate(state: Elbv2State, arn: string): void {
  if (state.certificates.find(arn) !== undefined) return;
  throw error('CertificateNotFoundException', `Certificate '${arn}' not found`);
}

function onlyCertificate({ Certificates = [] }: Given): string | undefined {
  const [first, ...rest] = Certificates;
  if (rest.length > 0) {
    throw error(
      'ValidationError',
      'You can specify one certificate only, the default one: use AddListenerCertificates for more',
    );
  }
  if (first?.IsDefault !== undefined) {
    throw error('ValidationError', 'You cannot specify IsDefault for the certificate of a listener');
  }
  return first?.CertificateArn;
}

function assertSupported({ AlpnPolicy = [], MutualAuthentication }: Given): void {
  if (AlpnPolicy.length > 0 && AlpnPolicy.some((policy) => policy !== 'None')) {
    throw error('ALPNPolicyNotSupportedException', 'ALPN policies are for TLS listeners of network load balancers');
  }
  if (MutualAuthentication?.Mode !== undefined && MutualAuthentication.Mode !== 'off') {
    throw error(
      'InvalidConfigurationRequestException',
      `local-aws has no mutual authentication, and mode '${MutualAuthentication.Mode}' was asked for: use 'off'`,
    );
  }
}
