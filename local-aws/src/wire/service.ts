import type { ServiceName, ServiceTraits } from '../models/generated/services.ts';
import { services } from '../models/generated/services.ts';
import { loadModel, type Model, type OperationModel } from '../models/load.ts';
import type { Call, Operation, OperationTypes, ServiceOperations } from './operation.ts';
import { assertConforms } from './validate.ts';

/** A service as the wire sees it: which requests are its own, and an answer to each. */
export interface ServicePlugin {
  readonly name: ServiceName;
  readonly traits: ServiceTraits;
  /** Read at the first call, so that services that nobody calls cost nothing. */
  model(): Model;
  implements(operation: string): boolean;
  /**
   * Validates a decoded input against the model and runs the operation, which must be implemented.
   * @throws {InvalidInput} on input that breaks the model's rules
   * @throws {AwsError} as the operation does
   */
  call(operation: OperationModel, input: unknown, call: Call): Promise<unknown>;
}

/** Joins AWS's model of a service, by its name in `models/generated/`, with the operations that local-aws has of it. */
export function defineService<Operations extends OperationTypes<Operations>>(
  name: ServiceName,
  operations: ServiceOperations<Operations>,
): ServicePlugin {
  let loaded: Model | undefined;
  const has = (operation: PropertyKey): operation is keyof Operations => Object.hasOwn(operations, operation);
  return {
    name,
    traits: services[name],
    model: () => {
      loaded ??= loadModel(name);
      return loaded;
    },
    implements: has,
    async call(operation, input, call) {
      const handler = has(operation.name) ? operations[operation.name] : undefined;
      if (!handler) throw new Error(`${name} has no operation ${operation.name}.`);
      return invoke(handler, operation, input, call);
    },
  };
}

/** The one place where a decoded value becomes the input that its operation is typed with: it has just been checked. */
function invoke<Types extends { input: unknown; output: unknown }>(
  handler: Operation<Types>,
  operation: OperationModel,
  input: unknown,
  call: Call,
): Types['output'] | Promise<Types['output']> {
  assertConforms<Types['input']>(input, operation.input);
  return handler(input, call);
}
