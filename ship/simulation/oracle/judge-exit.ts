import type { DeploymentTruth, ServiceTruth } from '@shipshape/local-aws/simulation';
import { exitCode } from '../../src/exit-code.ts';
import { imageIn, isGood } from '../world/image.ts';
import type { Facts, Violation } from './facts.ts';

/** What the service really is when `ship` exits. */
export type Standing =
  /** What the command asked for is deployed and serves. */
  | 'serves'
  /** The revision that served before serves again (or still). */
  | 'restored'
  /** The primary deployment is one that somebody else asked for. */
  | 'taken over'
  /** Anything else: half way, or a revision that does not serve. */
  | 'neither';

/** The standing by the truth alone. */
export function standingOf(facts: Facts): Standing {
  const { service, goodBefore, askedBy } = facts;
  const [primary] = service.deployments;
  if (primary === undefined) return 'neither';
  if (askedBy.get(primary.id) === 'another') return 'taken over';
  const isAlone = primary.rolloutState === 'COMPLETED' && healthyTasks(service).every(isOf(primary));
  if (!isAlone || healthyTasks(service).length === 0) return 'neither';
  if (isWhatWasAsked(facts, primary)) return 'serves';
  return primary.taskDefinition === goodBefore ? 'restored' : 'neither';
}

function isWhatWasAsked({ command, definitions, before, goodBefore }: Facts, primary: DeploymentTruth): boolean {
  if (command.kind === 'deploy') {
    const definition = definitions.get(primary.taskDefinition);
    // An image that tells another version than its own is not the version that was asked for.
    const isItself = definition?.image !== 'wrong version';
    return isItself && definition?.image === imageIn(command.image) && definition.version === command.appVersion;
  }
  const definition = definitions.get(primary.taskDefinition);
  if (definition === undefined || !isGood(definition.image)) return false;
  const isOther = primary.taskDefinition !== before.deployments[0]?.taskDefinition;
  // What was under way when it was rolled back may have failed or been taken back already.
  return isOther || primary.taskDefinition === goodBefore;
}

/**
 * Whether something good that this run did not ask for serves: the revision before, or what somebody else had deployed
 * when this run came to it.
 */
function isRestored({ service, own, definitions, goodBefore }: Facts, standing: Standing): boolean {
  if (standing === 'restored') return true;
  const [primary, ...others] = service.deployments;
  if (primary === undefined || own.has(primary.id)) return false;
  if (standing === 'taken over') {
    // Somebody else's deployment may have begun after ship's last look at a service that had been brought back.
    const isBack = (other: DeploymentTruth): boolean =>
      other.taskDefinition === goodBefore &&
      other.rolloutState === 'COMPLETED' &&
      healthyTasks(service).some(isOf(other));
    return primary.rolloutState === 'IN_PROGRESS' && others.some(isBack);
  }
  const isSettled = primary.rolloutState === 'COMPLETED' && healthyTasks(service).some(isOf(primary));
  const definition = definitions.get(primary.taskDefinition);
  return isSettled && (primary.taskDefinition === goodBefore || (definition !== undefined && isGood(definition.image)));
}

/** Whether the exit code tells the truth. */
export function judgeExit(facts: Facts): Violation | undefined {
  const { end, isCutOff, own } = facts;
  const standing = standingOf(facts);
  const lies = (says: string): Violation => ({ says, found: `${describe(facts)}; it is: ${standing}` });
  switch (end.code) {
    case exitCode.ok:
      return standing === 'serves' ? undefined : lies('0 only where this deployment serves');
    case exitCode.rolledBack:
      return isRestored(facts, standing) ? undefined : lies('1 only where the revision before serves again');
    case exitCode.failed:
      if (standing === 'neither') return undefined;
      return lies('3 only where neither this deployment nor the one before serves');
    case exitCode.superseded:
      return facts.hasRival ? undefined : lies('4 only where another deployment took the place');
    case exitCode.unknown:
      return isCutOff ? undefined : lies('5 only where ship was really cut off');
    case exitCode.usage:
      return own.size === 0 ? undefined : lies('2 only where nothing was changed');
    default:
      return end.code satisfies never;
  }
}

/** What must hold besides the exit code. */
export function judgeTraces(facts: Facts): Violation | undefined {
  const { end, service, before, locks, isCutOff, isLockOutOfReach } = facts;
  if (end.surprise !== undefined) {
    const told = end.surprise instanceof Error ? end.surprise.stack : String(end.surprise);
    return { says: 'whatever is thrown is foreseen', found: `${told}` };
  }
  if (service.desired !== before.desired) {
    return { says: 'the desired count is left alone', found: `${before.desired} became ${service.desired}` };
  }
  const mayKeepLock = isCutOff || isLockOutOfReach || end.code === exitCode.usage;
  if (locks.length > 0 && !mayKeepLock) return { says: 'no lock is left', found: locks.join(', ') };
  return undefined;
}

export function healthyTasks({ tasks }: ServiceTruth): ServiceTruth['tasks'] {
  return tasks.filter(({ targets }) => targets.some(({ state }) => state === 'healthy'));
}

function isOf(deployment: DeploymentTruth): (task: ServiceTruth['tasks'][number]) => boolean {
  return ({ taskDefinition }) => taskDefinition === deployment.taskDefinition;
}

function describe({ end, service, definitions, goodBefore, askedBy }: Facts): string {
  const short = (arn: string | undefined): string => arn?.slice(arn.lastIndexOf('/') + 1) ?? 'none';
  const deployments = service.deployments.map(
    ({ id, status, rolloutState, taskDefinition, serviceDeployment }) =>
      `${status} ${short(taskDefinition)} (${definitions.get(taskDefinition)?.image}, by ${askedBy.get(id) ?? 'ECS'}) ${rolloutState} ${serviceDeployment}`,
  );
  return `exit ${end.code} (${end.outcome?.verdict ?? end.said}) with ${deployments.join(' | ')}; before: ${short(goodBefore)}; healthy: ${healthyTasks(
    service,
  )
    .map(({ taskDefinition }) => short(taskDefinition))
    .join(' ')}`;
}
