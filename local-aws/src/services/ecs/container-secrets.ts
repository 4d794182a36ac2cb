import type { Secret } from '../../models/generated/ecs.ts';
import type { SecretAnswer, SecretReference, SecretSource } from './secret-source.ts';

export type ResolvedSecrets =
  | { readonly kind: 'resolved'; readonly environment: Readonly<Record<string, string>> }
  /** What DescribeTasks tells; never a value. */
  | { readonly kind: 'refused'; readonly reason: string };

const unableToPull =
  'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: ';

/**
 * The values of a container's secrets, read when the task starts. The refusals are recorded ones of Fargate.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specifying-sensitive-data.html
 */
export function resolveSecrets(secrets: readonly Secret[], source: SecretSource): ResolvedSecrets {
  const environment: Record<string, string> = {};
  const missing: string[] = [];
  for (const { name, valueFrom } of secrets) {
    const reference = secretReference(valueFrom);
    if (!reference) {
      const value = source.parameter(valueFrom);
      if (value === undefined) missing.push(parameterName(valueFrom));
      else environment[name] = value;
      continue;
    }
    const answer = secretValue(reference, source);
    if (answer.kind === 'refused') {
      const refused = `unable to retrieve secret from asm: service call has been retried 1 time(s): ${answer.reason}`;
      return { kind: 'refused', reason: unableToPull + refused };
    }
    environment[name] = answer.value;
  }
  if (missing.length === 0) return { kind: 'resolved', environment };
  const refused =
    'unable to retrieve secrets from ssm: service call has been retried 1 time(s): invalid ssm parameters: ';
  return { kind: 'refused', reason: `${unableToPull}${refused}${missing.join(', ')}` };
}

type OneValue = Extract<SecretAnswer, { kind: 'value' }> | { readonly kind: 'refused'; readonly reason: string };

function secretValue({ jsonKey, ...reference }: SecretReference, source: SecretSource): OneValue {
  const answer = source.secret(reference);
  if (answer.kind === 'refused') {
    const { code, message } = answer;
    const reason = `failed to fetch secret ${reference.arn} from secrets manager: ${code}: ${message}`;
    return { kind: 'refused', reason };
  }
  if (jsonKey === undefined) return answer;
  const members = jsonMembers(answer.value);
  // AWS's message goes on with the value's first character.
  if (!members) return { kind: 'refused', reason: 'invalid character looking for beginning of value' };
  const value = members.get(jsonKey);
  if (value === undefined) {
    return { kind: 'refused', reason: `retrieved secret from Secrets Manager did not contain json key ${jsonKey}` };
  }
  return { kind: 'value', value };
}

/** Undefined for a text that is no JSON object. A member that is no string is given as JSON. */
function jsonMembers(text: string): ReadonlyMap<string, string> | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== 'object' || parsed === null) return undefined;
    const entries = Object.entries(parsed).map(([key, value]): [string, string] => [
      key,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]);
    return new Map(entries);
  } catch {
    return undefined;
  }
}

/** Undefined for anything but an ARN of Secrets Manager: that is a parameter of SSM, by name or ARN. */
export function secretReference(valueFrom: string): SecretReference | undefined {
  const parts = valueFrom.split(':');
  if (parts[0] !== 'arn' || parts[2] !== 'secretsmanager') return undefined;
  const [jsonKey, versionStage, versionId] = parts.slice(7).map((part) => (part === '' ? undefined : part));
  return { arn: parts.slice(0, 7).join(':'), jsonKey, versionStage, versionId };
}

/** As the parameter is called: an ARN's name begins with a slash where it has more than one part. */
function parameterName(valueFrom: string): string {
  const path = /^arn:[^:]*:ssm:[^:]*:[^:]*:parameter\/(.*)$/.exec(valueFrom)?.[1];
  if (path === undefined) return valueFrom;
  return path.includes('/') ? `/${path}` : path;
}
