import type { Operations } from '../../models/generated/sts.ts';
import { accountId } from '../../wire/operation.ts';
import { defineService, type ServicePlugin } from '../../wire/service.ts';

/** STS, of which local-aws has one caller: the account's root. */
export function sts(): ServicePlugin {
  return defineService<Operations>('sts', {
    GetCallerIdentity: () => ({ Account: accountId, Arn: `arn:aws:iam::${accountId}:root`, UserId: accountId }),
  });
}
