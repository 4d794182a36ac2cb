import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  type AlarmDatapoint,
  type AlarmThreshold,
  evaluateAlarm,
  isInsignificant,
} from '../../../src/engine/alarms/evaluate-alarm.ts';

const treatments = ['missing', 'ignore', 'breaching', 'notBreaching'] as const;

/** `0 - X`: oldest first, as AWS's documentation writes it: fine, missing, breaching. */
function range(text: string): (AlarmDatapoint | undefined)[] {
  return text
    .split(' ')
    .reverse()
    .map((mark, age) => (mark === '-' ? undefined : { start: -age, value: mark === 'X' ? 10 : 0 }));
}

function alarm(
  datapointsToAlarm: number,
  evaluationPeriods: number,
  missingData: AlarmThreshold['missingData'],
): AlarmThreshold {
  return { comparison: 'GreaterThanThreshold', threshold: 5, evaluationPeriods, datapointsToAlarm, missingData };
}

function verdicts(datapointsToAlarm: number, points: string): string[] {
  return treatments.map((treatment) => {
    const verdict = evaluateAlarm(alarm(datapointsToAlarm, 3, treatment), range(points));
    return verdict.kind === 'state' ? verdict.state : 'retain';
  });
}

/** The tables of https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html */
describe('a metric alarm over three periods, of which five are looked at', () => {
  const threeOfThree: [points: string, ...expected: string[]][] = [
    ['0 - X - X', 'OK', 'OK', 'OK', 'OK'],
    ['0 - - - -', 'OK', 'OK', 'OK', 'OK'],
    ['- - - - -', 'INSUFFICIENT_DATA', 'retain', 'ALARM', 'OK'],
    ['0 X X - X', 'ALARM', 'ALARM', 'ALARM', 'ALARM'],
    ['- - X - -', 'ALARM', 'retain', 'ALARM', 'OK'],
  ];
  for (const [points, ...expected] of threeOfThree) {
    it(`treats ${points} as AWS does when three must breach`, () => {
      assert.deepEqual(verdicts(3, points), expected);
    });
  }

  const twoOfThree: [points: string, ...expected: string[]][] = [
    ['0 - X - X', 'ALARM', 'ALARM', 'ALARM', 'ALARM'],
    ['0 0 X 0 X', 'ALARM', 'ALARM', 'ALARM', 'ALARM'],
    ['0 - X - -', 'OK', 'OK', 'ALARM', 'OK'],
    ['- - - - 0', 'OK', 'OK', 'ALARM', 'OK'],
    ['- - - X -', 'ALARM', 'retain', 'ALARM', 'OK'],
  ];
  for (const [points, ...expected] of twoOfThree) {
    it(`treats ${points} as AWS does when two must breach`, () => {
      assert.deepEqual(verdicts(2, points), expected);
    });
  }

  it('waits for what comes after a single breaching datapoint', () => {
    assert.deepEqual(verdicts(3, '- - - - X')[0], 'retain');
    assert.deepEqual(verdicts(3, '- - - X -')[0], 'retain');
  });

  it('stays as it is while a percentile has too few samples', () => {
    const points = range('X X X').map((point) => point && { ...point, isInsignificant: true });

    assert.deepEqual(evaluateAlarm(alarm(1, 3, 'missing'), points), { kind: 'retain' });
  });
});

describe('a percentile', () => {
  it('means nothing under ten divided by the smaller tail', () => {
    assert.equal(isInsignificant(99, 999), true);
    assert.equal(isInsignificant(90, 101), false);
    assert.equal(isInsignificant(10, 99), true);
  });
});

describe('a comparison', () => {
  const cases: [comparison: AlarmThreshold['comparison'], at: string, above: string, below: string][] = [
    ['GreaterThanThreshold', 'OK', 'ALARM', 'OK'],
    ['GreaterThanOrEqualToThreshold', 'ALARM', 'ALARM', 'OK'],
    ['LessThanThreshold', 'OK', 'OK', 'ALARM'],
    ['LessThanOrEqualToThreshold', 'ALARM', 'OK', 'ALARM'],
  ];
  for (const [comparison, ...expected] of cases) {
    it(`${comparison} decides at, above and below the threshold`, () => {
      const states = [5, 6, 4].map((value) => {
        const verdict = evaluateAlarm({ ...alarm(1, 1, 'missing'), comparison }, [{ start: 0, value }]);
        return verdict.kind === 'state' ? verdict.state : 'retain';
      });

      assert.deepEqual(states, expected);
    });
  }
});
