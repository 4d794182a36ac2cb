import type {
  DescribeParametersRequest,
  DescribeParametersResult,
  GetParametersByPathRequest,
  GetParametersByPathResult,
} from '../../models/generated/ssm.ts';
import { ssmError } from './errors.ts';
import { page } from './page.ts';
import { currentVersion, type ParameterRow, type Parameters, shownMetadata, shownParameter } from './parameter.ts';
import { isUnder, passes } from './parameter-filter.ts';

const describedPage = 50;
const pathPage = 10;

export function describeParameters(
  parameters: Parameters,
  { Filters = [], ParameterFilters = [], MaxResults, NextToken }: DescribeParametersRequest,
): DescribeParametersResult {
  if (Filters.length > 0 && ParameterFilters.length > 0) {
    throw ssmError(
      'ValidationException',
      'You can use either Filters or ParameterFilters in a single request, not both.',
    );
  }
  // The older filters match names by their beginning.
  const older = Filters.map((filter) => ({ ...filter, Option: filter.Key === 'Name' ? 'BeginsWith' : 'Equals' }));
  const filters = [...older, ...ParameterFilters];
  const found = byName(parameters).filter((row) => filters.every((filter) => passes(row, filter)));
  const { items, nextToken } = page(found, MaxResults ?? describedPage, NextToken);
  return { Parameters: items.map((row) => shownMetadata(row, currentVersion(row))), NextToken: nextToken };
}

export function getParametersByPath(
  parameters: Parameters,
  { Path, Recursive, ParameterFilters = [], WithDecryption, MaxResults, NextToken }: GetParametersByPathRequest,
): GetParametersByPathResult {
  if (!/^(\/|(\/[\w.-]+)+\/?)$/.test(Path)) throw ssmError('ValidationException', pathRequirements);
  const found = byName(parameters).filter(
    (row) =>
      isUnder(row.name, Path, Recursive ? 'Recursive' : 'OneLevel') &&
      ParameterFilters.every((filter) => passes(row, filter)),
  );
  const { items, nextToken } = page(found, MaxResults ?? pathPage, NextToken);
  return {
    Parameters: items.map((row) => shownParameter(row, currentVersion(row), WithDecryption)),
    NextToken: nextToken,
  };
}

const pathRequirements =
  'The parameter doesn\'t meet the parameter name requirements. The parameter name must begin with a forward slash "/". ' +
  'It can\'t be prefixed with "aws" or "ssm" (case-insensitive). It must use only letters, numbers, or the following ' +
  'symbols: . (period), - (hyphen), _ (underscore). Special characters are not allowed. All sub-paths, if specified, ' +
  'must use the forward slash symbol "/". Valid example: /get/parameters2-/by1./path0_.';

function byName(parameters: Parameters): ParameterRow[] {
  return [...parameters.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
}
