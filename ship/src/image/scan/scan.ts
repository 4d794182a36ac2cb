import type { LockedPackage, Lockfile } from '../papers/lockfile.ts';
import { type Advisory, type Severity, severities } from './advisories.ts';
import { isInRange } from './version-range.ts';

/** A package of the lockfile that an advisory is about. */
export interface Finding extends Advisory {
  readonly name: string;
  readonly version: string;
}

/** The packages to ask about: every name with its versions. */
export function packagesToAsk(lockfile: Lockfile, withDevelopment: boolean): ReadonlyMap<string, readonly string[]> {
  const versions = new Map<string, string[]>();
  for (const { name, version } of wanted(lockfile, withDevelopment)) {
    const known = versions.get(name) ?? [];
    if (!known.includes(version)) versions.set(name, [...known, version]);
  }
  return versions;
}

/** The worst first, then by name. */
export function findingsOf(
  packages: ReadonlyMap<string, readonly string[]>,
  advisories: ReadonlyMap<string, readonly Advisory[]>,
): readonly Finding[] {
  const rank = (severity: Severity): number => severities.indexOf(severity);
  return [...packages]
    .flatMap(([name, versions]) =>
      versions.flatMap((version) =>
        (advisories.get(name) ?? [])
          .filter(({ vulnerable }) => isInRange(version, vulnerable))
          .map((advisory): Finding => ({ ...advisory, name, version })),
      ),
    )
    .sort((one, other) => rank(other.severity) - rank(one.severity) || (one.name < other.name ? -1 : 1));
}

/** Whether a finding is as bad as the threshold or worse. */
export function reaches({ severity }: Finding, threshold: Severity): boolean {
  return severities.indexOf(severity) >= severities.indexOf(threshold);
}

function wanted({ packages }: Lockfile, withDevelopment: boolean): readonly LockedPackage[] {
  return [...packages.values()].filter(({ isDevelopment }) => withDevelopment || !isDevelopment);
}
