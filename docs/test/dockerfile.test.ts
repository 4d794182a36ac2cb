import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { applicationFiles, nodeFlags } from '../../ship/src/image/bundle/starter.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

describe('the Dockerfile', () => {
  it('has the package file of every room, without which npm ci refuses the lockfile', () => {
    const { workspaces }: { workspaces: readonly string[] } = JSON.parse(read('package.json'));
    const dockerfile = read('Dockerfile');
    const ignored = read('.dockerignore');

    const missing = workspaces.filter(
      (room) =>
        !dockerfile.includes(`COPY ${room}/package.json ${room}/`) ||
        !(ignored.includes(`!${room}/package.json`) || ignored.includes(`!${room}\n`)),
    );

    assert.deepEqual(missing, []);
  });

  it("starts Node as ship's own images do", () => {
    const [, entrypoint = ''] = /^ENTRYPOINT (.*)$/m.exec(read('Dockerfile')) ?? [];

    assert.deepEqual(JSON.parse(entrypoint), ['/nodejs/bin/node', ...nodeFlags, applicationFiles.starter]);
  });
});
