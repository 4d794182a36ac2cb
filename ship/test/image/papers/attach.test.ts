import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { buildImage } from '../../../src/image/build.ts';
import { attachPapers } from '../../../src/image/papers/attach.ts';
import { ownKeySigner, ownKeyVerifier } from '../../../src/image/papers/own-key.ts';
import { papersFor } from '../../../src/image/papers/papers.ts';
import { checkPapers, requireSigned } from '../../../src/image/papers/verify-image.ts';
import { pushImage } from '../../../src/image/push.ts';
import { registryClient } from '../../../src/image/registry/client.ts';
import { aRegistry, repository } from '../registry/a-registry.ts';
import { aTemporaryDirectory } from '../temporary-directory.ts';

const serviceDirectory = fileURLToPath(new URL('../../fixtures/services/unhealthy', import.meta.url));

function aKey() {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  return {
    signer: ownKeySigner(privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), undefined, 'key'),
    verifier: ownKeyVerifier(publicKey.export({ type: 'spki', format: 'pem' }).toString(), 'key'),
  };
}

async function aPushedImage(options: Parameters<typeof aRegistry>[0]) {
  const registry = await aRegistry(options);
  const layoutDirectory = await aTemporaryDirectory();
  const git = async () => undefined;
  const built = await buildImage({ serviceDirectory, layoutDirectory, appVersion: '1.0', git });
  await pushImage({ registry: registry.host, repository, layoutDirectory, tags: ['1.0'] });
  const papers = await papersFor({
    built,
    serviceDirectory,
    root: serviceDirectory,
    lockfile: undefined,
    environment: {},
  });
  const client = registryClient({ registry: registry.host, repository });
  return { registry, client, subject: built, name: `${registry.host}/${repository}`, papers };
}

for (const hasReferrers of [true, false]) {
  const where = hasReferrers ? 'a registry that lists referrers' : 'a registry that knows nothing of referrers';

  test(`signed papers are found again in ${where}`, async () => {
    const pushed = await aPushedImage({ hasReferrers });
    const { signer, verifier } = aKey();

    await attachPapers({ ...pushed, signer });

    const checks = await checkPapers(pushed.client, pushed.subject.digest, verifier);
    assert.deepEqual(
      checks.map(({ paper, problem }) => [paper, problem]),
      [
        ['signature', undefined],
        ['SBOM', undefined],
        ['provenance', undefined],
      ],
    );
    assert.equal((await pushed.client.referrers(pushed.subject.digest)).length, 5);
    pushed.client.close();
  });

  test(`papers that are there are not attached twice in ${where}`, async () => {
    const pushed = await aPushedImage({ hasReferrers });
    const { signer } = aKey();
    await attachPapers({ ...pushed, signer });

    const signed = await attachPapers({ ...pushed, signer });

    assert.deepEqual(signed, []);
    assert.equal((await pushed.client.referrers(pushed.subject.digest)).length, 5);
    pushed.client.close();
  });
}

test('an image without signatures, and one that somebody else signed, are refused with the reason', async () => {
  const pushed = await aPushedImage({ hasReferrers: true });
  const { verifier } = aKey();
  await attachPapers({ ...pushed, signer: undefined });
  const before = await checkPapers(pushed.client, pushed.subject.digest, verifier);
  await attachPapers({ ...pushed, signer: aKey().signer });

  const after = await checkPapers(pushed.client, pushed.subject.digest, verifier);

  assert.deepEqual(new Set(before.map(({ problem }) => problem)), new Set(['there is none']));
  assert.throws(() => requireSigned(after, 'the image'), {
    code: 'unsigned',
    findings: ['signature', 'SBOM', 'provenance'].map((paper) => `${paper}: the signature is not one of this key`),
  });
  pushed.client.close();
});

test("another image's signature is none of this one's", async () => {
  const pushed = await aPushedImage({ hasReferrers: true });
  const { signer, verifier } = aKey();
  const other = { ...pushed.subject, digest: `sha256:${'0'.repeat(64)}` } as const;
  // Signed as being about the other image, but hung on this one.
  await attachPapers({ ...pushed, subject: other, signer });
  for (const referrer of await pushed.client.referrers(other.digest)) {
    await pushed.client
      .putReferrer(
        (await pushed.client.getManifest(referrer.digest)).text.replace(other.digest, pushed.subject.digest),
        pushed.subject.digest,
        referrer,
      )
      .catch(() => undefined);
  }

  const checks = await checkPapers(pushed.client, pushed.subject.digest, verifier);

  assert.ok((await pushed.client.referrers(pushed.subject.digest)).length >= 3);
  assert.deepEqual(new Set(checks.map(({ problem }) => problem)), new Set(['there is none']));
  pushed.client.close();
});
