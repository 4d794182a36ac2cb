import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { alarmsIn, parseCompositeRule, ruleHolds } from '../../../src/engine/alarms/composite-rule.ts';
import type { AlarmState } from '../../../src/engine/alarms/evaluate-alarm.ts';

const states: Readonly<Record<string, AlarmState>> = { cpu: 'ALARM', errors: 'OK', 'two words': 'ALARM' };

describe('the rule of a composite alarm', () => {
  const rules: [rule: string, holds: boolean][] = [
    ['ALARM(cpu)', true],
    ['ALARM("two words") AND OK(errors)', true],
    ['ALARM(errors) OR ALARM(cpu)', true],
    ['NOT ALARM(cpu)', false],
    ['NOT (ALARM(errors) OR OK(cpu))', true],
    ['ALARM(errors) AND ALARM(errors) OR ALARM(cpu)', true],
    ['ALARM(errors) AND (ALARM(errors) OR ALARM(cpu))', false],
    ['INSUFFICIENT_DATA(nowhere)', true],
    ['ALARM(arn:aws:cloudwatch:us-east-1:000000000000:alarm:cpu)', true],
    ['TRUE AND NOT FALSE', true],
  ];
  for (const [rule, holds] of rules) {
    it(`${rule} ${holds ? 'holds' : 'does not hold'}`, () => {
      assert.equal(
        ruleHolds(parseCompositeRule(rule), (name) => states[name]),
        holds,
      );
    });
  }

  for (const rule of [
    '',
    'ALARM',
    'ALARM()',
    'ALARM(a) ALARM(b)',
    '(ALARM(a)',
    'ALARM(a) AND',
    'alarm(a)',
    '('.repeat(500),
  ]) {
    it(`'${rule.slice(0, 20)}' is refused`, () => {
      assert.throws(() => parseCompositeRule(rule), { name: 'InvalidRule' });
    });
  }

  it('names each of its alarms once', () => {
    assert.deepEqual(alarmsIn(parseCompositeRule('ALARM(a) AND (OK("b") OR NOT ALARM(a))')), ['a', 'b']);
  });
});
