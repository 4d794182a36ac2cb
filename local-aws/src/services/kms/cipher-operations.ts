import type { Operations } from '../../models/generated/kms.ts';
import type { ServiceOperations } from '../../wire/operation.ts';
import { type EncryptionContext, open, readSealed, seal } from './cipher.ts';
import { kmsError } from './errors.ts';
import { requireKey, requireUsable } from './lookup.ts';
import type { KeyRow, KmsState } from './state.ts';

/** Real encryption with key material that never leaves the store. */
export function cipherOperations(state: KmsState): ServiceOperations<Operations> {
  const encrypt = (key: KeyRow, plaintext: Uint8Array, context: EncryptionContext = {}): Uint8Array => {
    const material = key.material.length - 1;
    const sealing = { id: key.id, material, secret: secretOf(key, material) };
    return seal(plaintext, context, sealing, state.randomBytes(12));
  };
  const decrypt = (
    blob: Uint8Array | undefined,
    context: EncryptionContext = {},
    expected: string | undefined,
    region: string,
  ): { key: KeyRow; plaintext: Uint8Array } => {
    const sealed = blob && readSealed(blob);
    if (!sealed || !state.keys.has(sealed.keyId)) throw kmsError('InvalidCiphertextException', '');
    const key = requireUsable(state, sealed.keyId, region);
    if (expected !== undefined && requireKey(state, expected, region).id !== key.id) {
      throw kmsError(
        'IncorrectKeyException',
        'The key ID in the request does not identify a CMK that can perform this operation.',
      );
    }
    const plaintext = sealed.material < key.material.length && open(sealed, context, secretOf(key, sealed.material));
    if (!plaintext) throw kmsError('InvalidCiphertextException', '');
    return { key, plaintext: Uint8Array.from(plaintext) };
  };
  const dataKey = (input: { KeySpec?: string | undefined; NumberOfBytes?: number | undefined }): Uint8Array => {
    if ((input.KeySpec === undefined) === (input.NumberOfBytes === undefined)) {
      throw kmsError('ValidationException', 'Please specify either number of bytes or key spec.');
    }
    return state.randomBytes(input.NumberOfBytes ?? (input.KeySpec === 'AES_128' ? 16 : 32));
  };
  return {
    Encrypt({ KeyId, Plaintext, EncryptionContext }, { region }) {
      const key = requireUsable(state, KeyId, region);
      return {
        CiphertextBlob: encrypt(key, Plaintext, EncryptionContext),
        KeyId: key.arn,
        EncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
      };
    },
    Decrypt({ CiphertextBlob, EncryptionContext, KeyId }, { region }) {
      const { key, plaintext } = decrypt(CiphertextBlob, EncryptionContext, KeyId, region);
      return { KeyId: key.arn, Plaintext: plaintext, EncryptionAlgorithm: 'SYMMETRIC_DEFAULT' };
    },
    ReEncrypt(input, { region }) {
      const { key, plaintext } = decrypt(
        input.CiphertextBlob,
        input.SourceEncryptionContext,
        input.SourceKeyId,
        region,
      );
      const destination = requireUsable(state, input.DestinationKeyId, region);
      return {
        CiphertextBlob: encrypt(destination, plaintext, input.DestinationEncryptionContext),
        SourceKeyId: key.arn,
        KeyId: destination.arn,
        SourceEncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
        DestinationEncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
      };
    },
    GenerateDataKey(input, { region }) {
      const key = requireUsable(state, input.KeyId, region);
      const plaintext = dataKey(input);
      return { CiphertextBlob: encrypt(key, plaintext, input.EncryptionContext), Plaintext: plaintext, KeyId: key.arn };
    },
    GenerateDataKeyWithoutPlaintext(input, { region }) {
      const key = requireUsable(state, input.KeyId, region);
      return { CiphertextBlob: encrypt(key, dataKey(input), input.EncryptionContext), KeyId: key.arn };
    },
    GenerateRandom({ NumberOfBytes }) {
      if (NumberOfBytes === undefined) throw kmsError('ValidationException', 'NumberOfBytes is required.');
      return { Plaintext: state.randomBytes(NumberOfBytes) };
    },
  };
}

function secretOf({ material, arn }: KeyRow, index: number): Buffer {
  const secret = material[index];
  if (secret === undefined) throw new Error(`${arn} has no key material ${index}.`);
  return Buffer.from(secret, 'base64');
}
