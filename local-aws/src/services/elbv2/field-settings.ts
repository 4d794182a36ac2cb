import type { RequestFieldSettings } from '../../load-balancer/request-head.ts';
import type { ResponseFieldSettings } from '../../load-balancer/response-fields.ts';
import type { Attributes } from './state.ts';

/** What attributes say about the fields of requests. */
export function requestFields(ofLoadBalancer: Attributes, ofListener: Attributes): RequestFieldSettings {
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

/** What attributes say about the fields of answers. */
export function responseFields(attributes: Attributes): ResponseFieldSettings {
  return {
    keepsServer: attributes['routing.http.response.server.enabled'] !== 'false',
    set: Object.entries(responseFieldNames).flatMap(([attribute, name]) => {
      const value = attributes[`routing.http.response.${attribute}.header_value`] ?? '';
      return value === '' ? [] : [{ name, value }];
    }),
  };
}
