import * as v from 'valibot';
import { type Change, managed, planned } from './plan.ts';
import { terraform } from './terraform.ts';

const message = v.object({
  type: v.string(),
  '@testfile': v.optional(v.string()),
  '@testrun': v.optional(v.string()),
  test_run: v.optional(v.object({ progress: v.optional(v.string()), status: v.optional(v.string()) })),
  test_plan: v.optional(planned),
  diagnostic: v.optional(v.object({ severity: v.string(), summary: v.string(), detail: v.optional(v.string(), '') })),
});

/** One `run` of a test file. */
export interface Run {
  readonly file: string;
  readonly name: string;
  readonly status: string;
  /** What Terraform said against it. */
  readonly errors: readonly string[];
  /** Of managed resources; only with `-verbose`, and only of a run that plans. */
  readonly changes: readonly Change[];
}

/** Runs `terraform test` and tells of each run. Throws where Terraform could not even begin. */
export async function testReport(
  parameters: readonly string[],
  options: { readonly root?: string } = {},
): Promise<readonly Run[]> {
  const { output, errors } = await terraform(['test', '-json', ...parameters], options);
  const messages = output
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => v.parse(message, JSON.parse(line)));
  const runs = messages.flatMap(({ test_run, '@testfile': file, '@testrun': name }) => {
    if (test_run?.progress !== 'complete' || file === undefined || name === undefined) return [];
    const own = messages.filter((other) => other['@testfile'] === file && other['@testrun'] === name);
    return [
      {
        file,
        name,
        status: test_run.status ?? 'unknown',
        errors: own.flatMap(({ diagnostic }) => (diagnostic?.severity === 'error' ? [wordsOf(diagnostic)] : [])),
        changes: own.flatMap(({ test_plan }) => managed(test_plan)),
      },
    ];
  });
  if (runs.length > 0) return runs;
  const words = messages.flatMap(({ diagnostic }) => (diagnostic === undefined ? [] : [wordsOf(diagnostic)]));
  throw new Error(['terraform test ran nothing', ...words, errors].join('\n'));
}

/** The run of that name; throws where there is none, or where it did not pass. */
export function passed(runs: readonly Run[], name: string): Run {
  const run = runs.find((candidate) => candidate.name === name);
  if (run === undefined) throw new Error(`there is no run ${name}`);
  if (run.status !== 'pass') throw new Error(`run ${name}: ${run.status}\n${run.errors.join('\n')}`);
  return run;
}

function wordsOf({ summary, detail }: { readonly summary: string; readonly detail: string }): string {
  return `${summary}: ${detail}`;
}
