import type { ListenerSettings } from '../../load-balancer/data-plane.ts';
import type { RequestFieldSettings } from '../../load-balancer/request-head.ts';
import type { ResponseFieldSettings } from '../../load-balancer/response-fields.ts';
import type { SecureSettings } from '../../load-balancer/secure-server.ts';
import { parseStatusMatcher } from '../../load-balancer/status-matcher.ts';
import type { Stickiness } from '../../load-balancer/stickiness.ts';
import type { Algorithm } from '../../load-balancer/target-choice.ts';
import type { TargetGroupConfig } from '../../load-balancer/target-group.ts';
import { toRoutingAction } from './actions.ts';
import { toCondition } from './conditions.ts';
import { listenersOf, rulesOf } from './lookup.ts';
import { sslPolicyNamed } from './ssl-policies.ts';
import type { Attributes, Elbv2State, ListenerRow, ListenerSecurity, TargetGroupRow } from './state.ts';
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
  const arns = [secure.defaultCertificate, ...secure.moreCertificates];
  return {
    certificates: arns.flatMap((arn) => state.certificates.find(arn) ?? []),
    minVersion: protocols.at(-1) ?? 'TLSv1.2',
    maxVersion: protocols[0] ?? 'TLSv1.3',
    ciphers,
  };
}

function targetGroupConfig({ protocol, healthCheck, attributes }: TargetGroupRow): TargetGroupConfig {
  const failOpen = (unit: 'count' | 'percentage'): number => {
    const value = attributes[`target_group_health.unhealthy_state_routing.minimum_healthy_targets.${unit}`];
    return value === undefined || value === 'off' ? 0 : Number(value);
  };
  return {
    healthCheck: {
      protocol: healthCheck.protocol,
      path: healthCheck.path,
      port: healthCheck.port === 'traffic-port' ? undefined : Number(healthCheck.port),
      intervalSeconds: healthCheck.intervalSeconds,
      timeoutSeconds: healthCheck.timeoutSeconds,
      policy: {
        isHealthyStatus: parseStatusMatcher(healthCheck.matcher) ?? ((status) => status === 200),
        healthyThreshold: healthCheck.healthyThreshold,
        unhealthyThreshold: healthCheck.unhealthyThreshold,
      },
    },
    deregistrationDelaySeconds: Number(attributes['deregistration_delay.timeout_seconds'] ?? 300),
    algorithm: algorithmOf(attributes['load_balancing.algorithm.type']),
    protocol,
    stickiness: stickinessOf(attributes),
    slowStartSeconds: Number(attributes['slow_start.duration_seconds'] ?? 0),
    failOpen: { minimumHealthyCount: failOpen('count'), minimumHealthyPercentage: failOpen('percentage') },
  };
}

function algorithmOf(type: string | undefined): Algorithm {
  return type === 'least_outstanding_requests' || type === 'weighted_random' ? type : 'round_robin';
}

function stickinessOf(attributes: Attributes): Stickiness | undefined {
  if (attributes['stickiness.enabled'] !== 'true') return undefined;
  if (attributes['stickiness.type'] === 'app_cookie') {
    return {
      type: 'app_cookie',
      durationSeconds: Number(attributes['stickiness.app_cookie.duration_seconds'] ?? 86_400),
      cookieName: attributes['stickiness.app_cookie.cookie_name'] ?? '',
    };
  }
  return { type: 'lb_cookie', durationSeconds: Number(attributes['stickiness.lb_cookie.duration_seconds'] ?? 86_400) };
}

function requestFields(ofLoadBalancer: Attributes, ofListener: Attributes): RequestFieldSettings {
  const isOn = (name: string): boolean => ofLoadBalancer[`routing.http.${name}.enabled`] === 'true';
  const mode = ofLoadBalancer['routing.http.xff_header_processing.mode'];
  const renamed = (name: string): string | undefined => ofListener[`routing.http.request.${name}.header_name`];
  return {
    forwardedFor: mode === 'preserve' || mode === 'remove' ? mode : 'append',
    withClientPort: isOn('xff_client_port'),
    dropsInvalidFields: isOn('drop_invalid_header_fields'),
    preservesHost: isOn('preserve_host_header'),
    tlsFields: isOn('x_amzn_tls_version_and_cipher_suite')
      ? {
          version: renamed('x_amzn_tls_version') || 'X-Amzn-Tls-Version',
          cipherSuite: renamed('x_amzn_tls_cipher_suite') || 'X-Amzn-Tls-Cipher-Suite',
        }
      : undefined,
  };
}

/** Attribute → field, e.g. `x_frame_options` → `X-Frame-Options`. */
const responseFieldNames: Readonly<Record<string, string>> = {
  access_control_allow_credentials: 'Access-Control-Allow-Credentials',
  access_control_allow_headers: 'Access-Control-Allow-Headers',
  access_control_allow_methods: 'Access-Control-Allow-Methods',
  access_control_allow_origin: 'Access-Control-Allow-Origin',
  access_control_expose_headers: 'Access-Control-Expose-Headers',
  access_control_max_age: 'Access-Control-Max-Age',
  content_security_policy: 'Content-Security-Policy',
  strict_transport_security: 'Strict-Transport-Security',
  x_content_type_options: 'X-Content-Type-Options',
  x_frame_options: 'X-Frame-Options',
};

function responseFields(attributes: Attributes): ResponseFieldSettings {
  return {
    keepsServer: attributes['routing.http.response.server.enabled'] !== 'false',
    set: Object.entries(responseFieldNames).flatMap(([attribute, name]) => {
      const value = attributes[`routing.http.response.${attribute}.header_value`] ?? '';
      return value === '' ? [] : [{ name, value }];
    }),
  };
}
