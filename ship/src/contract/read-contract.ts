import { Failure } from '../failure.ts';
import { type Contract, contractParameter, parseContract } from './contract.ts';

/** The part of Parameter Store that reading the contract takes. */
export interface ParameterReader {
  /** Undefined where there is no such parameter. */
  read(parameter: string): Promise<string | undefined>;
}

/** Finds an environment's contract. */
export async function readContract(parameters: ParameterReader, app: string, environment: string): Promise<Contract> {
  const parameter = contractParameter(app, environment);
  const value = await parameters.read(parameter);
  if (value === undefined) {
    throw new Failure({
      code: 'contract-missing',
      where: `contract ${parameter}`,
      what: 'there is no such parameter in SSM at this endpoint and region',
      remedy:
        'run ship up for a local stack, or terraform apply for AWS, or choose --app, --env, --region, --endpoint-url',
    });
  }
  return parseContract(value, parameter);
}
