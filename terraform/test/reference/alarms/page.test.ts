import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { alarmsPage, type Place } from '../../../reference/alarms/page.ts';
import { aPlan, type Resources } from '../../support/a-plan.ts';
import { alarmType, computed, plannedAlarm } from './an-alarm.ts';

function place(name: string, resources: Resources): Place {
  return { name, prefix: 'shop-prod', plan: aPlan(resources) };
}

/** The lines of a part of the page, without its table's head. */
function rowsUnder(heading: string, page: string): readonly string[] {
  const part = page.split(/^## /m).find((text) => text.startsWith(`${heading}\n`)) ?? '';
  return part.split('\n').filter((line) => /^\| (?!---|alarm,|part \||what \|)/.test(line));
}

describe('the page of alarms', () => {
  const hot = { [`${alarmType}.hot`]: plannedAlarm('hot') };

  it('tells each alarm once, under the places that have it, with its runbook', () => {
    const page = alarmsPage([
      place('dev', hot),
      place('prod', {
        ...hot,
        [`${alarmType}.cold`]: plannedAlarm('cold', { comparison_operator: 'LessThanThreshold' }),
      }),
    ]);

    assert.match(page, /There are 1 in dev and 2 in prod;/);
    assert.deepEqual(rowsUnder('In dev and prod', page), [
      '| [`<name>-hot`](../runbooks/hot.md) | It is hot. | average `CPUUtilization` (`AWS/ECS`) above 80 in 4 of 5 minutes | good | no |',
    ]);
    assert.deepEqual(rowsUnder('In prod', page), [
      '| [`<name>-cold`](../runbooks/cold.md) | It is hot. | average `CPUUtilization` (`AWS/ECS`) below 80 in 4 of 5 minutes | good | no |',
    ]);
  });

  it('has first what more places have, and in a table first what rolls a deployment back', () => {
    const service = { alarms: [{ alarm_names: ['shop-prod-hot'], enable: true, rollback: true }] };
    const cold = { [`${alarmType}.cold`]: plannedAlarm('cold') };

    const page = alarmsPage([
      place('dev', { [`${alarmType}.odd`]: plannedAlarm('odd') }),
      place('staging', { ...cold, ...hot, 'aws_ecs_service.main': service }),
      place('prod', { ...cold, ...hot, 'aws_ecs_service.main': service }),
    ]);

    assert.deepEqual(page.match(/(?<=^## ).*$/gm), ['In staging and prod', 'In dev']);
    assert.deepEqual(
      rowsUnder('In staging and prod', page).map((row) => row.replace(/^\| \[(`.*?`)\].* \| (.*) \|$/, '$1 $2')),
      ['`<name>-hot` **yes**', '`<name>-cold` no'],
    );
  });

  it('tells a limit of another place behind the last one’s', () => {
    const page = alarmsPage([
      place('dev', { [`${alarmType}.hot`]: plannedAlarm('hot', { threshold: 95 }) }),
      place('prod', hot),
    ]);

    assert.match(rowsUnder('In dev and prod', page)[0] ?? '', / above 80 \(dev: 95\) in 4 of 5 minutes /);
  });

  it('tells what other alarms are made of apart from those that tell somebody', () => {
    const page = alarmsPage([
      place('prod', {
        ...hot,
        [`${alarmType}.long`]: plannedAlarm('long', { evaluation_periods: 1, datapoints_to_alarm: 1, period: 3600 }),
        'aws_cloudwatch_composite_alarm.both': {
          alarm_name: 'shop-prod-both',
          alarm_description: 'It is hot, and goes on. docs/runbooks/hot.md',
          alarm_rule: 'ALARM("shop-prod-long") AND ALARM("shop-prod-hot")',
        },
      }),
    ]);

    assert.match(page, /There are 1 in prod;/);
    assert.deepEqual(rowsUnder('In prod', page), [
      '| [`<name>-both`](../runbooks/hot.md) | It is hot, and goes on. | `<name>-long` and `<name>-hot` ring at the same time | — | no |',
    ]);
    assert.deepEqual(rowsUnder('Parts of other alarms', page), [
      '| `<name>-hot` | average `CPUUtilization` (`AWS/ECS`) above 80 in 4 of 5 minutes | good |',
      '| `<name>-long` | average `CPUUtilization` (`AWS/ECS`) above 80 over an hour | good |',
    ]);
  });

  it('has a formula once for all alarms that compute it', () => {
    const rate = computed('IF(FILL(all, 0) >= 10, bad / FILL(all, 0), 0)', 'bad part', {
      all: 'All',
      bad: 'Bad',
    });

    const page = alarmsPage([
      place('prod', {
        [`${alarmType}.one`]: plannedAlarm('one', rate),
        [`${alarmType}.two`]: plannedAlarm('two', rate),
      }),
    ]);

    assert.deepEqual(rowsUnder('How it is computed', page), [
      '| bad part | `bad / all`, where `all ≥ 10`; else 0 | `all`: sum of `All`; `bad`: sum of `Bad`, with its gaps (`AWS/ApplicationELB`) | `<name>-one`, `<name>-two` |',
    ]);
  });

  it('names an alarm without a runbook all the same, and lets no sentence end a cell or open a tag', () => {
    const odd = plannedAlarm('odd', { alarm_description: 'a|b <c>' });

    const page = alarmsPage([place('prod', { [`${alarmType}.odd`]: odd })]);

    assert.match(rowsUnder('In prod', page)[0] ?? '', /^\| `<name>-odd` \| a\\\|b &lt;c> \| /);
  });
});
