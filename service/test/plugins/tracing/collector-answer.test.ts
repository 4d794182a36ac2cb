import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readAnswer } from '../../../src/plugins/tracing/collector-answer.ts';

const whole: readonly [what: string, text: string, status: number, isConnectionKept: boolean][] = [
  ['a length', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}', 200, true],
  ['no body', 'HTTP/1.1 200 OK\r\ncontent-length:0\r\n\r\n', 200, true],
  [
    'a refusal',
    'HTTP/1.1 503 Service Unavailable\r\nContent-Type: text/plain\r\nContent-Length: 4 \r\n\r\nbusy',
    503,
    true,
  ],
  ['no reason', 'HTTP/1.1 200\r\nContent-Length: 0\r\n\r\n', 200, true],
  [
    'an informational answer before it',
    'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx',
    200,
    true,
  ],
  ['no connection after it', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: Close\r\n\r\n', 200, false],
  ['chunks', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n', 200, false],
  ['chunks and a length', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n', 200, false],
  ['an end that is the connection’s', 'HTTP/1.1 200 OK\r\n\r\n', 200, false],
  ['HTTP/1.0', 'HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n', 200, false],
  ['something else', 'SSH-2.0-OpenSSH_9.2\r\n\r\n', 0, false],
  ['more than its length', 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n{}', 200, false],
];

for (const [what, text, status, isConnectionKept] of whole) {
  test(`an answer with ${what} is ${status}, its connection ${isConnectionKept ? 'kept' : 'not used again'}`, () => {
    const answer = readAnswer(text);

    assert.deepEqual(answer, { status, isConnectionKept });
  });
}

test('an answer is told when its last byte is there, and not before', () => {
  const headers = fc.dictionary(fc.constantFrom('Date', 'Server', 'X-Length'), fc.stringMatching(/^[ -~]{0,20}$/));
  fc.assert(
    fc.property(fc.integer({ min: 200, max: 599 }), headers, fc.string({ maxLength: 50 }), (status, others, body) => {
      const fields = Object.entries(others).map(([name, value]) => `${name}: ${value}\r\n`);
      const length = Buffer.byteLength(body);
      const text = Buffer.from(
        `HTTP/1.1 ${status} Words\r\n${fields.join('')}Content-Length: ${length}\r\n\r\n${body}`,
      ).toString('latin1');

      for (let end = 0; end < text.length; end += 1) assert.equal(readAnswer(text.slice(0, end)), undefined);
      assert.deepEqual(readAnswer(text), { status, isConnectionKept: true });
    }),
  );
});
