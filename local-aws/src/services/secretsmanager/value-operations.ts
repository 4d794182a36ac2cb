import type { GetSecretValueResponse, Operations, SecretValueEntry } from '../../models/generated/secretsmanager.ts';
import { AwsError } from '../../wire/aws-error.ts';
import type { ServiceOperations } from '../../wire/operation.ts';
import { secretsError } from './errors.ts';
import { passes } from './filter.ts';
import { pageOf } from './page.ts';
import type { SecretRow, SecretVersion } from './secret.ts';
import { requireLiving, type SecretsState } from './state.ts';
import { givenValue, versionOf, withStage, withVersion } from './versions.ts';

export function valueOperations(state: SecretsState): ServiceOperations<Operations> {
  const { secrets, clock } = state;
  const get = (id: string, versionId?: string, versionStage?: string): SecretValueEntry => {
    const row = requireLiving(state, id);
    const version = versionOf(row, { versionId, versionStage });
    noteAccess(state, row, version);
    return shownValue(row, version);
  };
  return {
    GetSecretValue: ({ SecretId, VersionId, VersionStage }) => get(SecretId, VersionId, VersionStage),
    BatchGetSecretValue({ SecretIdList, Filters = [], MaxResults = 20, NextToken }) {
      if ((SecretIdList === undefined) === (Filters.length === 0)) {
        throw secretsError(
          'InvalidParameterException',
          'Either Filters or SecretIdList must be specified, but not both.',
        );
      }
      const filtered = [...secrets.values()].filter((row) => !row.deletion && passes(row, Filters));
      const ids = SecretIdList ?? filtered.map(({ name }) => name);
      const { page, next } = pageOf(ids, MaxResults, NextToken);
      const values: SecretValueEntry[] = [];
      const errors: { SecretId: string; ErrorCode: string; Message: string }[] = [];
      for (const id of page) {
        try {
          values.push(get(id));
        } catch (error) {
          if (!(error instanceof AwsError)) throw error;
          errors.push({ SecretId: id, ErrorCode: error.shape, Message: error.message });
        }
      }
      return { SecretValues: values, Errors: errors, NextToken: next };
    },
    PutSecretValue(input) {
      const row = requireLiving(state, input.SecretId);
      const value = givenValue(input.SecretString, input.SecretBinary);
      if (!value) {
        throw secretsError('InvalidRequestException', 'You must provide either SecretString or SecretBinary.');
      }
      const id = input.ClientRequestToken ?? state.randomId();
      const changed = withVersion(row, id, value, input.VersionStages ?? ['AWSCURRENT'], clock.now());
      secrets.put(row.name, changed);
      const stages = changed.versions.find((version) => version.id === id)?.stages;
      return { ARN: row.arn, Name: row.name, VersionId: id, VersionStages: stages };
    },
    ListSecretVersionIds({ SecretId, IncludeDeprecated = false, MaxResults = 100, NextToken }) {
      const row = requireLiving(state, SecretId);
      const shown = row.versions.filter(({ stages }) => IncludeDeprecated || stages.length > 0);
      const { page, next } = pageOf(shown, MaxResults, NextToken);
      return {
        ARN: row.arn,
        Name: row.name,
        NextToken: next,
        Versions: page.map(({ id, stages, created, accessed }) => ({
          VersionId: id,
          VersionStages: stages.length > 0 ? stages : undefined,
          CreatedDate: created,
          LastAccessedDate: accessed,
          KmsKeyIds: [row.kmsKeyId ?? 'DefaultEncryptionKey'],
        })),
      };
    },
    UpdateSecretVersionStage({ SecretId, VersionStage, MoveToVersionId, RemoveFromVersionId }) {
      const row = requireLiving(state, SecretId);
      const holder = row.versions.find(({ stages }) => stages.includes(VersionStage));
      for (const id of [MoveToVersionId, RemoveFromVersionId]) if (id !== undefined) versionOf(row, { versionId: id });
      if (holder && holder.id !== RemoveFromVersionId && holder.id !== MoveToVersionId) {
        throw secretsError(
          'InvalidParameterException',
          `The parameter RemoveFromVersionId can't be empty. Staging label ${VersionStage} is currently attached to ` +
            `version ${holder.id}, so you must explicitly reference that version in RemoveFromVersionId.`,
        );
      }
      if (VersionStage === 'AWSCURRENT' && MoveToVersionId === undefined) {
        throw secretsError(
          'InvalidParameterException',
          'You can only move staging label AWSCURRENT to a different secret version. It can’t be completely removed.',
        );
      }
      secrets.put(row.name, { ...withStage(row, VersionStage, MoveToVersionId), changed: clock.now() });
      return { ARN: row.arn, Name: row.name };
    },
  };
}

function shownValue({ arn, name }: SecretRow, { id, stages, created, value }: SecretVersion): GetSecretValueResponse {
  const content =
    value.kind === 'string'
      ? { SecretString: value.text }
      : { SecretBinary: Uint8Array.from(Buffer.from(value.base64, 'base64')) };
  return { ARN: arn, Name: name, VersionId: id, VersionStages: stages, CreatedDate: created, ...content };
}

const day = 24 * 60 * 60 * 1000;

/** Once a day: a read is not to write each time. */
export function noteAccess({ secrets, clock }: SecretsState, row: SecretRow, { id, accessed }: SecretVersion): void {
  const now = clock.now();
  if (accessed !== undefined && Math.floor(accessed / day) === Math.floor(now / day)) return;
  const versions = row.versions.map((version) => (version.id === id ? { ...version, accessed: now } : version));
  secrets.put(row.name, { ...row, versions });
}
