import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { size } from '../../src/report/output.ts';
import {
  differenceInWords,
  shortEvent,
  withShortDigests,
  withShortTargetGroups,
} from '../../src/report/short-forms.ts';

const digest = (digit: string): string => `sha256:${digit.repeat(64)}`;
const targetGroup = 'arn:aws:elasticloadbalancing:us-east-1:000000000000:targetgroup/app-dev-tg/5dca8d88345d0dc8';

describe('what is long', () => {
  it('is a digest of 12 digits to people', () => {
    const told = withShortDigests(`here/app@${digest('a')} (version 1)`);

    assert.equal(told, 'here/app@sha256:aaaaaaaaaaaa (version 1)');
  });

  it('is a target group by its name', () => {
    const told = withShortTargetGroups(`Task failed ELB health checks in (target-group ${targetGroup})`);

    assert.equal(told, 'Task failed ELB health checks in (target-group app-dev-tg)');
  });

  it('is an event without its service, but with its task set', () => {
    const events = [
      `(service app) registered 1 targets in (target-group ${targetGroup})`,
      '(service app, taskSet ecs-svc/1) has begun draining connections on 2 tasks.',
    ];

    assert.deepEqual(events.map(shortEvent), [
      'registered 1 targets in (target-group app-dev-tg)',
      '(taskSet ecs-svc/1) has begun draining connections on 2 tasks.',
    ]);
  });

  it('is the digest alone of an image that stays in its repository', () => {
    const path = 'containers.app.image';
    const [before, after] = [`here/app@${digest('a')}`, `here/app@${digest('b')}`];

    assert.equal(differenceInWords({ path, before, after }), `${path}: sha256:aaaaaaaaaaaa → sha256:bbbbbbbbbbbb`);
    assert.equal(
      differenceInWords({ path, before, after: `there/app@${digest('b')}` }),
      `${path}: here/app@sha256:aaaaaaaaaaaa → there/app@sha256:bbbbbbbbbbbb`,
    );
    assert.equal(
      differenceInWords({ path, before: undefined, after }),
      `${path}: (none) → here/app@sha256:bbbbbbbbbbbb`,
    );
  });

  it('is a size with its unit', () => {
    assert.deepEqual([0, 1, 999, 2_612, 999_949, 999_950, 46_100_000].map(size), [
      '0 bytes',
      '1 byte',
      '999 bytes',
      '2.6 kB',
      '999.9 kB',
      '1.0 MB',
      '46.1 MB',
    ]);
  });
});
