export interface Weighted<Item> {
  readonly item: Item;
  /** 0 (never) to 999. */
  readonly weight: number;
}

/**
 * Chooses items in proportion to their weights, as evenly as can be: over any run of choices as long as the sum of the
 * weights each item comes exactly `weight` times (smooth weighted round robin, as in nginx). Undefined when no item has
 * a weight.
 */
export function weightedChoice<Item>(items: readonly Weighted<Item>[]): () => Item | undefined {
  const candidates = items.filter(({ weight }) => weight > 0).map((weighted) => ({ ...weighted, credit: 0 }));
  const [first] = candidates;
  if (first === undefined) return () => undefined;
  if (candidates.length === 1) return () => first.item;
  const total = candidates.reduce((sum, { weight }) => sum + weight, 0);
  return () => {
    let best = first;
    for (const candidate of candidates) {
      candidate.credit += candidate.weight;
      if (candidate.credit > best.credit) best = candidate;
    }
    best.credit -= total;
    return best.item;
  };
}
