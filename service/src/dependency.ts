import { setTimeout as wait } from 'node:timers/promises';

/** Something that the service cannot do its work without: a database, a queue, another service. */
export interface Dependency {
  readonly name: string;
  /** Resolves when it can be used; rejects, or takes longer than a second, when it cannot. */
  check(signal: AbortSignal): Promise<void>;
}

const timeoutMilliseconds = 1_000;

/** The names of those that cannot be used now, asked all at once. */
export async function unusable(dependencies: readonly Dependency[]): Promise<readonly string[]> {
  const checked = await Promise.all(
    dependencies.map(async ({ name, check }) => {
      const end = new AbortController();
      const tooLate = wait(timeoutMilliseconds, false, { signal: end.signal }).catch(() => false);
      const isUsable = await Promise.race([
        check(end.signal).then(
          () => true,
          () => false,
        ),
        tooLate,
      ]);
      end.abort();
      return { name, isUsable };
    }),
  );
  return checked.filter(({ isUsable }) => !isUsable).map(({ name }) => name);
}
