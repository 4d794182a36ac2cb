/**
 * Patterns of AWS's models whose time in JavaScript doubles with every character of some inputs. A test tries every
 * pattern of every model on such inputs and fails when one is missing here.
 */
const exponential: ReadonlySet<string> = new Set(['^[a-z0-9*](?:[._\\-/a-z0-9*]?[a-z0-9*]+)*$']);

function compile(source: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(source, flags);
  } catch {
    return undefined;
  }
}

/**
 * AWS's patterns mix Java's and ECMAScript's syntax and hold for the whole string. One that JavaScript cannot read, or
 * cannot run in reasonable time, is left out: local-aws then accepts what AWS would refuse, never the other way round.
 */
export function compilePattern(text: string): RegExp | undefined {
  if (exponential.has(text)) return undefined;
  // Java's class of printable ASCII, which JavaScript takes for a Unicode property that does not exist.
  const whole = `^(?:${text.replaceAll('\\p{Print}', '[\\x20-\\x7e]')})$`;
  return compile(whole, 'u') ?? compile(whole, '');
}
