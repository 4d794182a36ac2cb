import { error } from './errors.ts';
import type { Attributes } from './state.ts';

type Check = (value: string) => boolean;

interface AttributeKind {
  readonly default: string;
  readonly isValid: Check;
}

export type AttributeKinds = Readonly<Record<string, AttributeKind>>;

const flag = (value: 'true' | 'false'): AttributeKind => ({ default: value, isValid: oneOf('true', 'false') });
const choice = (first: string, ...others: string[]): AttributeKind => ({
  default: first,
  isValid: oneOf(first, ...others),
});
const text = (value = ''): AttributeKind => ({ default: value, isValid: (given) => given.length <= 1024 });
const whole = (value: number, min: number, max: number): AttributeKind => ({
  default: String(value),
  isValid: (given) => /^\d{1,9}$/.test(given) && Number(given) >= min && Number(given) <= max,
});
const countOrOff = (value: string): AttributeKind => ({
  default: value,
  isValid: (given) => given === 'off' || /^\d{1,5}$/.test(given),
});

function oneOf(...values: string[]): Check {
  return (value) => values.includes(value);
}

function logs(name: string): AttributeKinds {
  return { [`${name}.s3.enabled`]: flag('false'), [`${name}.s3.bucket`]: text(), [`${name}.s3.prefix`]: text() };
}

/** @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_LoadBalancerAttribute.html */
export const loadBalancerAttributes: AttributeKinds = {
  ...logs('access_logs'),
  ...logs('connection_logs'),
  ...logs('health_check_logs'),
  'client_keep_alive.seconds': whole(3600, 60, 604_800),
  'deletion_protection.enabled': flag('false'),
  'idle_timeout.timeout_seconds': whole(60, 1, 4000),
  'load_balancing.cross_zone.enabled': choice('true'),
  'routing.http.desync_mitigation_mode': choice('defensive', 'monitor', 'strictest'),
  'routing.http.drop_invalid_header_fields.enabled': flag('false'),
  'routing.http.preserve_host_header.enabled': flag('false'),
  'routing.http.x_amzn_tls_version_and_cipher_suite.enabled': flag('false'),
  'routing.http.xff_client_port.enabled': flag('false'),
  'routing.http.xff_header_processing.mode': choice('append', 'preserve', 'remove'),
  'routing.http2.enabled': flag('true'),
  'waf.fail_open.enabled': flag('false'),
  'zonal_shift.config.enabled': flag('false'),
};

/** @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroupAttribute.html */
export const targetGroupAttributes: AttributeKinds = {
  'deregistration_delay.timeout_seconds': whole(300, 0, 3600),
  'load_balancing.algorithm.anomaly_mitigation': choice('off', 'on'),
  'load_balancing.algorithm.type': choice('round_robin', 'least_outstanding_requests', 'weighted_random'),
  'load_balancing.cross_zone.enabled': choice('use_load_balancer_configuration', 'true', 'false'),
  'slow_start.duration_seconds': {
    default: '0',
    isValid: (given) => given === '0' || whole(0, 30, 900).isValid(given),
  },
  'stickiness.app_cookie.cookie_name': text(),
  'stickiness.app_cookie.duration_seconds': whole(86_400, 1, 604_800),
  'stickiness.enabled': flag('false'),
  'stickiness.lb_cookie.duration_seconds': whole(86_400, 1, 604_800),
  'stickiness.type': choice('lb_cookie', 'app_cookie'),
  'target_group_health.dns_failover.minimum_healthy_targets.count': countOrOff('1'),
  'target_group_health.dns_failover.minimum_healthy_targets.percentage': countOrOff('off'),
  'target_group_health.unhealthy_state_routing.minimum_healthy_targets.count': countOrOff('1'),
  'target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage': countOrOff('off'),
};

/** @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_ListenerAttribute.html */
export const listenerAttributes: AttributeKinds = {
  'routing.http.response.access_control_allow_credentials.header_value': text(),
  'routing.http.response.access_control_allow_headers.header_value': text(),
  'routing.http.response.access_control_allow_methods.header_value': text(),
  'routing.http.response.access_control_allow_origin.header_value': text(),
  'routing.http.response.access_control_expose_headers.header_value': text(),
  'routing.http.response.access_control_max_age.header_value': text(),
  'routing.http.response.content_security_policy.header_value': text(),
  'routing.http.response.server.enabled': flag('true'),
  'routing.http.response.strict_transport_security.header_value': text(),
  'routing.http.response.x_content_type_options.header_value': text(),
  'routing.http.response.x_frame_options.header_value': text(),
};

/** What an HTTPS listener has besides. Without a name given, a field has its usual one, such as `X-Amzn-Tls-Version`. */
export const secureListenerAttributes: AttributeKinds = Object.fromEntries(
  [
    'mtls_clientcert',
    'mtls_clientcert_issuer',
    'mtls_clientcert_leaf',
    'mtls_clientcert_serial_number',
    'mtls_clientcert_subject',
    'mtls_clientcert_validity',
    'tls_cipher_suite',
    'tls_version',
  ].map((field) => [
    `routing.http.request.x_amzn_${field}.header_name`,
    { default: '', isValid: (given: string) => /^[-_A-Za-z0-9]{0,40}$/.test(given) },
  ]),
);

export function defaultAttributes(kinds: AttributeKinds): Attributes {
  return Object.fromEntries(Object.entries(kinds).map(([key, kind]) => [key, kind.default]));
}

interface Given {
  readonly Key?: string | undefined;
  readonly Value?: string | undefined;
}

/** @throws AwsError ValidationError for a key that is not one, or a value that the key does not take */
export function changedAttributes(
  label: 'Load balancer' | 'Target group' | 'Listener',
  kinds: AttributeKinds,
  present: Attributes,
  changes: readonly Given[],
): Attributes {
  const changed: Record<string, string> = { ...present };
  for (const { Key = '', Value = '' } of changes) {
    const kind = Object.hasOwn(kinds, Key) ? kinds[Key] : undefined;
    if (kind === undefined) throw error('ValidationError', `${label} attribute key '${Key}' is not recognized`);
    if (!kind.isValid(Value)) {
      throw error('ValidationError', `${label} attribute value '${Value}' for key '${Key}' is not valid`);
    }
    changed[Key] = Value;
  }
  return changed;
}

export function listAttributes(attributes: Attributes): { Key: string; Value: string }[] {
  return Object.entries(attributes).map(([Key, Value]) => ({ Key, Value }));
}
