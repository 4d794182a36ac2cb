import assert from 'node:assert/strict';
import { registerHooks } from 'node:module';
import { describe, it } from 'node:test';
import { aShell } from '../support/a-shell.ts';

const loaded = new Set<string>();
registerHooks({
  load(url, context, next) {
    loaded.add(url);
    return next(url, context);
  },
});
// Only what comes after the hooks is seen.
const { run } = await import('../../src/main.ts');
const { commandEntries } = await import('../../src/commands/index.ts');

/** What takes a while to load, and nobody needs for a help text. */
const heavy = /@aws-sdk|@smithy|node_modules\/(valibot|esbuild|sigstore)|\/src\/(deployment|image|local|notify)\//;

describe('the start', () => {
  it('of ship --help loads commander and a few small files', async () => {
    const shell = aShell();

    await run(['--help'], shell);

    assert.match(shell.written.join(''), /^Usage: ship/);
    assert.ok(loaded.size <= 20, [...loaded].join('\n'));
  });

  for (const { name } of commandEntries(() => {})) {
    it(`of ship ${name} --help loads nothing heavy`, async () => {
      const shell = aShell();

      await run([name, '--help'], shell);

      assert.match(shell.written.join(''), new RegExp(`^Usage: ship ${name}`));
      assert.deepEqual(
        [...loaded].filter((url) => heavy.test(url)),
        [],
      );
    });
  }
});
