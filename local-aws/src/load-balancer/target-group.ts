import type { Clock, Milliseconds, Timer } from '../clock.ts';
import type { Pace } from '../pace.ts';
import type { Deadlines } from './deadlines.ts';
import { type HealthChecks, startHealthChecks } from './health-checker.ts';
import type { Probe } from './health-probe.ts';
import { RegisteredTarget } from './registered-target.ts';
import { type ChoosingRequest, type Mark, markTarget, type Stickiness, stickyTarget } from './stickiness.ts';
import { type Algorithm, TargetChoice } from './target-choice.ts';
import type { TargetProtocol } from './target-connection.ts';
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
  readonly algorithm: Algorithm;
  /** How targets are spoken to; taken when a group is made, since a group never changes it. */
  readonly protocol: TargetProtocol;
  readonly stickiness: Stickiness | undefined;
  /** How long a new target's share grows, 30 to 900; 0 for its full share at once. */
  readonly slowStartSeconds: number;
  readonly failOpen: FailOpen;
}

/** `target_group_health.unhealthy_state_routing.minimum_healthy_targets.*`: with fewer, all targets get requests. */
export interface FailOpen {
  readonly minimumHealthyCount: number;
  /** 1 to 100; 0 for off. */
  readonly minimumHealthyPercentage: number;
}

/** A target chosen for a request. */
export interface Choice {
  readonly target: RegisteredTarget;
  /** Undefined when the answer needs no cookie. */
  readonly mark: Mark | undefined;
}

export interface TargetGroupSurroundings {
  readonly clock: Clock;
  readonly pace: Pace;
  readonly probe: Probe;
  readonly deadlines: Deadlines;
  readonly random: () => number;
  /** Makes an id for a stickiness cookie. */
  readonly newId: () => string;
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
  /** Names the group in stickiness cookies. */
  readonly id: string;
  readonly #choice: TargetChoice;

  constructor(config: TargetGroupConfig, surroundings: TargetGroupSurroundings) {
    this.#config = config;
    this.#surroundings = surroundings;
    this.id = surroundings.newId();
    this.#choice = new TargetChoice(surroundings.random);
  }

  get isInUse(): boolean {
    return this.#isInUse;
  }

  /** Targets keep their standing; checks go on by the new configuration. */
  configure(config: TargetGroupConfig): void {
    this.#config = config;
    this.#findEligible();
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
    const { clock, deadlines, newId } = this.#surroundings;
    const { protocol } = this.#config;
    const served = new RegisteredTarget({ target, id: newId(), protocol }, this.traffic, clock, deadlines);
    served.startsSlowly = this.#choice.eligible.some(({ standing }) => standing.state === 'healthy');
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

  /** Whether there is any target to send a request to. */
  get canServe(): boolean {
    return this.#choice.eligible.length > 0;
  }

  /** The target for a request: where a cookie says, otherwise the next one; undefined when there is none. */
  choose(request: ChoosingRequest): Choice | undefined {
    const { stickiness, algorithm } = this.#config;
    if (stickiness === undefined) {
      const target = this.#choice.choose(algorithm, request.now);
      return target === undefined ? undefined : { target, mark: undefined };
    }
    const id = stickyTarget(stickiness, request);
    const same = id === undefined ? undefined : this.#choice.eligible.find((target) => target.id === id);
    const target = same ?? this.#choice.choose(algorithm, request.now);
    if (target === undefined) return undefined;
    return { target, mark: markTarget(stickiness, target.id, request, same !== undefined) };
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
    this.#choice.setEligible([]);
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
    const { served } = member;
    const before = toTargetHealth(served.standing);
    if (standing.state !== 'healthy') served.slowStart = undefined;
    else if (served.standing.state !== 'healthy') this.#startSlowly(served);
    served.standing = standing;
    this.#findEligible();
    if (!isSameHealth(before, toTargetHealth(standing))) this.#surroundings.onHealthChange(member.served.target);
  }

  /** A target comes in slowly where another carries the load meanwhile. */
  #startSlowly(target: RegisteredTarget): void {
    const { slowStartSeconds, algorithm } = this.#config;
    if (slowStartSeconds === 0 || algorithm !== 'round_robin' || !target.startsSlowly) return;
    const carries = (other: RegisteredTarget): boolean =>
      other.standing.state === 'healthy' && other.slowStart === undefined;
    if (!this.#choice.eligible.some(carries)) return;
    const { clock, pace } = this.#surroundings;
    target.slowStart = { since: clock.now(), duration: pace.scale(slowStartSeconds) };
    target.credit = 0;
  }

  /** Healthy targets; when they are too few, all that are not on their way out: an ALB fails open. */
  #findEligible(): void {
    const { minimumHealthyCount, minimumHealthyPercentage } = this.#config.failOpen;
    const staying = [...this.#members.values()]
      .map(({ served }) => served)
      .filter(({ standing }) => standing.state !== 'draining' && standing.state !== 'unused');
    const healthy = staying.filter(({ standing }) => standing.state === 'healthy');
    const isEnough =
      healthy.length >= Math.max(1, minimumHealthyCount) &&
      healthy.length * 100 >= staying.length * minimumHealthyPercentage;
    this.#choice.setEligible(isEnough ? healthy : staying);
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
