import type { Operations } from '../../models/generated/secretsmanager.ts';
import type { ServiceOperations } from '../../wire/operation.ts';
import { secretsError } from './errors.ts';
import { requireLiving, type SecretsState } from './state.ts';

const day = 24 * 60 * 60 * 1000;

/**
 * Rotation is kept as it was asked for and never carried out: there is no Lambda here that would make a new value. The
 * version that AWS would begin with is not made.
 */
export function rotationOperations(state: SecretsState): ServiceOperations<Operations> {
  const { secrets, clock } = state;
  return {
    RotateSecret(input) {
      const row = requireLiving(state, input.SecretId);
      const lambdaArn = input.RotationLambdaARN ?? row.rotation?.lambdaArn;
      if (lambdaArn === undefined) {
        throw secretsError(
          'InvalidRequestException',
          'No Lambda rotation function ARN is associated with this secret.',
        );
      }
      const rules = input.RotationRules ?? row.rotation?.rules;
      const next =
        rules?.AutomaticallyAfterDays === undefined ? undefined : clock.now() + rules.AutomaticallyAfterDays * day;
      secrets.put(row.name, { ...row, rotation: { isEnabled: true, lambdaArn, rules, next } });
      return { ARN: row.arn, Name: row.name };
    },
    CancelRotateSecret({ SecretId }) {
      const row = requireLiving(state, SecretId);
      if (row.rotation)
        secrets.put(row.name, { ...row, rotation: { ...row.rotation, isEnabled: false, next: undefined } });
      return { ARN: row.arn, Name: row.name };
    },
  };
}
