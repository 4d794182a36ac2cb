import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sourceOf } from '../../hcl/source.ts';
import { evaluate, isAccepted, type PolicyReport } from '../../policies/evaluate.ts';
import { rules } from '../../policies/index.ts';
import { aStack } from '../support/a-plan.ts';

const meant = rules.filter(({ id }) => id === 'CKV_AWS_150' || id === 'CKV_AWS_131');

/** A load balancer without deletion protection, with a comment above its block. */
function reportOf(comment: string, environment: string, isProtected = false): PolicyReport {
  const { blocks } = sourceOf({ 'alb.tf': `${comment}\nresource "aws_lb" "main" {\n}\n` });
  const stack = aStack({
    'aws_lb.main': { drop_invalid_header_fields: true, enable_deletion_protection: isProtected },
  });
  return evaluate(stack, meant, [{ module: '', blocks }], environment);
}

const exception = '# policy:allow CKV_AWS_150 dev: dev is made and destroyed every day';

describe('an exception', () => {
  it('excuses its rule in dev, with its reason', () => {
    const report = reportOf(exception, 'dev');

    assert.ok(isAccepted(report));
    assert.deepEqual(
      report.excused.map(({ rule, address, exception: { reason } }) => [rule.id, address, reason]),
      [['CKV_AWS_150', 'aws_lb.main', 'dev is made and destroyed every day']],
    );
  });

  it('excuses nothing in staging and prod', () => {
    for (const environment of ['staging', 'prod']) {
      const report = reportOf(exception, environment);

      assert.ok(!isAccepted(report));
      assert.deepEqual(
        report.failures.map(({ rule }) => rule.id),
        ['CKV_AWS_150'],
      );
    }
  });

  it('is reported in dev when it excuses nothing any more', () => {
    const report = reportOf(exception, 'dev', true);

    assert.ok(isAccepted(report));
    assert.deepEqual(
      report.idleExceptions.map(({ rule, file, line }) => [rule, file, line]),
      [['CKV_AWS_150', 'alb.tf', 1]],
    );
  });

  const broken: readonly (readonly [comment: string, says: RegExp])[] = [
    ['# policy:allow CKV_AWS_150 dev:', /without a reason/],
    ['# policy:allow CKV_AWS_150 dev: ok', /without a reason/],
    ['# policy:allow CKV_AWS_150 prod: we are in a hurry today', /only dev may be excused/],
    ['# policy:allow CKV_AWS_150 dev,prod: we are in a hurry today', /only dev may be excused/],
    ['# policy:allow CKV_AWS_999 dev: there is no such rule at all', /there is no rule CKV_AWS_999/],
    ['# policy:ignore CKV_AWS_150', /write # policy:allow RULE dev: reason/],
  ];
  for (const [comment, says] of broken) {
    it(`is itself a failure in every environment: ${comment}`, () => {
      for (const environment of ['dev', 'prod']) {
        const report = reportOf(comment, environment, true);

        assert.ok(!isAccepted(report));
        assert.match(report.brokenExceptions[0]?.what ?? '', says);
        assert.equal(report.brokenExceptions[0]?.line, 1);
      }
    });
  }
});
