import type {
  GetParameterHistoryRequest,
  GetParameterHistoryResult,
  GetParameterRequest,
  GetParameterResult,
  GetParametersRequest,
  GetParametersResult,
  Parameter,
} from '../../models/generated/ssm.ts';
import { AwsError } from '../../wire/aws-error.ts';
import { ssmError } from './errors.ts';
import { page } from './page.ts';
import { currentVersion, type Parameters, shownMetadata, shownParameter, shownValue } from './parameter.ts';
import { readReference } from './parameter-name.ts';

export function getParameter(parameters: Parameters, input: GetParameterRequest): GetParameterResult {
  return { Parameter: find(parameters, input.Name, input.WithDecryption) };
}

/** Names that are not found are listed rather than refused. */
export function getParameters(parameters: Parameters, input: GetParametersRequest): GetParametersResult {
  const found: Parameter[] = [];
  const invalid: string[] = [];
  for (const name of new Set(input.Names)) {
    try {
      found.push(find(parameters, name, input.WithDecryption));
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      invalid.push(name);
    }
  }
  return { Parameters: found, InvalidParameters: invalid };
}

const longestHistoryPage = 50;

export function getParameterHistory(
  parameters: Parameters,
  { Name, WithDecryption, MaxResults, NextToken }: GetParameterHistoryRequest,
): GetParameterHistoryResult {
  const row = readReference(Name)
    .map(({ name }) => parameters.get(name))
    .find((found) => found !== undefined);
  if (!row) throw ssmError('ParameterNotFound', `Parameter ${Name} not found.`);
  const { items, nextToken } = page(row.versions, MaxResults ?? longestHistoryPage, NextToken);
  return {
    NextToken: nextToken,
    Parameters: items.map((version) => {
      const { ARN: _, ...shown } = shownMetadata(row, version);
      return { ...shown, Value: shownValue(row.arn, version, WithDecryption), Labels: [] };
    }),
  };
}

/** @throws {AwsError} ParameterNotFound, ParameterVersionNotFound */
function find(parameters: Parameters, reference: string, withDecryption: boolean | undefined): Parameter {
  for (const { name, selector } of readReference(reference)) {
    const row = parameters.get(name);
    if (!row) continue;
    if (selector === undefined) return shownParameter(row, currentVersion(row), withDecryption);
    const version = row.versions.find((each) => `:${each.version}` === selector);
    if (version) return { ...shownParameter(row, version, withDecryption), Selector: selector };
    throw ssmError(
      'ParameterVersionNotFound',
      `Systems Manager could not find version ${selector.slice(1)} of ${name}. Verify the version and try again.`,
    );
  }
  throw ssmError('ParameterNotFound', `Parameter ${reference} not found.`);
}
