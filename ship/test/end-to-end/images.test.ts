import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { skopeo, without } from '../image/judges/judge.ts';
import { type LocalStack, localStack } from './local-stack.ts';

const run = promisify(execFile);

describe('images on a local AWS', () => {
  let stack: LocalStack;
  let directory: string;
  let keys: readonly string[];

  before(async () => {
    stack = await localStack();
    directory = await mkdtemp(join(tmpdir(), 'ship-images-'));
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
    await writeFile(join(directory, 'ship.key'), privateKey.export({ type: 'pkcs8', format: 'pem' }));
    await writeFile(join(directory, 'ship.pub'), publicKey.export({ type: 'spki', format: 'pem' }));
    keys = ['--verify-key', join(directory, 'ship.pub')];
  });
  after(async () => {
    await stack.close();
    await rm(directory, { recursive: true, force: true });
  });

  it('an image that nobody signed is refused, and nothing changes', async () => {
    const before = await stack.version();

    const { exitCode, stderr } = await stack.ship('deploy', '--app-version', 'unsigned', '--require-signed', ...keys);

    assert.equal(exitCode, 2);
    assert.match(stderr, /the image's signature, SBOM, provenance cannot be trusted/);
    assert.equal(await stack.version(), before);
  });

  it('an image that was signed as it was pushed is verified and deployed', async () => {
    const pushed = await stack.ship('push', '--app-version', 'signed', '--sign-key', join(directory, 'ship.key'));
    const verified = await stack.ship('verify-image', '--image', 'signed', ...keys);
    const deployed = await stack.ship('deploy', '--image', 'signed', '--require-signed', ...keys);

    assert.deepEqual([pushed.exitCode, verified.exitCode, deployed.exitCode], [0, 0, 0], deployed.stderr);
    assert.equal(verified.stdout.match(/^✔ /gm)?.length, 3);
    assert.equal(await stack.version(), 'signed');
  });

  it('an image of a stranger fails the check', async () => {
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
    await writeFile(join(directory, 'other.pub'), publicKey.export({ type: 'spki', format: 'pem' }));

    const { exitCode, stdout } = await stack.ship(
      'verify-image',
      '--image',
      'signed',
      '--verify-key',
      join(directory, 'other.pub'),
    );

    assert.equal(exitCode, 1);
    assert.match(stdout, /✖ signature {3}the signature is not one of this key/);
  });

  const reason = without('buildah', 'skopeo');
  it('an image that buildah has built runs as one of ours does', { skip: reason }, async () => {
    const store = ['--storage-driver', 'vfs', '--root', join(directory, 'root'), '--runroot', join(directory, 'run')];
    const buildah = async (...args: readonly string[]): Promise<string> =>
      (await run('buildah', [...store, ...args])).stdout.trim();
    await run(join(import.meta.dirname, '../../bin/ship.js'), ['build', '--unpacked', join(directory, 'app')]);
    const container = await buildah('from', 'scratch');
    await buildah('add', '-q', container, join(directory, 'app'), '/app');
    await buildah('config', '--workingdir', '/app', '--entrypoint', '["node", "main.js"]', '--env', 'A=1', container);
    await buildah('commit', '-q', '--format', 'docker', container, `oci:${join(directory, 'built')}`).catch(() =>
      buildah('commit', '-q', '--format', 'oci', container, `oci:${join(directory, 'built')}`),
    );
    const { stdout } = await stack.ship('push', '--app-version', 'any', '--json');
    const reference: unknown = JSON.parse(stdout).reference;
    const repository = String(reference).split('@')[0];

    await skopeo(
      'copy',
      '-q',
      '--dest-tls-verify=false',
      '--dest-creds',
      await ecrCredentials(stack.endpoint),
      `oci:${join(directory, 'built')}`,
      `docker://${repository}:buildah`,
    );
    const deployed = await stack.ship('deploy', '--image', 'buildah', '--app-version', 'by-buildah');

    assert.equal(deployed.exitCode, 0, deployed.stdout + deployed.stderr);
    assert.equal(await stack.version(), 'by-buildah');
  });
});

/** `AWS:<token>`, as `aws ecr get-login-password` has it. */
async function ecrCredentials(endpoint: string): Promise<string> {
  const { ECRClient, GetAuthorizationTokenCommand } = await import('@aws-sdk/client-ecr');
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const client = new ECRClient({ endpoint, region: 'us-east-1', credentials });
  const { authorizationData } = await client.send(new GetAuthorizationTokenCommand({}));
  client.destroy();
  return Buffer.from(authorizationData?.[0]?.authorizationToken ?? '', 'base64').toString();
}
