import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { watchStatus } from '../../src/status/watch-status.ts';
import { fakeClock } from '../support/fake-clock.ts';

/** Looks until the looks are used up, then the user interrupts. */
async function watched(looks: readonly string[], isInteractive: boolean): Promise<string> {
  const controller = new AbortController();
  const written: string[] = [];
  let at = 0;
  await watchStatus(
    async () => {
      const text = looks[at] ?? '';
      at += 1;
      if (at > looks.length) controller.abort();
      return [text];
    },
    {
      output: { write: (text) => void written.push(text), isInteractive, hasColour: false, width: 80 },
      interruption: () => controller.signal,
    },
    1_000,
    fakeClock(),
  );
  return written.join('');
}

describe('a watched status', () => {
  it('is told in a pipe only when it has changed', async () => {
    assert.equal(await watched(['a', 'a', 'b'], false), 'a\nb\n');
  });

  it('is drawn anew on a terminal', async () => {
    assert.equal(await watched(['a', 'a'], true), '\u001b[H\u001b[2Ja\n\u001b[H\u001b[2Ja\n');
  });
});
