import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { commandDefinitions } from '../../src/commands/definitions.ts';
import { commandEntries } from '../../src/commands/index.ts';
import { completionFor } from '../../src/completion/completion.ts';
import { aShell } from '../support/a-shell.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

/** False, or why a shell cannot be asked. */
function isMissing(shell: string): string | false {
  try {
    execFileSync(shell, ['-c', 'exit 0']);
    return false;
  } catch {
    return `there is no ${shell} here`;
  }
}

async function completed(shell: string, script: string, directory: string): Promise<readonly string[]> {
  const { stdout } = await promisify(execFile)(shell, ['-c', script], { cwd: directory });
  return stdout.split('\n').filter((line) => line !== '');
}

describe('completion in bash', { skip: isMissing('bash') }, () => {
  let script = '';
  before(async () => {
    script = completionFor('bash', await commandDefinitions(aShell()));
  });

  /** What bash offers after these words, the last of them not yet finished. */
  function offers(words: readonly string[], directory = import.meta.dirname): Promise<readonly string[]> {
    const list = words.map((word) => `'${word}'`).join(' ');
    const asked = `${script}\ncomplete -p ship >/dev/null || exit 1\nCOMP_WORDS=(${list}); COMP_CWORD=${words.length - 1}\n_ship ship\nprintf '%s\\n' "\${COMPREPLY[@]}"`;
    return completed('bash', asked, directory);
  }

  it('offers every command', async () => {
    const offered = await offers(['ship', '']);

    for (const { name } of commandEntries(() => {})) assert.ok(offered.includes(name), name);
  });

  it('offers the commands that begin so', async () => {
    assert.deepEqual(await offers(['ship', 'roll']), ['rollback']);
  });

  it('offers every option of a command', async () => {
    const deploy = (await commandDefinitions(aShell())).find(({ name }) => name === 'deploy');

    const offered = await offers(['ship', 'deploy', '--']);

    assert.deepEqual(offered.toSorted(), [...(deploy?.options.map(({ name }) => name) ?? []), '--help'].toSorted());
  });

  it('offers the values of an option that has choices', async () => {
    assert.deepEqual(await offers(['ship', 'up', '--pace', '']), ['fast', 'aws']);
    assert.deepEqual(await offers(['ship', 'up', '--pace', '=', 'a']), ['aws']);
  });

  it('offers the values of an argument', async () => {
    assert.deepEqual(await offers(['ship', 'completion', 'f']), ['fish']);
  });

  it('offers the environments of the project it is in', async (test) => {
    const directory = await temporaryDirectory(test);
    const inside = join(directory, 'service', 'src');
    await mkdir(join(directory, 'terraform', 'environments'), { recursive: true });
    await mkdir(inside, { recursive: true });
    for (const name of ['dev', 'prod', 'staging']) {
      await writeFile(join(directory, 'terraform', 'environments', `${name}.tfvars.json`), '{}');
    }

    assert.deepEqual(await offers(['ship', 'deploy', '--env', ''], inside), ['dev', 'prod', 'staging']);
    assert.deepEqual(await offers(['ship', '--debug', 'status', '--env', 's'], inside), ['staging']);
  });

  it('offers no environment outside of a project', async (test) => {
    const directory = await temporaryDirectory(test);

    assert.deepEqual(await offers(['ship', 'deploy', '--env', ''], directory), []);
  });
});

describe('completion in fish', { skip: isMissing('fish') }, () => {
  it('offers commands, options and choices', async () => {
    const script = completionFor('fish', await commandDefinitions(aShell()));
    const asked = (line: string): Promise<readonly string[]> =>
      completed('fish', `${script}\ncomplete -C '${line}'`, import.meta.dirname);

    assert.match((await asked('ship roll')).join(), /^rollback\t/);
    assert.match((await asked('ship deploy --time')).join(), /^--timeout\t/);
    assert.match((await asked('ship up --pace a')).join(), /^aws/);
  });
});

describe('completion in zsh', { skip: isMissing('zsh') }, () => {
  it('is taken as the completion of ship', async () => {
    const script = completionFor('zsh', await commandDefinitions(aShell()));

    const told = await completed(
      'zsh',
      `autoload -U compinit && compinit -u -D\n${script}\necho $_comps[ship]`,
      import.meta.dirname,
    );

    assert.deepEqual(told, ['_ship']);
  });
});
