import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { drills } from '../../src/drill/catalogue.ts';
import { runDrills, type Wanted } from '../../src/drill/run-drills.ts';
import { Failure } from '../../src/failure.ts';
import { aShell } from '../support/a-shell.ts';

const wanted = (change: Partial<Wanted> = {}): Wanted => ({
  list: false,
  only: [],
  withoutDefence: false,
  json: false,
  env: 'dev',
  target: 'local',
  yes: false,
  ...change,
});

describe('the catalogue of drills', () => {
  it('has a name for each, in kebab case and once', () => {
    const names = drills.map(({ name }) => name);

    assert.equal(new Set(names).size, names.length);
    for (const name of names) assert.match(name, /^[a-z]+(-[a-z]+)*$/);
  });

  it('is listed without anything being broken', async () => {
    const shell = aShell();

    const code = await runDrills(wanted({ list: true }), shell);

    assert.equal(code, 0);
    for (const { name } of drills) assert.ok(shell.written.join('').includes(`${name}\n`), name);
  });

  it('is listed for machines', async () => {
    const shell = aShell();

    await runDrills(wanted({ list: true, json: true, only: ['task-killed'] }), shell);

    const listed: unknown = JSON.parse(shell.written.join(''));
    assert.ok(Array.isArray(listed) && listed.length === 1);
  });

  it('lists for AWS only what is safe there', async () => {
    const shell = aShell();

    await runDrills(wanted({ list: true, target: 'aws' }), shell);

    const text = shell.written.join('');
    assert.match(text, /^task-stopped$/m);
    assert.doesNotMatch(text, /^task-killed$/m);
  });

  it('refuses a name that there is not, with those that there are', async () => {
    const run = (): Promise<unknown> => runDrills(wanted({ only: ['moon-lost'] }), aShell());

    await assert.rejects(
      run,
      (error: unknown) =>
        error instanceof Failure && error.code === 'unknown-drill' && /moon-lost.*task-killed/.test(error.message),
    );
  });

  it('refuses to kill on AWS', async () => {
    const run = (): Promise<unknown> =>
      runDrills(wanted({ only: ['task-killed'], target: 'aws', yes: true }), aShell());

    await assert.rejects(run, (error: unknown) => error instanceof Failure && error.code === 'local-drill');
  });
});
