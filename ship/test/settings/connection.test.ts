import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { connectionTo, isLoopback, parseEndpoint } from '../../src/settings/connection.ts';

const local = 'http://127.0.0.1:4566';
const test = { accessKeyId: 'test', secretAccessKey: 'test' };

describe('the connection to AWS', () => {
  it('is signed for with test credentials on this machine where the environment has none', () => {
    assert.deepEqual(connectionTo(local, 'us-east-1', {}).credentials, test);
  });

  it('is signed for as the environment says, on this machine too', () => {
    assert.equal(connectionTo(local, 'us-east-1', { AWS_PROFILE: 'mine' }).credentials, undefined);
    assert.equal(connectionTo(local, 'us-east-1', { AWS_ACCESS_KEY_ID: 'AKIA' }).credentials, undefined);
  });

  it('never has test credentials elsewhere', () => {
    assert.equal(connectionTo(undefined, 'us-east-1', {}).credentials, undefined);
    assert.equal(connectionTo('https://ecs.example.com', 'us-east-1', {}).credentials, undefined);
    assert.equal(connectionTo('http://127.0.0.1.example.com', 'us-east-1', {}).credentials, undefined);
  });
});

describe('an endpoint', () => {
  it('is on this machine by name or by loopback address', () => {
    const here = ['http://localhost:1', 'http://127.9.9.9', 'http://[::1]:4566', 'http://s3.localhost'];
    const there = ['http://10.0.0.1', 'http://localhost.example.com', 'no URL', 'http://1270.0.0.1'];

    assert.deepEqual(here.filter(isLoopback), here);
    assert.deepEqual(there.filter(isLoopback), []);
  });

  it('loses the slash at its end, and is refused unless it is http or https', () => {
    assert.equal(parseEndpoint('http://localhost:4566/', '--endpoint-url'), 'http://localhost:4566');
    assert.throws(() => parseEndpoint('ftp://localhost', 'AWS_ENDPOINT_URL'), {
      message: 'AWS_ENDPOINT_URL: "ftp://localhost" is not an http or https URL; for example http://127.0.0.1:4566',
    });
  });
});
