import type { SecureVersion } from 'node:tls';
import type { Operations } from '../../models/generated/elbv2.ts';
import type { ServiceOperations } from '../../wire/operation.ts';
import { error } from './errors.ts';
import { pageOf } from './pages.ts';

/** A predefined security policy: protocols and ciphers in order of preference, by OpenSSL's names. */
export interface SslPolicy {
  readonly name: string;
  readonly protocols: readonly SecureVersion[];
  readonly ciphers: readonly string[];
}

/** What AWS takes for a listener that names none. */
export const defaultSslPolicy = 'ELBSecurityPolicy-2016-08';

const tls13 = ['TLS_AES_128_GCM_SHA256', 'TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256'];
const tls13Fips = ['TLS_AES_128_GCM_SHA256', 'TLS_AES_256_GCM_SHA384'];
const forwardGcm = [
  'ECDHE-ECDSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES128-GCM-SHA256',
  'ECDHE-ECDSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES256-GCM-SHA384',
];
const forwardCbc = [
  'ECDHE-ECDSA-AES128-SHA256',
  'ECDHE-RSA-AES128-SHA256',
  'ECDHE-ECDSA-AES256-SHA384',
  'ECDHE-RSA-AES256-SHA384',
];
const forwardSha1 = [
  'ECDHE-ECDSA-AES128-SHA',
  'ECDHE-RSA-AES128-SHA',
  'ECDHE-RSA-AES256-SHA',
  'ECDHE-ECDSA-AES256-SHA',
];
const rsa = ['AES128-GCM-SHA256', 'AES128-SHA256', 'AES256-GCM-SHA384', 'AES256-SHA256'];
const rsaSha1 = ['AES128-SHA', 'AES256-SHA'];

const forward = [...forwardGcm, ...forwardCbc];
const forwardAll = [...forward, ...forwardSha1];
const all = [...forwardAll, ...rsa, ...rsaSha1];

const versions = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const;

function between(from: SecureVersion, to: SecureVersion): readonly SecureVersion[] {
  return versions.slice(versions.indexOf(from), versions.indexOf(to) + 1).toReversed();
}

type Row = readonly [name: string, from: SecureVersion, to: SecureVersion, ciphers: readonly string[]];

/** @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html */
const rows: readonly Row[] = [
  ['ELBSecurityPolicy-TLS13-1-3-2021-06', 'TLSv1.3', 'TLSv1.3', tls13],
  ['ELBSecurityPolicy-TLS13-1-2-2021-06', 'TLSv1.2', 'TLSv1.3', [...tls13, ...forward]],
  ['ELBSecurityPolicy-TLS13-1-2-Res-2021-06', 'TLSv1.2', 'TLSv1.3', [...tls13, ...forwardGcm]],
  ['ELBSecurityPolicy-TLS13-1-2-Ext1-2021-06', 'TLSv1.2', 'TLSv1.3', [...tls13, ...forward, ...rsa]],
  ['ELBSecurityPolicy-TLS13-1-2-Ext2-2021-06', 'TLSv1.2', 'TLSv1.3', [...tls13, ...all]],
  ['ELBSecurityPolicy-TLS13-1-1-2021-06', 'TLSv1.1', 'TLSv1.3', [...tls13, ...all]],
  ['ELBSecurityPolicy-TLS13-1-0-2021-06', 'TLSv1', 'TLSv1.3', [...tls13, ...all]],
  ['ELBSecurityPolicy-TLS13-1-3-FIPS-2023-04', 'TLSv1.3', 'TLSv1.3', tls13Fips],
  ['ELBSecurityPolicy-TLS13-1-2-Res-FIPS-2023-04', 'TLSv1.2', 'TLSv1.3', [...tls13Fips, ...forwardGcm]],
  ['ELBSecurityPolicy-TLS13-1-2-FIPS-2023-04', 'TLSv1.2', 'TLSv1.3', [...tls13Fips, ...forward]],
  ['ELBSecurityPolicy-TLS13-1-2-Ext0-FIPS-2023-04', 'TLSv1.2', 'TLSv1.3', [...tls13Fips, ...forwardAll]],
  ['ELBSecurityPolicy-TLS13-1-2-Ext1-FIPS-2023-04', 'TLSv1.2', 'TLSv1.3', [...tls13Fips, ...forward, ...rsa]],
  ['ELBSecurityPolicy-TLS13-1-2-Ext2-FIPS-2023-04', 'TLSv1.2', 'TLSv1.3', [...tls13Fips, ...all]],
  ['ELBSecurityPolicy-TLS13-1-1-FIPS-2023-04', 'TLSv1.1', 'TLSv1.3', [...tls13Fips, ...all]],
  ['ELBSecurityPolicy-TLS13-1-0-FIPS-2023-04', 'TLSv1', 'TLSv1.3', [...tls13Fips, ...all]],
  ['ELBSecurityPolicy-TLS-1-2-Ext-2018-06', 'TLSv1.2', 'TLSv1.2', all],
  ['ELBSecurityPolicy-TLS-1-2-2017-01', 'TLSv1.2', 'TLSv1.2', [...forward, ...rsa]],
  ['ELBSecurityPolicy-TLS-1-1-2017-01', 'TLSv1.1', 'TLSv1.2', all],
  ['ELBSecurityPolicy-2016-08', 'TLSv1', 'TLSv1.2', all],
  ['ELBSecurityPolicy-FS-1-2-Res-2020-10', 'TLSv1.2', 'TLSv1.2', forwardGcm],
  ['ELBSecurityPolicy-FS-1-2-Res-2019-08', 'TLSv1.2', 'TLSv1.2', forward],
  ['ELBSecurityPolicy-FS-1-2-2019-08', 'TLSv1.2', 'TLSv1.2', forwardAll],
  ['ELBSecurityPolicy-FS-1-1-2019-08', 'TLSv1.1', 'TLSv1.2', forwardAll],
  ['ELBSecurityPolicy-FS-2018-06', 'TLSv1', 'TLSv1.2', forwardAll],
  ['ELBSecurityPolicy-2015-05', 'TLSv1', 'TLSv1.2', all],
];

const policies: readonly SslPolicy[] = rows.map(([name, from, to, ciphers]) => ({
  name,
  protocols: between(from, to),
  ciphers,
}));

/** @throws AwsError SSLPolicyNotFound */
export function sslPolicyNamed(wanted: string): SslPolicy {
  const policy = policies.find(({ name }) => name === wanted);
  if (policy === undefined) throw error('SSLPolicyNotFoundException', `SSL policy '${wanted}' not found`);
  return policy;
}

export function sslPolicyOperations(): ServiceOperations<Operations> {
  return {
    DescribeSSLPolicies({ Names, LoadBalancerType = 'application', Marker, PageSize }) {
      const wanted = Names === undefined || Names.length === 0 ? policies : Names.map(sslPolicyNamed);
      const { page, next } = pageOf(LoadBalancerType === 'gateway' ? [] : wanted, { Marker, PageSize });
      return {
        SslPolicies: page.map(({ name, protocols, ciphers }) => ({
          Name: name,
          SslProtocols: protocols,
          Ciphers: ciphers.map((cipher, index) => ({ Name: cipher, Priority: index + 1 })),
          SupportedLoadBalancerTypes: ['application', 'network'],
        })),
        NextMarker: next,
      };
    },
  };
}
