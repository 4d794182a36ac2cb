import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  type ClientRequest,
  defaultRequestFields,
  type ForwardedForMode,
  requestHead,
} from '../../src/load-balancer/request-head.ts';

const traceId = (): string => '1-67891233-abcdef012345678912345678';

function given(fields: readonly string[], changes: Partial<ClientRequest> = {}): ClientRequest {
  return {
    method: 'GET',
    target: '/path?q=1',
    fields: ['Host', 'example.com', ...fields],
    clientAddress: '127.0.0.1',
    clientPort: 50_000,
    listenerPort: 8080,
    tls: undefined,
    settings: defaultRequestFields,
    transforms: undefined,
    isUpgrade: false,
    ...changes,
  };
}

function linesFor(request: ClientRequest): string[] {
  const head = requestHead(request, traceId);
  assert.equal(head.kind, 'forward');
  return head.kind === 'forward' ? head.text.split('\r\n') : [];
}

describe('the head that a target gets', () => {
  it("keeps the request line, the host and the client's fields, and adds the load balancer's", () => {
    const lines = linesFor(given(['Accept', '*/*', 'X-CaSe', 'kept']));

    assert.deepEqual(lines, [
      'GET /path?q=1 HTTP/1.1',
      'Host: example.com:8080',
      'X-Forwarded-For: 127.0.0.1',
      'X-Forwarded-Proto: http',
      'X-Forwarded-Port: 8080',
      'X-Amzn-Trace-Id: Root=1-67891233-abcdef012345678912345678',
      'Accept: */*',
      'X-CaSe: kept',
      'Connection: keep-alive',
      '',
      '',
    ]);
  });

  it('appends to X-Forwarded-For, and keeps or removes it where configured', () => {
    const fields = ['X-Forwarded-For', '10.0.0.1', 'x-forwarded-for', '10.0.0.2'];
    const forwardedFor = (mode: ForwardedForMode) =>
      linesFor(given(fields, { settings: { ...defaultRequestFields, forwardedFor: mode } })).filter((line) =>
        line.startsWith('X-Forwarded-For'),
      );

    assert.deepEqual(forwardedFor('append'), ['X-Forwarded-For: 10.0.0.1, 10.0.0.2, 127.0.0.1']);
    assert.deepEqual(forwardedFor('preserve'), ['X-Forwarded-For: 10.0.0.1, 10.0.0.2']);
    assert.deepEqual(forwardedFor('remove'), []);
  });

  it("overwrites what a client says about the listener's port and protocol", () => {
    const lines = linesFor(given(['X-Forwarded-Port', '1', 'X-Forwarded-Proto', 'https']));

    assert.ok(lines.includes('X-Forwarded-Port: 8080'));
    assert.ok(!lines.some((line) => line.includes('https')));
  });

  it('keeps the root of a trace and adds its own step', () => {
    const lines = linesFor(given(['X-Amzn-Trace-Id', 'Self=1-0-0;Root=1-5-6;CalledFrom=app']));

    assert.ok(
      lines.includes('X-Amzn-Trace-Id: Self=1-67891233-abcdef012345678912345678;Root=1-5-6;CalledFrom=app'),
      lines.join('\n'),
    );
  });

  it('passes on nothing that was meant for the load balancer alone', () => {
    const lines = linesFor(
      given([
        ...['Connection', 'close, X-Hop, content-length', 'X-Hop', '1', 'Keep-Alive', 'timeout=5', 'TE', 'trailers'],
        ...['Upgrade', 'h2c', 'Proxy-Connection', 'x', 'Expect', '100-continue', 'X-Kept', '1'],
      ]),
    );

    assert.deepEqual(lines.slice(6), ['X-Kept: 1', 'Connection: keep-alive', '', '']);
  });

  it('says how the body ends', () => {
    const last = (request: ClientRequest) => linesFor(request).at(-3);

    assert.equal(last(given(['Content-Length', '5'], { method: 'POST' })), 'Content-Length: 5');
    assert.equal(last(given(['Transfer-Encoding', 'chunked'], { method: 'DELETE' })), 'Transfer-Encoding: chunked');
    assert.equal(last(given([], { method: 'POST' })), 'Content-Length: 0');
  });

  it('turns an absolute target into a path, whose host counts', () => {
    const lines = linesFor(given([], { target: 'http://other.test:81?x=1' }));

    assert.deepEqual(lines.slice(0, 2), ['GET /?x=1 HTTP/1.1', 'Host: other.test:81']);
  });

  it('refuses what could be read in two ways', () => {
    const statusOf = (request: ClientRequest) => {
      const head = requestHead(request, traceId);
      return head.kind === 'refuse' ? head.status : 'forwarded';
    };

    assert.equal(statusOf(given(['Host', 'other'])), 400);
    assert.equal(statusOf(given(['Content-Length', '1', 'Content-Length', '1'])), 400);
    assert.equal(statusOf(given(['Content-Length', '1', 'Transfer-Encoding', 'chunked'])), 400);
    assert.equal(statusOf(given(['Transfer-Encoding', 'gzip, chunked'])), 501);
    assert.equal(statusOf(given([], { target: 'ftp://x/' })), 400);
    assert.equal(statusOf(given([], { method: 'TRACE' })), 405);
  });
});
