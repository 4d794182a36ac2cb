const quote = 0x22;
const backslash = 0x5c;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;

/** Whether a JSON text nests arrays and objects deeper than `deepest`, found out before memory is spent on parsing it. */
export function isTooDeep(text: Uint8Array, deepest: number): boolean {
  let depth = 0;
  let isInString = false;
  for (let index = 0; index < text.length; index++) {
    const byte = text[index];
    if (isInString) {
      if (byte === backslash) index++;
      else if (byte === quote) isInString = false;
    } else if (byte === quote) isInString = true;
    else if (byte === openBracket || byte === openBrace) {
      if (++depth > deepest) return true;
    } else if (byte === closeBracket || byte === closeBrace) depth--;
  }
  return false;
}
