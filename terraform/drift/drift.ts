import { ignoredChanges } from '../hcl/source.ts';
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
  /** What others may change by agreement (`ignore_changes`): a deployment's task definition, autoscaling's count. */
  readonly agreed: readonly DriftedResource[];
}

/**
 * What was changed outside of Terraform, by a refresh-only plan. What a resource leaves to others is told apart: that
 * is no drift, or every deployment would be.
 */
export function driftOf(plan: Plan, sources: SourceOfModule): Drift {
  const drifted: DriftedResource[] = [];
  const agreed: DriftedResource[] = [];
  for (const change of plan.drift.filter(({ mode }) => mode === 'managed')) {
    const { address, type, name, module, action } = change;
    const source = sources(withoutKeys(module));
    const file = source.blocks.find(({ labels }) => labels[0] === type && labels[1] === name)?.file;
    if (action === 'delete') {
      drifted.push({ address, file, kind: 'gone', attributes: [] });
      continue;
    }
    const ignored = ignoredChanges(source, type, name);
    const isAgreed = ({ path }: AttributeChange): boolean =>
      ignored === 'all' || ignored.some((attribute) => path === attribute || path.startsWith(`${attribute}.`));
    const attributes = differencesOf(change);
    const groups = Map.groupBy(attributes, (attribute) => (isAgreed(attribute) ? agreed : drifted));
    for (const [group, those] of groups) group.push({ address, file, kind: 'changed', attributes: those });
  }
  return { drifted, agreed };
}

/** Tags stand twice, with and without those of the provider; once is enough. */
function differencesOf(change: ResourceChange): readonly AttributeChange[] {
  const all = attributeChanges(change);
  const paths = new Set(all.map(({ path }) => path));
  return all.filter(({ path }) => !(path.startsWith('tags_all') && paths.has(path.replace(/^tags_all/, 'tags'))));
}
