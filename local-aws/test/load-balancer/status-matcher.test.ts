import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseStatusMatcher } from '../../src/load-balancer/status-matcher.ts';

describe('a status matcher', () => {
  it('takes a code, a range, a list, and a mix of them', () => {
    const matches = (text: string, status: number): boolean | undefined => parseStatusMatcher(text)?.(status);

    assert.deepEqual(
      [200, 201].map((status) => matches('200', status)),
      [true, false],
    );
    assert.deepEqual(
      [199, 200, 299, 300].map((status) => matches('200-299', status)),
      [false, true, true, false],
    );
    assert.deepEqual(
      [200, 201, 202].map((status) => matches('200,202', status)),
      [true, false, true],
    );
    assert.deepEqual(
      [200, 301, 404].map((status) => matches('200,300-302', status)),
      [true, true, false],
    );
  });

  it('refuses everything else', () => {
    for (const text of ['', '2xx', '99', '600', '500', '300-200', '200-', '200,,201', 'abc', '200-299-300']) {
      assert.equal(parseStatusMatcher(text), undefined, text);
    }
  });
});
