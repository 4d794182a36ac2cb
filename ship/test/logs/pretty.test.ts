import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { logLineAsJson, renderLogLine } from '../../src/logs/line.ts';
import { prettyLine } from '../../src/logs/pretty.ts';
import { painter } from '../../src/report/output.ts';

const plain = painter(false);

describe('a line of JSON', () => {
  it('is its time, level and message, then the rest', () => {
    const line = JSON.stringify({
      level: 'info',
      time: '2026-11-28T05:03:09.056Z',
      message: 'request',
      method: 'GET',
      path: '/a b',
      status: 200,
      client: null,
    });

    assert.equal(prettyLine(line, plain), '05:03:09.056 INFO  request method=GET path="/a b" status=200');
  });

  it("may have pino's numbers and names", () => {
    assert.equal(prettyLine('{"level":50,"time":0,"msg":"no"}', plain), '00:00:00.000 ERROR no');
  });

  it('shows a stack trace on lines of its own', () => {
    const line = JSON.stringify({ level: 'error', message: 'failed', stack: 'Error: no\n    at main.ts:1' });

    assert.equal(prettyLine(line, plain), 'ERROR failed\n      Error: no\n      at main.ts:1');
  });

  it('moves no cursor', () => {
    assert.equal(prettyLine('{"message":"\\u001b[2Jgone","a":"\\u0007"}', plain), '      gone a=');
  });
});

describe('any other line', () => {
  it('stays as it is', () => {
    for (const text of ['text', '{"no": "message"}', '{broken', '[1]']) {
      assert.equal(prettyLine(text, plain), undefined);
      assert.equal(renderLogLine({ id: '', at: 0, stream: 'a/b/c', message: text }, plain, true), `c ${text}`);
    }
  });

  it('is for a machine what was written, with its task and time', () => {
    assert.deepEqual(JSON.parse(logLineAsJson({ id: '', at: 0, stream: 'ecs/app/task1', message: '{"a":1}' })), {
      v: 1,
      type: 'log-line',
      time: '1970-01-01T00:00:00.000Z',
      task: 'task1',
      message: '{"a":1}',
    });
  });
});
