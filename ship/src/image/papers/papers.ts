import { relative } from 'node:path';
import type { BuiltImage } from '../build.ts';
import { type Lockfile, packagesIn } from './lockfile.ts';
import { provenance, provenancePredicateType } from './provenance.ts';
import { sbom, sbomPredicateType } from './sbom.ts';
import type { Statement } from './statement.ts';

/** What goes with an image: what is in it, and how it came about. */
export interface Papers {
  /** SPDX 2.3, JSON. */
  readonly sbom: string;
  readonly statements: { readonly sbom: Statement; readonly provenance: Statement };
}

export interface PapersOptions {
  readonly built: Pick<
    BuiltImage,
    'digest' | 'title' | 'version' | 'revision' | 'isDirty' | 'source' | 'packages' | 'base' | 'images' | 'createdAt'
  >;
  readonly serviceDirectory: string;
  /** The project's root. */
  readonly root: string;
  readonly lockfile: Lockfile | undefined;
  /** Tells of GitHub Actions, where it is one of its runs that builds. */
  readonly environment: NodeJS.ProcessEnv;
}

export async function papersFor({ built, lockfile, ...options }: PapersOptions): Promise<Papers> {
  const packages = await packagesIn(built.packages, lockfile);
  const text = sbom({ ...built, packages });
  return {
    sbom: text,
    statements: {
      sbom: { predicateType: sbomPredicateType, predicate: JSON.parse(text) },
      provenance: {
        predicateType: provenancePredicateType,
        predicate: provenance({
          revision: built.revision,
          isDirty: built.isDirty,
          source: built.source,
          service: relative(options.root, options.serviceDirectory),
          platforms: built.images.map(({ platform }) => platform),
          base: built.base,
          lockfile: lockfile?.digest,
          node: process.versions.node,
          environment: options.environment,
        }),
      },
    },
  };
}
