import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { withoutCommands, workflowTo } from '../../../src/report/github/workflow.ts';

describe('a command to the runner', () => {
  it('keeps to one line and to its own title, whatever it tells', () => {
    const written: string[] = [];

    workflowTo((text) => void written.push(text)).annotate('error', 'a: b, 100 %\n::x', 'cause\n::add-mask::y');

    assert.deepEqual(written, ['::error title=a%3A b%2C 100 %25%0A%3A%3Ax::cause%0A::add-mask::y\n']);
  });
});

describe('text that is shown to the runner', () => {
  it('commands it nothing', () => {
    assert.equal(
      withoutCommands('::error::x\n  ::set-env name=A::b\nx ##[error]y'),
      ': :error::x\n  : :set-env name=A::b\nx # #[error]y',
    );
  });

  it('is left alone where it holds no command', () => {
    const text = 'a::b [c] # d ##\n  e: f\n';

    assert.equal(withoutCommands(text), text);
  });

  it('keeps its meaning where it is JSON', () => {
    const line = { message: '##[error]::warning::' };

    const shown = withoutCommands(`${JSON.stringify(line)}\n`);

    assert.doesNotMatch(shown, /##\[/);
    assert.deepEqual(JSON.parse(shown), line);
  });

  it('never has a line that the runner would act on', () => {
    const piece = fc.constantFrom(':', '::', '##[', '#', '[', ' ', '\t', '\n', 'error', 'a', '\u00a0');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        for (const line of withoutCommands(pieces.join('')).split('\n')) {
          assert.ok(!line.trimStart().startsWith('::'), JSON.stringify(line));
          assert.ok(!line.includes('##['), JSON.stringify(line));
        }
      }),
    );
  });
});
