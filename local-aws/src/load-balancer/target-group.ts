import type { Clock, Milliseconds, Timer } from '../clock.ts';
import type { Pace } from '../pace.ts';
import type { Deadlines } from './deadlines.ts';
import { type HealthChecks, startHealthChecks } from './health-checker.ts';
import type { Probe } from './health-probe.ts';
import { RegisteredTarget } from './registered-target.ts';
import {
  afterCheck,
  type HealthPolicy,
  registered,
  registering,
  type TargetStanding,
  toTargetHealth,
} from './target-health.ts';
import type { Target, TargetHealth } from './targets.ts';
import { noTargetGroupTraffic, type TargetGroupTraffic } from './traffic.ts';

export interface TargetGroupConfig {
  readonly healthCheck: {
    readonly protocol: 'HTTP' | 'HTTPS';
    readonly path: string;
    /** Undefined: the port where the target takes traffic. */
    readonly port: number | undefined;
    readonly intervalSeconds: number;
    readonly timeoutSeconds: number;
    readonly policy: HealthPolicy;
  };
  readonly deregistrationDelaySeconds: number;
  readonly algorithm: 'round_robin' | 'least_outstanding_requests';
}

export interface TargetGroupSurroundings {
  readonly clock: Clock;
  readonly pace: Pace;
  readonly probe: Probe;
  readonly deadlines: Deadlines;
  /** Called after every change of what `health` tells about the target. */
  readonly onHealthChange: (target: Target) => void;
}

interface Member {
  readonly served: RegisteredTarget;
  checks: HealthChecks | undefined;
  draining: { readonly timer: Timer; readonly drained: (() => void)[] } | undefined;
}

/** The targets of one target group, checked, chosen from, and drained. */
export class TargetGroup {
  readonly traffic: TargetGroupTraffic = noTargetGroupTraffic();
  readonly #surroundings: TargetGroupSurroundings;
  readonly #members = new Map<string, Member>();
  #config: TargetGroupConfig;
  #isInUse = false;
  #eligible: readonly RegisteredTarget[] = [];
  #next = 0;

  constructor(config: TargetGroupConfig, surroundings: TargetGroupSurroundings) {
    this.#config = config;
    this.#surroundings = surroundings;
  }

  get isInUse(): boolean {
    return this.#isInUse;
  }

  /** Targets keep their standing; checks go on by the new configuration. */
  configure(config: TargetGroupConfig): void {
    this.#config = config;
    for (const member of this.#members.values()) {
      if (member.checks === undefined) continue;
      member.checks.stop();
      this.#startChecks(member);
    }
  }

