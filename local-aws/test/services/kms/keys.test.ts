import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import fc from 'fast-check';
import type { Operations } from '../../../src/models/generated/kms.ts';
import { open, readSealed, seal } from '../../../src/services/kms/cipher.ts';
import { kms } from '../../../src/services/kms/index.ts';
import { memoryStore } from '../../../src/store/memory-store.ts';
import { type VirtualClock, virtualClock } from '../../../src/virtual-clock.ts';
import { type AskedService, askedService } from '../asked-service.ts';

const day = 24 * 60 * 60 * 1000;
let clock: VirtualClock;
let keys: AskedService<Operations>;

beforeEach(() => {
  clock = virtualClock();
  keys = askedService<Operations>(kms({ store: memoryStore(), clock }));
});

async function key(): Promise<string> {
  const { KeyMetadata } = await keys.call('CreateKey', {});
  return KeyMetadata?.KeyId ?? '';
}

/** What a client sends back of what it was sent. */
function bytes(answered: unknown): Uint8Array {
  return Uint8Array.from(Buffer.from(String(answered), 'base64'));
}

describe('a key', () => {
  it('is enabled, symmetric and the customer’s', async () => {
    const KeyId = await key();

    const { KeyMetadata } = await keys.call('DescribeKey', { KeyId });

    assert.equal(KeyMetadata?.KeyState, 'Enabled');
    assert.equal(KeyMetadata.KeySpec, 'SYMMETRIC_DEFAULT');
    assert.equal(KeyMetadata.KeyManager, 'CUSTOMER');
  });

  it('waits for its deletion, which can be cancelled, and is gone afterwards', async () => {
    const KeyId = await key();

    const { KeyState } = await keys.call('ScheduleKeyDeletion', { KeyId, PendingWindowInDays: 7 });
    const [changed] = await keys.refusal('EnableKey', { KeyId });
    await keys.call('CancelKeyDeletion', { KeyId });
    const { KeyMetadata } = await keys.call('DescribeKey', { KeyId });
    await keys.call('ScheduleKeyDeletion', { KeyId, PendingWindowInDays: 7 });
    clock.advance(7 * day);

    assert.equal(KeyState, 'PendingDeletion');
    assert.equal(changed, 'KMSInvalidStateException');
    assert.equal(KeyMetadata?.KeyState, 'Disabled');
    assert.deepEqual(await keys.refusal('DescribeKey', { KeyId }), [
      'NotFoundException',
      `Key 'arn:aws:kms:us-east-1:000000000000:key/${KeyId}' does not exist`,
    ]);
  });

  it('of an AWS service is there as soon as its alias is asked for', async () => {
    const { KeyMetadata } = await keys.call('DescribeKey', { KeyId: 'alias/aws/s3' });

    const { Aliases = [] } = await keys.call('ListAliases', { KeyId: KeyMetadata?.KeyId });

    assert.equal(KeyMetadata?.KeyManager, 'AWS');
    assert.deepEqual(
      Aliases.map(({ AliasName }) => AliasName),
      ['alias/aws/s3'],
    );
  });

  it('has its rotation and its period told', async () => {
    const KeyId = await key();

    await keys.call('EnableKeyRotation', { KeyId, RotationPeriodInDays: 90 });

    const { KeyRotationEnabled, RotationPeriodInDays } = await keys.call('GetKeyRotationStatus', { KeyId });
    assert.deepEqual([KeyRotationEnabled, RotationPeriodInDays], [true, 90]);
  });
});

describe('encryption', () => {
  const Plaintext = Uint8Array.from(Buffer.from('secret'));
  const EncryptionContext = { app: 'demo' };

  it('is undone with the same context', async () => {
    const KeyId = await key();
    const { CiphertextBlob } = await keys.call('Encrypt', { KeyId, Plaintext, EncryptionContext });

    const decrypted = await keys.call('Decrypt', { CiphertextBlob: bytes(CiphertextBlob), EncryptionContext });

    assert.deepEqual(bytes(decrypted.Plaintext), Plaintext);
  });

  it('is not undone with another context, another key, or a disabled key', async () => {
    const KeyId = await key();
    const other = await key();
    const { CiphertextBlob: sealed } = await keys.call('Encrypt', { KeyId, Plaintext, EncryptionContext });
    const CiphertextBlob = bytes(sealed);

    const [context] = await keys.refusal('Decrypt', { CiphertextBlob });
    const [wrongKey] = await keys.refusal('Decrypt', { CiphertextBlob, EncryptionContext, KeyId: other });
    await keys.call('DisableKey', { KeyId });
    const [disabled] = await keys.refusal('Decrypt', { CiphertextBlob, EncryptionContext });

    assert.deepEqual(
      [context, wrongKey, disabled],
      ['InvalidCiphertextException', 'IncorrectKeyException', 'DisabledException'],
    );
  });

  it('from before a rotation is undone after it', async () => {
    const KeyId = await key();
    const { CiphertextBlob } = await keys.call('Encrypt', { KeyId, Plaintext });

    await keys.call('RotateKeyOnDemand', { KeyId });

    const decrypted = await keys.call('Decrypt', { CiphertextBlob: bytes(CiphertextBlob) });
    assert.deepEqual(bytes(decrypted.Plaintext), Plaintext);
  });

  it('opens what it sealed and nothing that was changed', () => {
    const secret = Buffer.alloc(32, 7);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(), (plaintext, at) => {
        const blob = seal(plaintext, { a: 'b' }, { id: 'key', material: 0, secret }, Buffer.alloc(12, 1));
        const changed = Buffer.from(blob);
        const index = 6 + (at % (blob.length - 6));
        changed[index] = (changed[index] ?? 0) ^ 1;

        const sealed = readSealed(blob);
        const forged = readSealed(changed);

        assert.deepEqual(sealed && open(sealed, { a: 'b' }, secret), Buffer.from(plaintext));
        assert.equal(forged && open(forged, { a: 'b' }, secret), undefined);
      }),
    );
  });
});
