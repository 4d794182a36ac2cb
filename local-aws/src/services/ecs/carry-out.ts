import type { Clock } from '../../clock.ts';
import { launchBackOff } from '../../engine/launch-back-off.ts';
import type { Action } from '../../engine/service-view.ts';
import { answerHook, beginHook, type HookRun } from '../../engine/traffic-shift/hooks.ts';
import type { TrafficWeights } from '../../load-balancer/traffic-weights.ts';
import type { Pace } from '../../pace.ts';
import {
  beginDeployment,
  completeServiceDeployment,
  failServiceDeployment,
  failureTexts,
  hasEnded,
  primaryOf,
  withPrimary,
} from './deployments.ts';
import type { EventBus } from './event-bus.ts';
import type { Failures } from './failures.ts';
import { type HookCaller, hookPayload } from './hook-calls.ts';
import type { Ids } from './ids.ts';
import { newServiceTask } from './new-task.ts';
import type { Records } from './records.ts';
import type { ServiceDeploymentRow, ServiceRow, ShiftRow, TaskRow } from './rows.ts';
import { eventTexts } from './service-events.ts';
import { advance, changeRun, hooksOf, itineraryOf } from './shift-progress.ts';
import type { EcsState } from './state.ts';
import type { TaskRunner } from './task-runner.ts';
import { shiftTraffic, trafficShare } from './traffic-share.ts';
import { unhealthyReason } from './unhealthy-reason.ts';
import { availableZones, type Zones } from './zones.ts';

export interface CarryOutDependencies {
  readonly state: EcsState;
  readonly records: Records;
  readonly failures: Failures;
  readonly clock: Clock;
  readonly pace: Pace;
  readonly ids: Ids;
  readonly runner: TaskRunner;
  readonly traffic: TrafficWeights;
  readonly callHook: HookCaller;
  readonly events: EventBus;
  readonly zones: Zones;
  /** Has the service looked at soon. */
  readonly touch: (serviceArn: string) => void;
}

type Of<Kind extends Action['kind']> = Extract<Action, { kind: Kind }>;

