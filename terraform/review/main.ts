/**
 * `npm run plan:review -- [plan.json | plan.bin] [--env dev] [--root terraform] [--markdown | --json]`: reads a plan, or
 * makes one, and tells what it does, what it costs and which policies fail. Exit code: 0 none fails, 1 some fail,
 * 2 bad usage or no plan.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { rootDirectory, runCommand, type Shell } from '../invocation/command.ts';
import { Failure } from '../invocation/failure.ts';
import { painter } from '../invocation/paint.ts';
import { planEnvironment, readPlan } from '../invocation/plan-file.ts';
import { blocksOf, sourcesOf } from '../invocation/sources.ts';
import { terraformIn } from '../invocation/terraform.ts';
import { isAccepted } from '../policies/evaluate.ts';
import { rules } from '../policies/index.ts';
import { policyReference } from '../policies/reference.ts';
import { assumptions } from '../prices/assumptions.ts';
import { reviewJson } from './json.ts';
import { renderMarkdown } from './markdown.ts';
import { reviewOf } from './review.ts';
import { renderTerminal } from './terminal.ts';

const usage = `Usage: npm run plan:review -- [plan.json | plan.bin] [options]

Tells what a Terraform plan does, what is dangerous in it first; what it costs a month; which policies fail.

  --env NAME    without a plan: make the plan of environments/NAME.tfvars.json
  --root DIR    the Terraform configuration (default: this project's terraform/)
  --markdown    as a comment for a pull request
  --json        for machines
  --rules       no plan: the policies themselves, in Markdown

Exit code: 0 no policy fails, 1 some fail, 2 bad usage or no plan.
`;

await runCommand('plan:review', 2, async (shell) => {
  const { values, positionals } = parsed(shell);
  if (values.help === true) {
    shell.write(usage);
    return 0;
  }
  if (values.rules === true) {
    shell.write(policyReference(rules));
    return 0;
  }
  const [file, ...others] = positionals;
  if (others.length > 0) throw new Failure({ code: 'usage', what: 'takes one plan', where: others.join(' ') });
  if (file !== undefined && values.env !== undefined) {
    throw new Failure({ code: 'usage', what: 'a plan knows its environment', where: '--env', remedy: 'leave one out' });
  }
  const root = rootDirectory(values.root, shell.directory);
  const terraform = terraformIn(root, shell.environment);
  const plan =
    file === undefined
      ? await planEnvironment(terraform, root, values.env)
      : await readPlan(resolve(shell.directory, file), terraform);
  const sources = sourcesOf(plan, root);
  const review = reviewOf({ plan, sources, modules: blocksOf(plan, sources), rules, assumed: assumptions });
  if (values.json === true) shell.write(`${JSON.stringify(reviewJson(review), undefined, 2)}\n`);
  else if (values.markdown === true) shell.write(renderMarkdown(review));
  else shell.write(renderTerminal(review, painter(shell.hasColour), shell.width));
  return isAccepted(review.policies) ? 0 : 1;
});

interface Parsed {
  readonly values: {
    readonly env?: string | undefined;
    readonly root?: string | undefined;
    readonly markdown?: boolean | undefined;
    readonly json?: boolean | undefined;
    readonly rules?: boolean | undefined;
    readonly help?: boolean | undefined;
  };
  readonly positionals: readonly string[];
}

function parsed(shell: Shell): Parsed {
  return parseArgs({
    args: [...shell.parameters],
    allowPositionals: true,
    options: {
      env: { type: 'string' },
      root: { type: 'string' },
      markdown: { type: 'boolean' },
      json: { type: 'boolean' },
      rules: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
}
