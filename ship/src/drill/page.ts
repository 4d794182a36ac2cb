import { duration } from '../report/output.ts';
import type { RunDrill } from './run-drill.ts';
import type { Bucket } from './sample.ts';

const [width, height, left, bottom] = [720, 150, 44, 22];

/** The results as one HTML page that needs nothing else: a chart of the load for each drill, light and dark. */
export function drillsPage(results: readonly RunDrill[], at: Date): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Drills</title>
<style>
:root { color-scheme: light dark; --ok: #2f7d4f; --failed: #c2352b; --line: #8886; --text: #222; --soft: #666; --ground: #fff; --card: #f6f6f4; }
@media (prefers-color-scheme: dark) { :root { --ok: #57b27a; --failed: #ef6a5e; --text: #e8e8e6; --soft: #a3a3a0; --ground: #161615; --card: #20201e; } }
body { margin: 2rem auto; max-width: 820px; padding: 0 1rem; font: 15px/1.5 system-ui, sans-serif; color: var(--text); background: var(--ground); }
h1 { font-size: 1.5rem; } h2 { font-size: 1.05rem; margin: 0; }
article { background: var(--card); border-radius: 8px; padding: 1rem 1.2rem; margin: 1rem 0; }
p { margin: .3rem 0; } .soft { color: var(--soft); } .held { color: var(--ok); } .broken { color: var(--failed); }
svg { width: 100%; height: auto; display: block; margin-top: .6rem; } text { font: 11px system-ui, sans-serif; fill: var(--soft); }
</style>
</head>
<body>
<h1>Drills: ${results.filter(({ broken }) => broken.length === 0).length} of ${results.length} held</h1>
<p class="soft">${escaped(at.toISOString())}. Bars: requests a quarter of a second, failed ones in red.</p>
${results.map(articleOf).join('\n')}
</body>
</html>
`;
}

function articleOf({ title, expects, load, seen, broken, timeline, isDefended, defence }: RunDrill): string {
  const held = broken.length === 0;
  const times = [
    seen.detected === undefined ? '' : `noticed after ${duration(seen.detected)}, `,
    seen.restored === undefined ? 'not restored' : `restored after ${duration(seen.restored)}`,
  ].join('');
  return `<article>
<h2><span class="${held ? 'held' : 'broken'}">${held ? '✔' : '✖'}</span> ${escaped(title)}${isDefended ? '' : ` <span class="broken">without ${escaped(defence)}</span>`}</h2>
<p class="soft">Expected: ${escaped(expects)}.</p>
<p>${escaped([...seen.happened, times].join('; '))}. ${load.failed} of ${load.requests} requests failed, p99 ${duration(load.p99)}.</p>
${broken.map((each) => `<p class="broken">${escaped(each)}</p>`).join('\n')}
${chart(timeline, title)}
</article>`;
}

/** Requests over time, failed ones on top of those that were answered. */
function chart(timeline: readonly Bucket[], title: string): string {
  const most = Math.max(1, ...timeline.map(({ ok, failed }) => ok + failed));
  const step = (width - left) / Math.max(1, timeline.length);
  const scale = (height - bottom) / most;
  const bars = timeline.map(({ ok, failed }, index) => {
    const x = (left + index * step).toFixed(1);
    const wide = Math.max(0.5, step - 0.6).toFixed(1);
    const base = height - bottom;
    const bar = (from: number, count: number, colour: string): string =>
      count === 0
        ? ''
        : `<rect x="${x}" y="${(base - (from + count) * scale).toFixed(1)}" width="${wide}" height="${(count * scale).toFixed(1)}" fill="var(--${colour})"/>`;
    return bar(0, ok, 'ok') + bar(ok, failed, 'failed');
  });
  const seconds = (timeline.at(-1)?.at ?? 0) / 1000;
  const ticks = Array.from({ length: Math.floor(seconds / 5) + 1 }, (_, index) => {
    const x = (left + index * 20 * step).toFixed(1);
    return `<text x="${x}" y="${height - 6}">${index * 5} s</text>`;
  });
  return `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="Requests over time: ${escaped(title)}">
<line x1="${left}" y1="${height - bottom}" x2="${width}" y2="${height - bottom}" stroke="var(--line)"/>
<text x="0" y="12">${Math.round(most * 4)}/s</text>${bars.join('')}${ticks.join('')}</svg>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
