import { Failure } from '../failure.ts';
import { defaultDataDirectory, runningStacks, type Stack, stackFile } from './stack-file.ts';

/**
 * The local stack that a command means when it names none: the default one, or the only one that runs. Undefined where
 * none runs; throws a Failure where several do and none is the default.
 */
export async function runningStack(root: string): Promise<Stack | undefined> {
  const stacks = await runningStacks(root);
  const [first] = stacks;
  if (first === undefined || stacks.length === 1) return first;
  const isDefault = stackFile(root, first) === stackFile(root, { ...first, dataDirectory: defaultDataDirectory(root) });
  if (isDefault) return first;
  throw new Failure({
    code: 'several-stacks',
    what: `several local stacks run here: ${stacks.map(({ endpoint }) => endpoint).join(', ')}`,
    remedy: 'choose one with --endpoint-url',
  });
}
