/** A colour of a terminal: one of its sixteen, or as 24 bits. */
export type Colour = number | `#${string}`;

export interface Style {
  readonly foreground: Colour | undefined;
  readonly isBold: boolean;
  readonly isDim: boolean;
}

/** Letters of one style that stand side by side, from a column on (0 is the first). */
export interface Span {
  readonly column: number;
  readonly text: string;
  readonly style: Style;
}

const plain: Style = { foreground: undefined, isBold: false, isDim: false };

/** The lines of a screen as `tmux capture-pane -e` prints it: text with colours, and no movements of the cursor. */
export function parseScreen(capture: string): readonly (readonly Span[])[] {
  let style = plain;
  const lines = capture.split('\n').map((line) => {
    const spans: Span[] = [];
    let column = 0;
    for (const [index, part] of line.split('\u001b[').entries()) {
      const end = index === 0 ? -1 : part.indexOf('m');
      if (index > 0) style = restyled(style, part.slice(0, end));
      const text = part.slice(end + 1);
      if (text === '') continue;
      spans.push({ column, text, style });
      column += [...text].length;
    }
    return trimmed(spans);
  });
  const last = lines.findLastIndex((spans) => spans.length > 0);
  return lines.slice(0, last + 1);
}

function restyled(before: Style, codes: string): Style {
  let style = before;
  const numbers = codes.split(';').map(Number);
  for (let code = numbers.shift(); code !== undefined; code = numbers.shift()) {
    if (code === 0) style = plain;
    else if (code === 1) style = { ...style, isBold: true };
    else if (code === 2) style = { ...style, isDim: true };
    else if (code === 22) style = { ...style, isBold: false, isDim: false };
    else if (code === 39) style = { ...style, foreground: undefined };
    else if (code >= 30 && code <= 37) style = { ...style, foreground: code - 30 };
    else if (code >= 90 && code <= 97) style = { ...style, foreground: code - 82 };
    else if (code === 38 && numbers[0] === 5) style = { ...style, foreground: numbers.splice(0, 2)[1] };
  }
  return style;
}

function trimmed(spans: readonly Span[]): readonly Span[] {
  const last = spans.at(-1);
  if (last === undefined) return spans;
  const text = last.text.trimEnd();
  return text === '' ? trimmed(spans.slice(0, -1)) : [...spans.slice(0, -1), { ...last, text }];
}
