import type { Digest } from '../digest.ts';
import { hexOf } from '../digest.ts';

export interface ProvenanceOptions {
  /** The full commit. */
  readonly revision: string | undefined;
  readonly isDirty: boolean;
  readonly source: string | undefined;
  /** Relative to the repository, e.g. `service`. */
  readonly service: string;
  readonly platforms: readonly string[];
  readonly base: { readonly name: string; readonly digest: string } | undefined;
  /** Of the lockfile. */
  readonly lockfile: Digest | undefined;
  /** Version of the Node that built. */
  readonly node: string;
  readonly environment: NodeJS.ProcessEnv;
}

export const provenancePredicateType = 'https://slsa.dev/provenance/v1';

const namespace = 'urn:shipshape';

/**
 * How the image came about, as SLSA 1.0 tells it: in GitHub Actions by which workflow and run, elsewhere by a machine
 * that nobody vouches for.
 *
 * @see https://slsa.dev/spec/v1.0/provenance
 */
export function provenance(options: ProvenanceOptions): Readonly<Record<string, unknown>> {
  const { revision, isDirty, source, service, platforms, base, lockfile, node, environment } = options;
  const commit = revision === undefined ? {} : { digest: { gitCommit: revision } };
  return {
    buildDefinition: {
      buildType: `${namespace}:ship-build:v1`,
      externalParameters: { source: source ?? '', service, platforms, base: base?.name ?? 'scratch' },
      internalParameters: { node, uncommittedChanges: isDirty },
      resolvedDependencies: [
        ...(source === undefined && revision === undefined ? [] : [{ uri: `git+${source ?? 'file:.'}`, ...commit }]),
        ...(lockfile === undefined ? [] : [{ name: 'package-lock.json', digest: { sha256: hexOf(lockfile) } }]),
        ...(base === undefined ? [] : [{ uri: `oci://${base.name}`, digest: { sha256: base.digest.slice(7) } }]),
      ],
    },
    runDetails: { builder: { id: builderOf(environment) }, metadata: metadataOf(environment) },
  };
}

function builderOf({ GITHUB_ACTIONS, GITHUB_SERVER_URL, GITHUB_WORKFLOW_REF }: NodeJS.ProcessEnv): string {
  if (GITHUB_ACTIONS !== 'true' || GITHUB_WORKFLOW_REF === undefined) return `${namespace}:a-machine-of-ones-own`;
  return `${GITHUB_SERVER_URL ?? 'https://github.com'}/${GITHUB_WORKFLOW_REF}`;
}

function metadataOf({
  GITHUB_SERVER_URL,
  GITHUB_REPOSITORY,
  GITHUB_RUN_ID,
  GITHUB_RUN_ATTEMPT,
}: NodeJS.ProcessEnv): Readonly<Record<string, string>> {
  if (GITHUB_RUN_ID === undefined || GITHUB_REPOSITORY === undefined) return {};
  const run = `${GITHUB_SERVER_URL ?? 'https://github.com'}/${GITHUB_REPOSITORY}/actions/runs/${GITHUB_RUN_ID}`;
  return { invocationId: `${run}/attempts/${GITHUB_RUN_ATTEMPT ?? '1'}` };
}