  /** Whether a listener sends traffic here: only then are targets checked. */
  setInUse(isInUse: boolean): void {
    if (isInUse === this.#isInUse) return;
    this.#isInUse = isInUse;
    for (const member of this.#members.values()) {
      if (member.draining === undefined) this.#enter(member);
    }
  }

  register(target: Target): void {
    const existing = this.#members.get(keyOf(target));
    if (existing !== undefined) {
      if (existing.draining === undefined) return;
      const drained = this.#endDraining(existing);
      existing.served.keepIdleConnections();
      this.#enter(existing);
      for (const tell of drained) tell();
      return;
    }
    const { clock, deadlines } = this.#surroundings;
    const served = new RegisteredTarget(target, this.traffic, clock, deadlines);
    const member: Member = { served, checks: undefined, draining: undefined };
    this.#members.set(keyOf(target), member);
    this.#enter(member);
  }

  /** As `Targets.deregister`. */
  deregister(target: Target, drained: () => void): void {
    const member = this.#members.get(keyOf(target));
    const { clock, pace } = this.#surroundings;
    if (member === undefined) {
      clock.after(0, drained);
      return;
    }
    if (member.draining !== undefined) {
      member.draining.drained.push(drained);
      return;
    }
    member.checks?.stop();
    member.checks = undefined;
    const isIdleNow = (): boolean => member.served.inFlight === 0;
    const endsWhenIdle = pace.drainEndsWhenIdle || !this.#isInUse;
    const delay: Milliseconds = endsWhenIdle && isIdleNow() ? 0 : pace.scale(this.#config.deregistrationDelaySeconds);
    member.draining = { timer: clock.after(delay, () => this.#remove(member)), drained: [drained] };
    if (endsWhenIdle) {
      member.served.onIdle = () => {
        member.draining?.timer.cancel();
        this.#remove(member);
      };
    }
    this.#stand(member, { state: 'draining' });
    member.served.closeIdleConnections();
  }

  /** Undefined for a target that is not registered. */
  health(target: Target): TargetHealth | undefined {
    const member = this.#members.get(keyOf(target));
    return member === undefined ? undefined : toTargetHealth(member.served.standing);
  }

  /** Registered targets, draining ones included. */
  targets(): Target[] {
    return [...this.#members.values()].map(({ served }) => served.target);
  }

  /** The target for the next request; undefined when there is none to send it to. */
  choose(): RegisteredTarget | undefined {
    const eligible = this.#eligible;
    if (eligible.length < 2) return eligible[0];
    if (this.#config.algorithm === 'least_outstanding_requests') {
      return eligible.reduce((least, candidate) => (candidate.inFlight < least.inFlight ? candidate : least));
    }
    this.#next = (this.#next + 1) % eligible.length;
    return eligible[this.#next];
  }

  /** Forgets all targets at once; whoever waits for one to drain is told. Requests in flight end by themselves. */
  close(): void {
    for (const member of [...this.#members.values()]) {
      member.checks?.stop();
      const drained = this.#endDraining(member);
      this.#members.delete(keyOf(member.served.target));
      member.served.closeIdleConnections();
      for (const tell of drained) tell();
    }
    this.#eligible = [];
  }

  #enter(member: Member): void {
    member.checks?.stop();
    member.checks = undefined;
    this.#stand(member, this.#isInUse ? registering : { state: 'unused' });
    if (this.#isInUse) this.#startChecks(member);
  }

  #startChecks(member: Member): void {
    const { protocol, path, port, intervalSeconds, timeoutSeconds, policy } = this.#config.healthCheck;
    const { target } = member.served;
    const request = { protocol, path, timeoutSeconds, address: target.address, port: port ?? target.port };
    member.checks = startHealthChecks(
      { request, intervalSeconds },
      {
        begun: () => this.#stand(member, registered(member.served.standing)),
        checked: (outcome, counts) => {
          this.#stand(member, afterCheck(member.served.standing, outcome, policy, counts));
          return member.served.standing.state === 'initial' && outcome.kind === 'refused';
        },
      },
      this.#surroundings,
    );
  }

  #stand(member: Member, standing: TargetStanding): void {
    const before = toTargetHealth(member.served.standing);
    member.served.standing = standing;
    this.#findEligible();
    if (!isSameHealth(before, toTargetHealth(standing))) this.#surroundings.onHealthChange(member.served.target);
  }

  /** Healthy targets; when there is none, all that are not on their way out: an ALB fails open. */
  #findEligible(): void {
    const staying = [...this.#members.values()]
      .map(({ served }) => served)
      .filter(({ standing }) => standing.state !== 'draining' && standing.state !== 'unused');
    const healthy = staying.filter(({ standing }) => standing.state === 'healthy');
    this.#eligible = healthy.length > 0 ? healthy : staying;
  }

  #endDraining(member: Member): readonly (() => void)[] {
    const drained = member.draining?.drained ?? [];
    member.draining?.timer.cancel();
    member.draining = undefined;
    member.served.onIdle = () => {};
    return drained;
  }

  #remove(member: Member): void {
    const drained = this.#endDraining(member);
    this.#members.delete(keyOf(member.served.target));
    this.#surroundings.onHealthChange(member.served.target);
    for (const tell of drained) tell();
  }
}

function keyOf({ address, port }: Target): string {
  return `${address}|${port}`;
}

function isSameHealth(one: TargetHealth, other: TargetHealth): boolean {
  if (one.state !== other.state) return false;
  const reasonOf = (health: TargetHealth): string => ('reason' in health ? health.reason : '');
  const descriptionOf = (health: TargetHealth): string => ('description' in health ? health.description : '');
  return reasonOf(one) === reasonOf(other) && descriptionOf(one) === descriptionOf(other);
}
