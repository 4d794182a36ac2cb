import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { digestOf } from '../../src/image/digest.ts';
import {
  formatImageReference,
  isLoopbackRegistry,
  parseImageReference,
  registryOrigin,
} from '../../src/image/reference.ts';

const digest = digestOf('');

test('a whole reference is taken apart', () => {
  const text = `123456789012.dkr.ecr.us-east-1.amazonaws.com/team/devops-challenge:1.0@${digest}`;

  assert.deepEqual(parseImageReference(text), {
    registry: '123456789012.dkr.ecr.us-east-1.amazonaws.com',
    repository: 'team/devops-challenge',
    tag: '1.0',
    digest,
  });
});

test('tag and digest may be absent', () => {
  const reference = parseImageReference('localhost:4566/app');

  assert.deepEqual(reference, { registry: 'localhost:4566', repository: 'app', tag: undefined, digest: undefined });
});

for (const [text, reason] of [
  ['', /names no registry/],
  ['nginx', /names no registry/],
  ['library/nginx:1', /names no registry/],
  ['localhost:99999/app', /no host with a port/],
  ['https://localhost/app', /no host with a port/],
  ['localhost/', /no repository name/],
  ['localhost/App', /no repository name/],
  ['localhost/a/../b', /no repository name/],
  ['localhost/app:', /no tag/],
  ['localhost/app:a b', /no tag/],
  ['localhost/app@sha256:abc', /digest is malformed/],
  [`localhost/app@${digest}@${digest}`, /digest is malformed/],
] as const) {
  test(`${JSON.stringify(text.slice(0, 30))} is refused with the part that is wrong`, () => {
    assert.throws(() => parseImageReference(text), { code: 'reference-invalid', message: reason });
  });
}

test('what is formatted parses to the same', () => {
  const part = fc.stringMatching(/^[a-z0-9]{1,8}$/);
  const references = fc.record(
    {
      registry: fc.constantFrom('localhost', 'localhost:4566', '[::1]:5000', 'registry.example.com:443', '127.0.0.1'),
      repository: fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/')),
      tag: fc.option(fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,20}$/), { nil: undefined }),
      digest: fc.option(fc.string().map(digestOf), { nil: undefined }),
    },
    { noNullPrototype: true },
  );

  fc.assert(
    fc.property(references, (reference) => {
      assert.deepEqual(parseImageReference(formatImageReference(reference)), reference);
    }),
  );
});

test('plain http is for this machine only', () => {
  const here = ['localhost', 'localhost:4566', 'ecr.localhost:4566', '127.0.0.1:5000', '127.8.9.1', '[::1]:5000'];
  const elsewhere = ['localhost.example.com', '127.0.0.1.example.com', '10.0.0.1:5000', 'registry.example.com'];

  assert.ok(here.every(isLoopbackRegistry));
  assert.ok(!elsewhere.some(isLoopbackRegistry));
  assert.equal(registryOrigin('localhost:4566'), 'http://localhost:4566');
  assert.equal(registryOrigin('registry.example.com'), 'https://registry.example.com');
});
