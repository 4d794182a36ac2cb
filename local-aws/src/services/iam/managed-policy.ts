import { awsManagedPolicy } from './aws-managed-policies.ts';
import { noSuchEntity } from './errors.ts';
import type { IamState, PolicyRow, Principal } from './state.ts';

/** A policy of this account. @throws {AwsError} NoSuchEntity */
export function ownPolicy(state: IamState, arn: string): PolicyRow {
  const policy = state.policies.get(arn);
  if (!policy) throw noSuchEntity(`Policy ${arn} was not found.`);
  return policy;
}

/** Whether a policy can be attached: one of this account, or one of AWS's. @throws {AwsError} NoSuchEntity */
export function requireAttachable(state: IamState, arn: string): void {
  if (!state.policies.has(arn) && !awsManagedPolicy(arn)) {
    throw noSuchEntity(`Policy ${arn} does not exist or is not attachable.`);
  }
}

/** The text that is in force. Undefined for a policy that is gone, or of AWS's whose text is not carried here. */
export function documentInForce(state: IamState, arn: string): string | undefined {
  const own = state.policies.get(arn);
  return own ? own.versions.find(({ id }) => id === own.defaultVersion)?.document : awsManagedPolicy(arn)?.document;
}

export function policyNameOf(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}

export function principals(state: IamState): Principal[] {
  return [...state.roles.values(), ...state.users.values(), ...state.groups.values()];
}

export function attachmentCount(state: IamState, arn: string): number {
  return principals(state).filter(({ attachedPolicies }) => attachedPolicies.includes(arn)).length;
}

export function boundaryCount(state: IamState, arn: string): number {
  return principals(state).filter(({ permissionsBoundary }) => permissionsBoundary === arn).length;
}
