import type { Clock } from '../../clock.ts';
import type { PutParameterRequest, PutParameterResult } from '../../models/generated/ssm.ts';
import type { Call } from '../../wire/operation.ts';
import { ssmError } from './errors.ts';
import {
  currentVersion,
  type ParameterRow,
  type Parameters,
  type ParameterVersion,
  parameterArn,
} from './parameter.ts';
import { checkNewName } from './parameter-name.ts';
import { checkAllowedPattern, checkDataType, checkValue, tierFor } from './parameter-value.ts';

/** Older versions go as new ones come. */
const mostVersions = 100;

export function putParameter(
  parameters: Parameters,
  clock: Clock,
  input: PutParameterRequest,
  { region }: Call,
): PutParameterResult {
  const existing = parameters.get(input.Name);
  if (!existing) checkNewName(input.Name);
  checkOverwriting(input, existing);
  const previous = existing && currentVersion(existing);
  const version = nextVersion(input, previous, clock.now());
  const row: ParameterRow = existing
    ? { ...existing, versions: [...existing.versions, version].slice(-mostVersions) }
    : { name: input.Name, arn: parameterArn(input.Name, region), versions: [version], tags: input.Tags ?? [] };
  parameters.put(input.Name, row);
  return { Version: version.version, Tier: version.tier };
}

function checkOverwriting({ Overwrite, Tags }: PutParameterRequest, existing: ParameterRow | undefined): void {
  if (existing && !Overwrite) {
    throw ssmError(
      'ParameterAlreadyExists',
      'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.',
    );
  }
  if (Overwrite && Tags && Tags.length > 0) {
    throw ssmError(
      'ValidationException',
      "Invalid request: tags and overwrite can't be used together. To create a parameter with tags, please remove " +
        'overwrite flag. To update tags for an existing parameter, please use AddTagsToResource or RemoveTagsFromResource.',
    );
  }
}

/** What the request leaves out stays as it was. */
function nextVersion(
  input: PutParameterRequest,
  previous: ParameterVersion | undefined,
  modified: number,
): ParameterVersion {
  const type = input.Type ?? previous?.type;
  if (!type) throw ssmError('ValidationException', 'A parameter type is required when you create a parameter.');
  if (previous && previous.type !== type) {
    throw ssmError(
      'HierarchyTypeMismatchException',
      `The parameter ${input.Name} already exists with type ${previous.type}. Parameter Store doesn't support changing ` +
        'a parameter type in a hierarchy: you must create a new, unique parameter.',
    );
  }
  checkValue(input.Value, type);
  const allowedPattern = input.AllowedPattern ?? previous?.allowedPattern;
  if (allowedPattern) checkAllowedPattern(input.Value, allowedPattern);
  const dataType = input.DataType ?? previous?.dataType ?? 'text';
  checkDataType(dataType);
  return {
    version: (previous?.version ?? 0) + 1,
    value: input.Value,
    type,
    dataType,
    tier: tierFor(input.Value, input.Tier ?? previous?.tier ?? 'Standard'),
    description: input.Description ?? previous?.description,
    allowedPattern,
    keyId: type === 'SecureString' ? (input.KeyId ?? previous?.keyId ?? 'alias/aws/ssm') : undefined,
    modified,
  };
}
