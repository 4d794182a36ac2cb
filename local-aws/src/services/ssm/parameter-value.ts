import { runInNewContext } from 'node:vm';
import type { ParameterTier, ParameterType } from '../../models/generated/ssm.ts';
import { ssmError } from './errors.ts';
import type { ParameterVersion } from './parameter.ts';

const longestStandard = 4096;
const longestAdvanced = 8192;
const patternTimeLimit = 100;

/**
 * The tier that a value of this size is kept in.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html
 * @throws {AwsError} ValidationException
 */
export function tierFor(value: string, wanted: ParameterTier): ParameterVersion['tier'] {
  const size = Buffer.byteLength(value);
  if (size > longestAdvanced) {
    throw ssmError(
      'ValidationException',
      `Advanced tier parameters support a maximum parameter value of ${longestAdvanced} characters.`,
    );
  }
  if (size <= longestStandard) return wanted === 'Advanced' ? 'Advanced' : 'Standard';
  if (wanted !== 'Standard') return 'Advanced';
  throw ssmError(
    'ValidationException',
    `Standard tier parameters support a maximum parameter value of ${longestStandard} characters. To create a larger ` +
      'parameter value, upgrade the parameter to use the advanced-parameter tier. For more information, see ' +
      'https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html',
  );
}

/** @throws {AwsError} ValidationException on what no parameter of the type may hold */
export function checkValue(value: string, type: ParameterType): void {
  if (value === '') {
    throw ssmError(
      'ValidationException',
      "1 validation error detected: Value '' at 'value' failed to satisfy constraint: " +
        'Member must have length greater than or equal to 1',
    );
  }
  if (type === 'StringList' && value.split(',').some((element) => element === '')) {
    throw ssmError('ValidationException', 'Each element of a StringList needs at least one character.');
  }
}

/** @throws {AwsError} ValidationException */
export function checkDataType(dataType: string): void {
  if (['text', 'aws:ec2:image', 'aws:ssm:integration'].includes(dataType)) return;
  throw ssmError(
    'ValidationException',
    `The following data type is not supported: ${dataType} (Data type names are all lowercase.)`,
  );
}

/** @throws {AwsError} InvalidAllowedPatternException, ParameterPatternMismatchException */
export function checkAllowedPattern(value: string, pattern: string): void {
  switch (matches(value, pattern)) {
    case 'no':
      throw ssmError(
        'ParameterPatternMismatchException',
        `Parameter value, cannot be validated against allowedPattern: ${pattern}`,
      );
    case 'unreadable':
      throw ssmError('InvalidAllowedPatternException', `Invalid allowedPattern: ${pattern}`);
    case 'yes':
  }
}

/** The pattern is the caller's: it runs with a limit of time, as it may be one that never ends. */
function matches(value: string, pattern: string): 'yes' | 'no' | 'unreadable' {
  try {
    const found: unknown = runInNewContext(
      'new RegExp(pattern).test(value)',
      { pattern, value },
      { timeout: patternTimeLimit },
    );
    return found === true ? 'yes' : 'no';
  } catch {
    return 'unreadable';
  }
}
