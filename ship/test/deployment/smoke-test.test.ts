import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type SmokeAnswer, smokeProblem, smokeTest } from '../../src/deployment/smoke-test.ts';
import { fakeClock } from '../support/fake-clock.ts';

const test = { url: 'http://localhost:8080', version: '2.0.0', tries: 3, interval: 500, latency: 2_000 };
const good: SmokeAnswer = { status: 200, body: '{"version":"2.0.0"}' };

function requestsAnswering(answers: readonly (SmokeAnswer | Error)[]): () => Promise<SmokeAnswer> {
  const left = [...answers];
  return async () => {
    const answer = left.shift() ?? new Error('asked too often');
    if (answer instanceof Error) throw answer;
    return answer;
  };
}

describe('the smoke test', () => {
  it('passes as soon as the deployed version answers 200', async () => {
    const clock = fakeClock();
    const request = requestsAnswering([new Error('refused'), { status: 503, body: '' }, good]);

    const result = await smokeTest(test, request, clock, new AbortController().signal);

    assert.deepEqual(result, { passed: true, tries: 3, version: '2.0.0' });
    assert.deepEqual(clock.waits, [500, 500]);
  });

  it('fails with the last reason after its tries', async () => {
    const request = requestsAnswering([good, good, good].map(() => ({ status: 200, body: '{"version":"1"}' })));

    const result = await smokeTest(test, request, fakeClock(), new AbortController().signal);

    assert.deepEqual(result, {
      passed: false,
      tries: 3,
      isSilent: false,
      reason: 'GET http://localhost:8080/health answered version "1" instead of "2.0.0"',
    });
  });
});

describe('an answer of /health', () => {
  it('is a problem unless it is 200 and of the version', () => {
    assert.equal(smokeProblem(good, '2.0.0'), undefined);
    assert.equal(smokeProblem({ status: 302, body: '' }, '2.0.0'), 'answered 302 instead of 200');
    assert.equal(smokeProblem({ status: 200, body: '<html>' }, '2.0.0'), 'answered no version, instead of "2.0.0"');
    assert.equal(smokeProblem({ status: 200, body: 'null' }, '2.0.0'), 'answered no version, instead of "2.0.0"');
  });

  it('may be of any version where none is known', () => {
    assert.equal(smokeProblem({ status: 200, body: 'ok' }, undefined), undefined);
  });
});
