import type { Table } from '../../store/store.ts';
import { error } from './errors.ts';
import type { Ec2State } from './state.ts';

/**
 * Makes what a create operation is asked for once per client token.
 * https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-idempotency.html
 * @throws AwsError IdempotentParameterMismatch when the token came with another input before
 */
export function oncePerToken<Row extends { readonly id: string }>(
  state: Ec2State,
  table: Table<Row>,
  operation: string,
  request: { readonly ClientToken?: string | undefined },
  make: () => Row,
): Row {
  const { ClientToken, ...rest } = request;
  if (ClientToken === undefined) return make();
  const key = `${operation} ${ClientToken}`;
  const input = JSON.stringify(rest);
  const before = state.clientTokens.get(key);
  const made = before && table.get(before.resourceId);
  if (before && made) {
    if (before.input === input) return made;
    throw error('IdempotentParameterMismatch', `The client token ${ClientToken} was used with other parameters before`);
  }
  const row = make();
  state.clientTokens.put(key, { key, resourceId: row.id, input });
  return row;
}
