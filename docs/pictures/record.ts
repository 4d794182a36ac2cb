/**
 * `npm run pictures`: runs the commands of the README on a local stack, each in a terminal of its own, and draws what
 * the terminals show into docs/pictures/. Needs tmux, and ports 8080 and 4566.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseScreen } from './screen.ts';
import { openTerminals } from './terminal.ts';
import { terminalSvg } from './terminal-svg.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const size = { columns: 120, rows: 34 };

interface Scene {
  /** The picture's name. */
  readonly name: string;
  /** As the reader types it. */
  readonly command: string;
  /** The picture is taken when this is on the screen; else when the command has ended. */
  readonly shows?: RegExp;
}

const scenes: readonly Scene[] = [
  { name: 'start', command: 'npm start', shows: /steady state/ },
  { name: 'deploy', command: 'npx ship deploy --app-version 1.1.0' },
  { name: 'failed-deploy', command: 'npx ship deploy --service ship/test/fixtures/services/exits-at-start' },
  { name: 'rollback', command: 'npx ship rollback' },
  {
    name: 'canary',
    command: 'npx ship deploy --app-version 1.2.0 --strategy canary --canary-percent 20 --step-bake 10m',
    shows: /20 % new/,
  },
  { name: 'drill', command: 'npx ship drill --only task-stopped certificate-expired' },
];

const data = mkdtempSync(join(tmpdir(), 'shipshape-pictures-'));
const environment = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_') && name !== 'CI')),
  PATH: [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter),
  TERM: 'xterm-256color',
};
const terminals = openTerminals(root, size, environment);
try {
  for (const { name, command, shows } of scenes) {
    const run =
      name === 'start'
        ? `npm start --silent -- --data ${data}`
        : `AWS_ENDPOINT_URL=http://127.0.0.1:4566 ${command.replace('npx ', '')}`;
    terminals.open(name, run);
    const screen = await terminals.screen(name, (text, hasEnded) => shows?.test(text) ?? hasEnded, 90);
    writeFileSync(new URL(`${name}.svg`, import.meta.url), terminalSvg(command, parseScreen(screen), size.columns));
    process.stdout.write(`docs/pictures/${name}.svg\n`);
  }
} finally {
  terminals.press('start', 'C-c');
  await terminals.screen('start', (_text, hasEnded) => hasEnded, 30);
  terminals.close();
  rmSync(data, { recursive: true, force: true });
}
