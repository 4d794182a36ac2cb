import { bounds } from '../../src/engine/bounds.ts';
import { awsPace } from '../../src/pace.ts';
import { primaryOf } from '../../src/services/ecs/deployments.ts';
import type {
  ServiceDeploymentRow,
  ServiceEventRow,
  ServiceRevisionRow,
  ServiceRow,
  TaskDefinitionRow,
  TaskRow,
} from '../../src/services/ecs/rows.ts';
import { isCleaningUp } from '../../src/services/ecs/source-revision.ts';
import type { History } from '../history.ts';
import {
  type DeploymentChange,
  isWanted,
  type Launched,
  type OrderedStop,
  revisionOf,
  type ServiceMoment,
  short,
  type TaskChange,
} from '../invariants/moment.ts';
import { serviceOf } from '../world/names.ts';
import type { Watcher } from '../world/watched-store.ts';

/** What the ledger asks about the world at the moment of a change. */
export interface Surroundings {
  now(): number;
  isHealthy(service: ServiceRow, task: TaskRow): boolean;
  isUnhealthy(service: ServiceRow, task: TaskRow): boolean;
  /** The share of production traffic of the revision's target groups. */
  share(revision: ServiceRevisionRow | undefined): number | undefined;
  /** The longest deregistration delay of the service's groups, in milliseconds. */
  delayOf(serviceName: string): number;
}

/** What is known of one service. */
interface Account {
  service: ServiceRow | undefined;
  /** Tasks that have not stopped. */
  readonly tasks: Map<string, TaskRow>;
  readonly wanted: Map<string, number>;
  lastGood: string | undefined;
  step: Step;
}

interface Step {
  readonly launched: Launched[];
  readonly stopped: OrderedStop[];
  readonly deployments: Map<string, DeploymentChange>;
  readonly changes: TaskChange[];
}

/** Keeps account of every row that ECS writes, and of what each step did. */
export interface Ledger {
  readonly watchers: ReadonlyMap<string, Watcher<unknown>>;
  /** The services that the step since the last call has changed, as they are now. */
  takeStep(): readonly ServiceMoment[];
  service(arn: string): ServiceRow | undefined;
  serviceDeployment(arn: string): ServiceDeploymentRow | undefined;
  revision(arn: string): ServiceRevisionRow | undefined;
  /** Of the task definition's container. */
  image(taskDefinitionArn: string): string | undefined;
  /** Tasks that have not stopped. */
  tasks(serviceArn: string): readonly TaskRow[];
  readonly counts: { deployments: number; tasks: number };
}

