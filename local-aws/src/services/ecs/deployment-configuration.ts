import type { DeploymentConfiguration, DeploymentLifecycleHook } from '../../models/generated/ecs.ts';
import { refusals } from './errors.ts';

/**
 * A deployment configuration with AWS's defaults in place of what was left out.
 * @throws {AwsError} on values that ECS refuses
 */
export function completeConfiguration(given: DeploymentConfiguration = {}): DeploymentConfiguration {
  const complete: DeploymentConfiguration = {
    deploymentCircuitBreaker: { enable: false, rollback: false },
    maximumPercent: 200,
    minimumHealthyPercent: 100,
    strategy: 'ROLLING',
    bakeTimeInMinutes: 0,
    ...given,
  };
  validateBounds(complete);
  minutes('bakeTimeInMinutes', complete.bakeTimeInMinutes);
  complete.lifecycleHooks?.forEach(validateHook);
  switch (complete.strategy) {
    case 'CANARY': {
      const canaryConfiguration = { canaryPercent: 5, canaryBakeTimeInMinutes: 10, ...complete.canaryConfiguration };
      within('canaryPercent', canaryConfiguration.canaryPercent, 0.1, 100);
      minutes('canaryBakeTimeInMinutes', canaryConfiguration.canaryBakeTimeInMinutes);
      return { ...complete, canaryConfiguration };
    }
    case 'LINEAR': {
      const linearConfiguration = { stepPercent: 10, stepBakeTimeInMinutes: 6, ...complete.linearConfiguration };
      within('stepPercent', linearConfiguration.stepPercent, 3, 100);
      minutes('stepBakeTimeInMinutes', linearConfiguration.stepBakeTimeInMinutes);
      return { ...complete, linearConfiguration };
    }
    default:
      return complete;
  }
}

function validateBounds({
  strategy,
  minimumHealthyPercent: floor = 100,
  maximumPercent: ceiling = 200,
}: DeploymentConfiguration): void {
  if (floor < 0 || floor > 100) throw refusals.invalid('minimumHealthyPercent takes a whole number from 0 to 100.');
  if (ceiling < 100) throw refusals.invalid('maximumPercent must be at least 100.');
  if (strategy === 'ROLLING' && floor === 100 && ceiling === 100) {
    throw refusals.invalid(
      'Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block deployments.',
    );
  }
}

function validateHook({
  targetType = 'AWS_LAMBDA',
  hookTargetArn,
  lifecycleStages = [],
  timeoutConfiguration,
}: DeploymentLifecycleHook): void {
  if (lifecycleStages.length === 0) throw refusals.invalid('lifecycleStages of a lifecycle hook can not be empty.');
  if (targetType === 'AWS_LAMBDA' && !hookTargetArn) {
    throw refusals.invalid('hookTargetArn of an AWS_LAMBDA lifecycle hook can not be empty.');
  }
  const { timeoutInMinutes = 1 } = timeoutConfiguration ?? {};
  if (timeoutInMinutes < 1) throw refusals.invalid('timeoutInMinutes of a lifecycle hook must be at least 1.');
}

function minutes(name: string, value: number | undefined): void {
  within(name, value, 0, 1_440);
}

function within(name: string, value: number | undefined, least: number, most: number): void {
  if (value !== undefined && (value < least || value > most)) {
    throw refusals.invalid(`${name} takes a number from ${least} to ${most}.`);
  }
}
