import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { baseRefusals } from './refusals/base.ts';
import { containerRefusals } from './refusals/container.ts';
import { deliveryRefusals } from './refusals/delivery.ts';
import { networkRefusals } from './refusals/network.ts';
import { observabilityRefusals } from './refusals/observability.ts';
import type { Refusal } from './refusals/refusal.ts';
import { scalingRefusals } from './refusals/scaling.ts';
import { securityRefusals } from './refusals/security.ts';
import { mainRoot, terraform, withoutTerraform } from './support/terraform.ts';

const skip = await withoutTerraform();

/** By the file that holds the rules; a file that is not here is another's to test. */
const refusals: Readonly<Record<string, readonly Refusal[]>> = {
  'variables.tf': baseRefusals,
  'variables_container.tf': containerRefusals,
  'variables_delivery.tf': deliveryRefusals,
  'variables_network.tf': networkRefusals,
  'variables_observability.tf': observabilityRefusals,
  'variables_scaling.tf': scalingRefusals,
  'variables_security.tf': securityRefusals,
};

/**
 * A plan tells of every variable that it refuses, so that refusals that have no variable in common, nor one that a rule
 * of the other looks at, share a plan.
 */
describe('a value that cannot work', { skip }, () => {
  const all = Object.values(refusals).flat();
  const told = new Map<Refusal, string>();

  before(async () => {
    for (const round of rounds(all)) {
      const output = await refusedPlan(Object.assign({}, ...round.map(({ values }) => values)));
      for (const refusal of round) told.set(refusal, output);
    }
  });

  for (const refusal of all) {
    it(`is refused: ${JSON.stringify(refusal.values).slice(0, 100)}`, () => {
      const output = told.get(refusal) ?? '';

      assert.ok(
        output.includes(`Invalid value for variable: ${refusal.message}`),
        `${refusal.message} is not in:\n${output}`,
      );
    });
  }

  for (const [file, tested] of Object.entries(refusals)) {
    it(`is known for every rule in ${file}`, () => {
      const messages = [...sourceOf(file).matchAll(/error_message = "(.*)"/g)].map(([, message = '']) => message);

      const untested = messages.filter((message) => !tested.some((refusal) => message.startsWith(refusal.message)));

      assert.deepEqual(untested, []);
    });
  }
});

it('every variable says what it is, and what is typed text or a number says what it may be', { skip }, () => {
  const declarations = readdirSync(mainRoot)
    .filter((name) => /^variables.*\.tf$/.test(name))
    .flatMap((name) =>
      sourceOf(name)
        .split(/^(?=variable ")/m)
        .slice(1),
    );

  const bare = declarations.filter(
    (text) => !text.includes('description') || (!/type\s+= bool/.test(text) && !text.includes('validation {')),
  );

  assert.deepEqual(
    bare.map((text) => text.split('\n')[0]),
    [],
  );
});

function rounds(all: readonly Refusal[]): readonly (readonly Refusal[])[] {
  const found: Refusal[][] = [];
  for (const refusal of all) {
    const round = found.find((others) => others.every((other) => areApart(refusal, other)));
    if (round === undefined) found.push([refusal]);
    else round.push(refusal);
  }
  return found;
}

/** A variable that a rule looks at must be good for the rule to be asked at all. */
function areApart(one: Refusal, other: Refusal): boolean {
  return (
    !Object.keys(one.values).some((name) => name in other.values) &&
    !Object.keys(one.values).some((name) => lookedAt(other.variable).includes(name)) &&
    !Object.keys(other.values).some((name) => lookedAt(one.variable).includes(name))
  );
}

/** The variables that a variable's rules name, its own and others, and those that their rules name. */
function lookedAt(variable: string, found: readonly string[] = []): readonly string[] {
  if (found.includes(variable)) return found;
  const block = declarationOf(variable);
  const names = [...block.matchAll(/\bvar\.(\w+)/g)].map(([, name = '']) => name);
  return names.reduce((known: readonly string[], name) => lookedAt(name, known), [...found, variable]);
}

function declarationOf(variable: string): string {
  const sources = Object.keys(refusals).map(sourceOf).join('\n');
  const start = sources.indexOf(`variable "${variable}" {`);
  return start < 0 ? '' : sources.slice(start, sources.indexOf('\n}\n', start));
}

function sourceOf(file: string): string {
  return readFileSync(join(mainRoot, file), 'utf8');
}

/** Every refusal that a plan tells, a line each. */
async function refusedPlan(values: Readonly<Record<string, unknown>>): Promise<string> {
  const directory = mkdtempSync(join(tmpdir(), 'shipshape-refused-'));
  try {
    const file = join(directory, 'values.tfvars.json');
    writeFileSync(file, JSON.stringify(values));
    const { code, output, errors } = await terraform(['plan', '-json', '-lock=false', `-var-file=${file}`]);
    assert.notEqual(code, 0, 'the plan was made');
    return diagnostics(output).join('\n') || errors;
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function diagnostics(output: string): readonly string[] {
  return output
    .split('\n')
    .filter((line) => line.includes('"type":"diagnostic"'))
    .map((line) => {
      const { diagnostic } = JSON.parse(line);
      return `${diagnostic.summary}: ${diagnostic.detail}`;
    });
}
