import type { ModifyVpcEndpointRequest } from '../../models/generated/ec2.ts';
import { error } from './errors.ts';
import type { VpcEndpointRow } from './rows.ts';

/** What an endpoint allows unless told otherwise. */
export const fullAccess: string = JSON.stringify({
  Version: '2008-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }],
});

export function changedPolicy(
  row: VpcEndpointRow,
  { PolicyDocument, ResetPolicy }: Pick<ModifyVpcEndpointRequest, 'PolicyDocument' | 'ResetPolicy'>,
): string {
  return ResetPolicy === true ? fullAccess : (checkedPolicy(PolicyDocument) ?? row.policyDocument);
}

/** An empty policy is none. @throws AwsError InvalidParameter on what is no policy */
export function checkedPolicy(text: string | undefined): string | undefined {
  if (text === undefined || text === '') return undefined;
  try {
    const policy: unknown = JSON.parse(text);
    if (typeof policy === 'object' && policy !== null && 'Statement' in policy) return text;
  } catch {
    // What is no JSON is refused as what is no policy.
  }
  throw error('InvalidParameter', 'Invalid policy document: The policy is not in the valid JSON format.');
}
