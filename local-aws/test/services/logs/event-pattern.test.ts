import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compileEventPattern } from '../../../src/services/logs/event-pattern.ts';

const message = '[ERROR] 500 GET /health "bad gateway" trace_id=42';

describe('a filter pattern', () => {
  const patterns: [pattern: string, matches: boolean][] = [
    ['', true],
    ['ERROR', true],
    ['error', false],
    ['ERROR 500', true],
    ['ERROR 404', false],
    ['"ERROR] 500"', true],
    ['"500 ERROR"', false],
    ['"\\"bad gateway\\""', true],
    ['?404 ?500', true],
    ['?404 ?403', false],
    ['ERROR -500', false],
    ['ERROR -404', true],
    ['-"bad gateway"', false],
    ['ERROR ?404', true],
    ['trace_id', true],
  ];
  for (const [pattern, matches] of patterns) {
    it(`${pattern === '' ? 'that is empty' : pattern} ${matches ? 'lets the message through' : 'holds the message back'}`, () => {
      assert.equal(compileEventPattern(pattern)(message) !== undefined, matches);
    });
  }

  const unreadable = [
    '{ $.level }',
    '{ $.level = "a"',
    '[ip, ..., user, ...]',
    '[a=1 || b=2]',
    '%\\d+%',
    '"open',
    'half"open"',
    'foo.bar',
    '- ',
    '?',
  ];
  for (const pattern of unreadable) {
    it(`${pattern} is refused`, () => {
      assert.throws(() => compileEventPattern(pattern), { name: 'AwsError', shape: 'InvalidParameterException' });
    });
  }

  const line = JSON.stringify({
    level: 'error',
    status: 503,
    ok: false,
    user: null,
    request: { path: '/api/orders', tags: ['a', 'b'] },
  });
  const jsonPatterns: [pattern: string, matches: boolean][] = [
    ['{ $.level = "error" && $.status >= 500 }', true],
    ['{ $.level = "error" && $.status >= 504 }', false],
    ['{ $.level = "warn" || ($.status > 500 && $.status < 600) }', true],
    ['{ $.level != "error" }', false],
    ['{ $.status = 5* }', true],
    ['{ $.request.path = "/api/*" }', true],
    ['{ $.request.tags[1] = "b" }', true],
    ['{ $.request.tags[*] = "c" }', false],
    ['{ $.ok IS FALSE }', true],
    ['{ $.user IS NULL }', true],
    ['{ $.missing NOT EXISTS }', true],
    ['{ $.missing != "x" }', false],
  ];
  for (const [pattern, matches] of jsonPatterns) {
    it(`${pattern} ${matches ? 'lets the JSON through' : 'holds the JSON back'}`, () => {
      assert.equal(compileEventPattern(pattern)(line) !== undefined, matches);
    });
  }

  const access = '127.0.0.1 - frank [10/Oct/2000:13:25:15 -0700] "GET /index.html HTTP/1.0" 404 1534';
  const columnPatterns: [pattern: string, matches: boolean][] = [
    ['[ip, id, user, time, request, status = 4*, size]', true],
    ['[ip, id, user, time, request, status = 5*, size]', false],
    ['[ip, ..., status >= 400 && status < 500, size > 1000]', true],
    ['[ip, id, user]', false],
    ['[ip, ..., request = "GET *", status, size]', true],
    ['[ip=127.0.0.* || ip=10.*, ...]', true],
  ];
  for (const [pattern, matches] of columnPatterns) {
    it(`${pattern} ${matches ? 'lets the line through' : 'holds the line back'}`, () => {
      assert.equal(compileEventPattern(pattern)(access) !== undefined, matches);
    });
  }

  it('tells what it names of an event', () => {
    const json = compileEventPattern('{ $.status >= 500 }')(line);
    const columns = compileEventPattern('[ip, ..., status, size]')(access);

    assert.deepEqual(json?.values, { '$.status': '503' });
    assert.equal(json?.lookup('$.request.path'), '/api/orders');
    assert.equal(columns?.values.$size, '1534');
    assert.equal(columns?.values.$3, 'frank');
  });
});
