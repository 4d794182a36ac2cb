import type { Clock, Timer } from '../../clock.ts';
import { launchBackOff } from '../../engine/launch-back-off.ts';
import { decide } from '../../engine/rolling.ts';
import type { Action, TaskStanding } from '../../engine/service-view.ts';
import type { Targets } from '../../load-balancer/targets.ts';
import type { Pace } from '../../pace.ts';
import { arns, regionOf } from './arns.ts';
import {
  beginDeployment,
  completeServiceDeployment,
  failServiceDeployment,
  newServiceDeployment,
  primaryOf,
  supersede,
  withPrimary,
} from './deployments.ts';
import type { Ids } from './ids.ts';
import { newServiceTask } from './new-task.ts';
import type { ServiceDeploymentRow, ServiceRow, TaskRow, Workload } from './rows.ts';
import { eventTexts } from './service-events.ts';
import { serviceView, standingOf } from './service-views.ts';
import { type EcsState, serviceKey } from './state.ts';
import type { TaskRunner } from './task-runner.ts';

export interface SchedulerDependencies {
  readonly state: EcsState;
  readonly clock: Clock;
  readonly pace: Pace;
  readonly targets: Targets;
  readonly ids: Ids;
  readonly runner: TaskRunner;
}

/** The service scheduler: looks at services when something happened to them, and carries out what is decided. */
export interface Scheduler {
  /** Starts a deployment of the service's present workload, in place of any that is under way. */
  deploy(service: ServiceRow): ServiceRow;
  /** Has the service looked at soon. */
  touch(serviceArn: string): void;
  /** To be told of every change of a task. */
  onTaskChange(task: TaskRow, before: TaskRow): void;
  /** Looks at every service that has anything left to do. */
  start(): void;
  close(): void;
}

