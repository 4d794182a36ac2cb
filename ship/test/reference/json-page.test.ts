import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { exampleLines } from '../../src/reference/json-page.ts';
import { lineKinds } from '../../src/reference/json-schemas.ts';
import { problemsOf } from '../support/json-lines.ts';

describe('the reference of JSON lines', () => {
  it('has an example of every kind that the code tells', () => {
    const types = exampleLines().map(({ line }) => JSON.parse(line).type);

    assert.deepEqual(types.toSorted(), lineKinds.map((kind) => kind.replaceAll(' ', '-')).toSorted());
  });

  it('has examples that its schema allows', () => {
    assert.deepEqual(problemsOf(exampleLines().map(({ line }) => line)), []);
  });

  it('has a schema that refuses what is not so', () => {
    const problems = problemsOf([
      '{"v":1,"type":"news","time":"2026-01-31T12:00:00.000Z"}',
      '{"v":1,"type":"undo","time":"2026-01-31T12:00:00.000Z","reason":"timed-out"}',
      '{"v":2,"type":"step","time":"2026-01-31T12:00:00.000Z","name":"image","detail":""}',
    ]);

    assert.equal(problems.filter((words) => words.startsWith('the schema does not allow')).length, 3);
  });

  it('lets members be added that readers do not know', () => {
    const problems = problemsOf([
      '{"v":1,"type":"step","time":"2026-01-31T12:00:00.000Z","name":"a","detail":"b","more":1}',
    ]);

    assert.deepEqual(
      problems.map((words) => words.startsWith('the schema')),
      [false],
    );
  });
});
