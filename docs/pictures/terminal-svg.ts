import type { Colour, Span } from './screen.ts';

const letter = { width: 8.4, height: 19, size: 14 };
const margin = 18;
const bar = 34;
const palette = [
  '#484f58', '#ff7b72', '#3fb950', '#d29922', '#58a6ff', '#bc8cff', '#39c5cf', '#b1bac4',
  '#6e7681', '#ffa198', '#56d364', '#e3b341', '#79c0ff', '#d2a8ff', '#56d4dd', '#f0f6fc',
]; // biome-ignore format: eight and eight

/**
 * A terminal with these lines below the command that made them, as SVG. Every span is as wide as its columns, whatever
 * font the viewer has.
 */
export function terminalSvg(command: string, lines: readonly (readonly Span[])[], columns: number): string {
  const shown: readonly (readonly Span[])[] = [prompt(command), ...lines];
  const width = Math.round(columns * letter.width + 2 * margin);
  const height = shown.length * letter.height + bar + margin;
  const text = shown.flatMap((spans, row) =>
    spans.filter((span) => span.text.trim() !== '').map((span) => drawn(span, bar + 14 + row * letter.height)),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(command)}">
<style>text{font:${letter.size}px ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace;fill:#e6edf3;white-space:pre}.b{font-weight:600}.d{fill-opacity:.6}</style>
<rect width="${width}" height="${height}" rx="8" fill="#0d1117" stroke="#30363d"/>
<circle cx="20" cy="17" r="5" fill="#30363d"/><circle cx="38" cy="17" r="5" fill="#30363d"/><circle cx="56" cy="17" r="5" fill="#30363d"/>
${text.join('\n')}
</svg>
`;
}

function prompt(command: string): readonly Span[] {
  const style = { isBold: false, isDim: false };
  return [
    { column: 0, text: '$', style: { ...style, foreground: 2 } },
    { column: 2, text: command, style: { ...style, foreground: undefined, isBold: true } },
  ];
}

function drawn({ column, text, style }: Span, y: number): string {
  const start = text.length - text.trimStart().length;
  const visible = text.trim();
  const x = margin + (column + start) * letter.width;
  const width = [...visible].length * letter.width;
  const classes = [...(style.isBold ? ['b'] : []), ...(style.isDim ? ['d'] : [])].join(' ');
  const fill =
    style.foreground === undefined
      ? ''
      : ` fill="${colourOf(style.foreground)}" style="fill:${colourOf(style.foreground)}"`;
  return `<text x="${x.toFixed(1)}" y="${y}" textLength="${width.toFixed(1)}" lengthAdjust="spacingAndGlyphs"${classes === '' ? '' : ` class="${classes}"`}${fill}>${escaped(visible)}</text>`;
}

function colourOf(colour: Colour): string {
  return typeof colour === 'string' ? colour : (palette[colour] ?? '#e6edf3');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
