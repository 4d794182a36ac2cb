import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { bundleService } from '../../../src/image/bundle/bundle.ts';
import { nativePackageFiles } from '../../../src/image/bundle/native-packages.ts';
import { aTemporaryDirectory } from '../temporary-directory.ts';

const amd64 = { os: 'linux', architecture: 'amd64' } as const;
const arm64 = { os: 'linux', architecture: 'arm64' } as const;

/** A service with a plain package that needs one of machine code, which has files for two platforms in packages. */
async function aServiceWithMachineCode(): Promise<string> {
  const root = await aTemporaryDirectory();
  const optionalDependencies = { '@fast/sum-linux-x64': '1.0.0', '@fast/sum-linux-arm64': '1.0.0' };
  const files = {
    'service/src/main.ts': "import { twice } from 'plain';\nconsole.log(twice(2));\n",
    'node_modules/plain/package.json': { name: 'plain', version: '1.0.0', dependencies: { fast: '1' } },
    'node_modules/plain/index.js': "const sum = require('fast'); exports.twice = (n) => sum(n, n);",
    'node_modules/fast/package.json': { name: 'fast', version: '1.0.0', optionalDependencies },
    'node_modules/fast/index.js': "module.exports = require('@fast/sum-linux-' + process.arch);",
    'node_modules/@fast/sum-linux-x64/package.json': { name: '@fast/sum-linux-x64', os: ['linux'], cpu: ['x64'] },
    'node_modules/@fast/sum-linux-x64/index.js': 'module.exports = (a, b) => a + b;',
    'node_modules/@fast/sum-linux-arm64/package.json': { name: '@fast/sum-linux-arm64', os: ['linux'], cpu: ['arm64'] },
    'node_modules/@fast/sum-linux-arm64/index.js': 'module.exports = (a, b) => a + b;',
  };
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return root;
}

const inApp = (root: string, names: readonly string[]): readonly string[] =>
  names.map((name) => join(root, 'node_modules', name));

test('a package of machine code stays out of the bundle, the package that needs it does not', async () => {
  const root = await aServiceWithMachineCode();

  const { code, packages, nativePackages } = await bundleService(join(root, 'service'));

  assert.match(Buffer.from(code).toString(), /require.*"fast"|\("fast"\)/);
  assert.deepEqual(packages, inApp(root, ['plain']));
  assert.deepEqual(nativePackages, inApp(root, ['fast']));
});

test("a package of machine code comes with what it needs, the other platforms' files left out", async () => {
  const root = await aServiceWithMachineCode();

  const entries = await nativePackageFiles(inApp(root, ['fast']), arm64, 'app');

  assert.deepEqual(
    entries.filter(({ kind }) => kind === 'file').map(({ path }) => path),
    [
      'app/node_modules/@fast/sum-linux-arm64/index.js',
      'app/node_modules/@fast/sum-linux-arm64/package.json',
      'app/node_modules/fast/index.js',
      'app/node_modules/fast/package.json',
    ],
  );
});

test('what was compiled on this machine is refused for an image of another architecture', async () => {
  const root = await aServiceWithMachineCode();
  const other = process.arch === 'x64' ? arm64 : amd64;
  const release = join(root, 'node_modules/fast/build/Release');
  await mkdir(release, { recursive: true });
  await writeFile(join(release, 'fast.node'), 'ELF');

  await assert.rejects(nativePackageFiles(inApp(root, ['fast']), other, 'app'), {
    code: 'native-foreign',
    where: join(root, 'node_modules/fast'),
  });
});
