import { PortUnavailable } from '../../load-balancer/loopback.ts';
import type { Action, Listener, Operations, ProtocolEnum } from '../../models/generated/elbv2.ts';
import type { ServiceOperations } from '../../wire/operation.ts';
import { checkedActions, targetGroupsIn } from './actions.ts';
import {
  type AttributeKinds,
  changedAttributes,
  defaultAttributes,
  listAttributes,
  listenerAttributes,
  secureListenerAttributes,
} from './attributes.ts';
import { error } from './errors.ts';
import { usersOf } from './group-users.ts';
import { changedSecurity, newSecurity } from './listener-security.ts';
import { listenerAt, listenersOf, loadBalancerAt, rulesOf } from './lookup.ts';
import { pageOf } from './pages.ts';
import { listenerSettings, reconfigureListener } from './reconfigure.ts';
import type { Elbv2State, ListenerRow } from './state.ts';
import { newTags, putTags } from './tags.ts';

const mostListeners = 50;

export function listenerOperations(state: Elbv2State): ServiceOperations<Operations> {
  return {
    async CreateListener({ LoadBalancerArn, Port, Protocol, DefaultActions, Tags, ...security }) {
      const loadBalancer = loadBalancerAt(state, LoadBalancerArn);
      if (Port === undefined) throw error('ValidationError', 'A listener port must be specified');
      if (Protocol === undefined) throw error('ValidationError', 'A listener protocol must be specified');
      const protocol = listenerProtocol(Protocol);
      if (Port < 1 || Port > 65_535) throw error('ValidationError', `Listener port '${Port}' must be from 1 to 65535`);
      const secure = newSecurity(state, protocol, security);
      const defaultActions = checkedActions(DefaultActions, (arn) => state.targetGroups.get(arn));
      assertOneLoadBalancer(state, defaultActions, loadBalancer.arn);
      const tags = newTags(Tags);
      const present = listenersOf(state, loadBalancer.arn);
      const existing = present.find(({ port }) => port === Port);
      if (existing !== undefined) {
        if (settingsOf(existing) === settingsOf({ protocol, secure, defaultActions })) {
          return { Listeners: [described(existing)] };
        }
        throw error(
          'DuplicateListenerException',
          `A listener already exists on this port for this load balancer '${loadBalancer.arn}'`,
        );
      }
      if (present.length >= mostListeners) {
        throw error('TooManyListenersException', `A load balancer has at most ${mostListeners} listeners`);
      }
      const base = loadBalancer.arn.replace(':loadbalancer/', ':listener/');
      const arn = `${base}/${state.newId(16)}`;
      const row: ListenerRow = {
        arn,
        loadBalancerArn: loadBalancer.arn,
        defaultRuleArn: `${arn.replace(':listener/', ':listener-rule/')}/${state.newId(16)}`,
        port: Port,
        protocol,
        ...(secure === undefined ? {} : { secure }),
        defaultActions,
        attributes: defaultAttributes(attributesOf(protocol)),
      };
      await bound(() => state.dataPlane.openListener(arn, Port, listenerSettings(state, row)));
      if (!state.loadBalancers.has(loadBalancer.arn)) {
        state.dataPlane.closeListener(arn);
        throw error('LoadBalancerNotFoundException', `Load balancer '${loadBalancer.arn}' not found`);
      }
      state.listeners.put(arn, row);
      putTags(state, arn, tags);
      return { Listeners: [described(row)] };
    },

    DescribeListeners({ LoadBalancerArn, ListenerArns = [], Marker, PageSize }) {
      if (LoadBalancerArn === undefined && ListenerArns.length === 0) {
        throw error('ValidationError', 'You must specify either listener ARNs or a load balancer ARN');
      }
      const rows =
        LoadBalancerArn === undefined
          ? ListenerArns.map((arn) => listenerAt(state, arn))
          : listenersOf(state, loadBalancerAt(state, LoadBalancerArn).arn);
      const { page, next } = pageOf(rows, { Marker, PageSize });
      return { Listeners: page.map(described), NextMarker: next };
    },

    async ModifyListener({ ListenerArn, Port, Protocol, DefaultActions, ...security }) {
      const row = listenerAt(state, ListenerArn);
      const protocol = Protocol === undefined ? row.protocol : listenerProtocol(Protocol);
      const { secure: present, ...kept } = row;
      const secure = changedSecurity(state, protocol, present, security);
      const defaultActions =
        DefaultActions === undefined
          ? row.defaultActions
          : checkedActions(DefaultActions, (arn) => state.targetGroups.get(arn));
      assertOneLoadBalancer(state, defaultActions, row.loadBalancerArn);
      const changed: ListenerRow = {
        ...kept,
        protocol,
        ...(secure === undefined ? {} : { secure }),
        defaultActions,
        port: Port ?? row.port,
      };
      if (changed.port !== row.port && listenersOf(state, row.loadBalancerArn).some(({ port }) => port === Port)) {
        throw error(
          'DuplicateListenerException',
          `A listener already exists on this port for this load balancer '${row.loadBalancerArn}'`,
        );
      }
      if (changed.port !== row.port || protocol !== row.protocol) {
        await bound(() => state.dataPlane.moveListener(row.arn, changed.port, listenerSettings(state, changed)));
        state.listenerFailures.delete(row.arn);
      }
      state.listeners.put(row.arn, changed);
      reconfigureListener(state, changed);
      return { Listeners: [described(changed)] };
    },

    DeleteListener({ ListenerArn }) {
      deleteListener(state, listenerAt(state, ListenerArn));
      return {};
    },

    DescribeListenerAttributes({ ListenerArn }) {
      return { Attributes: listAttributes(listenerAt(state, ListenerArn).attributes) };
    },

    ModifyListenerAttributes({ ListenerArn, Attributes }) {
      const row = listenerAt(state, ListenerArn);
      const attributes = changedAttributes('Listener', attributesOf(row.protocol), row.attributes, Attributes);
      const changed = { ...row, attributes };
      state.listeners.put(row.arn, changed);
      reconfigureListener(state, changed);
      return { Attributes: listAttributes(attributes) };
    },
  };
}

