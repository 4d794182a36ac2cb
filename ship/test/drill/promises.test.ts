import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { brokenPromises } from '../../src/drill/drill.ts';
import { aLoad, whatWasSeen } from './a-result.ts';

const promised = { lost: 0, detectedWithin: 1_000, restoredWithin: 5_000 };

describe('the promises of a drill', () => {
  it('are kept when nothing is lost and all is in time', () => {
    assert.deepEqual(brokenPromises(promised, aLoad(), whatWasSeen()), []);
  });

  it('are kept at their very bounds', () => {
    const seen = whatWasSeen({ detected: 1_000, restored: 5_000 });

    assert.deepEqual(brokenPromises({ ...promised, lost: 3 }, aLoad({ failed: 3 }), seen), []);
  });

  it('are broken by one request too many, whose failure is told', () => {
    const [broken] = brokenPromises(promised, aLoad({ failed: 1, failures: { 503: 1 } }), whatWasSeen());

    assert.equal(broken, '1 of 300 requests failed (1 × 503), 0 may');
  });

  it('are broken by being late', () => {
    const broken = brokenPromises(promised, aLoad(), whatWasSeen({ detected: 1_001, restored: 5_001 }));

    assert.equal(broken.length, 2);
    assert.match(broken[0] ?? '', /^noticed after/);
    assert.match(broken[1] ?? '', /^restored after/);
  });

  it('are broken by what never comes', () => {
    const broken = brokenPromises(promised, aLoad(), whatWasSeen({ detected: undefined, restored: undefined }));

    assert.match(broken.join('\n'), /noticed never, .*\nrestored never, /);
  });

  it('say nothing of noticing where nobody has to', () => {
    const { detectedWithin: _, ...unnoticed } = promised;

    assert.deepEqual(brokenPromises(unnoticed, aLoad(), whatWasSeen({ detected: undefined })), []);
  });

  it('are broken by what the drill itself found wrong', () => {
    const wrong = ['version 6.6.6 serves'];

    assert.deepEqual(brokenPromises(promised, aLoad(), whatWasSeen({ wrong })), wrong);
  });
});
