import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { planJsonOf } from '../support/a-change.ts';

const command = fileURLToPath(new URL('../../review/main.ts', import.meta.url));

describe('npm run plan:review', () => {
  const directory = mkdtempSync(join(tmpdir(), 'shipshape-review-'));
  after(() => rmSync(directory, { recursive: true }));

  function written(name: string, content: string): string {
    writeFileSync(join(directory, name), content);
    return name;
  }

  async function review(...parameters: readonly string[]) {
    const { PATH } = process.env;
    const child = spawn(process.execPath, [command, ...parameters], {
      // npm starts a script in the project's folder; paths are the user's.
      env: { PATH, INIT_CWD: directory, TERRAFORM: join(directory, 'no-terraform') },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const [output, errors, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
    return { output, errors, code };
  }

  const subnet = (isPublic: boolean) =>
    JSON.stringify(
      planJsonOf([
        { address: 'aws_subnet.public["a"]', actions: ['create'], after: { map_public_ip_on_launch: isPublic } },
      ]),
    );

  it('ends with 0 where no policy fails, and with 1 where one does', async () => {
    const good = await review(written('good.json', subnet(false)));
    const bad = await review(written('bad.json', subnet(true)), '--json');

    assert.equal(good.code, 0, good.errors);
    assert.match(good.output, /none fails/);
    assert.equal(bad.code, 1, bad.errors);
    const told: unknown = JSON.parse(bad.output);
    assert.partialDeepStrictEqual(told, {
      version: 1,
      created: ['aws_subnet.public["a"]'],
      policies: { isAccepted: false, failures: [{ rule: 'CKV_AWS_130', address: 'aws_subnet.public["a"]' }] },
    });
  });

  it('ends with 2, and one line that says what to do, where there is no plan', async () => {
    const cases: readonly (readonly [parameters: readonly string[], says: RegExp])[] = [
      [['none.json'], /^plan:review: .*none\.json: cannot be read; name a plan file\n$/],
      [
        [written('text.json', 'hello')],
        /^plan:review: .*text\.json: is no JSON; give the output of terraform show -json/,
      ],
      [['--env', 'nowhere'], /^plan:review: --env nowhere: there is no environments\/nowhere\.tfvars\.json; there is /],
      [['--env', 'dev'], /no-terraform: cannot be started .*; install Terraform 1\.11 or newer, or name a command/],
      [['a.json', '--env', 'dev'], /a plan knows its environment; leave one out/],
      [['--colour'], /Unknown option '--colour'/],
    ];
    for (const [parameters, says] of cases) {
      const { code, output, errors } = await review(...parameters);

      assert.equal(code, 2, errors);
      assert.match(errors, says);
      assert.equal(errors.trim().split('\n').length, 1, errors);
      assert.equal(output, '');
    }
  });
});
