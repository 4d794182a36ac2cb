import { roots, terraform, withoutTerraform } from './terraform.ts';

/** Runs once before all: what is tested needs its providers, but no state. */
export async function globalSetup(): Promise<void> {
  if (await withoutTerraform()) return;
  for (const root of roots()) {
    const { code, output, errors } = await terraform(['init', '-backend=false', '-input=false', '-no-color'], { root });
    if (code !== 0) throw new Error(`terraform init failed in ${root}:\n${output}${errors}`);
  }
}
