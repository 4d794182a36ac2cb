import type { Milliseconds, Timer } from '../../clock.ts';
import { taskHealth } from '../../engine/container-health.ts';
import { decide } from '../../engine/rolling.ts';
import type { Action, ServiceView, TaskStanding } from '../../engine/service-view.ts';
import { type TaskChecks, taskStanding } from '../../engine/task-standing.ts';
import { decideShift, type ShiftView } from '../../engine/traffic-shift/decide.ts';
import type { Targets } from '../../load-balancer/targets.ts';
import { arns, nameOf, regionOf } from './arns.ts';
import { type CarryOutDependencies, carryOut, sayDeregistered } from './carry-out.ts';
import { type DeploymentAlarms, noteAlarms, ringing } from './deployment-alarms.ts';
import { beginDeployment, hasEnded, newServiceDeployment, primaryOf, supersede } from './deployments.ts';
import { failures } from './failures.ts';
import { records } from './records.ts';
import { revisionTargets } from './revision-targets.ts';
import type { DeploymentRow, RevisionTarget, ServiceRevisionRow, ServiceRow, TaskRow } from './rows.ts';
import { eventTexts } from './service-events.ts';
import { checksOf, serviceView, shiftView } from './service-views.ts';
import { resumeHooks, shiftsTraffic } from './shift-progress.ts';
import { isCleaningUp, isHalfway, rolledRevision, type Serving, sourceRevision } from './source-revision.ts';
import { targetRegistration } from './target-registration.ts';
import { attachTargetGroups, shiftTraffic, trafficShare } from './traffic-share.ts';

export interface SchedulerDependencies extends Omit<CarryOutDependencies, 'records' | 'failures' | 'touch'> {
  readonly targets: Targets;
  readonly alarms: DeploymentAlarms;
  readonly policy: SchedulerPolicy;
}

/** What decides. A simulation may hand in one that is broken on purpose, to see that it is found out. */
export interface SchedulerPolicy {
  readonly rolling: (view: ServiceView, now: Milliseconds) => Action[];
  readonly shift: (view: ServiceView, shift: ShiftView, now: Milliseconds) => Action[];
  readonly standing: (checks: TaskChecks, now: Milliseconds) => TaskStanding;
}

export const ecsPolicy: SchedulerPolicy = { rolling: decide, shift: decideShift, standing: taskStanding };

/** The service scheduler: looks at services when something happened to them, and has carried out what is decided. */
export interface Scheduler {
  /** Starts a deployment of the service's present workload, in place of any that is under way. */
  deploy(service: ServiceRow): ServiceRow;
  /** Has the service looked at soon. */
  touch(serviceArn: string): void;
  /** To be told of every change of a task. */
  onTaskChange(task: TaskRow, before: TaskRow): void;
  /** Has every service looked at soon that has anything left to do. */
  touchAll(): void;
  /** Takes up what the store holds. */
  start(): void;
  close(): void;
}