/** Closes a listener and forgets it with its rules. */
export function deleteListener(state: Elbv2State, { arn }: ListenerRow): void {
  for (const rule of rulesOf(state, arn)) {
    state.rules.delete(rule.arn);
    state.tags.delete(rule.arn);
  }
  state.listeners.delete(arn);
  state.tags.delete(arn);
  state.listenerFailures.delete(arn);
  state.dataPlane.closeListener(arn);
}

/** @throws AwsError TargetGroupAssociationLimit when a group already serves another load balancer */
export function assertOneLoadBalancer(state: Elbv2State, actions: readonly Action[], loadBalancerArn: string): void {
  const shared = targetGroupsIn(actions).filter((arn) => usersOf(state, arn).some((user) => user !== loadBalancerArn));
  if (shared.length > 0) {
    throw error(
      'TargetGroupAssociationLimitException',
      `The following target groups cannot be associated with more than one load balancer: ${shared.join(', ')}`,
    );
  }
}

function listenerProtocol(protocol: ProtocolEnum): ListenerRow['protocol'] {
  if (protocol === 'HTTP' || protocol === 'HTTPS') return protocol;
  throw error(
    'ValidationError',
    `Listener protocol '${protocol}' must be one of 'HTTPS, HTTP' for an application load balancer`,
  );
}

/** HTTPS listeners may also rename the fields in which targets are told about TLS. */
function attributesOf(protocol: ListenerRow['protocol']): AttributeKinds {
  return protocol === 'HTTPS' ? { ...secureListenerAttributes, ...listenerAttributes } : listenerAttributes;
}

function settingsOf({
  protocol,
  secure,
  defaultActions,
}: Pick<ListenerRow, 'protocol' | 'secure' | 'defaultActions'>): string {
  return JSON.stringify([protocol, secure?.sslPolicy, secure?.defaultCertificate, defaultActions]);
}

async function bound(bind: () => Promise<void>): Promise<void> {
  try {
    await bind();
  } catch (cause) {
    if (cause instanceof PortUnavailable) throw error('InvalidConfigurationRequestException', cause.message);
    throw cause;
  }
}

function described({ arn, loadBalancerArn, port, protocol, secure, defaultActions }: ListenerRow): Listener {
  const common = { ListenerArn: arn, LoadBalancerArn: loadBalancerArn, Port: port, Protocol: protocol };
  if (secure === undefined) return { ...common, DefaultActions: defaultActions };
  return {
    ...common,
    Certificates: [{ CertificateArn: secure.defaultCertificate }],
    SslPolicy: secure.sslPolicy,
    MutualAuthentication: { Mode: 'off' },
    DefaultActions: defaultActions,
  };
}