export function scheduler(dependencies: SchedulerDependencies): Scheduler {
  const { state, clock, pace, targets, ids } = dependencies;
  const looks = new Map<string, { readonly at: number; readonly timer: Timer }>();
  const servicesByTarget = new Map<string, string>();
  const stopListening = targets.onHealthChange((targetGroupArn, target) => {
    const owner = `${targetGroupArn} ${target.address}:${target.port}`;
    const service = servicesByTarget.get(owner);
    if (service !== undefined) touch(service);
  });
  let closed = false;

  function lookIn(serviceArn: string, delay: number): void {
    if (closed) return;
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

  function serviceOf(arn: string): ServiceRow | undefined {
    return state.services.get(serviceKey({ arn }));
  }

  function put(service: ServiceRow): ServiceRow {
    state.services.put(serviceKey(service), service);
    return service;
  }

  function say(service: ServiceRow, message: string): void {
    state.addEvent(service.arn, { id: ids.uuid(), createdAt: clock.now(), message });
  }

  function workloadOf(revisionArn: string): Workload | undefined {
    return state.serviceRevisions.get(revisionArn)?.workload;
  }

  function look(serviceArn: string): void {
    const service = serviceOf(serviceArn);
    if (!service || service.status === 'INACTIVE' || closed) return;
    registerTargets(service);
    const standings = noteStandings(service);
    const before = serviceOf(serviceArn) ?? service;
    const view = serviceView(before, state.liveTasks(serviceArn), standings, clock.now());
    const actions = decide(view, clock.now());
    for (const action of actions) apply(serviceArn, action);
    const after = prune(serviceArn);
    if (after && !isAtRest(after, standings)) lookIn(serviceArn, pace.schedulerTick);
  }

  function registerTargets(service: ServiceRow): void {
    const registered = new Map<string, number>();
    for (const task of state.liveTasks(service.arn)) {
      if (task.lastStatus !== 'RUNNING' || task.desiredStatus !== 'RUNNING' || task.targets.length > 0) continue;
      const { placement } = task;
      const groups = (workloadOf(task.service?.revisionArn ?? '')?.loadBalancers ?? []).flatMap((balancer) => {
        const { targetGroupArn, containerPort } = balancer;
        return targetGroupArn !== undefined && containerPort !== undefined ? [{ targetGroupArn, containerPort }] : [];
      });
      if (!placement || groups.length === 0) continue;
      const targetsOfTask = groups.map(({ targetGroupArn, containerPort }) => {
        const port = placement.ports[containerPort] ?? containerPort;
        return { targetGroupArn, address: placement.address, port };
      });
      state.putTask({ ...task, targets: targetsOfTask });
      for (const { targetGroupArn, ...target } of targetsOfTask) {
        servicesByTarget.set(`${targetGroupArn} ${target.address}:${target.port}`, service.arn);
        targets.register(targetGroupArn, target);
        registered.set(targetGroupArn, (registered.get(targetGroupArn) ?? 0) + 1);
      }
    }
    for (const [group, count] of registered) say(service, eventTexts.registered(service.name, count, group));
  }

  /** Writes down what changed in the tasks' standing, and returns it. */
  function noteStandings(service: ServiceRow): Map<string, TaskStanding> {
    const standings = new Map<string, TaskStanding>();
    for (const task of state.liveTasks(service.arn)) {
      const standing = standingOf(service, task, targets, pace, clock.now());
      standings.set(task.arn, standing);
      if (standing === 'healthy' && !task.wasHealthy) {
        state.putTask({ ...task, wasHealthy: true });
        forgiveFailures(service.arn, task);
      }
      if (standing === 'unhealthy' && !task.reportedUnhealthy) {
        state.putTask({ ...task, reportedUnhealthy: true });
        sayUnhealthy(service, task);
      }
    }
    return standings;
  }

  function sayUnhealthy(service: ServiceRow, task: TaskRow): void {
    for (const { targetGroupArn, ...target } of task.targets) {
      const health = targets.health(targetGroupArn, target);
      if (health.state !== 'unhealthy') continue;
      say(service, eventTexts.unhealthy(service.name, task.id, target.port, targetGroupArn, health.description));
    }
  }

  /** A task that became healthy shows that the deployment's tasks can: the count starts again. */
  function forgiveFailures(serviceArn: string, task: TaskRow): void {
    const service = serviceOf(serviceArn);
    if (!service || primaryOf(service).revisionArn !== task.service?.revisionArn) return;
    put(withPrimary(service, { failedTasks: 0, failedLaunches: 0, launchNotBefore: 0 }));
  }

  function countFailure(serviceArn: string, task: TaskRow): void {
    const service = serviceOf(serviceArn);
    if (!service) return;
    const primary = primaryOf(service);
    if (primary.revisionArn !== task.service?.revisionArn) return;
    const neverRan = task.startedAt === undefined;
    const failedLaunches = neverRan ? primary.failedLaunches + 1 : primary.failedLaunches;
    const launchNotBefore = neverRan ? clock.now() + launchBackOff(failedLaunches, pace) : primary.launchNotBefore;
    const failedTasks = primary.failedTasks + 1;
    put(withPrimary(service, { failedTasks, failedLaunches, launchNotBefore, updatedAt: clock.now() }));
    changeServiceDeployment(primary.serviceDeploymentArn, (row) => ({
      ...row,
      circuitBreaker: { ...row.circuitBreaker, failureCount: failedTasks },
      updatedAt: clock.now(),
    }));
  }

  function changeServiceDeployment(arn: string, change: (row: ServiceDeploymentRow) => ServiceDeploymentRow): void {
    const row = state.serviceDeployments.get(arn);
    if (row) state.serviceDeployments.put(arn, change(row));
  }

  function apply(serviceArn: string, action: Action): void {
    const service = serviceOf(serviceArn);
    if (!service) return;
    switch (action.kind) {
      case 'launch':
        launch(put({ ...service, reported: 'nothing' }), action.revision, action.count);
        return;
      case 'stop':
        stop(put({ ...service, reported: 'nothing' }), action);
        return;
      case 'complete':
        complete(service);
        return;
      case 'fail':
        fail(service, action.rollBackTo);
        return;
      case 'report-steady':
        say(put({ ...service, reported: 'steady' }), eventTexts.steady(service.name));
        return;
      case 'report-stuck':
        say(put({ ...service, reported: 'stuck' }), eventTexts.stuck(service.name));
        return;
      default:
        action satisfies never;
    }
  }

  function launch(service: ServiceRow, revisionArn: string, count: number): void {
    const revision = state.serviceRevisions.get(revisionArn);
    const deployment = service.deployments.find((candidate) => candidate.revisionArn === revisionArn);
    const definition = revision && state.findTaskDefinition(revision.workload.taskDefinition);
    if (!revision || !deployment || !definition) return;
    const launched: string[] = [];
    for (let index = 0; index < count; index += 1) {
      const others = state.liveTasks(service.arn).filter(({ desiredStatus }) => desiredStatus === 'RUNNING');
      const task = newServiceTask({ service, revision, deployment, definition, others, ids, now: clock.now() });
      launched.push(task.id);
      dependencies.runner.launch(task);
    }
    say(service, eventTexts.started(service.name, launched));
  }

  function stop(service: ServiceRow, { tasks, why }: Extract<Action, { kind: 'stop' }>): void {
    const stopping = state.liveTasks(service.arn).filter(({ arn }) => tasks.includes(arn));
    say(
      service,
      eventTexts.stopped(
        service.name,
        stopping.map(({ id }) => id),
      ),
    );
    sayDeregistered(service, stopping);
    const drained = stopping.filter((task) => task.targets.length > 0);
    const deployment = stopping[0]?.startedBy;
    if (drained.length > 0 && deployment !== undefined) {
      say(service, eventTexts.draining(service.name, deployment, drained.length));
    }
    for (const task of stopping) {
      if (why === 'unhealthy') countFailure(service.arn, task);
      const group = task.targets[0]?.targetGroupArn ?? '';
      const reason =
        why === 'unhealthy'
          ? `Task failed ELB health checks in (target-group ${group})`
          : `Scaling activity initiated by (deployment ${primaryOf(service).id})`;
      dependencies.runner.stop(task, { code: 'ServiceSchedulerInitiated', reason });
    }
  }

  function sayDeregistered(service: ServiceRow, tasks: readonly TaskRow[]): void {
    const groups = Map.groupBy(
      tasks.flatMap((task) => task.targets),
      ({ targetGroupArn }) => targetGroupArn,
    );
    for (const [group, members] of groups) {
      say(service, eventTexts.deregistered(service.name, members.length, group));
    }
  }

  function complete(service: ServiceRow): void {
    const now = clock.now();
    const primary = primaryOf(service);
    changeServiceDeployment(primary.serviceDeploymentArn, (row) => completeServiceDeployment(row, now));
    put({
      ...withPrimary(service, {
        rolloutState: 'COMPLETED',
        rolloutStateReason: `ECS deployment ${primary.id} completed.`,
        updatedAt: now,
      }),
      lastCompleted: { deploymentId: primary.id, revisionArn: primary.revisionArn },
    });
    say(service, eventTexts.completed(service.name, primary.id));
  }

  function fail(service: ServiceRow, rollBackTo: string | undefined): void {
    const now = clock.now();
    const primary = primaryOf(service);
    changeServiceDeployment(primary.serviceDeploymentArn, (row) => failServiceDeployment(row, rollBackTo, now));
    const rolloutStateReason = 'ECS deployment circuit breaker: tasks failed to start.';
    const failed = put(withPrimary(service, { rolloutState: 'FAILED', rolloutStateReason, updatedAt: now }));
    say(service, eventTexts.failed(service.name, primary.id));
    const good = service.lastCompleted;
    const workload = rollBackTo === undefined ? undefined : workloadOf(rollBackTo);
    if (!good || rollBackTo === undefined || !workload) return;
    const reason = `ECS deployment circuit breaker: rolling back to deploymentId ${good.deploymentId}.`;
    const { serviceDeploymentArn } = primary;
    const next = { id: ids.deployment(), serviceDeploymentArn, revisionArn: rollBackTo, reason };
    put({ ...beginDeployment(failed, next, now), workload });
    say(service, eventTexts.rollingBack(service.name, good.deploymentId));
  }

  /** Forgets deployments whose tasks have all stopped, and ends a deleted service when its last task has. */
  function prune(serviceArn: string): ServiceRow | undefined {
    const service = serviceOf(serviceArn);
    if (!service) return undefined;
    const live = state.liveTasks(serviceArn);
    const [primary, ...others] = service.deployments;
    const kept = others.filter(({ revisionArn }) => live.some((task) => task.service?.revisionArn === revisionArn));
    const isGone = service.status === 'DRAINING' && live.length === 0;
    if (!isGone && kept.length === others.length) return service;
    const deployments = isGone || !primary ? service.deployments : [primary, ...kept];
    return put({ ...service, deployments, status: isGone ? 'INACTIVE' : service.status });
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

  return {
    deploy(service) {
      const now = clock.now();
      const make = arns(regionOf(service.arn));
      const cluster = service.clusterArn.slice(service.clusterArn.lastIndexOf('/') + 1);
      const revisionArn = make.serviceRevision(cluster, service.name, ids.serviceRevision());
      const { arn: serviceArn, clusterArn, workload } = service;
      state.serviceRevisions.put(revisionArn, { arn: revisionArn, serviceArn, clusterArn, workload, createdAt: now });
      const [under] = service.deployments;
      if (under) changeServiceDeployment(under.serviceDeploymentArn, (row) => supersede(row, now));
      const serviceDeploymentArn = make.serviceDeployment(cluster, service.name, ids.serviceDeployment());
      const row = newServiceDeployment(service, serviceDeploymentArn, revisionArn, now);
      state.serviceDeployments.put(serviceDeploymentArn, row);
      const id = ids.deployment();
      const reason = `ECS deployment ${id} in progress.`;
      const deployed = put(beginDeployment(service, { id, serviceDeploymentArn, revisionArn, reason }, now));
      touch(service.arn);
      return deployed;
    },
    touch,
    onTaskChange(task, before) {
      if (!task.service) return;
      const stops = before.desiredStatus === 'RUNNING' && task.desiredStatus === 'STOPPED';
      const failed = task.stop?.code === 'TaskFailedToStart' || task.stop?.code === 'EssentialContainerExited';
      const service = serviceOf(task.service.arn);
      if (stops && failed && service) {
        countFailure(task.service.arn, task);
        sayDeregistered(service, [task]);
      }
      if (service && stops) put({ ...(serviceOf(service.arn) ?? service), reported: 'nothing' });
      if (task.lastStatus === 'STOPPED') {
        for (const target of task.targets) {
          servicesByTarget.delete(`${target.targetGroupArn} ${target.address}:${target.port}`);
        }
      }
      touch(task.service.arn);
    },
    start() {
      for (const service of state.services.values()) if (service.status !== 'INACTIVE') touch(service.arn);
    },
    close() {
      closed = true;
      stopListening();
      for (const { timer } of looks.values()) timer.cancel();
      looks.clear();
    },
  };
}
