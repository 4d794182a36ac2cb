import { randomBytes as systemRandomBytes } from 'node:crypto';
import type { Clock, Milliseconds } from '../clock.ts';
import type { Pace } from '../pace.ts';
import { Deadlines } from './deadlines.ts';
import { GroupUse } from './group-use.ts';
import { networkProbe, type Probe } from './health-probe.ts';
import { Listener, type ListenerConfig } from './listener.ts';
import { type Bind, bindBeside, bindLoopback, bindReachable } from './loopback.ts';
import { groupsOf, type RoutedRequest, type Routing, type RoutingAction } from './routing.ts';
import { TargetGroup, type TargetGroupConfig } from './target-group.ts';
import type { Target, TargetHealth, Targets } from './targets.ts';
import { traceIds } from './trace-id.ts';
import type { ListenerTraffic, TargetGroupTraffic } from './traffic.ts';

/** A listener, with its target groups by ARN. */
export interface ListenerSettings extends Omit<ListenerConfig, 'routing'> {
  readonly routing: Routing<string>;
}

export interface DataPlaneDependencies {
  readonly clock: Clock;
  readonly pace: Pace;
  readonly probe?: Probe;
  readonly randomBytes?: (size: number) => Buffer;
  /** From 0 up to, not including, 1. */
  readonly random?: () => number;
  /** How listeners get their ports; on the loopback addresses unless given. */
  readonly bind?: Bind;
  /** Told about a listener that had to go to another port than it is configured for. */
  readonly portMoved?: (moved: MovedPort) => void;
}

/** A listener that answers at another port than the one it is configured for. */
export interface MovedPort {
  readonly configured: number;
  readonly reachable: number;
  /** `forbidden`: this user may not bind the port; `shared`: another load balancer here has it. */
  readonly reason: 'forbidden' | 'shared';
}

const unregistered: TargetHealth = { state: 'unused', reason: 'Target.NotRegistered' };
/** Requests under way on a listener that is deleted have this long to end. */
const deletionGrace: Milliseconds = 5_000;

/** All load balancers' listeners and target groups as they run, by ARN. */
export class DataPlane implements Targets {
  readonly #clock: Clock;
  readonly #pace: Pace;
  readonly #probe: Probe;
  readonly #traceId: () => string;
  readonly #newId: () => string;
  readonly #random: () => number;
  readonly #bind: Bind;
  readonly #portMoved: (moved: MovedPort) => void;
  readonly #deadlines: Deadlines;
  readonly #groups = new Map<string, TargetGroup>();
  readonly #listeners = new Map<string, Listener>();
  readonly #groupUse = new GroupUse();
  readonly #onHealthChange = new Set<(targetGroupArn: string, target: Target) => void>();

  constructor({ clock, pace, probe, randomBytes, random, bind, portMoved }: DataPlaneDependencies) {
    const bytes = randomBytes ?? systemRandomBytes;
    this.#clock = clock;
    this.#pace = pace;
    this.#probe = probe ?? networkProbe(clock);
    this.#traceId = traceIds(clock, bytes);
    this.#newId = () => bytes(16).toString('base64url');
    this.#random = random ?? Math.random;
    this.#bind = bind ?? bindLoopback;
    this.#portMoved = portMoved ?? (() => {});
    this.#deadlines = new Deadlines(clock);
  }

  /** Makes a target group, or changes the one that is there. */
  putTargetGroup(arn: string, config: TargetGroupConfig): void {
    const existing = this.#groups.get(arn);
    if (existing !== undefined) {
      existing.configure(config);
      return;
    }
    const group = new TargetGroup(config, {
      clock: this.#clock,
      pace: this.#pace,
      probe: this.#probe,
      deadlines: this.#deadlines,
      random: this.#random,
      newId: this.#newId,
      onHealthChange: (target) => this.#tell(arn, target),
    });
    this.#groups.set(arn, group);
  }

  deleteTargetGroup(arn: string): void {
    this.#groups.get(arn)?.close();
    this.#groups.delete(arn);
  }

  /**
   * Makes a listener and resolves when it takes connections.
   *
   * @throws PortUnavailable
   */
  async openListener(arn: string, port: number, settings: ListenerSettings): Promise<void> {
    this.#put(arn, await this.#opened(port, settings));
  }

