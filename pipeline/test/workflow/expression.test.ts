import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { holds, interpolate } from '../../workflow/expression.ts';

const contexts = { github: { ref: 'refs/heads/main', event: { number: 7 } }, needs: { build: { result: 'success' } } };

describe('expressions', () => {
  it('are replaced by their values in a text', () => {
    assert.equal(interpolate('pr-${{ github.event.number }} of ${{ github.nothing }}!', contexts), 'pr-7 of !');
  });

  it('without a status function hold only after success', () => {
    assert.equal(holds("github.ref == 'refs/heads/main'", contexts, 'success'), true);
    assert.equal(holds("github.ref == 'refs/heads/main'", contexts, 'failure'), false);
  });

  it('with always() hold after anything', () => {
    assert.equal(holds('always()', contexts, 'failure'), true);
    assert.equal(holds('${{ !cancelled() }}', contexts, 'failure'), true);
    assert.equal(holds('${{ !cancelled() }}', contexts, 'cancelled'), false);
  });

  it('know how the jobs before went', () => {
    assert.equal(holds("!cancelled() && needs.build.result == 'success'", contexts, 'success'), true);
    assert.equal(holds("!cancelled() && needs.build.result == 'failure'", contexts, 'success'), false);
  });

  it('hash files where there is somebody to do so', () => {
    assert.equal(
      interpolate("${{ hashFiles('a', 'b') }}", contexts, 'success', (...files) => files.join('+')),
      'a+b',
    );
  });
});