/** @param ask is there once the world is made: the ledger comes first */
export function ledger(history: () => History, ask: () => Surroundings): Ledger {
  const accounts = new Map<string, Account>();
  const revisions = new Map<string, ServiceRevisionRow>();
  const deployments = new Map<string, ServiceDeploymentRow>();
  const failures = new Map<string, number>();
  const changed = new Set<Account>();
  const counts = { deployments: 0, tasks: 0 };

  function accountOf(serviceArn: string): Account {
    const found = accounts.get(serviceArn);
    if (found) return found;
    const account: Account = {
      service: undefined,
      tasks: new Map(),
      wanted: new Map(),
      lastGood: undefined,
      step: newStep(),
    };
    accounts.set(serviceArn, account);
    return account;
  }

  const services: Watcher<ServiceRow> = {
    put(row, before) {
      const account = accountOf(row.arn);
      if (before?.createdAt !== row.createdAt) account.lastGood = undefined;
      account.service = row;
      changed.add(account);
      const [primary] = row.deployments;
      const [earlier] = before?.deployments ?? [];
      if (primary && (primary.id !== earlier?.id || primary.rolloutState !== earlier.rolloutState)) {
        const what = `${short(primary.id)} of revision ${short(primary.revisionArn)}`;
        history().add(`${row.name}: deployment ${what} is ${primary.rolloutState}`);
      }
      if (before && before.status !== row.status) history().add(`${row.name}: is ${row.status}`);
    },
  };

  const tasks: Watcher<TaskRow> = {
    put(row, before) {
      if (!row.service) return;
      const account = accountOf(row.service.arn);
      const { service } = account;
      if (!service) return;
      const revision = revisionOf(row);
      const name = `${service.name}: task ${row.id.slice(-6)}`;
      if (!before) {
        counts.tasks += 1;
        account.wanted.set(revision, (account.wanted.get(revision) ?? 0) + 1);
        noteLaunch(account, service, row);
        history().add(`${name} of revision ${short(revision)} is launched`);
      } else {
        if (isWanted(before) && !isWanted(row)) {
          account.wanted.set(revision, (account.wanted.get(revision) ?? 0) - 1);
          noteStop(account, service, row, before);
          history().add(`${name} is to stop: ${row.stop?.code}, ${row.stop?.reason.slice(0, 40)}`);
        }
        if (before.lastStatus !== row.lastStatus) {
          account.step.changes.push({ before, after: row, delay: ask().delayOf(service.name) });
          history().add(`${name} is ${row.lastStatus}`);
        }
      }
      if (row.lastStatus === 'STOPPED') account.tasks.delete(row.arn);
      else account.tasks.set(row.arn, row);
      changed.add(account);
    },
  };

  function noteLaunch(account: Account, service: ServiceRow, task: TaskRow): void {
    const row = deployments.get(primaryOf(service).serviceDeploymentArn);
    account.step.launched.push({
      task,
      service,
      shifts: row?.shift !== undefined && primaryOf(service).rolloutState === 'IN_PROGRESS',
      source: row?.shift?.source,
      wanted: account.wanted.values().reduce((sum, count) => sum + count, 0),
      wantedOfRevision: account.wanted.get(revisionOf(task)) ?? 0,
    });
  }

  function noteStop(account: Account, service: ServiceRow, row: TaskRow, before: TaskRow): void {
    const isOrdered = row.stop?.code === 'ServiceSchedulerInitiated';
    const why = row.stop?.reason.startsWith('Scaling') === false ? 'unhealthy' : 'scaling';
    const { serviceDeploymentArn, revisionArn } = primaryOf(service);
    const counts = row.stop?.code === 'TaskFailedToStart' || row.stop?.code === 'EssentialContainerExited';
    if (revisionArn === revisionOf(row) && (counts || (isOrdered && why === 'unhealthy'))) {
      failures.set(serviceDeploymentArn, (failures.get(serviceDeploymentArn) ?? 0) + 1);
    }
    if (!isOrdered) return;
    account.step.stopped.push({
      task: row,
      why,
      wasHealthy: ask().isHealthy(service, before),
      wasUnhealthy: ask().isUnhealthy(service, before),
      share: ask().share(revisions.get(revisionOf(row))),
    });
  }

  const serviceDeployments: Watcher<ServiceDeploymentRow> = {
    put(row, before) {
      if (row === before) return;
      const account = accountOf(row.serviceArn);
      if (!before) counts.deployments += 1;
      deployments.set(row.arn, row);
      const earlier = account.step.deployments.get(row.arn);
      account.step.deployments.set(row.arn, {
        before: earlier ? earlier.before : before,
        after: row,
        failures: Math.max(failures.get(row.arn) ?? 0, earlier?.failures ?? 0),
      });
      // From here on the tasks of another revision count.
      if (row.rollback && !before?.rollback) failures.set(row.arn, 0);
      changed.add(account);
      const name = `${serviceOf(row.arn)}: service deployment ${short(row.arn)}`;
      if (before?.status !== row.status) history().add(`${name} is ${row.status}`);
      if (row.shift && before?.shift?.at !== row.shift.at) {
        history().add(`${name} goes ${row.shift.direction}, waypoint ${row.shift.at}`);
      }
    },
  };

  const serviceRevisions: Watcher<ServiceRevisionRow> = {
    put: (row) => void revisions.set(row.arn, row),
  };

  const images = new Map<string, string>();
  const taskDefinitions: Watcher<TaskDefinitionRow> = {
    put: ({ arn, definition }) => void images.set(arn, definition.containerDefinitions[0]?.image ?? ''),
  };

  const events: Watcher<readonly ServiceEventRow[]> = {
    put([newest]) {
      if (newest) history().add(`  event: ${newest.message.slice(0, 160)}`);
    },
  };

  function moment(
    account: Account,
    service: ServiceRow,
    { launched, stopped, deployments: rows, changes }: Step,
  ): ServiceMoment {
    const { deploymentConfiguration: configuration, desiredCount, status } = service;
    const desired = status === 'ACTIVE' ? desiredCount : 0;
    const { minimumHealthyPercent = 100, maximumPercent = 200 } = configuration;
    return {
      now: ask().now(),
      service,
      bounds: bounds(desired, minimumHealthyPercent, maximumPercent),
      tasks: [...account.tasks.values()],
      launched,
      stopped,
      deployments: [...rows.values()],
      changes,
      lastGood: account.lastGood,
      isHealthy: (task) => ask().isHealthy(service, task),
      share: (revisionArn) => ask().share(revisions.get(revisionArn)),
    };
  }

  /** A deployment that is replaced while it only cleans up was a good one: everything has moved to it and has baked. */
  function lastGood(account: Account, service: ServiceRow, step: Step): string | undefined {
    const isCompleted = service.lastCompleted?.deploymentId === service.deployments[0]?.id;
    if (isCompleted) return service.deployments[0]?.revisionArn;
    for (const { before, after } of step.deployments.values()) {
      const isReplaced = service.deployments[0]?.serviceDeploymentArn !== after.arn;
      if (before && isReplaced && isCleaningUp(before, awsPace)) return after.targetRevision;
    }
    return account.lastGood;
  }

  return {
    watchers: new Map<string, Watcher<unknown>>([
      ['ecs.services', services],
      ['ecs.tasks', tasks],
      ['ecs.service-deployments', serviceDeployments],
      ['ecs.service-revisions', serviceRevisions],
      ['ecs.task-definitions', taskDefinitions],
      ['ecs.events', events],
    ]),
    takeStep() {
      if (changed.size === 0) return [];
      const moments: ServiceMoment[] = [];
      for (const account of changed) {
        const { service, step } = account;
        if (!service) continue;
        moments.push(moment(account, service, step));
        account.step = newStep();
        account.lastGood = lastGood(account, service, step);
      }
      changed.clear();
      return moments;
    },
    service: (arn) => accounts.get(arn)?.service,
    serviceDeployment: (arn) => deployments.get(arn),
    revision: (arn) => revisions.get(arn),
    image: (taskDefinitionArn) => images.get(taskDefinitionArn),
    tasks: (serviceArn) => [...(accounts.get(serviceArn)?.tasks.values() ?? [])],
    counts,
  };
}

function newStep(): Step {
  return { launched: [], stopped: [], deployments: new Map(), changes: [] };
}