  /** Requests that come from now on follow the new settings. */
  changeListener(arn: string, settings: ListenerSettings): void {
    const listener = this.#listeners.get(arn);
    if (listener === undefined) return;
    listener.configure({ ...settings, routing: this.#resolve(settings.routing) });
    this.#put(arn, listener);
  }

  /**
   * Moves a listener to another port, where the new one takes connections before the old one goes, or to the other
   * protocol on its own port, which is free for a moment.
   *
   * @throws PortUnavailable, and the listener stays where it was
   */
  async moveListener(arn: string, port: number, settings: ListenerSettings): Promise<void> {
    const old = this.#listeners.get(arn);
    const isOnSamePort = old !== undefined && [old.configuredPort, old.port].includes(port);
    if (isOnSamePort) void old.close(deletionGrace);
    this.#put(arn, await this.#opened(port, settings));
    if (!isOnSamePort) void old?.close(deletionGrace);
  }

  /** Frees the port at once. */
  closeListener(arn: string): void {
    void this.#listeners.get(arn)?.close(deletionGrace);
    this.#listeners.delete(arn);
    this.#groupUse.delete(arn);
  }

  /** Where a listener can be reached; undefined when it is not open. */
  portOf(listenerArn: string): number | undefined {
    return this.#listeners.get(listenerArn)?.port;
  }

  /** The target that a request to the port would get now; undefined where it would not be forwarded. */
  targetFor(port: number, request: RoutedRequest): Target | undefined {
    return this.#listeners
      .values()
      .find((listener) => listener.port === port)
      ?.targetFor(request);
  }

  targetsOf(targetGroupArn: string): Target[] {
    return this.#groups.get(targetGroupArn)?.targets() ?? [];
  }

  targetGroupTraffic(arn: string): TargetGroupTraffic | undefined {
    return this.#groups.get(arn)?.traffic;
  }

  listenerTraffic(arn: string): ListenerTraffic | undefined {
    return this.#listeners.get(arn)?.traffic;
  }

  has(targetGroupArn: string): boolean {
    return this.#groups.has(targetGroupArn);
  }

  isAssociated(targetGroupArn: string): boolean {
    return this.#groups.get(targetGroupArn)?.isInUse ?? false;
  }

  register(targetGroupArn: string, target: Target): void {
    this.#groups.get(targetGroupArn)?.register(target);
  }

  deregister(targetGroupArn: string, target: Target, drained: () => void): void {
    const group = this.#groups.get(targetGroupArn);
    if (group === undefined) this.#clock.after(0, drained);
    else group.deregister(target, drained);
  }

  health(targetGroupArn: string, target: Target): TargetHealth {
    return this.#groups.get(targetGroupArn)?.health(target) ?? unregistered;
  }

  onHealthChange(listener: (targetGroupArn: string, target: Target) => void): () => void {
    this.#onHealthChange.add(listener);
    return () => this.#onHealthChange.delete(listener);
  }

  /** Closes everything at once. */
  async close(): Promise<void> {
    const listeners = [...this.#listeners.values()];
    this.#listeners.clear();
    await Promise.all(listeners.map((listener) => listener.close(0)));
    this.#onHealthChange.clear();
    for (const group of this.#groups.values()) group.close();
    this.#groups.clear();
    this.#deadlines.stop();
  }

  /** Keeps a listener as it is configured now. */
  #put(arn: string, listener: Listener): void {
    this.#listeners.set(arn, listener);
    this.#groupUse.set(arn, groupsOf(listener.config.routing));
  }

  async #opened(port: number, settings: ListenerSettings): Promise<Listener> {
    const isShared = [...this.#listeners.values()].some(
      ({ config, configuredPort }) => configuredPort === port && config.loadBalancer !== settings.loadBalancer,
    );
    const listener = new Listener(
      { ...settings, routing: this.#resolve(settings.routing) },
      {
        clock: this.#clock,
        deadlines: this.#deadlines,
        traceId: this.#traceId,
        bind: (wanted, createServer) => (isShared ? bindBeside : bindReachable)(wanted, createServer, this.#bind),
        reachablePort: (named) => this.#reachablePort(settings.loadBalancer, named),
      },
    );
    await listener.open(port);
    if (port !== 0 && listener.port !== port) {
      this.#portMoved({ configured: port, reachable: listener.port, reason: isShared ? 'shared' : 'forbidden' });
    }
    return listener;
  }

  /** Where the listener that a load balancer has on a port can be reached. */
  #reachablePort(loadBalancer: string, configured: number): number {
    for (const { config, configuredPort, port } of this.#listeners.values()) {
      if (config.loadBalancer === loadBalancer && configuredPort === configured) return port;
    }
    return configured;
  }

  #resolve(routing: Routing<string>): Routing<TargetGroup> {
    const resolve = (action: RoutingAction<string>): RoutingAction<TargetGroup> => {
      if (action.kind !== 'forward') return action;
      const groups = action.groups.flatMap(({ item, weight }) => {
        const group = this.#groups.get(item);
        return group === undefined ? [] : [{ item: group, weight }];
      });
      return { kind: 'forward', groups, stickySeconds: action.stickySeconds };
    };
    return {
      rules: routing.rules.map((rule) => ({ ...rule, action: resolve(rule.action) })),
      defaultAction: resolve(routing.defaultAction),
    };
  }

  #tell(targetGroupArn: string, target: Target): void {
    for (const listener of this.#onHealthChange) listener(targetGroupArn, target);
  }
}
