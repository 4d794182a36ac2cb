import { type Dirent, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { addressesIn, attributesOf, dynamicBlocks, type HclBlock, scan } from './scan.ts';

/** A block with the file it stands in. */
export interface SourceBlock extends HclBlock {
  /** Relative to the root of the configuration, e.g. `alb.tf`. */
  readonly file: string;
}

/** The Terraform files of one folder, for what a plan does not tell: comments, locals, dynamic blocks. */
export interface Source {
  readonly blocks: readonly SourceBlock[];
  /** What each local value names, e.g. `kms_key_arn` → `aws_kms_key.main["logs"].arn`. */
  readonly locals: ReadonlyMap<string, readonly string[]>;
}

export const noSource: Source = { blocks: [], locals: new Map() };

/** A source from the texts of its files, by name. */
export function sourceOf(files: Readonly<Record<string, string>>): Source {
  const blocks = Object.entries(files).flatMap(([file, text]) => scan(text).map((block) => ({ ...block, file })));
  const locals = blocks
    .filter(({ type }) => type === 'locals')
    .flatMap(({ body }) => [...attributesOf(body)])
    .map(([name, expression]): [string, readonly string[]] => [name, addressesIn(expression)]);
  return { blocks, locals: new Map(locals) };
}

/** The `.tf` files of a folder. A folder that is not there has none. */
export function readSource(folder: string, root: string = folder): Source {
  let entries: readonly Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    return noSource;
  }
  const names = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.tf'))
    .map(({ name }) => name)
    .sort();
  return sourceOf(
    Object.fromEntries(
      names.map((name) => [relative(root, join(folder, name)), readFileSync(join(folder, name), 'utf8')]),
    ),
  );
}

/**
 * What a `dynamic` block within a resource or data source names. A plan's configuration leaves these blocks out
 *, so that the file is the only place where it stands.
 */
export function dynamicAddresses(
  source: Source,
  kind: 'resource' | 'data',
  type: string,
  name: string,
  dynamic: string,
): readonly string[] {
  const block = source.blocks.find(
    (candidate) => candidate.type === kind && candidate.labels[0] === type && candidate.labels[1] === name,
  );
  return block === undefined ? [] : dynamicBlocks(block.body, dynamic).flatMap(addressesIn);
}
