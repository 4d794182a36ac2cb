import type { Command } from 'commander';
import { exitCode } from '../exit-code.ts';
import { Failure } from '../failure.ts';
import type { Shell } from '../shell.ts';
import type { Defined } from './index.ts';
import { type CommonOptions, wholeNumber, withCommonOptions } from './options.ts';

interface Options extends CommonOptions {
  readonly image?: string;
  readonly appVersion?: string;
  readonly exitCode: boolean;
  readonly json: boolean;
}

const revision = wholeNumber(1, 1_000_000);

export function define(command: Command, shell: Shell): Defined<Options> {
  withCommonOptions(command)
    .argument('[from]', 'a revision of the task definition (default: what runs)', revision)
    .argument('[to]', 'another (default: what the next deployment would register)', revision)
    .option('--image <image>', "the next deployment's image: a tag, digest or reference (default: the one that runs)")
    .option('--app-version <version>', "the next deployment's version")
    .option('--exit-code', 'end with 1 where there is a difference', false)
    .option('--json', 'one line of JSON instead of text', false)
    .addHelpText(
      'after',
      '\nValues whose name speaks of a secret are masked.\n\nExit codes:\n  0  compared (with --exit-code: there is no difference)\n  1  with --exit-code: there is a difference\n  2  bad usage or configuration, or there is no such revision\n\nExamples:\n  ship diff                    what the template has that does not run yet\n  ship diff --image 1.1.0      what ship deploy --image 1.1.0 would change\n  ship diff 7                  what going to revision 7 would change\n  ship diff 7 9 --exit-code    two revisions',
    );
  return async ({ image, appVersion, json, ...options }, { operands }) => {
    const revisions = operands.map(revision);
    if (revisions.length > 0 && (image !== undefined || appVersion !== undefined)) {
      throw new Failure({
        code: 'bad-usage',
        where: image === undefined ? '--app-version' : '--image',
        what: 'says what the next deployment brings, and this compares revisions that exist',
        remedy: 'leave out the revisions, or the option',
      });
    }
    const [{ contractOf, openContext }, { sidesOf }, { differences }, { comparisonLines }, { painter }] =
      await Promise.all([
        import('./context.ts'),
        import('../comparison/sides.ts'),
        import('../deployment/difference.ts'),
        import('../comparison/comparison-lines.ts'),
        import('../report/output.ts'),
      ]);
    const context = await openContext(options, shell);
    const contract = await contractOf(context);
    const [from, to] = await sidesOf(context.clients, contract, { revisions, image, appVersion });
    const found = differences(from.definition, to.definition);
    const lines = json
      ? [JSON.stringify({ v: 1, type: 'diff', from: from.name, to: to.name, differences: found })]
      : comparisonLines(from.name, to.name, found, painter(shell.output.hasColour));
    shell.output.write(lines.map((line) => `${line}\n`).join(''));
    return options.exitCode && found.length > 0 ? exitCode.rolledBack : exitCode.ok;
  };
}
