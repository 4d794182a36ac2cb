import { appendFile } from 'node:fs/promises';

/**
 * Hands values on to the later steps of a GitHub workflow; elsewhere does nothing. Values are single lines.
 *
 * @see https://docs.github.com/actions/reference/workflow-commands-for-github-actions#setting-an-output-parameter
 */
export async function githubOutput(
  { GITHUB_OUTPUT = '' }: NodeJS.ProcessEnv,
  values: Readonly<Record<string, string>>,
): Promise<void> {
  if (GITHUB_OUTPUT === '') return;
  const lines = Object.entries(values).map(([name, value]) => `${name}=${value.replaceAll(/[\r\n]+/g, ' ')}\n`);
  await appendFile(GITHUB_OUTPUT, lines.join(''));
}
