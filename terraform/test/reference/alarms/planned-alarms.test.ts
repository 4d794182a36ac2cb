import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { alarmsIn, alarmType, computed, plannedAlarm, readAlarm } from './an-alarm.ts';

describe('an alarm in a plan', () => {
  it('is read with its name, its sentence and its runbook', () => {
    const alarm = readAlarm({
      alarm_description: 'It is hot, shop-prod-two says. https://example.com/books/too-hot.md',
    });

    assert.deepEqual([alarm.name, alarm.says, alarm.runbook], ['one', 'It is hot, <name>-two says.', 'too-hot.md']);
  });

  it('may have no runbook, and says so', () => {
    const alarm = readAlarm({ alarm_description: 'It is hot. See the books.' });

    assert.deepEqual([alarm.says, alarm.runbook], ['It is hot. See the books.', undefined]);
  });

  it('rolls a deployment back where the service names it and means it', () => {
    const alarms = [
      { alarm_names: ['shop-prod-one'], enable: true, rollback: true },
      { alarm_names: ['shop-prod-two'], enable: true, rollback: false },
    ];

    const read = alarmsIn({
      [`${alarmType}.one`]: plannedAlarm('one'),
      [`${alarmType}.two`]: plannedAlarm('two'),
      'aws_ecs_service.main': { alarms },
    });

    assert.deepEqual(
      read.map(({ name, rollsBack }) => [name, rollsBack]),
      [
        ['one', true],
        ['two', false],
      ],
    );
  });

  it('asks for as many bad periods as it looks at, where it does not say how many', () => {
    const alarm = readAlarm({ datapoints_to_alarm: null, treat_missing_data: null });

    assert.ok(alarm.kind === 'metric');
    assert.deepEqual([alarm.datapoints, alarm.periods, alarm.withoutData], [5, 5, 'missing']);
  });

  it('compares what its one query returns', () => {
    const alarm = readAlarm(computed('a / b', 'part', { a: 'Bad', b: 'All' }));

    assert.ok(alarm.kind === 'metric' && alarm.measure.kind === 'expression');
    assert.deepEqual([alarm.measure.label, alarm.measure.expression], ['part', 'a / b']);
    assert.deepEqual(
      [...alarm.measure.metrics].map(([id, { name }]) => [id, name]),
      [
        ['a', 'Bad'],
        ['b', 'All'],
      ],
    );
  });

  it('fails where nobody knows what it compares, or with what', () => {
    const nothing = { metric_query: [{ id: 'a', return_data: false, expression: '1', metric: [] }] };

    assert.throws(() => readAlarm(nothing), /shop-prod-one: none of its queries returns/);
    assert.throws(() => readAlarm({ threshold: null, threshold_metric_id: 'band' }), /shop-prod-one: nobody knows/);
  });
});
