import { blocksOf, inlineCodeOf } from './pages.ts';

/** A command with its parameters, as a page tells to type it. */
export interface Invocation {
  readonly program: 'ship' | 'npm';
  readonly words: readonly string[];
  /** As it stands on the page. */
  readonly line: string;
}

/** The calls of ship and npm in a page's shell blocks and in its backticks. */
export function invocationsOf(text: string): readonly Invocation[] {
  const blocks = blocksOf(text)
    .filter(({ language }) => language === 'sh' || language === 'bash')
    .flatMap((block) => block.text.replaceAll('\\\n', ' ').split('\n'));
  return [...blocks, ...inlineCodeOf(text)].flatMap(invocationsIn);
}

function invocationsIn(line: string): readonly Invocation[] {
  return commandsIn(line).flatMap((words): readonly Invocation[] => {
    const start = words.findIndex((word) => !/^[A-Z_]+=/.test(word) && word !== 'time');
    const [first, second, ...rest] = words.slice(Math.max(start, 0));
    if (first === 'npx' && second === 'ship') return [{ program: 'ship', words: rest, line }];
    if (first === 'ship' && second !== undefined) return [{ program: 'ship', words: [second, ...rest], line }];
    if (first === 'npm' && second !== undefined) return [{ program: 'npm', words: [second, ...rest], line }];
    return [];
  });
}

/** The words of each command of a line: quotes hold words together, and a comment ends the line. */
function commandsIn(line: string): readonly (readonly string[])[] {
  const commands: string[][] = [[]];
  for (const [token] of line.matchAll(
    /#.*$|&&|\|\||[;|&()]|(?:"[^"]*"|'[^']*'|<[^>\s]*(?: [^>\s]+)*>|[^\s"';|&()])+/g,
  )) {
    if (token.startsWith('#')) break;
    if (/^(?:&&|\|\||[;|&()])$/.test(token)) commands.push([]);
    else commands.at(-1)?.push(token);
  }
  return commands;
}