export function scheduler(dependencies: SchedulerDependencies): Scheduler {
  const { state, clock, pace, targets, traffic, alarms, ids, events, policy } = dependencies;
  const looks = new Map<string, { readonly at: number; readonly timer: Timer }>();
  const book = records(state, clock, ids);
  const registration = targetRegistration(state, targets, book);
  const count = failures(book, clock, pace);
  const apply = carryOut({ ...dependencies, records: book, failures: count, touch });
  const serving: Serving = {
    state,
    traffic,
    isHealthy: (service, task) => policy.standing(checksOf(service, task, targets, pace), clock.now()) === 'healthy',
  };
  let isClosed = false;
  const stopListening = [
    targets.onHealthChange((targetGroupArn, target) => {
      const service = registration.ownerOf(targetGroupArn, target);
      if (service !== undefined) touch(service);
    }),
    alarms.onChange((name) => {
      for (const service of state.indexes.servicesWatching.of(name)) {
        // At once: an alarm may be silent and ring again before the next look.
        readAlarms(service);
        touch(service.arn);
      }
    }),
  ];

  function lookIn(serviceArn: string, delay: number): void {
    if (isClosed) return;
    const at = clock.now() + delay;
    const planned = looks.get(serviceArn);
    if (planned && planned.at <= at) return;
    planned?.timer.cancel();
    const timer = clock.after(delay, () => {
      looks.delete(serviceArn);
      look(serviceArn);
    });
    looks.set(serviceArn, { at, timer });
  }

  function touch(serviceArn: string): void {
    lookIn(serviceArn, pace.schedulerReaction);
  }

  function touchAll(): void {
    for (const service of state.services.values()) if (service.status !== 'INACTIVE') touch(service.arn);
  }

  function look(serviceArn: string): void {
    const service = book.service(serviceArn);
    if (!service || service.status === 'INACTIVE' || isClosed) return;
    registration.register(service);
    const standings = noteStandings(service);
    for (const action of decideAbout(book.service(serviceArn) ?? service, standings)) apply(serviceArn, action);
    const after = prune(serviceArn);
    if (after && !isAtRest(after, standings)) lookIn(serviceArn, pace.schedulerTick);
  }

  function decideAbout(service: ServiceRow, standings: ReadonlyMap<string, TaskStanding>): Action[] {
    const { serviceDeploymentArn, revisionArn, rolloutState } = primaryOf(service);
    readAlarms(service);
    const row = book.serviceDeployment(serviceDeploymentArn);
    const target = state.serviceRevisions.get(revisionArn);
    if (!row || !target) return [];
    const view = serviceView(service, row, state.liveTasks(service.arn), standings, dependencies.zones, clock.now());
    const others = service.deployments.flatMap((other) => state.serviceRevisions.get(other.revisionArn) ?? []);
    const shiftsStill = rolloutState !== 'COMPLETED' && service.status === 'ACTIVE';
    const shift = shiftsStill ? shiftView(row, target, others, traffic, pace) : undefined;
    return shift ? policy.shift(view, shift, clock.now()) : policy.rolling(view, clock.now());
  }

  function readAlarms(service: ServiceRow): void {
    const { serviceDeploymentArn } = primaryOf(service);
    book.changeServiceDeployment(serviceDeploymentArn, (row) => (hasEnded(row) ? row : noteAlarms(row, alarms)));
  }

  /** Writes down what changed in the tasks' standing, and returns it. */
  function noteStandings(service: ServiceRow): Map<string, TaskStanding> {
    const standings = new Map<string, TaskStanding>();
    for (const task of state.liveTasks(service.arn)) {
      const standing = policy.standing(checksOf(service, task, targets, pace), clock.now());
      standings.set(task.arn, standing);
      if (standing === 'healthy' && !task.wasHealthy) {
        state.putTask({ ...task, wasHealthy: true });
        count.forgive(service.arn, task);
      }
      if (standing === 'unhealthy' && !task.reportedUnhealthy) {
        state.putTask({ ...task, reportedUnhealthy: true });
        sayUnhealthy(service, task);
      }
    }
    return standings;
  }

  function sayUnhealthy(service: ServiceRow, task: TaskRow): void {
    if (taskHealth(task.containers) === 'UNHEALTHY') {
      book.say(service, eventTexts.unhealthyContainers(service.name, task.id));
    }
    for (const { targetGroupArn, ...target } of task.targets) {
      const health = targets.health(targetGroupArn, target);
      if (health.state !== 'unhealthy') continue;
      const text = eventTexts.unhealthy(service.name, task.id, target.port, targetGroupArn, health.description);
      book.say(service, text);
    }
  }

  /** Forgets deployments whose tasks have all stopped, and ends a deleted service when its last task has. */
  function prune(serviceArn: string): ServiceRow | undefined {
    const service = book.service(serviceArn);
    if (!service) return undefined;
    const live = state.liveTasks(serviceArn);
    const [primary, ...others] = service.deployments;
    // The one that traffic moves away from may have lost all its tasks and get new ones.
    const source = primary && book.serviceDeployment(primary.serviceDeploymentArn)?.shift?.source;
    const isKept = ({ revisionArn }: DeploymentRow): boolean =>
      (revisionArn === source && primary?.rolloutState !== 'COMPLETED') ||
      live.some((task) => task.service?.revisionArn === revisionArn);
    const kept = others.filter(isKept);
    const isGone = service.status === 'DRAINING' && live.length === 0;
    if (!isGone && kept.length === others.length) return service;
    const deployments = isGone || !primary ? service.deployments : [primary, ...kept];
    return book.put({ ...service, deployments, status: isGone ? 'INACTIVE' : service.status });
  }

  /** Nothing to look at again until something happens: every task is well, and the events have said so. */
  function isAtRest(service: ServiceRow, standings: ReadonlyMap<string, TaskStanding>): boolean {
    if (service.status === 'INACTIVE') return true;
    const hasSpoken = service.reported === 'steady' || primaryOf(service).rolloutState === 'FAILED';
    return service.status === 'ACTIVE' && hasSpoken && state.liveTasks(service.arn).every(isWell);
    function isWell(task: TaskRow): boolean {
      return task.desiredStatus === 'RUNNING' && standings.get(task.arn) === 'healthy';
    }
  }

  function completeCleanUp(service: ServiceRow): ServiceRow {
    const [replaced] = service.deployments;
    const row = replaced && book.serviceDeployment(replaced.serviceDeploymentArn);
    if (!row || !isCleaningUp(row, pace)) return service;
    return { ...service, lastCompleted: { deploymentId: replaced.id, revisionArn: replaced.revisionArn } };
  }

  /** Where the last good revision serves no more, its tasks come back, should they, to where the traffic now is. */
  function moveLastGood({ lastCompleted }: ServiceRow, own: readonly RevisionTarget[]): void {
    const good = state.serviceRevisions.get(lastCompleted?.revisionArn ?? '');
    if (!good) return;
    const moved = good.targets.map((target, index) => ({
      ...target,
      targetGroupArn: own[index]?.targetGroupArn ?? target.targetGroupArn,
    }));
    state.serviceRevisions.put(good.arn, { ...good, targets: moved });
  }

  function bringTraffic(revision: ServiceRevisionRow): void {
    const share = trafficShare(traffic, revision, 'production');
    if (share !== undefined && share !== 100) shiftTraffic(traffic, revision, 'production', 100);
  }

  return {
    deploy(given) {
      const now = clock.now();
      const service = completeCleanUp(given);
      const make = arns(regionOf(service.arn));
      const cluster = nameOf(service.clusterArn);
      const revisionArn = make.serviceRevision(cluster, service.name, ids.serviceRevision());
      const { arn: serviceArn, clusterArn, workload, deploymentConfiguration } = service;
      const isShift = shiftsTraffic(deploymentConfiguration);
      const source = (isShift ? sourceRevision : rolledRevision)(service, serving);
      const own = revisionTargets(workload, isShift, source, traffic);
      const revision = { arn: revisionArn, serviceArn, clusterArn, workload, targets: own, createdAt: now };
      state.serviceRevisions.put(revisionArn, revision);
      if (isShift) attachTargetGroups(traffic, revision);
      const [replaced] = service.deployments;
      if (replaced)
        book.changeServiceDeployment(replaced.serviceDeploymentArn, (row) => supersede(row, 'replaced', now));
      // A rolling deployment moves no traffic: what another has moved halfway goes to where its tasks will be.
      if (!isShift && isHalfway(service)) {
        bringTraffic(revision);
        moveLastGood(service, own);
      }
      const serviceDeploymentArn = make.serviceDeployment(cluster, service.name, ids.serviceDeployment());
      const ignoredAlarms = ringing(deploymentConfiguration, alarms);
      const begun = { arn: serviceDeploymentArn, targetRevision: revisionArn, source: source?.arn, ignoredAlarms };
      state.serviceDeployments.put(serviceDeploymentArn, newServiceDeployment(service, begun, now));
      const id = ids.deployment();
      const reason = `ECS deployment ${id} in progress.`;
      const deployed = book.put(beginDeployment(service, { id, serviceDeploymentArn, revisionArn, reason }, now));
      events.deployment(deployed, 'SERVICE_DEPLOYMENT_IN_PROGRESS');
      touch(service.arn);
      return deployed;
    },
    touch,
    onTaskChange(task, before) {
      if (task.lastStatus !== before.lastStatus || task.desiredStatus !== before.desiredStatus) events.task(task);
      if (!task.service) return;
      const stops = before.desiredStatus === 'RUNNING' && task.desiredStatus === 'STOPPED';
      const hasFailed = task.stop?.code === 'TaskFailedToStart' || task.stop?.code === 'EssentialContainerExited';
      if (stops && hasFailed) count.count(task.service.arn, task);
      const service = book.service(task.service.arn);
      if (service && stops) {
        if (hasFailed) sayDeregistered(book, service, [task]);
        book.put({ ...service, reported: 'nothing' });
      }
      if (task.lastStatus === 'STOPPED') registration.forget(task);
      touch(task.service.arn);
    },
    touchAll,
    start() {
      resumeHooks(state, clock.now());
      touchAll();
    },
    close() {
      isClosed = true;
      for (const stop of stopListening) stop();
      for (const { timer } of looks.values()) timer.cancel();
      looks.clear();
    },
  };
}
