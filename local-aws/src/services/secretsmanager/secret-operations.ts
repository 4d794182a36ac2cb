import type { Operations, Tag } from '../../models/generated/secretsmanager.ts';
import type { ServiceOperations } from '../../wire/operation.ts';
import { secretsError } from './errors.ts';
import { findSecret, type SecretRow, secretArn, shownSecret, stagesByVersion } from './secret.ts';
import { requireLiving, requireSecret, type SecretsState } from './state.ts';
import { givenValue, withVersion } from './versions.ts';

const day = 24 * 60 * 60 * 1000;
const mostTags = 50;

export function secretOperations(state: SecretsState): ServiceOperations<Operations> {
  const { secrets, clock } = state;
  return {
    CreateSecret(input, { region }) {
      const { Name: name } = input;
      if (!/^[A-Za-z0-9/_+=.@-]+$/.test(name)) {
        throw secretsError(
          'ValidationException',
          'Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!',
        );
      }
      const now = clock.now();
      const id = input.ClientRequestToken ?? state.randomId();
      const value = givenValue(input.SecretString, input.SecretBinary);
      const held = findSecret(secrets, name, now);
      if (held?.deletion) {
        throw secretsError(
          'InvalidRequestException',
          "You can't create this secret because a secret with this name is already scheduled for deletion.",
        );
      }
      if (held) {
        const isRepeated = value && held.versions.some((version) => version.id === id);
        if (!isRepeated) {
          throw secretsError(
            'ResourceExistsException',
            `The operation failed because the secret ${name} already exists.`,
          );
        }
        withVersion(held, id, value, [], now);
        return { ARN: held.arn, Name: name, VersionId: id };
      }
      const empty: SecretRow = {
        name,
        arn: secretArn(name, region, state.randomBytes),
        description: input.Description,
        kmsKeyId: input.KmsKeyId,
        type: input.Type,
        created: now,
        changed: now,
        tags: mergedTags([], input.Tags ?? []),
        versions: [],
      };
      const row = value ? withVersion(empty, id, value, ['AWSCURRENT'], now) : empty;
      secrets.put(name, row);
      return { ARN: row.arn, Name: name, VersionId: value && id };
    },
    DescribeSecret({ SecretId }) {
      const row = requireSecret(state, SecretId);
      const stages = stagesByVersion(row);
      return { ...shownSecret(row), VersionIdsToStages: Object.keys(stages).length > 0 ? stages : undefined };
    },
    UpdateSecret(input) {
      const row = requireLiving(state, input.SecretId);
      const value = givenValue(input.SecretString, input.SecretBinary);
      const id = input.ClientRequestToken ?? state.randomId();
      const described = {
        ...row,
        description: input.Description ?? row.description,
        kmsKeyId: input.KmsKeyId ?? row.kmsKeyId,
        type: input.Type ?? row.type,
        changed: clock.now(),
      };
      const changed = value ? withVersion(described, id, value, ['AWSCURRENT'], clock.now()) : described;
      secrets.put(row.name, changed);
      return { ARN: row.arn, Name: row.name, VersionId: value && id };
    },
    DeleteSecret({ SecretId, ForceDeleteWithoutRecovery = false, RecoveryWindowInDays }) {
      if (ForceDeleteWithoutRecovery && RecoveryWindowInDays !== undefined) {
        throw secretsError(
          'InvalidParameterException',
          "You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.",
        );
      }
      const window = RecoveryWindowInDays ?? 30;
      if (window < 7 || window > 30) {
        throw secretsError(
          'InvalidParameterException',
          'The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).',
        );
      }
      const now = clock.now();
      if (ForceDeleteWithoutRecovery) {
        const { name, arn } = requireSecret(state, SecretId);
        secrets.delete(name);
        return { ARN: arn, Name: name, DeletionDate: now };
      }
      const row = requireLiving(state, SecretId);
      const due = now + window * day;
      secrets.put(row.name, { ...row, deletion: { requested: now, due } });
      return { ARN: row.arn, Name: row.name, DeletionDate: due };
    },
    RestoreSecret({ SecretId }) {
      const row = requireSecret(state, SecretId);
      secrets.put(row.name, { ...row, deletion: undefined });
      return { ARN: row.arn, Name: row.name };
    },
    TagResource({ SecretId, Tags }) {
      const row = requireLiving(state, SecretId);
      secrets.put(row.name, { ...row, tags: mergedTags(row.tags, Tags) });
      return {};
    },
    UntagResource({ SecretId, TagKeys }) {
      const row = requireLiving(state, SecretId);
      secrets.put(row.name, { ...row, tags: row.tags.filter(({ Key = '' }) => !TagKeys.includes(Key)) });
      return {};
    },
  };
}

function mergedTags(held: readonly Tag[], added: readonly Tag[]): readonly Tag[] {
  const merged = new Map([...held, ...added].map(({ Key, Value }) => [Key ?? '', { Key, Value }]));
  if (merged.size > mostTags) {
    throw secretsError('InvalidParameterException', `A secret may have at most ${mostTags} tags.`);
  }
  return [...merged.values()];
}
