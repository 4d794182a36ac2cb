import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Distribution } from '../../../../src/services/cloudwatch/metrics/distribution.ts';
import { parseStatistic } from '../../../../src/services/cloudwatch/metrics/statistic.ts';

/** 1, 2, … 10, each ten times. */
function oneToTen(): Distribution {
  const values = new Distribution();
  for (let value = 1; value <= 10; value += 1) values.add(value, 10);
  return values;
}

function statisticOf(text: string, values = oneToTen()): number | undefined {
  return parseStatistic(text)?.(values);
}

describe('a statistic of a range', () => {
  it('counts values up to one, and that one too', () => {
    assert.deepEqual(
      ['TC(:3)', 'TC(3:)', 'tc(2:4)', 'TC(:0.5)', 'TC(:100)'].map((text) => statisticOf(text)),
      [30, 70, 20, 0, 100],
    );
  });

  it('counts by rank, where the bounds are percent', () => {
    assert.deepEqual(
      ['TC(10%:90%)', 'TC(:25%)', 'TC(95%:)'].map((text) => statisticOf(text)),
      [80, 25, 5],
    );
  });

  it('sums and averages what lies in it', () => {
    assert.deepEqual(
      ['TS(8:)', 'TM(8:)', 'TM(10%:90%)', 'TM(20:)'].map((text) => statisticOf(text)),
      [190, 9.5, 5.5, undefined],
    );
  });

  it('ranks a value in percent', () => {
    assert.deepEqual(
      ['PR(:3)', 'PR(9:)'].map((text) => statisticOf(text)),
      [30, 10],
    );
  });

  it('is not told of sets that hide their values', () => {
    const values = new Distribution();
    values.addStatistics({ sum: 10, sampleCount: 3, minimum: 1, maximum: 5 });

    assert.equal(statisticOf('TC(:3)', values), undefined);
  });

  it('is not read where the bounds are none', () => {
    for (const text of ['TC(:)', 'TC(5:3)', 'TC(5%:7)', 'TC(:101%)', 'TC(a:b)', 'PR(:50%)', 'TC()', 'WM(:5)']) {
      assert.equal(parseStatistic(text), undefined, text);
    }
  });
});
