export type Colour = 'red' | 'green' | 'yellow' | 'cyan' | 'magenta' | 'dim' | 'bold';
export type Paint = (colour: Colour, text: string) => string;

const codes: Readonly<Record<Colour, readonly [number, number]>> = {
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  cyan: [36, 39],
  magenta: [35, 39],
  dim: [2, 22],
  bold: [1, 22],
};

/** Paints text, or leaves it as it is where there are no colours. */
export function painter(hasColour: boolean): Paint {
  if (!hasColour) return (_, text) => text;
  return (colour, text) => {
    const [start, end] = codes[colour];
    return `\u001b[${start}m${text}\u001b[${end}m`;
  };
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is what it is for
const control = /\u001b\[[0-9;?]*[A-Za-z]|[\u0000-\u0008\u000b-\u001f\u007f\u009b]/g;

/** Text from a plan, safe to show: it must not move the terminal's cursor. */
export function printable(text: string): string {
  return text.replace(control, '');
}
