import assert from 'node:assert/strict';
import { afterEach, mock, test } from 'node:test';
import { createLineBuffer } from '../../../src/plugins/logging/line-buffer.ts';

afterEach(() => mock.timers.reset());

test('lines are written together after a moment', () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const written: string[] = [];
  const lines = createLineBuffer({ write: (text) => written.push(text), delayMilliseconds: 50 });

  lines.add('one\n');
  lines.add('two\n');
  mock.timers.tick(49);
  assert.deepEqual(written, []);
  mock.timers.tick(1);

  assert.deepEqual(written, ['one\ntwo\n']);
});

test('a full buffer is written at once', () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const written: string[] = [];
  const lines = createLineBuffer({ write: (text) => written.push(text), size: 8 });

  lines.add('one\n');
  lines.add('two\n');
  lines.add('three\n');

  assert.deepEqual(written, ['one\ntwo\n']);
});

test('a flush writes what there is, in order and once', () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const written: string[] = [];
  const lines = createLineBuffer({ write: (text) => written.push(text), delayMilliseconds: 50 });

  lines.add('one\n');
  lines.flush();
  lines.flush();
  mock.timers.tick(50);

  assert.deepEqual(written, ['one\n']);
});
