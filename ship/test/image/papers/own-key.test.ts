import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import { digestOf } from '../../../src/image/digest.ts';
import { ownKeySigner, ownKeyVerifier } from '../../../src/image/papers/own-key.ts';
import { parseSignatureBundle, preAuthenticationEncoding } from '../../../src/image/papers/signature-bundle.ts';
import { readStatement, signaturePredicateType, statementAbout } from '../../../src/image/papers/statement.ts';

const digest = digestOf('the image');
const statement = statementAbout('localhost/app', digest, { predicateType: signaturePredicateType, predicate: {} });

function aKeyPair(namedCurve = 'prime256v1', passphrase?: string) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve });
  const encryption = passphrase === undefined ? {} : { cipher: 'aes-256-cbc', passphrase };
  return {
    own: privateKey.export({ type: 'pkcs8', format: 'pem', ...encryption }).toString(),
    known: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  };
}

async function aBundle(key: string) {
  const bundle = parseSignatureBundle(await ownKeySigner(key, undefined, 'key').sign(statement));
  assert.ok(bundle !== undefined);
  return bundle;
}

test('what is signed with a key is accepted with its public key, and says of which image it speaks', async () => {
  const { own, known } = aKeyPair();

  const bundle = await aBundle(own);

  const verdict = await ownKeyVerifier(known, 'key').verify(bundle);
  assert.equal(verdict.kind, 'good');
  const text = Buffer.from(bundle.payload).toString();
  assert.equal(readStatement(text, digest)?.predicateType, signaturePredicateType);
  assert.equal(readStatement(text, digestOf('another image')), undefined);
});

test('another key is refused', async () => {
  const bundle = await aBundle(aKeyPair().own);

  const verdict = await ownKeyVerifier(aKeyPair().known, 'key').verify(bundle);

  assert.equal(verdict.kind, 'refused');
});

test('a changed statement is refused, and so is the same statement as another kind of document', async () => {
  const { own, known } = aKeyPair();
  const bundle = await aBundle(own);
  const verifier = ownKeyVerifier(known, 'key');

  const changed = await verifier.verify({
    ...bundle,
    payload: Buffer.from(statement.replace('localhost', 'elsewhere')),
  });
  const retyped = await verifier.verify({ ...bundle, payloadType: 'text/plain' });

  assert.deepEqual([changed.kind, retyped.kind], ['refused', 'refused']);
});

test('a bundle that brings a certificate is no business of a key', async () => {
  const { own, known } = aKeyPair();
  const bundle = await aBundle(own);

  const verdict = await ownKeyVerifier(known, 'key').verify({ ...bundle, keyHint: undefined });

  assert.equal(verdict.kind, 'refused');
});

test('type and length go with what is signed', () => {
  const encoded = preAuthenticationEncoding('http://example.com/HelloWorld', Buffer.from('hello world'));

  // The example of the DSSE specification.
  assert.equal(Buffer.from(encoded).toString(), 'DSSEv1 29 http://example.com/HelloWorld 11 hello world');
});

test('a passphrase opens its key, and no other does', () => {
  const { own } = aKeyPair('prime256v1', 'open sesame');

  assert.doesNotThrow(() => ownKeySigner(own, 'open sesame', 'ship.key'));
  assert.throws(() => ownKeySigner(own, 'hush', 'ship.key'), { code: 'key-invalid', where: 'ship.key' });
  assert.throws(() => ownKeySigner(own, undefined, 'ship.key'), { code: 'key-invalid' });
});

for (const [what, pem] of [
  ['not a key', 'secret'],
  ['of another curve', aKeyPair('secp384r1').known],
] as const) {
  test(`a public key that is ${what} is refused`, () => {
    assert.throws(() => ownKeyVerifier(pem, 'ship.pub'), { code: 'key-invalid', where: 'ship.pub' });
  });
}

for (const text of ['', '{}', '{"mediaType":"application/vnd.dev.sigstore.bundle.v0.3+json"}', '[]']) {
  test(`${JSON.stringify(text)} is no bundle`, () => {
    assert.equal(parseSignatureBundle(text), undefined);
  });
}
