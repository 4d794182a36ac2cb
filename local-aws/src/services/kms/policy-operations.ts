import type { Operations } from '../../models/generated/kms.ts';
import type { ServiceOperations } from '../../wire/operation.ts';
import { kmsError } from './errors.ts';
import { requireChangeable, requireKey } from './lookup.ts';
import type { KmsState } from './state.ts';

const policyName = 'default';

export function policyOperations(state: KmsState): ServiceOperations<Operations> {
  return {
    GetKeyPolicy({ KeyId, PolicyName = policyName }, { region }) {
      const { policy } = requireKey(state, KeyId, region);
      if (PolicyName !== policyName) throw kmsError('NotFoundException', 'No such policy exists');
      return { Policy: policy, PolicyName };
    },
    PutKeyPolicy({ KeyId, Policy }, { region }) {
      const key = requireChangeable(state, KeyId, region);
      checkPolicy(Policy);
      state.keys.put(key.id, { ...key, policy: Policy });
      return {};
    },
    ListKeyPolicies({ KeyId }, { region }) {
      requireKey(state, KeyId, region);
      return { PolicyNames: [policyName], Truncated: false };
    },
  };
}

/** @throws {AwsError} MalformedPolicyDocumentException */
export function checkPolicy(text: string): void {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    throw malformed('Policy contains invalid JSON.');
  }
  if (!isObject(document)) throw malformed('Policy contains a syntax error.');
  const statements: unknown[] = [document.Statement].flat();
  const areSound = statements.every(
    (statement) =>
      isObject(statement) &&
      (statement.Effect === 'Allow' || statement.Effect === 'Deny') &&
      (statement.Principal !== undefined || statement.NotPrincipal !== undefined) &&
      (statement.Action !== undefined || statement.NotAction !== undefined) &&
      (statement.Resource !== undefined || statement.NotResource !== undefined),
  );
  if (!areSound)
    throw malformed('Policy contains a statement without an effect, a principal, an action or a resource.');
}

function malformed(message: string): Error {
  return kmsError('MalformedPolicyDocumentException', message);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
