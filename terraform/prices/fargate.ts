import type { Resource, Stack } from '../plan/stack.ts';
import { at, items, type Value } from '../plan/value.ts';

/** The tasks of a service as they are paid for. */
export interface FargateTasks {
  readonly onDemand: number;
  readonly spot: number;
  readonly vcpu: number;
  readonly memoryGb: number;
  readonly ephemeralGb: number;
  readonly isArm: boolean;
}

/** How many tasks of what size a service runs; undefined where its task definition is not in this plan. */
export function fargateTasks(service: Resource, stack: Stack): FargateTasks | undefined {
  // The service may run a revision that Terraform did not register: the template says how large it is.
  const [definition] = stack.named(service, 'task_definition', 'aws_ecs_task_definition');
  if (definition === undefined) return undefined;
  const count = Math.max(numberOr(at(service.values, 'desired_count'), 1), leastOf(service, stack));
  const spot = spotOf(service, count);
  return {
    onDemand: count - spot,
    spot,
    vcpu: numberOr(at(definition.values, 'cpu'), 0) / 1024,
    memoryGb: numberOr(at(definition.values, 'memory'), 0) / 1024,
    ephemeralGb: numberOr(at(definition.values, 'ephemeral_storage.0.size_in_gib'), 20),
    isArm: at(definition.values, 'runtime_platform.0.cpu_architecture') === 'ARM64',
  };
}

/** What autoscaling keeps it at or above. */
function leastOf(service: Resource, stack: Stack): number {
  const name = at(service.values, 'name');
  return Math.max(
    0,
    ...stack
      .ofType('aws_appautoscaling_target')
      .filter(({ values }) => typeof name === 'string' && String(at(values, 'resource_id') ?? '').endsWith(`/${name}`))
      .map(({ values }) => numberOr(at(values, 'min_capacity'), 0)),
  );
}

/** Tasks above the base are shared out by weight (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-capacity-providers.html). */
function spotOf(service: Resource, count: number): number {
  const strategy = items(at(service.values, 'capacity_provider_strategy')).map((provider) => ({
    isSpot: at(provider, 'capacity_provider') === 'FARGATE_SPOT',
    base: numberOr(at(provider, 'base'), 0),
    weight: numberOr(at(provider, 'weight'), 0),
  }));
  const weights = strategy.reduce((sum, { weight }) => sum + weight, 0);
  const based = strategy.reduce((sum, { base }) => sum + base, 0);
  return strategy
    .filter(({ isSpot }) => isSpot)
    .reduce((sum, { base, weight }) => {
      const shared = weights === 0 ? 0 : (Math.max(0, count - based) * weight) / weights;
      return sum + Math.min(count, base) + shared;
    }, 0);
}

function numberOr(value: Value, otherwise: number): number {
  const number = typeof value === 'string' || typeof value === 'number' ? Number(value) : Number.NaN;
  return Number.isFinite(number) ? number : otherwise;
}
