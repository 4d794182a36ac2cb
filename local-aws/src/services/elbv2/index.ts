import { randomBytes as systemRandomBytes } from 'node:crypto';
import type { Clock } from '../../clock.ts';
import { DataPlane } from '../../load-balancer/data-plane.ts';
import type { Probe } from '../../load-balancer/health-probe.ts';
import { PortUnavailable } from '../../load-balancer/loopback.ts';
import type { Targets } from '../../load-balancer/targets.ts';
import type { Operations } from '../../models/generated/elbv2.ts';
import type { Pace } from '../../pace.ts';
import type { Store } from '../../store/store.ts';
import { defineService, type ServicePlugin } from '../../wire/service.ts';
import { accountLimitOperations } from './account-limits.ts';
import { listenerOperations } from './listeners.ts';
import { loadBalancerOperations } from './load-balancers.ts';
import { PersistentTargets } from './persistent-targets.ts';
import { applyTargetGroup, listenerSettings } from './reconfigure.ts';
import { ruleOperations } from './rules.ts';
import { openState } from './state.ts';
import { tagOperations } from './tags.ts';
import { targetGroupOperations } from './target-groups.ts';
import { targetOperations } from './target-registration.ts';

export interface Elbv2Dependencies {
  readonly store: Store;
  readonly clock: Clock;
  readonly pace: Pace;
  /** Health checks over the network unless given. */
  readonly probe?: Probe;
  readonly randomBytes?: (size: number) => Buffer;
}

export interface Elbv2 {
  readonly plugin: ServicePlugin;
  /** What the ECS engine uses. */
  readonly targets: Targets;
  /** The running load balancers: traffic counters, ports. */
  readonly dataPlane: DataPlane;
  /**
   * Opens the listeners that are in the store and checks its targets again. A listener whose port is unavailable stays
   * closed, its load balancer is `active_impaired`; resolves with one error for each.
   */
  start(): Promise<readonly PortUnavailable[]>;
  close(): Promise<void>;
}

/** Elastic Load Balancing v2: application load balancers on this machine's loopback addresses. */
export function elbv2({ store, clock, pace, probe, randomBytes }: Elbv2Dependencies): Elbv2 {
  const random = randomBytes ?? systemRandomBytes;
  const dataPlane = new DataPlane({
    clock,
    pace,
    randomBytes: random,
    ...(probe === undefined ? {} : { probe }),
  });
  const state = openState(store, dataPlane, clock, random);
  const targets = new PersistentTargets(state);
  const plugin = defineService<Operations>('elbv2', {
    ...accountLimitOperations(),
    ...listenerOperations(state),
    ...loadBalancerOperations(state),
    ...ruleOperations(state),
    ...tagOperations(state),
    ...targetGroupOperations(state, targets),
    ...targetOperations(state, targets),
  });
  return {
    plugin,
    targets,
    dataPlane,
    async start() {
      for (const group of state.targetGroups.values()) applyTargetGroup(state, group);
      for (const { targetGroupArn, address, port } of state.targets.values()) {
        dataPlane.register(targetGroupArn, { address, port });
      }
      const failures: PortUnavailable[] = [];
      for (const listener of [...state.listeners.values()]) {
        try {
          await dataPlane.openListener(listener.arn, listener.port, listenerSettings(state, listener));
        } catch (error) {
          if (!(error instanceof PortUnavailable)) throw error;
          state.listenerFailures.set(listener.arn, error.message);
          failures.push(error);
        }
      }
      return failures;
    },
    close: () => dataPlane.close(),
  };
}
