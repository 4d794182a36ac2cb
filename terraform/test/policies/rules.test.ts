import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { rules } from '../../policies/index.ts';
import type { Judgement } from '../../policies/judgement.ts';
import { aStack, type Resources, resourceOf } from '../support/a-plan.ts';
import type { PolicyCase } from './cases/case.ts';
import { ecsCases } from './cases/ecs.ts';
import { encryptionCases } from './cases/encryption.ts';
import { iamCases, iamUserCase } from './cases/iam.ts';
import { loadBalancerCases } from './cases/load-balancer.ts';
import { networkCases } from './cases/network.ts';
import { observationCases } from './cases/observation.ts';
import { s3Cases } from './cases/s3.ts';

const cases: readonly PolicyCase[] = [
  ...loadBalancerCases,
  ...networkCases,
  ...ecsCases,
  ...iamCases,
  ...s3Cases,
  ...encryptionCases,
  ...observationCases,
];

function judged(rule: string, of: string, resources: Resources): Judgement {
  const stack = aStack(resources);
  const found = rules.find(({ id }) => id === rule);
  assert.ok(found !== undefined, `there is no rule ${rule}`);
  assert.ok(
    found.on.some((type) => of.startsWith(`${type}.`)),
    `${rule} does not judge ${of}`,
  );
  return found.judge(resourceOf(stack, of), stack);
}

describe('the policies', () => {
  for (const { rule, of, passes, fails, why } of cases) {
    it(`${rule} tells what passes from what fails: ${why}`, () => {
      const good = judged(rule, of, passes);
      const bad = judged(rule, of, fails);

      assert.equal(good.kind, 'passes', JSON.stringify(good));
      assert.equal(bad.kind, 'fails', JSON.stringify(bad));
      assert.ok(bad.kind === 'fails' && bad.why.includes(why), JSON.stringify(bad));
    });
  }

  it(`${iamUserCase.rule} fails wherever there is an IAM user`, () => {
    const bad = judged(iamUserCase.rule, iamUserCase.of, iamUserCase.fails);

    assert.ok(bad.kind === 'fails' && bad.why.includes(iamUserCase.why));
  });

  it('each have a case, and a name of their own, and say what to do', () => {
    const shown = new Set([...cases, iamUserCase].map(({ rule }) => rule));
    const ids = rules.map(({ id }) => id);

    assert.deepEqual(
      ids.filter((id) => !shown.has(id)),
      [],
    );
    assert.equal(new Set(ids).size, ids.length);
    for (const { id, title, remedy, on } of rules) assert.ok(title !== '' && remedy !== '' && on.length > 0, id);
    for (const { id } of rules) assert.match(id, /^(CKV2?_AWS_\d+|[A-Z][A-Za-z0-9]+(\.[A-Z]+)*\.\d+|SHIP_[A-Z]+_\d+)$/);
  });

  it('say that they cannot tell what is known after apply', () => {
    const undecided = judged('CKV_AWS_336', 'aws_ecs_task_definition.main', {
      'aws_ecs_task_definition.main': {
        container_definitions: { references: ['aws_ecr_repository.main.repository_url'] },
      },
    });

    assert.deepEqual(undecided, { kind: 'undecided', awaits: 'container_definitions' });
  });
});
