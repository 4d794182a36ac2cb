import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isLocalName, movedListener } from '../../src/aws/local-names.ts';

describe('a load balancer of local-aws', () => {
  it('is known by its name', () => {
    assert.deepEqual(
      ['http://app-alb-1.us-east-1.elb.localhost/health', 'http://localhost/', 'http://localhost.example.com/'].map(
        isLocalName,
      ),
      [true, false, false],
    );
  });

  it('may answer 8000 above a port that needs a privilege', () => {
    assert.equal(movedListener('http://app.elb.localhost/health'), 'http://app.elb.localhost:8080/health');
    assert.equal(movedListener('https://app.elb.localhost/'), 'https://app.elb.localhost:8443/');
  });

  it('answers where it says otherwise, as everybody else does', () => {
    for (const url of [
      'http://app.elb.localhost:1024/',
      'http://app.us-east-1.elb.amazonaws.com/',
      'http://127.0.0.1:80/',
    ]) {
      assert.equal(movedListener(url), undefined, url);
    }
  });
});
