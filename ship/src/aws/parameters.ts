import { GetParameterCommand, PutParameterCommand } from '@aws-sdk/client-ssm';
import type { ParameterReader } from '../contract/read-contract.ts';
import type { Clients } from './clients.ts';
import { isAwsError } from './error-name.ts';

/** SSM Parameter Store, as much of it as the contract needs. */
export interface ParameterStore extends ParameterReader {
  write(parameter: string, value: string): Promise<void>;
}

export function parameterStore(clients: Clients): ParameterStore {
  return {
    async read(parameter) {
      const client = await clients.parameters();
      try {
        const { Parameter } = await client.send(new GetParameterCommand({ Name: parameter, WithDecryption: true }));
        return Parameter?.Value;
      } catch (error) {
        if (isAwsError(error, 'ParameterNotFound')) return undefined;
        throw error;
      }
    },
    async write(parameter, value) {
      const client = await clients.parameters();
      await client.send(new PutParameterCommand({ Name: parameter, Value: value, Type: 'String', Overwrite: true }));
    },
  };
}
