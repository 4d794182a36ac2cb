import * as v from 'valibot';
import { type Plan, parsePlan } from '../plan/plan.ts';
import { Failure } from './failure.ts';
import type { Terraform } from './terraform.ts';

const message = v.object({
  test_plan: v.optional(v.object({ plan_format_version: v.string(), resource_changes: v.optional(v.unknown()) })),
  diagnostic: v.optional(v.object({ summary: v.string(), detail: v.optional(v.string(), '') })),
});

/**
 * What a file of a root's tests plans first. Its provider is mocked: no AWS is asked, no account is needed. What the
 * configuration does not say itself is made up.
 */
export async function mockedPlan(
  terraform: Pick<Terraform, 'run'>,
  file: string,
  ...parameters: readonly string[]
): Promise<Plan> {
  const { output, errors } = await terraform.run('test', '-json', '-verbose', `-filter=${file}`, ...parameters);
  const messages = output
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => v.parse(message, JSON.parse(line)));
  const planned = messages.find(({ test_plan }) => test_plan !== undefined)?.test_plan;
  if (planned === undefined) {
    const told = messages.flatMap(({ diagnostic }) =>
      diagnostic === undefined ? [] : [`${diagnostic.summary}: ${diagnostic.detail}`],
    );
    throw new Failure({
      code: 'plan-failed',
      where: file,
      what: 'terraform test planned nothing',
      remedy: 'has terraform init been run there? Terraform said:',
      evidence: [...told, errors.trim()].join('\n').trim(),
    });
  }
  const { plan_format_version: format_version, resource_changes } = planned;
  return parsePlan(JSON.stringify({ format_version, resource_changes }), file);
}
