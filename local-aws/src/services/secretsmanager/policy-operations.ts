import type { Operations } from '../../models/generated/secretsmanager.ts';
import type { ServiceOperations } from '../../wire/operation.ts';
import { secretsError } from './errors.ts';
import { requireLiving, requireSecret, type SecretsState } from './state.ts';

export function policyOperations(state: SecretsState): ServiceOperations<Operations> {
  const { secrets } = state;
  return {
    PutResourcePolicy({ SecretId, ResourcePolicy, BlockPublicPolicy = false }) {
      const row = requireLiving(state, SecretId);
      const statements = statementsOf(ResourcePolicy);
      if (!statements)
        throw secretsError('MalformedPolicyDocumentException', 'This resource policy contains a syntax error.');
      if (BlockPublicPolicy && statements.some(isPublic)) {
        throw secretsError(
          'PublicPolicyException',
          'The BlockPublicPolicy parameter is set to true, and the resource policy grants broad access to the secret.',
        );
      }
      secrets.put(row.name, { ...row, policy: ResourcePolicy });
      return { ARN: row.arn, Name: row.name };
    },
    GetResourcePolicy({ SecretId }) {
      const { arn, name, policy } = requireSecret(state, SecretId);
      return { ARN: arn, Name: name, ResourcePolicy: policy };
    },
    DeleteResourcePolicy({ SecretId }) {
      const row = requireLiving(state, SecretId);
      secrets.put(row.name, { ...row, policy: undefined });
      return { ARN: row.arn, Name: row.name };
    },
    ValidateResourcePolicy({ ResourcePolicy }) {
      const statements = statementsOf(ResourcePolicy);
      const error = { CheckName: 'SyntaxCheck', ErrorMessage: 'This resource policy contains a syntax error.' };
      return { PolicyValidationPassed: statements !== undefined, ValidationErrors: statements ? [] : [error] };
    },
  };
}

/** Undefined for a text that is no policy. */
function statementsOf(text: string): readonly Record<string, unknown>[] | undefined {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isObject(document)) return undefined;
  const all: unknown[] = [document.Statement].flat();
  const statements = all.filter(isObject);
  return statements.length > 0 && statements.length === all.length ? statements : undefined;
}

function isPublic({ Effect: effect, Principal: principal, Condition: condition }: Record<string, unknown>): boolean {
  const isAnyone = principal === '*' || (isObject(principal) && principal.AWS === '*');
  return effect === 'Allow' && isAnyone && condition === undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
