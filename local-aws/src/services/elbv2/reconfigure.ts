import type { ListenerSettings } from '../../load-balancer/data-plane.ts';
import type { SecureSettings } from '../../load-balancer/secure-server.ts';
import { toRoutingAction } from './actions.ts';
import { toCondition } from './conditions.ts';
import { requestFields, responseFields } from './field-settings.ts';
import { listenersOf, rulesOf } from './lookup.ts';
import { sslPolicyNamed } from './ssl-policies.ts';
import {
  certificatesOf,
  type Elbv2State,
  type ListenerRow,
  type ListenerSecurity,
  type TargetGroupRow,
} from './state.ts';
import { targetGroupConfig } from './target-group-config.ts';
import { toTransforms } from './transforms.ts';

/** Makes the data plane follow a target group's row. */
export function applyTargetGroup(state: Elbv2State, row: TargetGroupRow): void {
  state.dataPlane.putTargetGroup(row.arn, targetGroupConfig(row));
}

/** Makes the data plane follow the rows of one listener and its rules. */
export function reconfigureListener(state: Elbv2State, listener: ListenerRow): void {
  state.dataPlane.changeListener(listener.arn, listenerSettings(state, listener));
}

/** Makes the data plane follow a load balancer's attributes. */
export function reconfigureListeners(state: Elbv2State, loadBalancerArn: string): void {
  for (const listener of listenersOf(state, loadBalancerArn)) reconfigureListener(state, listener);
}

export function listenerSettings(state: Elbv2State, listener: ListenerRow): ListenerSettings {
  const attributes = state.loadBalancers.get(listener.loadBalancerArn)?.attributes ?? {};
  return {
    loadBalancer: listener.loadBalancerArn,
    routing: {
      rules: rulesOf(state, listener.arn).map(({ priority, conditions, transforms, actions }) => ({
        priority,
        conditions: conditions.map(toCondition),
        transforms: transforms === undefined ? undefined : toTransforms(transforms),
        action: toRoutingAction(actions),
      })),
      defaultAction: toRoutingAction(listener.defaultActions),
    },
    idleTimeoutSeconds: Number(attributes['idle_timeout.timeout_seconds'] ?? 60),
    clientKeepAliveSeconds: Number(attributes['client_keep_alive.seconds'] ?? 3600),
    requestFields: requestFields(attributes, listener.attributes),
    responseFields: responseFields(listener.attributes),
    secure: listener.secure === undefined ? undefined : secureSettings(state, listener.secure),
  };
}

function secureSettings(state: Elbv2State, secure: ListenerSecurity): SecureSettings {
  const { protocols, ciphers } = sslPolicyNamed(secure.sslPolicy);
  return {
    certificates: certificatesOf(secure).flatMap((arn) => state.certificates.find(arn) ?? []),
    minVersion: protocols.at(-1) ?? 'TLSv1.2',
    maxVersion: protocols[0] ?? 'TLSv1.3',
    ciphers,
  };
}
