import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { inlineCodeOf, pages, root } from './reading/pages.ts';

const rooms = ['service', 'ship', 'local-aws', 'terraform', 'pipeline', 'bench', 'docs', '.github'];
const sources = execFileSync('git', ['-C', root, 'ls-files', '-z', '--', ...rooms, 'package.json'], {
  encoding: 'utf8',
  maxBuffer: 16 * 1024 * 1024,
})
  .split('\0')
  .filter((file) => /\.(?:tf|hcl|tftpl|example|ts|js|json|yml|py)$/.test(file))
  .map((file) => join(root, file))
  .filter((file) => existsSync(file) && statSync(file).size < 400_000);
const words = new Set(sources.flatMap((file) => readFileSync(file, 'utf8').match(/[A-Za-z_][\w-]*/g) ?? []));
const declared = new Set(
  globSync('terraform/**/*.tf', { cwd: root }).flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/^(?:resource|data) "(\w+)" "(\w+)"/gm)].map(
      ([, type, name]) => `${type}.${name}`,
    ),
  ),
);

/** Files of which a page says how to make them. */
const yours = ['terraform/environments/orders-dev.tfvars.json', 'terraform/environments/orders-dev.s3.tfbackend'];
/** Names of other programs, which nothing here needs to know. */
const foreign = ['must_env', 'elb_status_code', 'target_status_code'];

const isPath = (code: string): boolean => rooms.some((room) => code.startsWith(`${room}/`)) && /^[\w./-]+$/.test(code);

describe('the names on the pages', () => {
  for (const { path, text } of pages) {
    it(`${path} names only what there is`, () => {
      const named = inlineCodeOf(text);

      const missing = named.filter((code) => {
        if (isPath(code)) return !existsSync(join(root, code)) && !yours.includes(code);
        if (/^aws_\w+\.\w+$/.test(code)) return !declared.has(code);
        if (/^[a-z]+(?:_[a-z0-9]+)+$/.test(code))
          return !words.has(code) && !words.has(`aws_${code}`) && !foreign.includes(code);
        return false;
      });

      assert.deepEqual(missing, []);
    });
  }
});
