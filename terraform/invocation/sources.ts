import { join } from 'node:path';
import { readSource, type Source } from '../hcl/source.ts';
import type { Configuration, Plan } from '../plan/plan.ts';
import { moduleFolder, type SourceOfModule } from '../plan/stack.ts';
import type { ModuleBlocks } from '../policies/evaluate.ts';

/** The Terraform files of a plan's modules, read when they are asked for. */
export function sourcesOf(plan: Plan, directory: string): SourceOfModule {
  const read = new Map<string, Source>();
  return (modulePath) => {
    const known = read.get(modulePath);
    if (known !== undefined) return known;
    const folder = moduleFolder(plan.configuration, modulePath);
    const source = readSource(folder === undefined ? '' : join(directory, folder), directory);
    read.set(modulePath, source);
    return source;
  };
}

/** Every module of a plan with its blocks. */
export function blocksOf(plan: Plan, sources: SourceOfModule): readonly ModuleBlocks[] {
  return modulePaths(plan.configuration, '').map((module) => ({ module, blocks: sources(module).blocks }));
}

function modulePaths(configuration: Configuration, path: string): readonly string[] {
  const calls = [...configuration.calls].flatMap(([name, { module }]) =>
    modulePaths(module, path === '' ? `module.${name}` : `${path}.module.${name}`),
  );
  return [path, ...calls];
}
