import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Finished } from '../../invocation/terraform.ts';
import { type Change, managed, planned } from './plan.ts';
import { terraform, withoutTerraform } from './terraform.ts';

/** The value of a variable, as a variables file in JSON holds it. */
export type Variables = Readonly<Record<string, unknown>>;

/** An account in which an apply is only pretended: nothing is made, but Terraform believes it and plans on. */
export interface PretendedAccount extends AsyncDisposable {
  apply(variables: Variables): Promise<void>;
  plan(variables: Variables): Promise<readonly Change[]>;
  /** A resource's attributes after the last apply. */
  attributes(address: string): Promise<Readonly<Record<string, unknown>>>;
}

/**
 * Why there is none here; false where there is. Terraform itself has no such thing: the command must take `--state FILE`
 * before its parameters, keep the state there and reach no AWS.
 */
export async function withoutPretendedAccount(): Promise<string | false> {
  const reason = await withoutTerraform();
  if (reason !== false) return reason;
  const { code } = await terraform(['--state', join(tmpdir(), 'none.tfstate'), 'version']);
  return code === 0 ? false : 'the command that TERRAFORM names cannot pretend an apply (--state FILE)';
}

const state = v.object({
  values: v.object({
    root_module: v.object({
      resources: v.array(v.object({ address: v.string(), values: v.record(v.string(), v.unknown()) })),
    }),
  }),
});

export function pretendedAccount(): PretendedAccount {
  const directory = mkdtempSync(join(tmpdir(), 'shipshape-account-'));

  async function run(...parameters: readonly string[]): Promise<Finished> {
    const finished = await terraform(['--state', join(directory, 'terraform.tfstate'), ...parameters]);
    assert.equal(finished.code, 0, `terraform ${parameters[0]} failed:\n${finished.output}${finished.errors}`);
    return finished;
  }

  function variablesFile(variables: Variables): string {
    const file = join(directory, 'values.tfvars.json');
    writeFileSync(file, JSON.stringify(variables));
    return `-var-file=${file}`;
  }

  return {
    async apply(variables) {
      await run('apply', '-auto-approve', '-no-color', variablesFile(variables));
    },
    async plan(variables) {
      const file = join(directory, 'plan.bin');
      await run('plan', '-no-color', `-out=${file}`, variablesFile(variables));
      const { output } = await run('show', '-json', file);
      return managed(v.parse(planned, JSON.parse(output)));
    },
    async attributes(address) {
      const { output } = await run('show', '-json');
      const { resources } = v.parse(state, JSON.parse(output)).values.root_module;
      return resources.find((resource) => resource.address === address)?.values ?? assert.fail(`no ${address}`);
    },
    async [Symbol.asyncDispose]() {
      rmSync(directory, { recursive: true });
    },
  };
}
