/** Distinct values that are kept as they came; beyond them neighbours within 1 % are told as one. */
const mostExact = 200;
const bucketWidth = Math.log(1.01);

/** Values of one metric in one span of time: sums and extremes exactly, percentiles within 1 %. */
export class Distribution {
  sum = 0;
  sampleCount = 0;
  minimum: number = Number.POSITIVE_INFINITY;
  maximum: number = Number.NEGATIVE_INFINITY;
  /** Whether it holds statistic sets that hide their single values, so that percentiles cannot be told. */
  hidesValues = false;
  readonly #counts = new Map<number, number>();
  #isCompressed = false;

  add(value: number, count: number): void {
    this.#widen(value * count, count, value, value);
    this.#count(value, count);
  }

  /** What a client has summed up already. One sample, or many equal ones, hide nothing. */
  addStatistics({ sum, sampleCount, minimum, maximum }: Statistics): void {
    if (minimum === maximum) {
      this.add(minimum, sampleCount);
      return;
    }
    this.#widen(sum, sampleCount, minimum, maximum);
    this.hidesValues = true;
  }

  merge(other: Distribution): void {
    this.#widen(other.sum, other.sampleCount, other.minimum, other.maximum);
    this.hidesValues ||= other.hidesValues;
    for (const [value, count] of other.#counts) this.#count(value, count);
  }

  /** Distinct values with their counts, smallest first. */
  sorted(): [value: number, count: number][] {
    return [...this.#counts].sort(([one], [other]) => one - other);
  }

  #widen(sum: number, count: number, minimum: number, maximum: number): void {
    this.sum += sum;
    this.sampleCount += count;
    this.minimum = Math.min(this.minimum, minimum);
    this.maximum = Math.max(this.maximum, maximum);
  }

  #count(value: number, count: number): void {
    const key = this.#isCompressed ? bucketOf(value) : value;
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + count);
    if (this.#counts.size <= mostExact || this.#isCompressed) return;
    this.#isCompressed = true;
    const exact = [...this.#counts];
    this.#counts.clear();
    for (const [each, times] of exact) this.#count(each, times);
  }
}

export interface Statistics {
  readonly sum: number;
  readonly sampleCount: number;
  readonly minimum: number;
  readonly maximum: number;
}

/** The middle of the value's bucket: a sparse exponential histogram, as CloudWatch keeps one. */
function bucketOf(value: number): number {
  if (value === 0) return 0;
  const bucket = Math.round(Math.log(Math.abs(value)) / bucketWidth);
  return Math.sign(value) * Math.exp(bucket * bucketWidth);
}
