import { randomBytes as systemRandomBytes } from 'node:crypto';
import type { Clock } from '../../clock.ts';
import { type Certificates, noCertificates } from '../../load-balancer/certificates.ts';
import { DataPlane, type MovedPort } from '../../load-balancer/data-plane.ts';
import type { Probe } from '../../load-balancer/health-probe.ts';
import { type Bind, PortUnavailable } from '../../load-balancer/loopback.ts';
import type { Targets } from '../../load-balancer/targets.ts';
import type { TrafficWeights } from '../../load-balancer/traffic-weights.ts';
import type { Operations } from '../../models/generated/elbv2.ts';
import type { Pace } from '../../pace.ts';
import type { Store } from '../../store/store.ts';
import { defineService, type ServicePlugin } from '../../wire/service.ts';
import { accountLimitOperations } from './account-limits.ts';
import { capacityOperations } from './capacity.ts';
import { listenerCertificateOperations } from './listener-certificates.ts';
import { listenerOperations } from './listeners.ts';
import { loadBalancerOperations } from './load-balancers.ts';
import { type MeasuredLoadBalancer, measuredLoadBalancers } from './measured-load-balancers.ts';
import { type Network, unknownNetwork } from './network.ts';
import { PersistentTargets } from './persistent-targets.ts';
import { applyTargetGroup, listenerSettings, reconfigureListener } from './reconfigure.ts';
import { ruleOperations } from './rules.ts';
import { sslPolicyOperations } from './ssl-policies.ts';
import { openState } from './state.ts';
import { tagOperations } from './tags.ts';
import { targetGroupOperations } from './target-groups.ts';
import { targetOperations } from './target-registration.ts';
import { trafficWeights } from './traffic-weights.ts';

export interface Elbv2Dependencies {
  readonly store: Store;
  readonly clock: Clock;
  readonly pace: Pace;
  /** Health checks over the network unless given. */
  readonly probe?: Probe;
  readonly randomBytes?: (size: number) => Buffer;
  /** From 0 up to, not including, 1: where targets are chosen at random. */
  readonly random?: () => number;
  /** What HTTPS listeners find their certificates in. */
  readonly certificates?: Certificates;
  /** Where load balancers' subnets are. */
  readonly network?: Network;
  /** How listeners get their ports; on the loopback addresses unless given. */
  readonly bind?: Bind;
  /** Told, in one line, what whoever runs local-aws should know. */
  readonly report?: (message: string) => void;
}

export interface Elbv2 {
  readonly plugin: ServicePlugin;
  /** What the ECS engine uses. */
  readonly targets: Targets;
  /** How ECS divides the traffic of listener rules. */
  readonly traffic: TrafficWeights;
  /** ARNs of the load balancers with a listener that has the certificate. */
  usersOfCertificate(arn: string): readonly string[];
  /** Handshakes from now on are answered with what the certificate has become. */
  certificateReplaced(arn: string): void;
  /** The running load balancers: traffic counters, ports. */
  readonly dataPlane: DataPlane;
  /** Every load balancer with what its metrics come from. */
  measured(): readonly MeasuredLoadBalancer[];
  /**
   * Opens the listeners that are in the store and checks its targets again. A listener whose port is unavailable stays
   * closed, its load balancer is `active_impaired`; resolves with one error for each.
   */
  start(): Promise<readonly PortUnavailable[]>;
  close(): Promise<void>;
}

/** Elastic Load Balancing v2: application load balancers on this machine's loopback addresses. */
export function elbv2({
  store,
  clock,
  pace,
  probe,
  randomBytes,
  random: chance,
  certificates = noCertificates,
  network = unknownNetwork,
  bind,
  report = () => {},
}: Elbv2Dependencies): Elbv2 {
  const random = randomBytes ?? systemRandomBytes;
  const dataPlane = new DataPlane({
    clock,
    pace,
    randomBytes: random,
    portMoved: (moved) => report(aboutMovedPort(moved)),
    ...(chance === undefined ? {} : { random: chance }),
    ...(probe === undefined ? {} : { probe }),
    ...(bind === undefined ? {} : { bind }),
  });
  const state = openState(store, { dataPlane, certificates, network, clock, randomBytes: random });
  const targets = new PersistentTargets(state);
  const plugin = defineService<Operations>('elbv2', {
    ...accountLimitOperations(),
    ...capacityOperations(state),
    ...listenerCertificateOperations(state),
    ...listenerOperations(state),
    ...loadBalancerOperations(state),
    ...ruleOperations(state),
    ...sslPolicyOperations(),
    ...tagOperations(state),
    ...targetGroupOperations(state, targets),
    ...targetOperations(state, targets),
  });
  const { listenersWithCertificate } = state.indexes;
  return {
    plugin,
    targets,
    traffic: trafficWeights(state),
    usersOfCertificate: (arn) => [
      ...new Set(listenersWithCertificate.of(arn).map(({ loadBalancerArn }) => loadBalancerArn)),
    ],
    certificateReplaced: (arn) => {
      for (const listener of listenersWithCertificate.of(arn)) reconfigureListener(state, listener);
    },
    dataPlane,
    measured: () => measuredLoadBalancers(state),
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

function aboutMovedPort({ configured, reachable, reason }: MovedPort): string {
  const why =
    reason === 'forbidden' ? `port ${configured} may not be bound by this user` : 'another load balancer here has it';
  return `The listener on port ${configured} answers at port ${reachable}, since ${why}`;
}
