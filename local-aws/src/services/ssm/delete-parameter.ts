import type {
  DeleteParameterRequest,
  DeleteParameterResult,
  DeleteParametersRequest,
  DeleteParametersResult,
} from '../../models/generated/ssm.ts';
import { ssmError } from './errors.ts';
import type { Parameters } from './parameter.ts';

export function deleteParameter(parameters: Parameters, { Name }: DeleteParameterRequest): DeleteParameterResult {
  if (!parameters.delete(Name)) throw ssmError('ParameterNotFound', `Parameter ${Name} not found.`);
  return {};
}

export function deleteParameters(parameters: Parameters, { Names }: DeleteParametersRequest): DeleteParametersResult {
  const deleted = Names.filter((name) => parameters.delete(name));
  return {
    DeletedParameters: deleted,
    InvalidParameters: Names.filter((name) => !deleted.includes(name)),
  };
}
