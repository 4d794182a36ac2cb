/**
 * `npm run drift -- [--env dev] [--root terraform] [--markdown | --json]`: compares what Terraform left with what is
 * there. It changes nothing, and takes no lock. Exit code: 0 no drift, 2 drift, 1 it could not be told.
 */
import { parseArgs } from 'node:util';
import { rootDirectory, runCommand } from '../invocation/command.ts';
import { painter } from '../invocation/paint.ts';
import { planFailed, variablesFile, withPlan } from '../invocation/plan-file.ts';
import { sourcesOf } from '../invocation/sources.ts';
import { terraformIn } from '../invocation/terraform.ts';
import { driftOf } from './drift.ts';
import { driftJson, renderDrift, renderDriftMarkdown } from './render.ts';

const exitCode = { noDrift: 0, unknown: 1, drift: 2 } as const;

const usage = `Usage: npm run drift -- [options]

Compares what Terraform left with what is there. It changes nothing, and takes no lock.

  --env NAME    the environment: environments/NAME.tfvars.json
  --root DIR    the Terraform configuration (default: this project's terraform/)
  --markdown    for an issue
  --json        for machines

Exit code: 0 no drift, 2 drift, 1 it could not be told.
`;

await runCommand('drift', exitCode.unknown, async (shell) => {
  const { values } = parseArgs({
    args: [...shell.parameters],
    options: {
      env: { type: 'string' },
      root: { type: 'string' },
      markdown: { type: 'boolean' },
      json: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help === true) {
    shell.write(usage);
    return exitCode.noDrift;
  }
  const root = rootDirectory(values.root, shell.directory);
  const looking = ['plan', '-lock=false', '-detailed-exitcode', ...variablesFile(root, values.env)];
  const plan = await withPlan(terraformIn(root, shell.environment), looking, (finished) => {
    // 2 is an answer: there is something to do, which may be drift.
    if (finished.code !== 0 && finished.code !== 2) throw planFailed(finished, values.env);
  });
  const drift = driftOf(plan, sourcesOf(plan, root));
  const where = values.env ?? 'the configuration';
  if (values.json === true) shell.write(`${JSON.stringify(driftJson(drift, values.env), undefined, 2)}\n`);
  else if (values.markdown === true) shell.write(renderDriftMarkdown(drift, where));
  else shell.write(renderDrift(drift, where, painter(shell.hasColour)));
  return drift.drifted.length === 0 ? exitCode.noDrift : exitCode.drift;
});
