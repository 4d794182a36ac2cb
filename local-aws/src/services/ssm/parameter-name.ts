import { ssmError } from './errors.ts';

const deepestHierarchy = 15;

const requirements =
  'Parameter name: can\'t be prefixed with "ssm" (case-insensitive). If formed as a path, it can consist of sub-paths ' +
  'divided by slash symbol; each sub-path can be formed as a mix of letters, numbers and the following 3 symbols .-_';

/**
 * Whether a parameter may be created under a name.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-su-create.html
 * @throws {AwsError} ValidationException, AccessDeniedException, HierarchyLevelLimitExceededException
 */
export function checkNewName(name: string): void {
  const isPath = name.includes('/');
  if (isPath && !name.startsWith('/')) {
    throw ssmError('ValidationException', 'Parameter name must be a fully qualified name.');
  }
  if (/^\/aws(\/|$)/i.test(name)) {
    throw ssmError('AccessDeniedException', `No access to reserved parameter name: ${name}.`);
  }
  if (!isPath && /^(aws|ssm)/i.test(name)) {
    throw ssmError('ValidationException', 'Parameter name: can\'t be prefixed with "aws" or "ssm" (case-insensitive).');
  }
  const isWellFormed = isPath ? /^(\/[\w.-]+)+$/.test(name) : /^[\w.-]+$/.test(name);
  if (!isWellFormed || /^\/(aws|ssm)/i.test(name)) throw ssmError('ValidationException', requirements);
  if (name.split('/').length - 1 > deepestHierarchy) {
    throw ssmError(
      'HierarchyLevelLimitExceededException',
      `A hierarchy can have a maximum of ${deepestHierarchy} levels. Parameter: ${name}`,
    );
  }
}

/** What GetParameter may be asked for: a name or an ARN, and after a colon a version. */
export interface ParameterReference {
  readonly name: string;
  /** As given, with its colon; undefined for the latest version. */
  readonly selector: string | undefined;
}

const arn = /^arn:aws[\w-]*:ssm:[\w-]*:\d{12}:parameter(?<path>\/[^:]+)(?<selector>:.+)?$/;

/** A parameter whose name is no path has none of the ARN's slash in it: both readings of an ARN are returned. */
export function readReference(text: string): readonly ParameterReference[] {
  const groups = arn.exec(text)?.groups;
  if (groups) {
    const { path = '', selector } = groups;
    return [path, path.slice(1)].map((name) => ({ name, selector }));
  }
  const colon = text.indexOf(':');
  return colon < 0
    ? [{ name: text, selector: undefined }]
    : [{ name: text.slice(0, colon), selector: text.slice(colon) }];
}
