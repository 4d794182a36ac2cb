import type { TargetGroup } from './target-group.ts';

/** Which groups each listener forwards to: a group is in use while any does. */
export class GroupUse {
  readonly #groups = new Map<string, ReadonlySet<TargetGroup>>();
  readonly #listeners = new WeakMap<TargetGroup, number>();

  /** From now on the listener forwards to these groups and to no others. */
  set(listener: string, groups: ReadonlySet<TargetGroup>): void {
    const before = this.#groups.get(listener) ?? new Set();
    this.#groups.set(listener, groups);
    for (const group of groups.difference(before)) this.#count(group, 1);
    for (const group of before.difference(groups)) this.#count(group, -1);
  }

  delete(listener: string): void {
    this.set(listener, new Set());
    this.#groups.delete(listener);
  }

  #count(group: TargetGroup, change: 1 | -1): void {
    const listeners = (this.#listeners.get(group) ?? 0) + change;
    this.#listeners.set(group, listeners);
    group.setInUse(listeners > 0);
  }
}
