import * as v from 'valibot';

/** Contenders in one discipline. */
export interface Race {
  /** What is measured, with its unit. */
  readonly what: string;
  readonly better: 'more' | 'less';
  /** By contender. */
  readonly figures: Readonly<Record<string, number>>;
}

export const raceSchema: v.GenericSchema<unknown, Race> = v.object({
  what: v.string(),
  better: v.picklist(['more', 'less']),
  figures: v.record(v.string(), v.number()),
});

/** Two contenders of whom the other one is now ahead. */
export interface ChangedPlaces {
  readonly what: string;
  readonly ahead: string;
  readonly behind: string;
  /** They were, or are, so close that their order says nothing. */
  readonly isNear: boolean;
}

/** Part of the larger figure. Medians of one machine differ by as much from one run to the next. */
const near = 0.1;

/** Who has overtaken whom, among those who ran both times. */
export function changedPlaces(before: readonly Race[], now: readonly Race[]): readonly ChangedPlaces[] {
  return now.flatMap((race) => {
    const earlier = before.find(({ what }) => what === race.what);
    if (earlier === undefined) return [];
    const names = Object.keys(race.figures).filter((name) => earlier.figures[name] !== undefined);
    const pairs = names.flatMap((one, index) => names.slice(index + 1).map((other) => [one, other] as const));
    return pairs.flatMap(([one, other]) => {
      const was = leadOf(earlier, one, other);
      const is = leadOf(race, one, other);
      if (was * is >= 0) return [];
      const [ahead, behind] = is > 0 ? [one, other] : [other, one];
      return [{ what: race.what, ahead, behind, isNear: Math.abs(was) <= near || Math.abs(is) <= near }];
    });
  });
}

/** How far the one is ahead of the other, as a part of the larger figure; negative: behind. */
function leadOf({ better, figures }: Race, one: string, other: string): number {
  const [own, theirs] = [figures[one] ?? 0, figures[other] ?? 0];
  const larger = Math.max(own, theirs);
  if (larger === 0) return 0;
  return (better === 'more' ? own - theirs : theirs - own) / larger;
}

/** A line a change, or that there was none. */
export function ranksInWords(changes: readonly ChangedPlaces[], since: string): readonly string[] {
  if (changes.length === 0) return [`The order is that of ${since}.`];
  return changes.map(
    ({ what, ahead, behind, isNear }) =>
      `${what}: "${ahead}" is now before "${behind}"${isNear ? `, too near to tell them apart` : ''} (since ${since}).`,
  );
}
