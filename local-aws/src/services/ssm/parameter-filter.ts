import type { ParameterStringFilter } from '../../models/generated/ssm.ts';
import { ssmError } from './errors.ts';
import { currentVersion, type ParameterRow } from './parameter.ts';

/**
 * Whether a parameter passes a filter of DescribeParameters or GetParametersByPath.
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_ParameterStringFilter.html
 * @throws {AwsError} InvalidFilterKey, InvalidFilterOption, InvalidFilterValue
 */
export function passes(row: ParameterRow, { Key, Option, Values = [] }: ParameterStringFilter): boolean {
  if (Key === 'Path') return Values.some((path) => isUnder(row.name, path, pathOption(Option)));
  if (Values.length === 0 && !Key.startsWith('tag:')) {
    throw ssmError('InvalidFilterValue', `The filter ${Key} needs at least one value.`);
  }
  const compare = comparison(Key, Option ?? 'Equals');
  const held = valuesOf(row, Key);
  return Values.length === 0 ? held.length > 0 : Values.some((wanted) => held.some((value) => compare(value, wanted)));
}

function valuesOf(row: ParameterRow, key: string): readonly string[] {
  const { type, keyId, tier, dataType } = currentVersion(row);
  switch (key) {
    case 'Name':
      return [row.name];
    case 'Type':
      return [type];
    case 'KeyId':
      return keyId === undefined ? [] : [keyId];
    case 'Tier':
      return [tier];
    case 'DataType':
      return [dataType];
    case 'Label':
      return [];
    default:
      if (!key.startsWith('tag:')) throw ssmError('InvalidFilterKey', `The filter key ${key} is not valid.`);
      return row.tags.filter((tag) => `tag:${tag.Key}` === key).map((tag) => tag.Value);
  }
}

function comparison(key: string, option: string): (value: string, wanted: string) => boolean {
  switch (option) {
    case 'Equals':
      return (value, wanted) => value === wanted || (key === 'Name' && value === `/${wanted}`);
    case 'BeginsWith':
      return (value, wanted) => value.startsWith(wanted) || (key === 'Name' && value.startsWith(`/${wanted}`));
    case 'Contains':
      if (key === 'Name') return (value, wanted) => value.includes(wanted);
  }
  throw ssmError(
    'InvalidFilterOption',
    `The following filter option is not valid: ${option}. Valid options include: [BeginsWith, Equals].`,
  );
}

function pathOption(option: string | undefined): 'OneLevel' | 'Recursive' {
  if (option === undefined || option === 'OneLevel') return 'OneLevel';
  if (option === 'Recursive') return option;
  throw ssmError(
    'InvalidFilterOption',
    `The following filter option is not valid: ${option}. Valid options include: [Recursive, OneLevel].`,
  );
}

/** Whether a name stands below a path: anywhere, or directly. */
export function isUnder(name: string, path: string, depth: 'OneLevel' | 'Recursive'): boolean {
  const prefix = path.endsWith('/') ? path : `${path}/`;
  if (!name.startsWith(prefix)) return prefix === '/' && !name.includes('/');
  return depth === 'Recursive' || !name.slice(prefix.length).includes('/');
}
