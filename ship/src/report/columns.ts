// biome-ignore lint/suspicious/noControlCharactersInRegex: colours are told from text by it
const colourCode = /\u001b\[[0-9;]*m/y;
const wide =
  /\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u;
const narrowest = /\p{Mn}|\p{Me}|\p{Cf}/u;

function columnsOfCharacter(character: string): number {
  if (character <= '\u00ff') return 1;
  if (narrowest.test(character)) return 0;
  return wide.test(character) ? 2 : 1;
}

/** The columns that a painted text takes on a terminal. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const { character } of pieces(text)) columns += columnsOfCharacter(character);
  return columns;
}

/** The text, or as much of it as fits into so many columns and an ellipsis; colours that it begins are ended. */
export function clipped(text: string, width: number): string {
  if (columnsOf(text) <= width) return text;
  let columns = 0;
  let kept = '';
  let isPainted = false;
  for (const { code, character } of pieces(text)) {
    if (columns + columnsOfCharacter(character) > width - 1) break;
    columns += columnsOfCharacter(character);
    kept += code + character;
    isPainted ||= code !== '';
  }
  return `${kept}…${isPainted ? '\u001b[0m' : ''}`;
}

/** A text's characters, each with the colour codes before it; codes at the end come with none. */
function* pieces(text: string): Generator<{ readonly code: string; readonly character: string }> {
  let at = 0;
  let code = '';
  while (at < text.length) {
    colourCode.lastIndex = at;
    const found = colourCode.exec(text)?.[0];
    if (found !== undefined) {
      code += found;
      at += found.length;
      continue;
    }
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    yield { code, character };
    code = '';
    at += character.length;
  }
}
