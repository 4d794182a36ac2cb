import type { Milliseconds } from '../../clock.ts';
import { secretsError } from './errors.ts';
import type { SecretRow, SecretValue, SecretVersion } from './secret.ts';

/** Versions without a stage are kept up to this many in all. */
const mostVersions = 100;

/** @throws {AwsError} InvalidParameterException where both or an empty value are given */
export function givenValue(text: string | undefined, binary: Uint8Array | undefined): SecretValue | undefined {
  if (text !== undefined && binary !== undefined) {
    throw secretsError(
      'InvalidParameterException',
      "You can't specify both a binary secret value and a string secret value in the same secret.",
    );
  }
  if (text !== undefined) return { kind: 'string', text };
  return binary === undefined ? undefined : { kind: 'binary', base64: Buffer.from(binary).toString('base64') };
}

/**
 * A secret with a new version. A stage stands on one version at a time; the version that loses AWSCURRENT gets
 * AWSPREVIOUS. Asking again with the same token and value changes nothing.
 * @throws {AwsError} ResourceExistsException where the token is taken by another value
 */
export function withVersion(
  row: SecretRow,
  id: string,
  value: SecretValue,
  stages: readonly string[],
  now: Milliseconds,
): SecretRow {
  const known = row.versions.find((version) => version.id === id);
  if (known) {
    if (JSON.stringify(known.value) === JSON.stringify(value)) return row;
    throw secretsError(
      'ResourceExistsException',
      `You can't use ClientRequestToken ${id} because that value is already in use for a version of secret ${row.arn}.`,
    );
  }
  const added: SecretVersion = { id, stages: [], value, created: now };
  // A secret always has a current version.
  const wanted = row.versions.length === 0 ? [...new Set([...stages, 'AWSCURRENT'])] : stages;
  const grown = { ...row, changed: now, versions: [...row.versions, added] };
  return trimmed(wanted.reduce<SecretRow>((secret, stage) => withStage(secret, stage, id), grown));
}

/** Moves a stage to a version, or takes it away where none is given. */
export function withStage(row: SecretRow, stage: string, to: string | undefined): SecretRow {
  const from = row.versions.find(({ stages }) => stages.includes(stage));
  if (from?.id === to) return row;
  const versions = row.versions.map((version) => {
    const kept = version.stages.filter((each) => each !== stage);
    return { ...version, stages: version.id === to ? [...kept, stage] : kept };
  });
  const moved = { ...row, versions };
  return stage === 'AWSCURRENT' && from ? withStage(moved, 'AWSPREVIOUS', from.id) : moved;
}

function trimmed(row: SecretRow): SecretRow {
  let surplus = row.versions.length - mostVersions;
  const versions = row.versions.filter(({ stages }) => stages.length > 0 || surplus-- <= 0);
  return { ...row, versions };
}

/** @throws {AwsError} ResourceNotFoundException, InvalidRequestException */
export function versionOf(
  row: SecretRow,
  { versionId, versionStage }: { versionId?: string | undefined; versionStage?: string | undefined },
): SecretVersion {
  if (versionId !== undefined) {
    const version = row.versions.find(({ id }) => id === versionId);
    if (!version) throw noValue(`VersionId: ${versionId}`);
    if (versionStage !== undefined && !version.stages.includes(versionStage)) {
      throw secretsError(
        'InvalidRequestException',
        'You provided a VersionStage that is not associated to the provided VersionId.',
      );
    }
    return version;
  }
  const stage = versionStage ?? 'AWSCURRENT';
  const version = row.versions.find(({ stages }) => stages.includes(stage));
  if (!version) throw noValue(`staging label: ${stage}`);
  return version;
}

function noValue(what: string): Error {
  return secretsError('ResourceNotFoundException', `Secrets Manager can't find the specified secret value for ${what}`);
}
