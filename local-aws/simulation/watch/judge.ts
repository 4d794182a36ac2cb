import type { Milliseconds } from '../../src/clock.ts';
import type { Target } from '../../src/load-balancer/targets.ts';
import { primaryOf } from '../../src/services/ecs/deployments.ts';
import type { ServiceRevisionRow, ServiceRow, TaskRow } from '../../src/services/ecs/rows.ts';
import { ofMembers, ofRequests, ofServices, ofWaiting, ofWeights } from '../invariants/all.ts';
import { type Invariant, isWanted, type ServiceMoment, type Violation } from '../invariants/moment.ts';
import { isFault, lastsFor, type ServicePlan, type WorldPlan } from '../plan/world-plan.ts';
import type { Tally } from '../tally.ts';
import { alarmName, groupArn, ruleArn, serviceArn } from '../world/names.ts';
import type { Truth } from '../world/truth.ts';
import { imageOf, type World } from '../world/world.ts';
import { type Expectation, expectation } from './expectations.ts';
import type { Ledger } from './ledger.ts';

/** Holds the invariants against what happens. */
export interface Judge {
  /** After every step. */
  afterStep(): void;
  /** Sends a request to the service and judges where it went. */
  request(service: ServicePlan): void;
  /** ECS has set a rule's weights. */
  onWeights(rule: string, weights: Readonly<Record<string, number>>): void;
  /** Every few seconds: whether what must happen has; true when nothing more is to come. */
  lookAround(): boolean;
  readonly violation: Violation | undefined;
}

/** A world that is quiet for so long has had time for a reaction. */
const quietEnough: Milliseconds = 60_000;

export interface Case {
  readonly plan: WorldPlan;
  readonly world: World;
  readonly ledger: Ledger;
  readonly truth: Truth;
  readonly tally: Tally;
}

