import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { logReader } from '../../runner/log-commands.ts';

describe('the lines of a step', () => {
  it('are text, annotations, groups and masks', () => {
    const read = logReader();

    assert.deepEqual(read('plain ::error::'), { kind: 'text', text: 'plain ::error::' });
    assert.deepEqual(read('::error title=Rolled back::exit code 1%0Asecond line'), {
      kind: 'annotation',
      level: 'error',
      title: 'Rolled back',
      message: 'exit code 1\nsecond line',
    });
    assert.deepEqual(read('::group::Logs'), { kind: 'group', title: 'Logs' });
    assert.deepEqual(read('::endgroup::'), { kind: 'end of group' });
    assert.deepEqual(read('::add-mask::s3cret'), { kind: 'mask', value: 's3cret' });
  });

  it('are no commands between stop-commands and its token', () => {
    const read = logReader();

    read('::stop-commands::token');
    const stopped = read('::error::from a log line');
    read('::token::');
    const resumed = read('::error::real');

    assert.equal(stopped.kind, 'text');
    assert.equal(resumed.kind, 'annotation');
  });
});
