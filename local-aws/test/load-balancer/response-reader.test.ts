import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { ResponseReader } from '../../src/load-balancer/response-reader.ts';

interface Read {
  status: number | undefined;
  fields: readonly string[];
  body: string;
  end: 'open' | 'reusable' | 'closing' | 'malformed';
}

function read(pieces: readonly (Buffer | string)[], method = 'GET', closes = false): Read {
  const told: Read = { status: undefined, fields: [], body: '', end: 'open' };
  const reader = new ResponseReader(method, {
    head(head) {
      told.status = head.status;
      told.fields = head.fields;
    },
    body(data) {
      told.body += data.toString('latin1');
    },
    complete(isReusable) {
      told.end = isReusable ? 'reusable' : 'closing';
    },
    malformed() {
      told.end = 'malformed';
    },
  });
  for (const piece of pieces) reader.read(Buffer.from(piece));
  if (closes) reader.end();
  return told;
}

const fixed = 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\nX-A: b\r\n\r\nhello';
const chunked =
  'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;x=y\r\nhello\r\n6\r\n world\r\n0\r\nT: v\r\n\r\n';

describe('a response reader', () => {
  it('reads a body of known length', () => {
    const told = read([fixed]);

    assert.deepEqual(told, {
      status: 200,
      fields: ['Content-Length', '5', 'X-A', 'b'],
      body: 'hello',
      end: 'reusable',
    });
  });

  it('reads chunks, and leaves out what is meant for the next hop alone', () => {
    const told = read([chunked]);

    assert.deepEqual(told, { status: 200, fields: [], body: 'hello world', end: 'reusable' });
  });

  it('reads the same however the bytes arrive', () => {
    fc.assert(
      fc.property(fc.constantFrom(fixed, chunked), fc.array(fc.nat(140), { maxLength: 12 }), (text, cuts) => {
        const at = [0, ...cuts.filter((cut) => cut < text.length).sort((one, other) => one - other), text.length];
        const pieces = at.slice(1).map((end, index) => text.slice(at[index], end));

        assert.deepEqual(read(pieces), read([text]));
      }),
    );
  });

  it('reads to the end of the connection where nothing else ends the body', () => {
    const told = read(['HTTP/1.0 200 OK\r\n\r\nhel', 'lo'], 'GET', true);

    assert.equal(told.body, 'hello');
    assert.equal(told.end, 'closing');
  });

  it('expects no body after HEAD, 204 and 304', () => {
    assert.equal(read(['HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n'], 'HEAD').end, 'reusable');
    assert.equal(read(['HTTP/1.1 204 No Content\r\n\r\n']).end, 'reusable');
    assert.equal(read(['HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n']).end, 'reusable');
  });

  it('skips interim answers', () => {
    const told = read([`HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n${fixed}`]);

    assert.equal(told.status, 200);
    assert.equal(told.body, 'hello');
  });

  it('gives up a connection that says close, and one that says more than it should', () => {
    assert.equal(read(['HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n']).end, 'closing');
    assert.equal(read([`${fixed}HTTP/1.1 200 OK\r\n`]).end, 'closing');
  });

  it('leaves out fields that Connection names', () => {
    const told = read(['HTTP/1.1 200 OK\r\nX-Hop: 1\r\nConnection: x-hop\r\nContent-Length: 0\r\n\r\n']);

    assert.deepEqual(told.fields, ['Content-Length', '0']);
  });

  it('refuses whatever is in doubt', () => {
    const doubtful = [
      'garbage\r\n\r\n',
      'HTTP/2 200 OK\r\n\r\n',
      'HTTP/1.1 20 OK\r\n\r\n',
      'HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 5\r\n\r\nhello',
      'HTTP/1.1 200 OK\r\nContent-Length: +5\r\n\r\nhello',
      'HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n',
      'HTTP/1.1 200 OK\r\nName : value\r\n\r\n',
      'HTTP/1.1 200 OK\r\nA: b\r\n c\r\n\r\n',
      'HTTP/1.1 200 OK\r\nA: b\nB: c\r\n\r\n',
      'HTTP/1.1 200 OK\r\nA: b\0\r\n\r\n',
      'HTTP/1.1 101 Switching Protocols\r\n\r\n',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nabc\r\n',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\nab\r\n',
    ];

    for (const text of doubtful) assert.equal(read([text]).end, 'malformed', JSON.stringify(text));
  });

  it('bounds the head, the size lines and the trailers', () => {
    const endless = 'x'.repeat(40_000);

    assert.equal(read([`HTTP/1.1 200 OK\r\nA: ${endless}`]).end, 'malformed');
    assert.equal(read([`HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;${endless}`]).end, 'malformed');
    const trailers = 'T: 0123456789\r\n'.repeat(1_000);
    assert.equal(read([`HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n${trailers}`]).end, 'malformed');
  });
});