export function judge({ plan, world, ledger, truth, tally }: Case): Judge {
  const { balancer, clock, alarms, elapsed, pace } = world;
  const quietFrom = Math.max(0, ...plan.acts.map(({ at, act }) => at + lastsFor(act)));
  const since = new Map<string, Milliseconds>();
  const weightsBefore = new Map<string, Readonly<Record<string, number>>>();
  const shiftedAt = new Map<string, Milliseconds>();
  let violation: Violation | undefined;
  for (const { name } of plan.services) {
    for (const kind of ['production', 'test'] as const) {
      const rule = ruleArn(name, kind);
      weightsBefore.set(rule, balancer.traffic.weights(rule) ?? {});
    }
  }

  function check<Moment>(invariants: readonly Invariant<Moment>[], moment: Moment, where: string): void {
    for (const { says, judge: find } of invariants) {
      tally.checks += 1;
      const found = find(moment);
      if (found === undefined || violation) continue;
      violation = { says, found: `${where}: ${found}` };
      world.history.add(`VIOLATED: ${says}. ${where}: ${found}`);
    }
  }

  function ownersOf(name: string): Map<string, TaskRow> {
    const owners = new Map<string, TaskRow>();
    for (const task of ledger.tasks(serviceArn(name))) {
      if (task.lastStatus !== 'RUNNING' || !isWanted(task)) continue;
      for (const { targetGroupArn, address, port } of task.targets)
        owners.set(`${targetGroupArn} ${address}:${port}`, task);
    }
    return owners;
  }

  function checkMembers(name: string): void {
    const owners = ownersOf(name);
    for (const which of ['blue', 'green'] as const) {
      const arn = groupArn(name, which);
      const group = balancer.group(arn);
      if (!group) continue;
      const members = group.targets().map((target) => ({ target, health: group.health(target) }));
      const ownerOf = ({ address, port }: Target): TaskRow | undefined => owners.get(`${arn} ${address}:${port}`);
      check(ofMembers, { members, ownerOf }, name);
    }
  }

  function checkService(moment: ServiceMoment): void {
    check(ofServices, moment, moment.service.name);
    if (moment.changes.length > 0) checkMembers(moment.service.name);
  }

  function healthyIn(arn: string): number {
    const group = balancer.group(arn);
    return group?.targets().filter((target) => group.health(target)?.state === 'healthy').length ?? 0;
  }

  /** How long the thing has been true without a break. */
  function lasting(key: string, isTrue: boolean): Milliseconds | undefined {
    if (!isTrue) {
      since.delete(key);
      return undefined;
    }
    const from = since.get(key) ?? clock.now();
    since.set(key, from);
    return clock.now() - from;
  }

  function expected(servicePlan: ServicePlan, service: ServiceRow): Expectation {
    const { revisionArn, serviceDeploymentArn } = primaryOf(service);
    const deployment = ledger.serviceDeployment(serviceDeploymentArn);
    const image = imageOfRevision(ledger.revision(revisionArn));
    const lastGood = service.lastCompleted?.revisionArn;
    if (!deployment || !image) return { endsWithin: undefined, restsWithin: undefined };
    const lastGoodImage = lastGood === undefined ? undefined : imageOfRevision(ledger.revision(lastGood));
    const sourceImage = imageOfRevision(ledger.revision(deployment.shift?.source ?? ''));
    return expectation({ plan: servicePlan, service, deployment, image, lastGoodImage, sourceImage, pace });
  }

  function imageOfRevision(revision: ServiceRevisionRow | undefined): ReturnType<typeof imageOf> | undefined {
    const reference = ledger.image(revision?.workload.taskDefinition ?? '');
    return reference === undefined ? undefined : imageOf(reference);
  }

  function lookAt(servicePlan: ServicePlan, quiet: Milliseconds | undefined): boolean {
    const service = ledger.service(serviceArn(servicePlan.name));
    if (!service || service.status === 'INACTIVE') return true;
    const primary = primaryOf(service);
    const deployment = ledger.serviceDeployment(primary.serviceDeploymentArn);
    if (!deployment) return true;
    const isUnderWay = primary.rolloutState === 'IN_PROGRESS' && service.status === 'ACTIVE';
    const breaker = service.deploymentConfiguration.deploymentCircuitBreaker;
    const watched = deployment.deploymentConfiguration.alarms;
    const alarm = alarmName(servicePlan.name);
    const key = `${primary.id} `;
    const { endsWithin, restsWithin } = quiet === undefined ? unknown : expected(servicePlan, service);
    const live = ledger.tasks(service.arn);
    const healthy = live.filter((task) => isWanted(task) && truth.isHealthy(service, task)).length;
    check(
      ofWaiting,
      {
        service,
        deployment,
        desired: service.desiredCount,
        since: {
          isBreakerDue: lasting(
            `${key}breaker`,
            isUnderWay && breaker?.enable === true && primary.failedTasks >= deployment.circuitBreaker.threshold,
          ),
          isStopDue: lasting(
            `${key}stop`,
            isUnderWay && deployment.stopRequested !== undefined && deployment.rollback === undefined,
          ),
          isAlarmDue: lasting(
            `${key}alarm`,
            isUnderWay &&
              watched?.enable === true &&
              deployment.rollback === undefined &&
              alarms.stateOf(alarm) === 'ALARM' &&
              alarms.rangAt(alarm) > deployment.createdAt,
          ),
        },
        quiet,
        endsWithin,
        restsWithin,
        healthy,
        live: live.length,
      },
      servicePlan.name,
    );
    if (service.status === 'DRAINING') return false;
    if (isUnderWay) return endsWithin === undefined;
    if (primary.rolloutState === 'FAILED' || restsWithin === undefined) return true;
    return service.reported === 'steady' && healthy === service.desiredCount;
  }

  return {
    afterStep() {
      for (const moment of ledger.takeStep()) checkService(moment);
    },
    request(service) {
      tally.requests += 1;
      const rule = ruleArn(service.name, 'production');
      const sent = balancer.request(rule);
      if (!sent) return;
      const { targetGroupArn, target } = sent;
      check(
        ofRequests,
        {
          targetGroupArn,
          target,
          weight: balancer.traffic.weights(rule)?.[targetGroupArn] ?? 0,
          health: balancer.group(targetGroupArn)?.health(target),
          hasHealthy: healthyIn(targetGroupArn) > 0,
        },
        service.name,
      );
    },
    onWeights(rule, weights) {
      const service = plan.services.find(
        ({ name }) => rule.endsWith(`/${name}-production`) || rule.endsWith(`/${name}-test`),
      );
      if (!service) return;
      const isProduction = rule.endsWith('-production');
      const row = ledger.service(serviceArn(service.name));
      const deployment = row && ledger.serviceDeployment(primaryOf(row).serviceDeploymentArn);
      const target = ledger.revision(deployment?.targetRevision ?? '')?.targets[0]?.targetGroupArn ?? '';
      const isFirstStep = (weightsBefore.get(rule)?.[target] ?? 0) === 0;
      const isBack = (weightsBefore.get(rule)?.[target] ?? 0) > (weights[target] ?? 0);
      const key = `${rule} ${deployment?.arn} ${deployment?.shift?.direction}`;
      const earlier = shiftedAt.get(key);
      shiftedAt.set(key, clock.now());
      const isForward =
        isProduction && deployment?.finishedAt === undefined && deployment?.shift?.direction === 'forward';
      const bakes = isForward && !isFirstStep && !isBack && earlier !== undefined;
      check(
        ofWeights,
        {
          weights,
          before: weightsBefore.get(rule) ?? {},
          healthy: healthyIn,
          isProduction,
          baked: bakes
            ? { since: clock.now() - earlier, configured: stepBake(deployment.deploymentConfiguration) }
            : undefined,
        },
        service.name,
      );
      weightsBefore.set(rule, { ...weights });
      world.history.add(
        `${service.name}: ${isProduction ? 'production' : 'test'} weights ${Object.values(weights).join(':')}`,
      );
    },
    lookAround() {
      const quiet = elapsed() - quietFrom;
      const dones = plan.services.map((service) => lookAt(service, quiet > 0 ? quiet : undefined));
      return quiet > quietEnough && dones.every((isDone) => isDone);
    },
    get violation() {
      return violation;
    },
  };
}

const unknown: Expectation = { endsWithin: undefined, restsWithin: undefined };

function stepBake({
  strategy,
  canaryConfiguration,
  linearConfiguration,
}: ServiceRow['deploymentConfiguration']): Milliseconds {
  const minutes =
    strategy === 'CANARY'
      ? canaryConfiguration?.canaryBakeTimeInMinutes
      : strategy === 'LINEAR'
        ? linearConfiguration?.stepBakeTimeInMinutes
        : 0;
  return (minutes ?? 0) * 60_000;
}

/** Acts and faults of a plan, counted. */
export function countActs(plan: WorldPlan, tally: Tally): void {
  const faults = plan.acts.filter(({ act }) => isFault(act)).length;
  tally.faults += faults;
  tally.acts += plan.acts.length - faults;
}
