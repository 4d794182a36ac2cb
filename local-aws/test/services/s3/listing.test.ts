import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { byBytes, type Listing, list } from '../../../src/services/s3/listing.ts';

const rows = (keys: readonly string[]): { key: string }[] => keys.map((key) => ({ key }));
const names = ({ entries }: ReturnType<typeof list>): string[] => entries.map(({ name }) => name);

describe('a listing', () => {
  it('rolls keys up to what they have in common before a delimiter', () => {
    const all = rows(['a/1', 'a/2', 'b', 'c/d/1']);

    const listing = list(all, { prefix: '', delimiter: '/', after: '', most: 10 });

    assert.deepEqual(names(listing), ['a/', 'b', 'c/']);
  });

  it('is ordered by the bytes of UTF-8', () => {
    const all = rows(['\u{1f600}', '\uffee', 'a']);

    const listing = list(all, { prefix: '', delimiter: '', after: '', most: 10 });

    assert.deepEqual(names(listing), ['a', '\uffee', '\u{1f600}']);
  });

  it('says that there is no more when a page ends with the last key', () => {
    const listing = list(rows(['a', 'b']), { prefix: '', delimiter: '', after: '', most: 2 });

    assert.equal(listing.isTruncated, false);
  });

  it('page by page is the whole listing', () => {
    const key = fc
      .array(fc.constantFrom('a', 'b', '/', 'ü'), { minLength: 1, maxLength: 5 })
      .map((each) => each.join(''));
    fc.assert(
      fc.property(
        fc.uniqueArray(key),
        fc.constantFrom('', '/'),
        fc.constantFrom('', 'a', 'a/'),
        fc.integer({ min: 1, max: 4 }),
        (keys, delimiter, prefix, most) => {
          const whole = list(rows(keys), { prefix, delimiter, after: '', most: 1000 });
          const paged: string[] = [];
          for (let after: string | undefined = ''; after !== undefined; ) {
            const page: Listing<{ key: string }> = list(rows(keys), { prefix, delimiter, after, most });
            paged.push(...names(page));
            after = page.isTruncated ? page.next : undefined;
          }

          assert.deepEqual(paged, names(whole));
          assert.deepEqual(paged, [...new Set(paged)].sort(byBytes));
        },
      ),
    );
  });
});
