import { type Clock, type Milliseconds, systemClock } from '../clock.ts';
import type { Shell } from '../shell.ts';

/**
 * Shows lines again and again until the user interrupts: on a terminal in place of the last ones, elsewhere only when they
 * have changed.
 *
 * @throws what a look throws; a look that the interruption cut short throws nothing
 */
export async function watchStatus(
  look: () => Promise<readonly string[]>,
  { output, interruption }: Pick<Shell, 'output' | 'interruption'>,
  interval: Milliseconds,
  clock: Clock = systemClock,
): Promise<void> {
  const signal = interruption();
  let shown = '';
  try {
    for (;;) {
      const text = `${(await look()).join('\n')}\n`;
      signal.throwIfAborted();
      // One write, so that no half-drawn screen is ever seen: home, then clear what was longer before.
      if (output.isInteractive) output.write(`\u001b[H\u001b[2J${text}`);
      else if (text !== shown) output.write(text);
      shown = text;
      await clock.wait(interval, signal);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
