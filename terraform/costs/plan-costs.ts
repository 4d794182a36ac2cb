import { planEnvironment } from '../invocation/plan-file.ts';
import { sourcesOf } from '../invocation/sources.ts';
import type { Terraform } from '../invocation/terraform.ts';
import { stackOf } from '../plan/stack.ts';
import { assumptions, assumptionsInWords } from '../prices/assumptions.ts';
import { type Estimate, estimate } from '../prices/estimate.ts';
import { sourcesOf as pricePages } from '../prices/prices-for.ts';
import { usEast1 } from '../prices/us-east-1.ts';
import { type Choice, cheapestDev, defaultsChoices, prodChoices } from './choices.ts';
import type { CostTable, Priced } from './table.ts';

/** Plans every set of variables and adds up what it costs, in us-east-1. Tells of each plan before it is made. */
export async function planCosts(
  terraform: Terraform,
  directory: string,
  tell: (what: string) => void,
): Promise<CostTable> {
  const price = async (environment: string | undefined, choice?: Choice): Promise<Estimate> => {
    tell([environment ?? 'defaults', choice?.name ?? 'as it is'].join(': '));
    const plan = await planEnvironment(terraform, directory, environment, choice?.variables ?? {});
    return estimate(stackOf(plan, 'after', sourcesOf(plan, directory)), usEast1, assumptions);
  };
  const priceAll = async (environment: string | undefined, choices: readonly Choice[]): Promise<Priced> => {
    const whole = await price(environment);
    const priced = [];
    for (const choice of choices) {
      priced.push({ choice, usdPerMonth: (await price(environment, choice)).usdPerMonth });
    }
    return { name: environment ?? 'the defaults', estimate: whole, choices: priced };
  };
  const cheapest: Priced = { name: cheapestDev.name, estimate: await price('dev', cheapestDev), choices: [] };
  const dev = await priceAll('dev', []);
  const defaults = await priceAll(undefined, defaultsChoices);
  const prod = await priceAll('prod', prodChoices);
  const pages = pricePages(usEast1).map(({ page, asOf }) => `${page} (${asOf})`);
  return {
    environments: [cheapest, dev, defaults, prod],
    basis: [
      wrapped(assumptionsInWords(assumptions)),
      wrapped(`List prices of ${usEast1.region}: ${pages.join(', ')}.`),
    ],
  };
}

/** Prose in lines of at most 120 characters. */
function wrapped(text: string): string {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line === '') lines[lines.length - 1] = word;
    else if (line.length + word.length < 120) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines.join('\n');
}
