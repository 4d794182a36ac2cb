import type { Command } from 'commander';
import { exitCode } from '../exit-code.ts';
import type { Shell } from '../shell.ts';
import type { Defined } from './index.ts';
import { type CommonOptions, withCommonOptions } from './options.ts';
import { type TrustOptions, withTrustOptions } from './signing-options.ts';

interface Options extends CommonOptions, TrustOptions {
  readonly image: string;
  readonly json: boolean;
}

export function define(command: Command, shell: Shell): Defined<Options> {
  withTrustOptions(withCommonOptions(command))
    .requiredOption('--image <image>', "a reference, or a tag or digest of the application's repository")
    .option('--json', 'one line of JSON instead of text', false)
    .addHelpText(
      'after',
      '\nExit codes:\n  0  signature, SBOM and provenance are there, signed by whom you trust\n  1  one of them is not\n  2  bad usage, or the registry cannot be asked\n\nExamples:\n  ship verify-image --image 1.1.0 --verify-key ship.pub\n  ship verify-image --image latest --signer https://github.com/OWNER/REPO/.github/workflows/ci-cd.yml@refs/heads/main',
    );
  return async (options) => {
    const [{ checkImageIn }, { chosenVerifier }, { contractOf, openContext }] = await Promise.all([
      import('../delivery/check-image.ts'),
      import('../delivery/signing.ts'),
      import('./context.ts'),
    ]);
    const verifier = await chosenVerifier(options, shell);
    const context = await openContext(options, shell);
    const { uri } = (await contractOf(context)).repository;
    const { reference, checks } = await checkImageIn(context.clients, uri, options.image, verifier);
    const lines = checks.map(({ paper, signer, problem }) =>
      signer === undefined ? `✖ ${paper.padEnd(11)} ${problem}` : `✔ ${paper.padEnd(11)} signed by ${signer}`,
    );
    shell.output.write(
      options.json ? `${JSON.stringify({ image: reference, checks })}\n` : `${reference}\n${lines.join('\n')}\n`,
    );
    return checks.every(({ signer }) => signer !== undefined) ? exitCode.ok : exitCode.rolledBack;
  };
}
