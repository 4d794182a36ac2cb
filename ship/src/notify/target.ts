import { Failure } from '../failure.ts';

/** Where a secret is kept; the secret itself is never in a command line or a file of the project. */
export type SecretPlace =
  | { readonly kind: 'variable'; readonly name: string }
  /** A parameter of SSM; secrets of Secrets Manager are read through SSM, too. */
  | { readonly kind: 'parameter'; readonly name: string };

/** Somebody who is told when a deployment begins and ends. */
export interface Target {
  readonly kind: 'slack' | 'webhook';
  readonly address: SecretPlace;
  /** As it was named, e.g. `slack:DEPLOYS_URL`; it is safe to show. */
  readonly name: string;
}

const variable = /^\$?\{?([A-Za-z_][A-Za-z0-9_]*)\}?$/;

/**
 * Reads `slack:VARIABLE`, `webhook:VARIABLE`, `slack:ssm:/a/parameter` or `slack:secret:a-name`.
 *
 * @throws Failure `invalid-target`, which does not repeat what was given where that may be a URL
 */
export function parseTarget(text: string, where = '--notify'): Target {
  const [kind = '', ...rest] = text.split(':');
  if (kind !== 'slack' && kind !== 'webhook') {
    throw invalid(where, 'a target begins with slack: or webhook:', 'for example slack:SLACK_WEBHOOK_URL');
  }
  const address = parseSecretPlace(rest.join(':'), where);
  return { kind, address, name: `${kind}:${placeInWords(address)}` };
}

/** Reads where a secret is: `VARIABLE`, `ssm:/a/parameter` or `secret:a-name`. */
export function parseSecretPlace(text: string, where: string): SecretPlace {
  const ssm = /^ssm:(\/?[\w./-]{1,1000})$/.exec(text)?.[1];
  if (ssm !== undefined) return { kind: 'parameter', name: ssm };
  const secret = /^secret:([\w/+=.@-]{1,512})$/.exec(text)?.[1];
  if (secret !== undefined) return { kind: 'parameter', name: `/aws/reference/secretsmanager/${secret}` };
  const name = variable.exec(text)?.[1];
  if (name !== undefined) return { kind: 'variable', name };
  throw invalid(
    where,
    'the address is a secret, so what is given is the name of the place that holds it',
    'for example slack:SLACK_WEBHOOK_URL for an environment variable, slack:ssm:/app/dev/slack or slack:secret:slack-url',
  );
}

export function placeInWords({ kind, name }: SecretPlace): string {
  if (kind === 'variable') return name;
  const secret = /^\/aws\/reference\/secretsmanager\/(.+)$/.exec(name)?.[1];
  return secret === undefined ? `ssm:${name}` : `secret:${secret}`;
}

function invalid(where: string, what: string, remedy: string): Failure {
  return new Failure({ code: 'invalid-target', where, what, remedy });
}
