import { findSecret } from './secret.ts';
import type { SecretsState } from './state.ts';
import { noteAccess } from './value-operations.ts';

export interface ValueSelection {
  /** The member of a JSON value; the whole value unless given. */
  readonly jsonKey?: string | undefined;
  /** AWSCURRENT unless given. */
  readonly versionStage?: string | undefined;
  readonly versionId?: string | undefined;
}

/** How a task's `secrets` get their values. */
export interface SecretValues {
  /**
   * The value of a secret by name, ARN or partial ARN. Undefined where the secret, the version or the JSON key is not
   * there, the secret waits for its deletion, or its value is binary.
   */
  valueOf(nameOrArn: string, selection?: ValueSelection): string | undefined;
}

export function secretValues(state: SecretsState): SecretValues {
  return {
    valueOf(nameOrArn, { jsonKey, versionStage, versionId } = {}) {
      const row = findSecret(state.secrets, nameOrArn, state.clock.now());
      if (!row || row.deletion) return undefined;
      const version = row.versions.find(({ id, stages }) =>
        versionId === undefined
          ? stages.includes(versionStage ?? 'AWSCURRENT')
          : id === versionId && (versionStage === undefined || stages.includes(versionStage)),
      );
      if (version?.value.kind !== 'string') return undefined;
      noteAccess(state, row, version);
      return jsonKey === undefined ? version.value.text : memberOf(version.value.text, jsonKey);
    },
  };
}

/** A string as it is, anything else as JSON, as ECS puts it into the environment. */
function memberOf(text: string, key: string): string | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const member = Object.entries(value).find(([name]) => name === key)?.[1];
  return member === undefined || typeof member === 'string' ? member : JSON.stringify(member);
}

/** What `valueFrom` of a container's secret says when it is an ARN of Secrets Manager. */
export interface SecretReference extends ValueSelection {
  readonly secret: string;
}

/**
 * Reads `arn:aws:secretsmanager:<region>:<account>:secret:<name>[:<json-key>:<version-stage>:<version-id>]`; the last
 * three may be empty. Undefined for anything else.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html
 */
export function readSecretReference(valueFrom: string): SecretReference | undefined {
  const parts = valueFrom.split(':');
  if (parts[0] !== 'arn' || parts[2] !== 'secretsmanager' || parts[5] !== 'secret' || parts.length < 7)
    return undefined;
  const [jsonKey, versionStage, versionId] = parts.slice(7).map((part) => (part === '' ? undefined : part));
  return { secret: parts.slice(0, 7).join(':'), jsonKey, versionStage, versionId };
}
