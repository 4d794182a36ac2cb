import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseScreen } from '../pictures/screen.ts';
import { terminalSvg } from '../pictures/terminal-svg.ts';

const start = '\u001b[';

describe('a recorded terminal', () => {
  it('keeps colours over the ends of lines, and drops what is empty at its end', () => {
    const capture = `${start}32m✔${start}39m image  ${start}2m1 s\nthe rest   \n${start}0m\n\n`;

    const lines = parseScreen(capture);

    const dim = { foreground: undefined, isBold: false, isDim: true };
    assert.deepEqual(lines, [
      [
        { column: 0, text: '✔', style: { foreground: 2, isBold: false, isDim: false } },
        { column: 1, text: ' image  ', style: { foreground: undefined, isBold: false, isDim: false } },
        { column: 9, text: '1 s', style: dim },
      ],
      [{ column: 0, text: 'the rest', style: dim }],
    ]);
  });

  it('reads one of 256 colours, and bold until it is taken back', () => {
    const [line] = parseScreen(`${start}1;38;5;4mship${start}22m up`);

    assert.deepEqual(
      line?.map(({ text, style }) => [text, style.foreground, style.isBold]),
      [
        ['ship', 4, true],
        [' up', 4, false],
      ],
    );
  });

  it('is drawn with its command, and with nothing that would end the picture', () => {
    const svg = terminalSvg('npx ship run -- echo "<&>"', parseScreen('<script> & more'), 80);

    assert.match(svg, /^<svg [^>]*aria-label="npx ship run -- echo &quot;&lt;&amp;>&quot;">/);
    assert.ok(svg.includes('&lt;script> &amp; more</text>'));
    assert.ok(!svg.includes('<script'));
  });
});
