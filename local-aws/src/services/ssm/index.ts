import type { Clock } from '../../clock.ts';
import type { Operations } from '../../models/generated/ssm.ts';
import type { Store } from '../../store/store.ts';
import { defineService, type ServicePlugin } from '../../wire/service.ts';
import { deleteParameter, deleteParameters } from './delete-parameter.ts';
import { getParameter, getParameterHistory, getParameters } from './get-parameter.ts';
import { describeParameters, getParametersByPath } from './list-parameters.ts';
import { parametersIn } from './parameter.ts';
import { addTags, listTags, removeTags } from './parameter-tags.ts';
import { putParameter } from './put-parameter.ts';

export interface SsmDependencies {
  readonly store: Store;
  readonly clock: Clock;
}

/** SSM's Parameter Store. A parameter is the same in every region. */
export function ssm({ store, clock }: SsmDependencies): ServicePlugin {
  const parameters = parametersIn(store);
  return defineService<Operations>('ssm', {
    AddTagsToResource: (input) => addTags(parameters, input),
    DeleteParameter: (input) => deleteParameter(parameters, input),
    DeleteParameters: (input) => deleteParameters(parameters, input),
    DescribeParameters: (input) => describeParameters(parameters, input),
    GetParameter: (input) => getParameter(parameters, input),
    GetParameterHistory: (input) => getParameterHistory(parameters, input),
    GetParameters: (input) => getParameters(parameters, input),
    GetParametersByPath: (input) => getParametersByPath(parameters, input),
    ListTagsForResource: (input) => listTags(parameters, input),
    PutParameter: (input, call) => putParameter(parameters, clock, input, call),
    RemoveTagsFromResource: (input) => removeTags(parameters, input),
  });
}

/** For services that read parameters themselves: a value in plain text, by name or ARN; undefined where there is none. */
export function parameterReader(store: Store): (nameOrArn: string) => string | undefined {
  const parameters = parametersIn(store);
  return (nameOrArn) => {
    const { Parameters = [] } = getParameters(parameters, { Names: [nameOrArn], WithDecryption: true });
    return Parameters[0]?.Value;
  };
}
