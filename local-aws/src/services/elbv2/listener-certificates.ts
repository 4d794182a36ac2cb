import type { Operations } from '../../models/generated/elbv2.ts';
import type { ServiceOperations } from '../../wire/operation.ts';
import { error } from './errors.ts';
import { assertCertificate } from './listener-security.ts';
import { listenerAt, listenersOf } from './lookup.ts';
import { pageOf } from './pages.ts';
import { reconfigureListener } from './reconfigure.ts';
import type { Elbv2State, ListenerRow, ListenerSecurity } from './state.ts';

/** Certificates of one load balancer's listeners, default ones not counted. */
const mostCertificates = 25;

/** The certificates that an HTTPS listener has for more names than its default one. */
export function listenerCertificateOperations(state: Elbv2State): ServiceOperations<Operations> {
  return {
    AddListenerCertificates({ ListenerArn, Certificates }) {
      const { row, secure } = secureListenerAt(state, ListenerArn);
      const arns = arnsOf(Certificates);
      for (const arn of arns) assertCertificate(state, arn);
      const added = arns.filter((arn) => arn !== secure.defaultCertificate && !secure.moreCertificates.includes(arn));
      const present = listenersOf(state, row.loadBalancerArn).flatMap(({ secure: of }) => of?.moreCertificates ?? []);
      if (new Set([...present, ...added]).size > mostCertificates) {
        throw error('TooManyCertificatesException', `A load balancer has at most ${mostCertificates} certificates`);
      }
      change(state, row, { ...secure, moreCertificates: [...secure.moreCertificates, ...added] });
      return {
        Certificates: arns.map((arn) => ({ CertificateArn: arn, IsDefault: arn === secure.defaultCertificate })),
      };
    },

    RemoveListenerCertificates({ ListenerArn, Certificates }) {
      const { row, secure } = secureListenerAt(state, ListenerArn);
      const arns = arnsOf(Certificates);
      if (arns.includes(secure.defaultCertificate) && !secure.moreCertificates.includes(secure.defaultCertificate)) {
        throw error(
          'OperationNotPermittedException',
          `Default certificate '${secure.defaultCertificate}' cannot be removed; replace it by ModifyListener`,
        );
      }
      change(state, row, { ...secure, moreCertificates: secure.moreCertificates.filter((arn) => !arns.includes(arn)) });
      return {};
    },

    DescribeListenerCertificates({ ListenerArn, Marker, PageSize }) {
      const { secure } = listenerAt(state, ListenerArn);
      const all =
        secure === undefined
          ? []
          : [
              { CertificateArn: secure.defaultCertificate, IsDefault: true },
              ...secure.moreCertificates.map((arn) => ({ CertificateArn: arn, IsDefault: false })),
            ];
      const { page, next } = pageOf(all, { Marker, PageSize });
      return { Certificates: page, NextMarker: next };
    },
  };
}

function secureListenerAt(state: Elbv2State, arn: string): { row: ListenerRow; secure: ListenerSecurity } {
  const row = listenerAt(state, arn);
  if (row.secure !== undefined) return { row, secure: row.secure };
  throw error('ValidationError', `Listener '${arn}' is not of protocol HTTPS and has no certificates`);
}

function change(state: Elbv2State, row: ListenerRow, secure: ListenerSecurity): void {
  const changed = { ...row, secure };
  state.listeners.put(row.arn, changed);
  reconfigureListener(state, changed);
}

function arnsOf(certificates: readonly { readonly CertificateArn?: string | undefined }[]): readonly string[] {
  return certificates.map(({ CertificateArn }) => {
    if (CertificateArn === undefined) throw error('ValidationError', 'A certificate ARN must be specified');
    return CertificateArn;
  });
}
