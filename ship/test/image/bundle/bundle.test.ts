import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Script } from 'node:vm';
import { bundleService } from '../../../src/image/bundle/bundle.ts';
import { applicationFiles, packageFile, starter } from '../../../src/image/bundle/starter.ts';
import { ImageError } from '../../../src/image/image-error.ts';
import { aTemporaryDirectory } from '../temporary-directory.ts';

const service = fileURLToPath(new URL('../../../../service', import.meta.url));

async function aServiceOf(files: Readonly<Record<string, string>>): Promise<string> {
  const directory = await aTemporaryDirectory();
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), content);
  }
  return directory;
}

async function run(code: Uint8Array): Promise<string> {
  const directory = await aServiceOf({ 'package.json': packageFile, [applicationFiles.starter]: starter });
  await writeFile(join(directory, applicationFiles.bundle), code);
  return (await promisify(execFile)(process.execPath, [join(directory, 'main.js')])).stdout;
}

test('the service becomes one file that needs nothing but Node and tells nothing of where it was built', async () => {
  const { code, sourceMap, warnings } = await bundleService(service);

  const text = Buffer.from(code).toString();
  assert.doesNotMatch(text, /node_modules|\/work\/|from\s*"fastify"/);
  assert.doesNotThrow(() => new Script(text));
  assert.match(text, /\/\/# sourceMappingURL=service\.js\.map\n$/);
  const { sources } = JSON.parse(Buffer.from(sourceMap).toString());
  assert.ok(sources.includes('src/app.ts'));
  assert.ok(sources.includes('node_modules/fastify/fastify.js'));
  assert.deepEqual(
    sources.filter((source: string) => !/^(src|node_modules|node-builtin:)/.test(source)),
    [],
  );
  assert.deepEqual(warnings, []);
});

test('CommonJS dependencies find require and __dirname, and a service may have its own', async () => {
  const directory = await aServiceOf({
    'src/main.ts': `
      import { createRequire } from 'node:module';
      import { where, load } from './old.cjs';
      const require = createRequire(import.meta.url);
      const __dirname: string = 'mine';
      console.log(JSON.stringify([__dirname, typeof where, load('os').EOL, require('node:path').sep]));
      await Promise.resolve();`,
    'src/old.cjs': `exports.where = __dirname + __filename; exports.load = (name) => require('node:' + name);`,
  });

  const { code } = await bundleService(directory);

  assert.deepEqual(JSON.parse(await run(code)), ['mine', 'string', '\n', '/']);
});

test('classes and functions keep their names, which nothing gives them again while they run', async () => {
  const directory = await aServiceOf({
    'src/main.ts': `
      class NothingThere extends Error { name = this.constructor.name; }
      function whoAsks() { throw new NothingThere('gone'); }
      try { whoAsks(); } catch ({ name, stack }) { console.log(name, stack); }`,
  });

  const { code } = await bundleService(directory);

  assert.match(await run(code), /^NothingThere NothingThere: gone\n\s+at whoAsks /);
  assert.doesNotMatch(Buffer.from(code).toString(), /"name"/);
});

test('where the dependencies lie does not change a byte', async () => {
  const service = { 'src/main.ts': "import { a } from 'old';\nconsole.log(a);\n" };
  const dependency = { 'node_modules/old/index.js': "exports.a = 'found';\n" };
  const beside = await aServiceOf({ ...service, ...dependency });
  const above = await aServiceOf({ 'apps/service/src/main.ts': service['src/main.ts'], ...dependency });

  const bundles = [await bundleService(beside), await bundleService(join(above, 'apps/service'))];

  assert.equal(bundles[0]?.digest, bundles[1]?.digest);
  assert.deepEqual(bundles[0]?.sourceMap, bundles[1]?.sourceMap);
});

test('a folder without src/main.ts is named', async () => {
  const directory = await aServiceOf({ 'src/index.ts': '' });

  await assert.rejects(bundleService(directory), { code: 'entry-missing', where: directory });
});

test('each error of the bundler is one line with file, line and column', async () => {
  const directory = await aServiceOf({
    'src/main.ts': "import { a } from './missing.ts';\nimport 'no-such-package';\nconsole.log(a);\n",
  });

  const error = await bundleService(directory).catch((thrown: unknown) => thrown);

  assert.ok(error instanceof ImageError);
  assert.equal(error.code, 'bundle-failed');
  assert.deepEqual(error.findings, [
    'src/main.ts:1:19: Could not resolve "./missing.ts"',
    'src/main.ts:2:8: Could not resolve "no-such-package"',
  ]);
  assert.match(error.message, /src\/main\.ts:1:19: Could not resolve "\.\/missing\.ts" \(and 1 more\)/);
  assert.doesNotMatch(error.message, /\n/);
});

test("a parent folder's tsconfig has no say, the service's own has", async () => {
  const source = "import { a } from '@own/a';\nconsole.log(a);\n";
  const files = { 'service/src/main.ts': source, 'service/src/a.ts': "export const a = 'found';\n" };
  const tsconfig = (path: string): string => JSON.stringify({ compilerOptions: { paths: { '@own/*': [path] } } });
  const parents = await aServiceOf({ ...files, 'tsconfig.json': tsconfig('./service/src/*') });
  const own = await aServiceOf({ ...files, 'service/tsconfig.json': tsconfig('./src/*') });

  await assert.rejects(bundleService(join(parents, 'service')), { code: 'bundle-failed' });
  const { code } = await bundleService(join(own, 'service'));

  assert.equal(await run(code), 'found\n');
});
