import { type Command, Option } from 'commander';
import { exitCode } from '../exit-code.ts';
import { Failure } from '../failure.ts';
import type { Shell } from '../shell.ts';
import type { Defined } from './index.ts';

interface Options {
  readonly threshold: 'info' | 'low' | 'moderate' | 'high' | 'critical';
  readonly dev: boolean;
  readonly registry?: string;
  readonly json: boolean;
}

export function define(command: Command, shell: Shell): Defined<Options> {
  command
    .addOption(
      new Option('--threshold <severity>', 'how bad a finding must be to fail')
        .choices(['info', 'low', 'moderate', 'high', 'critical'])
        .default('high'),
    )
    .option('--dev', 'also what is needed only for development', false)
    .option('--registry <url>', 'the npm registry to ask (default: npm_config_registry, else registry.npmjs.org)')
    .option('--json', 'one line of JSON instead of text', false)
    .addHelpText(
      'after',
      '\nExit codes:\n  0  nothing at the threshold or above\n  1  something is\n  2  bad usage, or no lockfile\n  5  the registry could not be asked: nothing is known\n\nExample:\n  ship scan --threshold moderate',
    );
  return async ({ threshold, dev, registry, json }) => {
    const { askAdvisories, findingsOf, findLockfile, packagesToAsk, reaches } = await import('../image/index.ts');
    const lockfile = await findLockfile(shell.directory);
    if (lockfile === undefined) {
      throw new Failure({ code: 'missing-file', where: shell.directory, what: 'there is no package-lock.json' });
    }
    const packages = packagesToAsk(lockfile, dev);
    const { npm_config_registry: configured = 'https://registry.npmjs.org' } = shell.environment;
    const place = registry ?? configured;
    if (!URL.canParse(place)) throw new Failure({ code: 'invalid-registry', where: place, what: 'is not a URL' });
    const advisories = await askAdvisories(place, packages);
    if (advisories.kind === 'unknown') {
      if (json) shell.output.write(`${JSON.stringify({ packages: packages.size, unknown: advisories.reason })}\n`);
      shell.errors.write(`ship: nothing is known of ${packages.size} packages: ${advisories.reason} (${place})\n`);
      return exitCode.unknown;
    }
    const findings = findingsOf(packages, advisories.byPackage);
    const bad = findings.filter((finding) => reaches(finding, threshold));
    if (json) shell.output.write(`${JSON.stringify({ packages: packages.size, threshold, findings })}\n`);
    else {
      for (const { severity, name, version, title, url } of findings) {
        shell.output.write(`${severity.padEnd(8)} ${name} ${version}: ${title} ${url}\n`);
      }
      shell.output.write(
        `${packages.size} packages, ${findings.length} findings, ${bad.length} of them ${threshold} or worse\n`,
      );
    }
    return bad.length === 0 ? exitCode.ok : exitCode.rolledBack;
  };
}
