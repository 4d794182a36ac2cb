import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { mockedPlan } from '../../invocation/mocked-plan.ts';
import { terraformIn } from '../../invocation/terraform.ts';
import type { Place } from './page.ts';

/** The last has the last word: figures are prod's. */
const environments = ['dev', 'staging', 'prod-dr', 'prod'];
const variables = v.object({ app_name: v.string(), environment: v.string() });

/** Plans whatever has alarms, from the main root's folder on. The provider is mocked, and no account is needed. */
export async function planPlaces(directory: string, processEnvironment: NodeJS.ProcessEnv): Promise<readonly Place[]> {
  const places: Place[] = [];
  for (const name of environments) {
    const file = `environments/${name}.tfvars.json`;
    const { app_name, environment } = v.parse(variables, JSON.parse(readFileSync(join(directory, file), 'utf8')));
    const terraform = terraformIn(directory, processEnvironment);
    const plan = await mockedPlan(terraform, 'tests/environment.tftest.hcl', `-var-file=${file}`);
    places.push({ name, prefix: `${app_name}-${environment}`, plan });
  }
  const global = await mockedPlan(
    terraformIn(join(directory, 'global'), processEnvironment),
    'tests/global.tftest.hcl',
  );
  // The application of that file.
  return [...places, { name: 'global', prefix: 'shop', plan: global }];
}
