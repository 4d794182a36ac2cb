import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { S3Error } from '../../../src/services/s3/s3-error.ts';
import { childText, parseXml, writeDocument, xml } from '../../../src/services/s3/xml-tree.ts';

describe('a document', () => {
  it('is the same after it was written and read', () => {
    const text = fc.string({ minLength: 1 }).filter((each) => each.trim() !== '');
    fc.assert(
      fc.property(fc.array(text), (values) => {
        const document = xml(
          'List',
          values.map((value) => xml('Item', value)),
        );

        const again = parseXml(writeDocument(document));

        assert.deepEqual(
          again.children.map((each) => each.text),
          values,
        );
      }),
    );
  });

  it('is read without its namespaces', () => {
    const document = parseXml('<?xml version="1.0"?><s3:A xmlns:s3="x"><s3:B>1 &#x26; 2</s3:B></s3:A>');

    assert.equal(document.name, 'A');
    assert.equal(childText(document, 'B'), '1 & 2');
  });

  it('of any other text is refused, and soon', () => {
    const piece = fc.constantFrom('<a>', '</a>', '<a ', '<', '>', '<?', '<!--', '&#x41;', 'x', ' b="c"', '/>');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 2000 }), (pieces) => {
        try {
          parseXml(pieces.join(''));
        } catch (error) {
          assert.ok(error instanceof S3Error);
        }
      }),
      { numRuns: 200 },
    );
  });
});
