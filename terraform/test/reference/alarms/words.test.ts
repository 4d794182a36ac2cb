import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CompositeAlarm } from '../../../reference/alarms/alarm.ts';
import { formulaOf } from '../../../reference/alarms/formula.ts';
import { conditionOf, missingInWords, ruleInWords } from '../../../reference/alarms/words.ts';
import { computed, readAlarm } from './an-alarm.ts';

function conditionWith(other: object, beside?: string): string {
  const alarm = readAlarm(other);
  assert.ok(alarm.kind === 'metric');
  return conditionOf(alarm, beside);
}

describe('when an alarm rings, in words', () => {
  const periods = (evaluation_periods: number, datapoints_to_alarm: number, period: number): string =>
    conditionWith({ evaluation_periods, datapoints_to_alarm, period }).replace(/^.* above 80 /, '');

  it('tells the metric, the limit and the periods', () => {
    assert.equal(conditionWith({}), 'average `CPUUtilization` (`AWS/ECS`) above 80 in 4 of 5 minutes');
    assert.equal(
      conditionWith({}, ' (dev: 90)'),
      'average `CPUUtilization` (`AWS/ECS`) above 80 (dev: 90) in 4 of 5 minutes',
    );
  });

  it('counts periods as a person does', () => {
    assert.deepEqual(
      [
        periods(10, 10, 60),
        periods(3, 3, 300),
        periods(3, 2, 86_400),
        periods(1, 1, 60),
        periods(1, 1, 3_600),
        periods(1, 1, 21_600),
        periods(2, 1, 30),
      ],
      [
        'in 10 minutes in a row',
        'in 3 spans of 5 minutes in a row',
        'in 2 of 3 days',
        'over a minute',
        'over an hour',
        'over 6 hours',
        'in 1 of 2 spans of 30 seconds',
      ],
    );
  });

  it('has a word for each statistic, and AWS’s own for others', () => {
    const statistics = [
      { statistic: 'Sum' },
      { statistic: 'Minimum' },
      { statistic: 'Maximum' },
      { statistic: 'SampleCount' },
      { statistic: null, extended_statistic: 'p99' },
      { statistic: null, extended_statistic: 'TC(:0.5)' },
      { statistic: null, extended_statistic: 'IQM' },
    ].map((other) => conditionWith(other).replace(/ \(.*$/, ''));

    assert.deepEqual(statistics, [
      'sum of `CPUUtilization`',
      'lowest `CPUUtilization`',
      'highest `CPUUtilization`',
      'count of `CPUUtilization`',
      '99th percentile of `CPUUtilization`',
      'count of `CPUUtilization` up to 0.5',
      'IQM of `CPUUtilization`',
    ]);
  });

  it('has a word for each comparison', () => {
    const band = computed('ANOMALY_DETECTION_BAND(m, 2.5)', 'expected', {});
    const expected = {
      ...band,
      threshold: null,
      threshold_metric_id: 'result',
      comparison_operator: 'LessThanLowerOrGreaterThanUpperThreshold',
      metric_query: [
        {
          id: 'm',
          return_data: true,
          metric: [{ namespace: 'AWS/ECS', metric_name: 'CPUUtilization', stat: 'Average', period: 60 }],
        },
        { id: 'result', return_data: true, expression: 'ANOMALY_DETECTION_BAND(m, 2.5)', metric: [] },
      ],
    };
    const told = [
      { comparison_operator: 'GreaterThanOrEqualToThreshold' },
      { comparison_operator: 'LessThanThreshold' },
      { comparison_operator: 'LessThanOrEqualToThreshold' },
      expected,
    ].map((other) =>
      conditionWith(other).replace(/^average `CPUUtilization` \(`AWS\/ECS`\) | in 4 of 5 minutes$/g, ''),
    );

    assert.deepEqual(told, [
      'at least 80',
      'below 80',
      'at most 80',
      'outside what CloudWatch has learnt to expect, 2.5 standard deviations to each side,',
    ]);
  });

  it('leads from what is computed to its formula', () => {
    assert.equal(
      conditionWith(computed('a / b', 'part of requests', { a: 'Bad', b: 'All' })),
      '[part of requests](#how-it-is-computed) above 80 in 4 of 5 minutes',
    );
  });

  it('calls the service’s own namespace by what it is made of', () => {
    assert.match(conditionWith({ namespace: 'shop/prod' }), /\(`<app_name>\/<environment>`\)/);
  });

  it('tells what missing data means', () => {
    const meanings = ['breaching', 'notBreaching', 'ignore', 'missing'].map((treat_missing_data) => {
      const alarm = readAlarm({ treat_missing_data });
      return alarm.kind === 'metric' ? missingInWords(alarm) : '';
    });

    assert.deepEqual(meanings, ['bad', 'good', 'nothing: it stays as it was', 'nothing: it does not know']);
  });
});

describe('the rule of a composite alarm, in words', () => {
  const composite = (rule: string): CompositeAlarm => ({
    kind: 'composite',
    name: 'both',
    says: '',
    runbook: undefined,
    rollsBack: false,
    rule,
  });

  it('names the alarms that must ring', () => {
    assert.equal(
      ruleInWords(composite('ALARM("a") AND ALARM("b")')),
      '`<name>-a` and `<name>-b` ring at the same time',
    );
  });

  it('is told as AWS writes it where it is more than that', () => {
    assert.equal(ruleInWords(composite('ALARM("a") AND NOT ALARM("b")')), '`ALARM("a") AND NOT ALARM("b")`');
  });
});

describe('a formula, as it is read', () => {
  it('leaves out what fills gaps, and tells the condition apart', () => {
    assert.deepEqual(
      formulaOf('IF((FILL(all, 0) + FILL(elb, 0)) >= 10, 100 * (FILL(bad, 0) - 1) / FILL(all, 0) / 0.001000, 0)'),
      { value: '100 × (bad − 1) / all / 0.001', where: 'all + elb ≥ 10' },
    );
  });

  it('is left whole where it is no condition, or another one', () => {
    assert.deepEqual(
      ['FILL(a, 0) + FILL(b, 0)', 'IF(a > b, a, b)', 'IF(a > 1, a, 0) + 1', 'MAX(a, b)'].map(formulaOf),
      ['a + b', 'IF(a > b, a, b)', 'IF(a > 1, a, 0) + 1', 'MAX(a, b)'].map((value) => ({ value, where: undefined })),
    );
  });
});
