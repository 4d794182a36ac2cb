import type { Clock } from '../../clock.ts';
import type { Certificates } from '../../load-balancer/certificates.ts';
import type { DataPlane } from '../../load-balancer/data-plane.ts';
import type {
  Action,
  IpAddressType,
  LoadBalancerSchemeEnum,
  RuleCondition,
  RuleTransform,
  Tag,
} from '../../models/generated/elbv2.ts';
import type { Index, Store, Table } from '../../store/store.ts';
import { targetGroupsIn } from './actions.ts';
import type { Network } from './network.ts';

export type Attributes = Readonly<Record<string, string>>;

export interface LoadBalancerRow {
  readonly arn: string;
  readonly name: string;
  readonly dnsName: string;
  readonly scheme: LoadBalancerSchemeEnum;
  readonly ipAddressType: IpAddressType;
  readonly zones: readonly { readonly subnetId: string; readonly zoneName: string }[];
  readonly securityGroups: readonly string[];
  readonly vpcId: string;
  readonly createdTime: number;
  readonly attributes: Attributes;
  /** Load balancer capacity units that are kept ready; undefined: none are. */
  readonly minimumCapacity?: { readonly units: number; readonly since: number } | undefined;
}

export interface HealthCheckRow {
  readonly protocol: 'HTTP' | 'HTTPS';
  /** `traffic-port` or a number. */
  readonly port: string;
  readonly path: string;
  readonly intervalSeconds: number;
  readonly timeoutSeconds: number;
  readonly healthyThreshold: number;
  readonly unhealthyThreshold: number;
  readonly matcher: string;
}

export interface TargetGroupRow {
  readonly arn: string;
  readonly name: string;
  readonly protocol: 'HTTP' | 'HTTPS';
  readonly protocolVersion: 'HTTP1';
  readonly port: number;
  readonly vpcId: string;
  readonly targetType: 'ip' | 'instance';
  readonly ipAddressType: 'ipv4' | 'ipv6';
  readonly healthCheck: HealthCheckRow;
  readonly attributes: Attributes;
}

export interface ListenerRow {
  readonly arn: string;
  readonly loadBalancerArn: string;
  readonly defaultRuleArn: string;
  readonly port: number;
  readonly protocol: 'HTTP' | 'HTTPS';
  /** Of an HTTPS listener. */
  readonly secure?: ListenerSecurity | undefined;
  readonly defaultActions: readonly Action[];
  readonly attributes: Attributes;
}

export interface ListenerSecurity {
  readonly sslPolicy: string;
  readonly defaultCertificate: string;
  /** ARNs, the default one not among them. */
  readonly moreCertificates: readonly string[];
}

/** ARNs of a listener's certificates, the default one first; none for HTTP. */
export function certificatesOf(secure: ListenerSecurity | undefined): readonly string[] {
  return secure === undefined ? [] : [secure.defaultCertificate, ...secure.moreCertificates];
}

export interface RuleRow {
  readonly arn: string;
  readonly listenerArn: string;
  readonly priority: number;
  readonly conditions: readonly RuleCondition[];
  readonly transforms?: readonly RuleTransform[] | undefined;
  readonly actions: readonly Action[];
}

export interface TargetRow {
  readonly targetGroupArn: string;
  readonly address: string;
  readonly port: number;
}

interface Elbv2Tables {
  readonly loadBalancers: Table<LoadBalancerRow>;
  readonly targetGroups: Table<TargetGroupRow>;
  readonly listeners: Table<ListenerRow>;
  readonly rules: Table<RuleRow>;
  readonly targets: Table<TargetRow>;
  /** By the ARN of what is tagged. */
  readonly tags: Table<readonly Tag[]>;
}

/** How rows are found by what they name. */
interface Elbv2Indexes {
  readonly listenersOfLoadBalancer: Index<ListenerRow>;
  readonly listenersOfDefaultRule: Index<ListenerRow>;
  /** By the target groups of their default actions. */
  readonly listenersForwardingTo: Index<ListenerRow>;
  readonly listenersWithCertificate: Index<ListenerRow>;
  readonly rulesOfListener: Index<RuleRow>;
  readonly rulesForwardingTo: Index<RuleRow>;
  readonly targetGroupsNamed: Index<TargetGroupRow>;
  readonly targetsOfGroup: Index<TargetRow>;
}

/** What the operations work on: rows are the truth, the data plane follows them. */
export interface Elbv2State extends Elbv2Tables {
  readonly indexes: Elbv2Indexes;
  /** Why a listener that should be open is not, by its ARN. */
  readonly listenerFailures: Map<string, string>;
  readonly dataPlane: DataPlane;
  readonly certificates: Certificates;
  readonly network: Network;
  readonly clock: Clock;
  /** Random hex digits. */
  readonly newId: (digits: number) => string;
}

export interface StateDependencies {
  readonly dataPlane: DataPlane;
  readonly certificates: Certificates;
  readonly network: Network;
  readonly clock: Clock;
  readonly randomBytes: (size: number) => Buffer;
}

export function openState(store: Store, { randomBytes, ...dependencies }: StateDependencies): Elbv2State {
  const tables: Elbv2Tables = {
    loadBalancers: store.table('elbv2.loadBalancers'),
    targetGroups: store.table('elbv2.targetGroups'),
    listeners: store.table('elbv2.listeners'),
    rules: store.table('elbv2.rules'),
    targets: store.table('elbv2.targets'),
    tags: store.table('elbv2.tags'),
  };
  return {
    ...tables,
    indexes: indexesOf(tables),
    listenerFailures: new Map(),
    ...dependencies,
    newId: (digits) =>
      randomBytes(Math.ceil(digits / 2))
        .toString('hex')
        .slice(0, digits),
  };
}

function indexesOf({ listeners, rules, targetGroups, targets }: Elbv2Tables): Elbv2Indexes {
  return {
    listenersOfLoadBalancer: listeners.indexBy(({ loadBalancerArn }) => [loadBalancerArn]),
    listenersOfDefaultRule: listeners.indexBy(({ defaultRuleArn }) => [defaultRuleArn]),
    listenersForwardingTo: listeners.indexBy(({ defaultActions }) => targetGroupsIn(defaultActions)),
    listenersWithCertificate: listeners.indexBy(({ secure }) => certificatesOf(secure)),
    rulesOfListener: rules.indexBy(({ listenerArn }) => [listenerArn]),
    rulesForwardingTo: rules.indexBy(({ actions }) => targetGroupsIn(actions)),
    targetGroupsNamed: targetGroups.indexBy(({ name }) => [name]),
    targetsOfGroup: targets.indexBy(({ targetGroupArn }) => [targetGroupArn]),
  };
}
