import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { distrust } from '../../src/wire/trusted-origin.ts';

describe('whom local-aws answers', () => {
  for (const host of [
    'localhost',
    'localhost:4566',
    '127.0.0.1:4566',
    '127.1.2.3',
    '[::1]:80',
    'ecr.us-east-1.localhost:1',
  ]) {
    it(`answers requests for ${host}`, () => {
      assert.equal(distrust({ host }), undefined);
    });
  }

  const foreign = [
    'evil.example',
    'localhost.evil.example',
    'evil.example:4566',
    '10.0.0.1',
    '127.0.0.1.evil.example',
    '',
    'a@localhost',
  ];
  for (const host of foreign) {
    it(`refuses requests for '${host}', which may be another name for this machine`, () => {
      assert.match(distrust({ host }) ?? '', /Host header/);
    });
  }

  it('refuses requests without a Host', () => {
    assert.match(distrust({}) ?? '', /Host header/);
  });

  for (const origin of ['http://localhost:8080', 'https://127.0.0.1', 'http://[::1]:3000']) {
    it(`answers pages from ${origin}`, () => {
      assert.equal(distrust({ host: 'localhost', origin }), undefined);
    });
  }

  for (const origin of ['https://evil.example', 'null', 'http://localhost.evil.example', 'file://localhost']) {
    it(`refuses pages from ${origin}`, () => {
      assert.match(distrust({ host: 'localhost', origin }) ?? '', /Origin header/);
    });
  }
});
