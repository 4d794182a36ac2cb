import type { Command } from 'commander';
import { exitCode } from '../exit-code.ts';
import type { Shell } from '../shell.ts';
import type { Defined } from './index.ts';

interface Options {
  readonly json: boolean;
  readonly githubOutput: boolean;
}

export function define(command: Command, shell: Shell): Defined<Options> {
  command
    .option('--json', 'a JSON list instead of lines', false)
    .option(
      '--github-output',
      'also hand them on to later steps, as tags (with commas), tag (the first) and sha',
      false,
    )
    .addHelpText('after', help);
  return async ({ json, githubOutput: isHandedOn }) => {
    const [{ tagsFor }, { tagSource }, { githubOutput }, { runGit }, { Failure }] = await Promise.all([
      import('../delivery/tags.ts'),
      import('../delivery/tag-source.ts'),
      import('../delivery/github-output.ts'),
      import('../image/index.ts'),
      import('../failure.ts'),
    ]);
    if (isHandedOn && (shell.environment.GITHUB_OUTPUT ?? '') === '') {
      throw new Failure({
        code: 'no-github-output',
        where: '--github-output',
        what: 'GITHUB_OUTPUT names no file',
        remedy: 'leave the option out where GitHub Actions does not run',
      });
    }
    const source = await tagSource(shell.environment, shell.directory, runGit);
    const tags = tagsFor(source);
    if (isHandedOn) {
      await githubOutput(shell.environment, { tags: tags.join(','), tag: tags[0] ?? '', sha: source.commit });
    }
    shell.output.write(json ? `${JSON.stringify(tags)}\n` : `${tags.join('\n')}\n`);
    return exitCode.ok;
  };
}

const help = `
<branch>-<commit>, commit, run number, branch, and on main latest; from GitHub Actions, else from git. A git tag stands
in the branch's place; a pull request is named by its head and as pr-<number>, and is never latest.

Exit codes:
  0  shown
  2  bad usage, or there is no commit

Examples:
  ship tags
  ship tags --github-output`;
