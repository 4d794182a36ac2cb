import { columnsOf } from './columns.ts';
import type { Output } from './output.ts';

/** The end of a terminal's text that is written over and over: lines that stay, and below them a block that changes. */
export interface LiveScreen {
  /** Writes lines that stay, above the block. */
  keep(lines: readonly string[]): void;
  /** Draws the block in place of the one before. */
  draw(block: readonly string[]): void;
}

/** Terminals that know it show what is between these at once; the others pass over them. */
const [together, shown] = ['\u001b[?2026h', '\u001b[?2026l'];

/**
 * A screen on a terminal. It goes up by as many lines as the block takes at the terminal's present width, so that a
 * window that was made narrower, and broke the lines, leaves nothing behind.
 */
export function liveScreen(output: Output): LiveScreen {
  let drawn: readonly string[] = [];

  const write = (lines: readonly string[], block: readonly string[]): void => {
    const height = output.height;
    // What has left the screen at its top cannot be reached any more.
    const fitting = height === undefined ? block : block.slice(0, Math.max(1, height - 1));
    const text = [...lines, ...fitting].map((line) => `${line}\u001b[K\n`).join('');
    output.write(`${together}${back(drawn, output)}${text}\u001b[J${shown}`);
    drawn = fitting;
  };

  return {
    keep: (lines) => write(lines, drawn),
    draw(block) {
      const isSame = block.length === drawn.length && block.every((line, at) => line === drawn[at]);
      if (!isSame) write([], block);
    },
  };
}

/** To the beginning of the block's first line. */
function back(drawn: readonly string[], { width, height }: Output): string {
  const rows = drawn.reduce((sum, line) => sum + Math.max(1, Math.ceil(columnsOf(line) / width)), 0);
  const reachable = height === undefined ? rows : Math.min(rows, height - 1);
  return reachable === 0 ? '' : `\u001b[${reachable}A\r`;
}
