import type { Plan, ResourceChange } from '../plan/plan.ts';
import { type SourceOfModule, withoutKeys } from '../plan/stack.ts';
import { type AttributeChange, attributeChanges } from '../review/attribute-changes.ts';

/** A resource that is not as Terraform left it. */
export interface DriftedResource {
  readonly address: string;
  readonly file: string | undefined;
  readonly kind: 'changed' | 'gone';
  /** From what the state says (`before`) to what is there (`after`). */
  readonly attributes: readonly AttributeChange[];
}

export interface Drift {
  readonly drifted: readonly DriftedResource[];
  /** What Terraform lets stand: `ignore_changes` (a deployment's task definition, autoscaling's count), AWS's own. */
  readonly agreed: readonly DriftedResource[];
}

/**
 * What was changed outside of Terraform and would be put back by it. A plan tells both: what is not as the state says,
 * and what it would do. Where it would do nothing, others decide by agreement, or every deployment would be drift.
 */
export function driftOf(plan: Plan, sources: SourceOfModule): Drift {
  const planned = new Map(plan.changes.map((change) => [change.address, change]));
  const drifted: DriftedResource[] = [];
  const agreed: DriftedResource[] = [];
  for (const change of plan.drift.filter(({ mode }) => mode === 'managed')) {
    const { address, type, name, module, action } = change;
    const { blocks } = sources(withoutKeys(module));
    const file = blocks.find(({ labels }) => labels[0] === type && labels[1] === name)?.file;
    const next = planned.get(address);
    if (action === 'delete') {
      if (next?.action === 'create') drifted.push({ address, file, kind: 'gone', attributes: [] });
      continue;
    }
    const putBack = next === undefined ? [] : attributeChanges(next).map(({ path }) => path);
    const isPutBack = ({ path }: AttributeChange): boolean => putBack.some((other) => concerns(path, other));
    const groups = Map.groupBy(differencesOf(change), (attribute) => (isPutBack(attribute) ? drifted : agreed));
    for (const [group, attributes] of groups) group.push({ address, file, kind: 'changed', attributes });
  }
  return { drifted, agreed };
}

/** Tags stand twice, with and without those of the provider; once is enough. */
function differencesOf(change: ResourceChange): readonly AttributeChange[] {
  const all = attributeChanges(change);
  const paths = new Set(all.map(({ path }) => path));
  return all.filter(({ path }) => !(path.startsWith('tags_all') && paths.has(path.replace(/^tags_all/, 'tags'))));
}

/** The same attribute, or one within the other. */
function concerns(one: string, other: string): boolean {
  return one === other || one.startsWith(`${other}.`) || other.startsWith(`${one}.`);
}
