import { Failure } from '../failure.ts';

/** Where AWS is: AWS itself or an endpoint that speaks its protocols. */
export interface Connection {
  readonly region: string;
  /** Undefined: AWS itself. Without a slash at the end. */
  readonly endpoint: string | undefined;
  /** Undefined: as the SDK finds them. */
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string } | undefined;
  /** Of the AWS configuration files, instead of what the environment says. */
  readonly profile?: string;
}

const loopbackHosts = new Set(['localhost', '[::1]']);

/** Whether an endpoint is on this machine. */
export function isLoopback(endpoint: string | undefined): boolean {
  if (endpoint === undefined || !URL.canParse(endpoint)) return false;
  const host = new URL(endpoint).hostname;
  return loopbackHosts.has(host) || host.endsWith('.localhost') || /^127(\.\d{1,3}){3}$/.test(host);
}

/** Checks an endpoint's form; `where` names the option or variable it came from. */
export function parseEndpoint(endpoint: string, where: string): string {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (url === undefined || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    throw new Failure({
      code: 'invalid-endpoint',
      where,
      what: `${JSON.stringify(endpoint)} is not an http or https URL`,
      remedy: 'for example http://127.0.0.1:4566',
    });
  }
  return endpoint.replace(/\/+$/, '');
}

/** What the environment says about credentials, in any of the SDK's ways. */
const credentialVariables = [
  'AWS_ACCESS_KEY_ID',
  'AWS_PROFILE',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
];

/**
 * The connection for an endpoint. An endpoint on this machine, and only that, is signed for with test credentials where
 * the environment has none.
 */
export function connectionTo(endpoint: string | undefined, region: string, environment: NodeJS.ProcessEnv): Connection {
  const hasCredentials = credentialVariables.some((name) => (environment[name] ?? '') !== '');
  const credentials =
    isLoopback(endpoint) && !hasCredentials ? { accessKeyId: 'test', secretAccessKey: 'test' } : undefined;
  return { endpoint, region, credentials };
}