/** Does what was decided about a service. No policy is in here: each action says all that there is to know. */
export function carryOut(dependencies: CarryOutDependencies): (serviceArn: string, action: Action) => void {
  const { state, records, failures, clock, pace, ids, runner, traffic, events } = dependencies;

  return (serviceArn, action) => {
    const service = records.service(serviceArn);
    if (!service) return;
    switch (action.kind) {
      case 'launch':
        launch(records.put({ ...service, reported: 'nothing' }), action);
        return;
      case 'stop':
        stop(records.put({ ...service, reported: 'nothing' }), action);
        return;
      case 'begin-bake': {
        const minutes = service.deploymentConfiguration.bakeTimeInMinutes ?? 0;
        records.put(withPrimary(service, { bakeUntil: clock.now() + pace.scale(minutes * 60) }));
        return;
      }
      case 'complete':
        // What is left of a deleted service's deployment is to go, not to succeed.
        if (service.status === 'ACTIVE') complete(service);
        return;
      case 'fail':
        fail(service, action);
        return;
      case 'report-steady':
        records.say(records.put({ ...service, reported: 'steady' }), eventTexts.steady(service.name));
        events.serviceAction(service, 'SERVICE_STEADY_STATE');
        return;
      case 'report-stuck':
        records.say(records.put({ ...service, reported: 'stuck' }), eventTexts.stuck(service.name));
        return;
      case 'shift-traffic': {
        const target = state.serviceRevisions.get(primaryOf(service).revisionArn);
        if (target) shiftTraffic(traffic, target, action.traffic, action.percent);
        // A step bakes from when the traffic is there.
        changeShift(service, (shift) => ({ ...shift, arrivedAt: clock.now() }));
        dependencies.touch(serviceArn);
        return;
      }
      case 'advance':
        changeShift(service, (shift) => advance(shift, clock.now()));
        dependencies.touch(serviceArn);
        return;
      case 'call-hooks':
        callHooks(service);
        return;
      case 'call-hook-again':
        callAgain(service, action.id);
        return;
      case 'expire-hook':
        expireHook(service, action.id);
        return;
      default:
        action satisfies never;
    }
  };

  function launch(service: ServiceRow, { revision: revisionArn, count }: Of<'launch'>): void {
    const revision = state.serviceRevisions.get(revisionArn);
    const deployment = service.deployments.find((candidate) => candidate.revisionArn === revisionArn);
    const definition = revision && state.findTaskDefinition(revision.workload.taskDefinition);
    if (!revision || !definition) return;
    const startedBy = deployment?.id ?? service.lastCompleted?.deploymentId ?? primaryOf(service).id;
    const launched: string[] = [];
    if (availableZones(revision.workload, service.clusterArn, dependencies.zones).length === 0) {
      holdBack(service);
      return;
    }
    for (let index = 0; index < count; index += 1) {
      const others = state.liveTasks(service.arn).filter(({ desiredStatus }) => desiredStatus === 'RUNNING');
      const task = newServiceTask({
        service,
        revision,
        startedBy,
        definition,
        others,
        zones: dependencies.zones,
        ids,
        now: clock.now(),
      });
      launched.push(task.id);
      runner.launch(task);
    }
    records.say(service, eventTexts.started(service.name, launched));
  }

  /** No zone takes a task: the next try comes later, as after a launch that failed. */
  function holdBack(service: ServiceRow): void {
    const failedLaunches = primaryOf(service).failedLaunches + 1;
    const launchNotBefore = clock.now() + launchBackOff(failedLaunches, pace);
    records.say(
      records.put(withPrimary(service, { failedLaunches, launchNotBefore })),
      eventTexts.unplaced(service.name),
    );
  }

  function stop(service: ServiceRow, { tasks, why }: Of<'stop'>): void {
    const stopping = state.liveTasks(service.arn).filter(({ arn }) => tasks.includes(arn));
    records.say(
      service,
      eventTexts.stopped(
        service.name,
        stopping.map(({ id }) => id),
      ),
    );
    sayDeregistered(records, service, stopping);
    const drained = stopping.filter((task) => task.targets.length > 0);
    const deployment = stopping[0]?.startedBy;
    if (drained.length > 0 && deployment !== undefined) {
      records.say(service, eventTexts.draining(service.name, deployment, drained.length));
    }
    for (const task of stopping) {
      if (why === 'unhealthy') failures.count(service.arn, task);
      const reason =
        why === 'unhealthy'
          ? unhealthyReason(task)
          : `Scaling activity initiated by (deployment ${primaryOf(service).id})`;
      runner.stop(task, { code: 'ServiceSchedulerInitiated', reason });
    }
  }

  function complete(service: ServiceRow): void {
    const now = clock.now();
    const primary = primaryOf(service);
    records.changeServiceDeployment(primary.serviceDeploymentArn, (row) => completeServiceDeployment(row, now));
    const rolloutStateReason = `ECS deployment ${primary.id} completed.`;
    const completed = records.put({
      ...withPrimary(service, { rolloutState: 'COMPLETED', rolloutStateReason, updatedAt: now }),
      lastCompleted: { deploymentId: primary.id, revisionArn: primary.revisionArn },
    });
    records.say(completed, eventTexts.completed(service.name, primary.id));
    events.deployment(completed, 'SERVICE_DEPLOYMENT_COMPLETED');
  }

  function fail(service: ServiceRow, { why, rollBackTo }: Of<'fail'>): void {
    const now = clock.now();
    const primary = primaryOf(service);
    records.changeServiceDeployment(primary.serviceDeploymentArn, (row) =>
      failServiceDeployment(row, why, rollBackTo, now),
    );
    const { source, event } = failureTexts[why];
    const rolloutStateReason = `${source}: ${event}`;
    const failed = records.put(withPrimary(service, { rolloutState: 'FAILED', rolloutStateReason, updatedAt: now }));
    records.say(failed, eventTexts.failed(service.name, primary.id, event));
    events.deployment(failed, 'SERVICE_DEPLOYMENT_FAILED');
    const good = service.lastCompleted;
    const workload = records.workload(rollBackTo);
    if (!good || rollBackTo === undefined || !workload) return;
    const reason = `${source}: rolling back to deploymentId ${good.deploymentId}.`;
    const { serviceDeploymentArn } = primary;
    const next = { id: ids.deployment(), serviceDeploymentArn, revisionArn: rollBackTo, reason };
    const back = records.put({ ...beginDeployment(failed, next, now), workload });
    records.say(back, eventTexts.rollingBack(service.name, good.deploymentId));
    events.deployment(back, 'SERVICE_DEPLOYMENT_IN_PROGRESS');
    dependencies.touch(service.arn);
  }

  function changeShift(service: ServiceRow, change: (shift: ShiftRow) => ShiftRow): void {
    records.changeServiceDeployment(primaryOf(service).serviceDeploymentArn, (row) =>
      row.shift && !hasEnded(row) ? { ...row, shift: change(row.shift), updatedAt: clock.now() } : row,
    );
  }

  function underWay(service: ServiceRow): ServiceDeploymentRow | undefined {
    return records.serviceDeployment(primaryOf(service).serviceDeploymentArn);
  }

  function callHooks(service: ServiceRow): void {
    const row = underWay(service);
    const stage = row && stageOf(service, row);
    if (!row || stage === undefined) return;
    const hooks = hooksOf(row.deploymentConfiguration, pace);
    const runs: HookRun[] = hooks.flatMap((hook, index) =>
      hook.stages.some((each) => each === stage) ? [beginHook(hook, index, ids.uuid(), clock.now())] : [],
    );
    changeShift(service, (shift) => ({ ...shift, runs }));
    for (const run of runs) callFunction(service, row, stage, run);
  }

  function callAgain(service: ServiceRow, id: string): void {
    const row = underWay(service);
    const stage = row && stageOf(service, row);
    const run = row?.shift?.runs?.find((each) => each.id === id);
    if (!row || stage === undefined || !run) return;
    changeShift(service, (shift) => changeRun(shift, id, (each) => ({ ...each, callAgainAt: undefined })));
    callFunction(service, row, stage, run);
  }

  function callFunction(service: ServiceRow, row: ServiceDeploymentRow, stage: string, run: HookRun): void {
    const hook = hooksOf(row.deploymentConfiguration, pace)[run.hook];
    if (hook?.target.kind !== 'lambda') return;
    const weights = { production: weightsOf(service, 'production'), test: weightsOf(service, 'test') };
    dependencies.callHook(hook.target.arn, hookPayload(row, stage, weights, run.details), (answer) => {
      const present = records.service(service.arn);
      if (!present) return;
      changeShift(present, (shift) =>
        changeRun(shift, run.id, (each) => answerHook(each, answer, clock.now(), pace.scale)),
      );
      dependencies.touch(service.arn);
    });
  }

  function expireHook(service: ServiceRow, id: string): void {
    const row = underWay(service);
    const hooks = row ? hooksOf(row.deploymentConfiguration, pace) : [];
    changeShift(service, (shift) =>
      changeRun(shift, id, (run) => {
        const continues = hooks[run.hook]?.target.kind === 'pause' && hooks[run.hook]?.timeout.action === 'CONTINUE';
        return { ...run, status: continues ? 'SUCCEEDED' : 'TIMED_OUT', callAgainAt: undefined };
      }),
    );
    dependencies.touch(service.arn);
  }

  function stageOf(service: ServiceRow, row: ServiceDeploymentRow): string | undefined {
    const target = state.serviceRevisions.get(primaryOf(service).revisionArn);
    const hasTest = target !== undefined && trafficShare(traffic, target, 'test') !== undefined;
    return itineraryOf(row, hasTest, pace)[row.shift?.at ?? 0]?.hooks;
  }

  function weightsOf(service: ServiceRow, kind: 'production' | 'test'): Record<string, number> {
    return Object.fromEntries(
      service.deployments.flatMap(({ revisionArn }) => {
        const revision = state.serviceRevisions.get(revisionArn);
        const share = revision && trafficShare(traffic, revision, kind);
        return share === undefined ? [] : [[revisionArn, share]];
      }),
    );
  }
}

export function sayDeregistered(records: Records, service: ServiceRow, tasks: readonly TaskRow[]): void {
  const groups = Map.groupBy(
    tasks.flatMap((task) => task.targets),
    ({ targetGroupArn }) => targetGroupArn,
  );
  for (const [group, members] of groups) {
    records.say(service, eventTexts.deregistered(service.name, members.length, group));
  }
}
