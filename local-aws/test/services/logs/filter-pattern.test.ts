import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compileFilterPattern } from '../../../src/services/logs/filter-pattern.ts';

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
      assert.equal(compileFilterPattern(pattern)(message), matches);
    });
  }

  const unreadable = ['{ $.level = "error" }', '[ip, user]', '%\\d+%', '"open', 'half"open"', 'foo.bar', '- ', '?'];
  for (const pattern of unreadable) {
    it(`${pattern} is refused`, () => {
      assert.throws(() => compileFilterPattern(pattern), { name: 'AwsError', shape: 'InvalidParameterException' });
    });
  }
});
