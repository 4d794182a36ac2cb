import type { Operations } from '../../models/generated/ec2.ts';
import type { ServiceOperations } from '../../wire/operation.ts';
import { error } from './errors.ts';
import type { OpenState } from './state.ts';

/** There are no instances here: tasks run on Fargate. */
export function instanceOperations(open: OpenState): ServiceOperations<Operations> {
  return {
    DescribeInstances(input, call) {
      open(call, input);
      const [id] = input.InstanceIds ?? [];
      if (id !== undefined) throw error('InvalidInstanceID.NotFound', `The instance ID '${id}' does not exist`);
      return { Reservations: [] };
    },
  };
}
