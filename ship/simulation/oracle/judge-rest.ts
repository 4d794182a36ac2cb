import type { ServiceTruth } from '@shipshape/local-aws/simulation';
import { exitCode } from '../../src/exit-code.ts';
import { isGood } from '../world/image.ts';
import type { Definition, Facts, Violation } from './facts.ts';
import { healthyTasks } from './judge-exit.ts';

/** What must hold when the last run of `ship` has ended and ECS has come to rest. */
export function judgeRest(
  { end, isCutOff, isLockOutOfReach, hasRival, goodBefore, definitions }: Facts,
  service: ServiceTruth,
  locks: readonly string[],
): Violation | undefined {
  const hadGood = isServingWell(definitions.get(goodBefore ?? ''));
  const serving = healthyTasks(service);
  const answersFor = !isCutOff && !hasRival && end.code !== exitCode.usage;
  if (answersFor && hadGood && !serving.some(({ taskDefinition }) => isServingWell(definitions.get(taskDefinition)))) {
    const found = service.tasks.map(({ taskDefinition, status, targets }) => {
      const states = targets.map(({ state }) => state).join(' ');
      return `${taskDefinition.slice(taskDefinition.lastIndexOf('/') + 1)} ${status} ${states}`;
    });
    return { says: 'a good revision serves where one did before', found: `exit ${end.code}; ${found.join(', ')}` };
  }
  if (!isCutOff && !isLockOutOfReach && end.code !== exitCode.usage && locks.length > 0)
    return { says: 'no lock is left', found: locks.join(', ') };
  return undefined;
}

function isServingWell(definition: Definition | undefined): boolean {
  return definition !== undefined && isGood(definition.image);
}
