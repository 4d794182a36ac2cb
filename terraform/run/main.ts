/** `npm run terraform -- init|validate|fmt|plan|apply --env NAME`: Terraform as the pipeline and people call it, in one way. */
import { copyFileSync, existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { rootDirectory, runCommand, type Shell } from '../invocation/command.ts';
import { Failure } from '../invocation/failure.ts';
import { variablesFile } from '../invocation/plan-file.ts';
import { terraformIn } from '../invocation/terraform.ts';

const usage = `Usage: npm run terraform -- <act> --env <name> [--out FILE] [--plan FILE]

  init       with the state in S3 where TF_STATE_BUCKET names a bucket, else in a local file
  validate   the configuration
  fmt        check the formatting
  plan       with the environment's variables, into --out
  apply      what --plan holds, unasked
  destroy    what the environment has, unasked

The command is the one that the variable TERRAFORM names, or terraform.

Example: npm run terraform -- plan --env dev --out plan.bin`;

const acts = ['init', 'validate', 'fmt', 'plan', 'apply', 'destroy'] as const;
type Act = (typeof acts)[number];

await runCommand('terraform', 2, async (shell) => {
  const { values, positionals } = parseArgs({
    args: [...shell.parameters],
    allowPositionals: true,
    options: {
      env: { type: 'string', default: 'dev' },
      out: { type: 'string' },
      plan: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const act = acts.find((each) => each === positionals[0]);
  if (values.help || act === undefined) {
    shell.write(`${usage}\n`);
    return values.help ? 0 : 2;
  }
  const directory = rootDirectory(undefined, shell.directory);
  return terraformIn(directory, shell.environment).runVisibly(...parametersOf(act, values, directory, shell));
});

interface Values {
  readonly env: string;
  readonly out?: string;
  readonly plan?: string;
}

function parametersOf(act: Act, { env, out, plan }: Values, directory: string, shell: Shell): readonly string[] {
  const file = (path: string): string => resolve(shell.directory, path);
  switch (act) {
    case 'init':
      return ['init', '-input=false', ...backend(env, directory, shell)];
    case 'validate':
      return ['validate'];
    case 'fmt':
      return ['fmt', '-check', '-recursive', '-diff'];
    case 'plan':
      return [
        'plan',
        '-input=false',
        ...variablesFile(directory, env),
        ...(out === undefined ? [] : [`-out=${file(out)}`]),
      ];
    case 'apply':
      if (plan === undefined) throw new Failure({ code: 'plan-missing', where: '--plan', what: 'names no plan' });
      return ['apply', '-input=false', file(plan)];
    case 'destroy':
      return ['destroy', '-input=false', '-auto-approve', ...variablesFile(directory, env)];
    default:
      return act satisfies never;
  }
}

/** State in S3 needs a file that says so, and the bucket that bootstrap/ has made. */
function backend(env: string, directory: string, { environment, tell }: Shell): readonly string[] {
  const { TF_STATE_BUCKET: bucket = '' } = environment;
  if (bucket === '') {
    tell('The state is a local file; TF_STATE_BUCKET names a bucket for it.\n');
    return [];
  }
  const example = join(directory, 'backend.tf.example');
  const used = join(directory, 'backend.tf');
  if (!existsSync(used)) copyFileSync(example, used);
  return [`-backend-config=environments/${env}.s3.tfbackend`, `-backend-config=bucket=${bucket}`];
}
