import { PortUnavailable } from '../../load-balancer/loopback.ts';
import type { Action, Listener, Operations, ProtocolEnum } from '../../models/generated/elbv2.ts';
import type { ServiceOperations } from '../../wire/operation.ts';
import { checkedActions, targetGroupsIn } from './actions.ts';
import { changedAttributes, defaultAttributes, listAttributes, listenerAttributes } from './attributes.ts';
import { error } from './errors.ts';
import { listenerAt, listenersOf, loadBalancerAt, rulesOf } from './lookup.ts';
import { pageOf } from './pages.ts';
import { listenerSettings, reconfigureListener } from './reconfigure.ts';
import type { Elbv2State, ListenerRow } from './state.ts';
import { newTags, putTags } from './tags.ts';
import { loadBalancersUsing } from './target-groups.ts';

export function listenerOperations(state: Elbv2State): ServiceOperations<Operations> {
  return {
    async CreateListener({ LoadBalancerArn, Port, Protocol, DefaultActions, Tags }) {
      const loadBalancer = loadBalancerAt(state, LoadBalancerArn);
      if (Port === undefined) throw error('ValidationError', 'A listener port must be specified');
      if (Protocol === undefined) throw error('ValidationError', 'A listener protocol must be specified');
      assertHttp(Protocol);
      const defaultActions = checkedActions(DefaultActions, (arn) => state.targetGroups.has(arn));
      assertOneLoadBalancer(state, defaultActions, loadBalancer.arn);
      const tags = newTags(Tags);
      const existing = listenersOf(state, loadBalancer.arn).find(({ port }) => port === Port);
      if (existing !== undefined) {
        if (JSON.stringify(existing.defaultActions) === JSON.stringify(defaultActions)) {
          return { Listeners: [described(existing)] };
        }
        throw error(
          'DuplicateListenerException',
          `A listener already exists on this port for this load balancer '${loadBalancer.arn}'`,
        );
      }
      const base = loadBalancer.arn.replace(':loadbalancer/', ':listener/');
      const arn = `${base}/${state.newId(16)}`;
      const row: ListenerRow = {
        arn,
        loadBalancerArn: loadBalancer.arn,
        defaultRuleArn: `${arn.replace(':listener/', ':listener-rule/')}/${state.newId(16)}`,
        port: Port,
        protocol: 'HTTP',
        defaultActions,
        attributes: defaultAttributes(listenerAttributes),
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

    async ModifyListener({ ListenerArn, Port, Protocol, DefaultActions }) {
      const row = listenerAt(state, ListenerArn);
      if (Protocol !== undefined) assertHttp(Protocol);
      const defaultActions =
        DefaultActions === undefined
          ? row.defaultActions
          : checkedActions(DefaultActions, (arn) => state.targetGroups.has(arn));
      assertOneLoadBalancer(state, defaultActions, row.loadBalancerArn);
      const changed: ListenerRow = { ...row, defaultActions, port: Port ?? row.port };
      if (changed.port !== row.port) {
        if (listenersOf(state, row.loadBalancerArn).some(({ port }) => port === changed.port)) {
          throw error(
            'DuplicateListenerException',
            `A listener already exists on this port for this load balancer '${row.loadBalancerArn}'`,
          );
        }
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
      const attributes = changedAttributes('Listener', listenerAttributes, row.attributes, Attributes);
      state.listeners.put(row.arn, { ...row, attributes });
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
  const shared = targetGroupsIn(actions).filter((arn) =>
    loadBalancersUsing(state, arn).some((user) => user !== loadBalancerArn),
  );
  if (shared.length > 0) {
    throw error(
      'TargetGroupAssociationLimitException',
      `The following target groups cannot be associated with more than one load balancer: ${shared.join(', ')}`,
    );
  }
}

function assertHttp(protocol: ProtocolEnum): void {
  if (protocol === 'HTTP') return;
  throw error('UnsupportedProtocolException', `local-aws has HTTP listeners only, and ${protocol} was asked for`);
}

async function bound(bind: () => Promise<void>): Promise<void> {
  try {
    await bind();
  } catch (cause) {
    if (cause instanceof PortUnavailable) throw error('InvalidConfigurationRequestException', cause.message);
    throw cause;
  }
}

function described(row: ListenerRow): Listener {
  return {
    ListenerArn: row.arn,
    LoadBalancerArn: row.loadBalancerArn,
    Port: row.port,
    Protocol: row.protocol,
    DefaultActions: row.defaultActions,
  };
}
