import type { Clock } from '../clock.ts';
import { duration, type Output, painter, printable } from './output.ts';

/** Tells steps as they happen, with their durations. */
export interface Steps {
  /** Runs a step; `tell` says how far it is, and what `act` resolves to is told by `result` when it is done. */
  run<T>(
    name: string,
    act: (tell: (detail: string) => void) => Promise<T>,
    result: (value: T) => string | FailedStep,
  ): Promise<T>;
}

/** A step that came to its end, but not to a good one. */
export interface FailedStep {
  readonly failed: string;
}

const nameWidth = 16;
const tick = 200;
/** A step that lasts longer than this says that it is under way. */
const patience = 1_000;

/**
 * On a terminal the line of a running step is redrawn; elsewhere a long one is announced, and each news has its line.
 * Once the signal is aborted nothing more is told: what happens to a step that was given up is no news.
 */
export function stepsTo(output: Output, clock: Clock, signal?: AbortSignal): Steps {
  const write = (text: string): void => {
    if (signal?.aborted !== true) output.write(text);
  };
  const paint = painter(output.hasColour);
  const line = (sign: string, name: string, detail: string, began: number): string =>
    `${sign} ${name.padEnd(nameWidth)}${printable(detail)}  ${paint('dim', duration(clock.now() - began))}`;
  const erase = output.isInteractive ? '\r\u001b[K' : '';

  return {
    async run(name, act, result) {
      const began = clock.now();
      let detail = '';
      let isAnnounced = false;
      const show = (): void => {
        if (output.isInteractive) {
          write(erase + line(paint('cyan', '…'), name, detail.slice(0, Math.max(0, output.width - 34)), began));
        } else if (isAnnounced) write(`${line('…', name, detail, began)}\n`);
      };
      const ended = new AbortController();
      // Leaves the line of the step that is given up, so that what is told next begins on one of its own.
      const leave = (): void => void (output.isInteractive && output.write('\n'));
      signal?.addEventListener('abort', leave, { once: true });
      const ticking = announce(ended.signal);

      async function announce(signal: AbortSignal): Promise<void> {
        if (output.isInteractive) {
          for (;;) {
            show();
            await clock.wait(tick, signal);
          }
        }
        await clock.wait(patience, signal);
        isAnnounced = true;
        show();
      }

      try {
        const value = await act((news) => {
          if (news === detail) return;
          detail = news;
          show();
        });
        const told = result(value);
        const isGood = typeof told === 'string';
        const sign = isGood ? paint('green', '✔') : paint('red', '✖');
        write(`${erase}${line(sign, name, isGood ? told : told.failed, began)}\n`);
        return value;
      } catch (error) {
        write(`${erase}${line(paint('red', '✖'), name, 'failed', began)}\n`);
        throw error;
      } finally {
        signal?.removeEventListener('abort', leave);
        ended.abort();
        // It ends by the abortion, whose error says nothing.
        await ticking.catch(() => {});
      }
    },
  };
}
