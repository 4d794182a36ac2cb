import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Check, isWell, notChecked, ok, problem, runChecks, warning } from '../../src/checks/check.ts';
import { checkLines, checksAsJson } from '../../src/checks/check-lines.ts';
import type { Clock } from '../../src/clock.ts';
import { Failure } from '../../src/failure.ts';
import { painter } from '../../src/report/output.ts';

/** Waits only end by being aborted, or at once where they are so long. */
const clock = (ends: (delay: number) => boolean): Clock => ({
  now: () => 0,
  wait: (delay, signal) =>
    new Promise((resolve, reject) => {
      if (ends(delay)) resolve();
      signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
    }),
});

const patient = { clock: clock(() => false), limit: 1_000 };
const check = (run: Check['run']): Check => ({ group: 'g', name: 'n', run });
const awsError = (name: string): Error => Object.assign(new Error('User is not authorized'), { name });

describe('checks', () => {
  it('give their findings in their order, several where a check has several', async () => {
    const results = await runChecks(
      [check(async () => [{ name: 'one', ...ok('1') }, ok('2')]), check(async () => ok('3'))],
      patient,
    );

    assert.deepEqual(
      results.map(({ name, detail }) => `${name} ${detail}`),
      ['one 1', 'n 2', 'n 3'],
    );
  });

  it('that get no answer in time are problems, and keep no other from being told', async () => {
    const results = await runChecks([check(() => new Promise(() => {})), check(async () => ok('fine'))], {
      clock: clock((delay) => delay === 1_000),
      limit: 1_000,
    });

    assert.deepEqual(
      results.map(({ state }) => state),
      ['problem', 'ok'],
    );
    assert.equal(results[0]?.detail, 'no answer within 1 s');
  });

  it('that may not look say so, and are no problem', async () => {
    const results = await runChecks(
      [
        check(() => Promise.reject(awsError('AccessDeniedException'))),
        check(() => Promise.reject(awsError('UnauthorizedOperation'))),
      ],
      patient,
    );

    assert.ok(results.every(({ state }) => state === 'not checked'));
    assert.ok(isWell(results));
  });

  it('that meet a foreseen failure tell its remedy', async () => {
    const failure = new Failure({ code: 'c', where: 'w', what: 'is wrong', remedy: 'mend it' });

    const [result] = await runChecks([check(() => Promise.reject(failure))], patient);

    assert.deepEqual([result?.state, result?.detail, result?.remedy], ['problem', 'w: is wrong', 'mend it']);
    assert.equal(isWell(result === undefined ? [] : [result]), false);
  });
});

describe('findings', () => {
  const results = [
    { group: 'a', name: 'one', ...ok('good') },
    { group: 'a', name: 'three', ...problem('bad', 'mend it') },
    { group: 'b', name: 'two', ...warning('so so', 'look') },
    { group: 'b', name: 'four', ...notChecked('may not look') },
  ];

  it('stand in groups, each with its remedy, and are summed up', () => {
    assert.deepEqual(checkLines(results, painter(false)), [
      'a',
      '  ✔ one    good',
      '  ✖ three  bad',
      '           → mend it',
      '',
      'b',
      '  ! two    so so',
      '           → look',
      '  · four   may not look',
      '',
      '1 problem; 1 ok, 1 warning, 1 not checked',
    ]);
  });

  it('are one line for a machine', () => {
    const line = JSON.parse(checksAsJson('doctor', results.slice(2)));

    assert.deepEqual(line, {
      v: 1,
      type: 'doctor',
      ok: true,
      checks: [
        { group: 'b', name: 'two', state: 'warning', detail: 'so so', remedy: 'look' },
        { group: 'b', name: 'four', state: 'not-checked', detail: 'may not look' },
      ],
    });
  });
});
