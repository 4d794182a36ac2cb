import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type LocalAccount, openLocalAccount, withoutAws } from '../../pipeline/local/local-account.ts';
import { blocksOf, pages, root } from './reading/pages.ts';

interface Step {
  readonly command: string;
  /** What the page says of it. */
  readonly says: string;
}

/** The lines of the README's block below "Try it". */
function stepsOf(readme: string): readonly Step[] {
  const chapter = readme.slice(readme.indexOf('\n## Try it'));
  return (blocksOf(chapter)[0]?.text ?? '')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [command = '', says = ''] = line.split(/\s+# /);
      return { command: command.trim(), says };
    });
}

interface Ended {
  readonly code: number | null;
  readonly output: string;
}

describe('the first steps of the README', () => {
  const steps = stepsOf(pages.find(({ path }) => path === 'README.md')?.text ?? '');
  const directory = mkdtempSync(join(tmpdir(), 'shipshape-try-it-'));
  let account: LocalAccount;

  /** As a reader types it, on ports that are free here. */
  const run = (command: string): Promise<Ended> =>
    new Promise((resolve) => {
      const child = spawn('bash', ['-c', command.replaceAll('http://localhost:8080', account.url)], {
        cwd: root,
        env: {
          ...withoutAws(process.env),
          ...account.environment,
          NO_COLOR: '1',
          PATH: [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter),
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let output = '';
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
      child.on('close', (code) => resolve({ code, output }));
    });

  before(async () => {
    account = await openLocalAccount(root, directory, new AbortController().signal);
  });

  after(async () => {
    await account.close();
    rmSync(directory, { recursive: true, force: true });
  });

  for (const { command, says } of steps) {
    it(command, { timeout: 60_000 }, async () => {
      const { code, output } = await run(command);

      assert.equal(code, says.includes('rolled back, with the cause') ? 1 : 0, output);
      const expected = /^\{"(?:status|message)":"[^"]+"/.exec(says)?.[0];
      if (expected !== undefined) assert.ok(output.includes(expected), output);
    });
  }

  it('leave nothing out that the chapter promises', () => {
    const commands = steps.map(({ command }) => command.split(' ').slice(0, 3).join(' '));

    assert.deepEqual(
      ['npx ship deploy', 'npx ship rollback', 'npx ship status', 'npx ship down'].filter(
        (command) => !commands.includes(command),
      ),
      [],
    );
  });
});
