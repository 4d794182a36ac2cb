import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { blocksOf, pages, root } from './reading/pages.ts';

describe('the blocks on the pages', () => {
  for (const { path, text } of pages) {
    const blocks = blocksOf(text);

    const shell = blocks.filter(({ language }) => language === 'sh' || language === 'bash');
    if (shell.length > 0) {
      it(`${path} has shell blocks that bash can read`, () => {
        const script = shell.map((block) => block.text.replaceAll(/<[\w' ]+>/g, 'X')).join('\n');

        const { status, stderr } = spawnSync('bash', ['-n'], { input: script, encoding: 'utf8' });

        assert.equal(status, 0, stderr);
      });
    }

    const json = blocks.filter(({ language }) => language === 'json');
    if (json.length > 0) {
      it(`${path} has JSON blocks that are JSON, or members of an object`, () => {
        const wrong = json.filter((block) => !isJson(block.text) && !isJson(`{${block.text}}`));

        assert.deepEqual(wrong, []);
      });
    }
  }

  it('the example of a test on local-aws runs as it stands', () => {
    const page = pages.find(({ path }) => path === 'docs/guides/use-local-aws-in-your-tests.md');
    const example = blocksOf(page?.text ?? '').find(({ language }) => language === 'ts')?.text ?? '';
    mkdirSync(join(root, '.shipshape'), { recursive: true });
    const folder = mkdtempSync(join(root, '.shipshape', 'example-'));
    const { NODE_TEST_CONTEXT: _, ...environment } = process.env;

    writeFileSync(join(folder, 'example.test.ts'), example);
    const { status, stdout } = spawnSync(
      process.execPath,
      ['--test', '--test-reporter=spec', `${folder}/example.test.ts`],
      {
        cwd: root,
        env: environment,
        encoding: 'utf8',
        timeout: 30_000,
      },
    );
    rmSync(folder, { recursive: true });

    assert.equal(status, 0, stdout);
    assert.match(stdout, /pass 1\b/);
  });
});

/** Lines of JSON are JSON, too. */
function isJson(text: string): boolean {
  const parses = (json: string): boolean => {
    try {
      JSON.parse(json);
      return true;
    } catch {
      return false;
    }
  };
  return parses(text) || text.trim().split('\n').every(parses);
}
