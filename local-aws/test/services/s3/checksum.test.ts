import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type ChecksumAlgorithm, startChecksum } from '../../../src/services/s3/checksum.ts';

/** Of the digits one to nine, as the catalogue of CRCs lists them: https://reveng.sourceforge.io/crc-catalogue/all.htm */
const known: Readonly<Record<ChecksumAlgorithm, string>> = {
  CRC32: 'cbf43926',
  CRC32C: 'e3069283',
  CRC64NVME: 'ae8b14860a799888',
  SHA1: 'f7c3bc1d808e04732adf679965ccc34ca7ae3441',
  SHA256: '15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225',
};

describe('a checksum', () => {
  for (const algorithm of ['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'] as const) {
    it(`of ${algorithm} is the published one, however the bytes come`, () => {
      const checksum = startChecksum(algorithm);

      for (const piece of ['123', '', '456789']) checksum.update(Buffer.from(piece));

      assert.equal(checksum.digest().toString('hex'), known[algorithm]);
    });
  }
});
