import type { Target, TargetHealth, Targets } from '../../load-balancer/targets.ts';
import type { Elbv2State } from './state.ts';

/** The data plane's targets, kept over a restart. A target that is draining is not kept. */
export class PersistentTargets implements Targets {
  readonly #state: Elbv2State;

  constructor(state: Elbv2State) {
    this.#state = state;
  }

  has(targetGroupArn: string): boolean {
    return this.#state.dataPlane.has(targetGroupArn);
  }

  isAssociated(targetGroupArn: string): boolean {
    return this.#state.dataPlane.isAssociated(targetGroupArn);
  }

  register(targetGroupArn: string, target: Target): void {
    if (!this.has(targetGroupArn)) return;
    const { address, port } = target;
    this.#state.targets.put(keyOf(targetGroupArn, target), { targetGroupArn, address, port });
    this.#state.dataPlane.register(targetGroupArn, target);
  }

  deregister(targetGroupArn: string, target: Target, drained: () => void): void {
    this.#state.targets.delete(keyOf(targetGroupArn, target));
    this.#state.dataPlane.deregister(targetGroupArn, target, drained);
  }

  health(targetGroupArn: string, target: Target): TargetHealth {
    return this.#state.dataPlane.health(targetGroupArn, target);
  }

  onHealthChange(listener: (targetGroupArn: string, target: Target) => void): () => void {
    return this.#state.dataPlane.onHealthChange(listener);
  }

  /** Forgets what was kept of a group's targets. */
  forget(targetGroupArn: string): void {
    const { targets, indexes } = this.#state;
    for (const row of indexes.targetsOfGroup.of(targetGroupArn)) targets.delete(keyOf(targetGroupArn, row));
  }
}

function keyOf(targetGroupArn: string, { address, port }: Target): string {
  return `${targetGroupArn}|${address}|${port}`;
}
