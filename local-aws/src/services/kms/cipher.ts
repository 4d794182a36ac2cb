import { createCipheriv, createDecipheriv } from 'node:crypto';

/** A ciphertext's parts: which key made it, with which of its materials, and the sealed bytes. */
export interface Sealed {
  readonly keyId: string;
  readonly material: number;
  readonly iv: Buffer;
  readonly tag: Buffer;
  readonly bytes: Buffer;
}

export type EncryptionContext = Readonly<Record<string, string>>;

const formatVersion = 1;
const ivLength = 12;
const tagLength = 16;

/**
 * Seals bytes with AES-256-GCM; the encryption context must be the same when they are opened.
 * Layout: version, length of the key's id, the id, the material's index, IV, tag, ciphertext.
 */
export function seal(
  plaintext: Uint8Array,
  context: EncryptionContext,
  key: { readonly id: string; readonly material: number; readonly secret: Uint8Array },
  iv: Uint8Array,
): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key.secret, iv).setAAD(canonical(context));
  const bytes = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  const id = Buffer.from(key.id, 'latin1');
  return Buffer.concat([
    Buffer.of(formatVersion, id.length),
    id,
    Buffer.of(key.material),
    iv,
    cipher.getAuthTag(),
    bytes,
  ]);
}

/** Undefined for bytes that no `seal` has made. */
export function readSealed(blob: Uint8Array): Sealed | undefined {
  const bytes = Buffer.from(blob);
  const idEnd = 2 + (bytes[1] ?? 0);
  const start = idEnd + 1 + ivLength + tagLength;
  if (bytes[0] !== formatVersion || bytes.length < start) return undefined;
  return {
    keyId: bytes.toString('latin1', 2, idEnd),
    material: bytes[idEnd] ?? 0,
    iv: bytes.subarray(idEnd + 1, idEnd + 1 + ivLength),
    tag: bytes.subarray(idEnd + 1 + ivLength, start),
    bytes: bytes.subarray(start),
  };
}

/** Undefined where the key or the context is another, or the bytes were changed. */
export function open(sealed: Sealed, context: EncryptionContext, secret: Uint8Array): Buffer | undefined {
  const decipher = createDecipheriv('aes-256-gcm', secret, sealed.iv, { authTagLength: tagLength });
  decipher.setAAD(canonical(context)).setAuthTag(sealed.tag);
  try {
    return Buffer.concat([decipher.update(sealed.bytes), decipher.final()]);
  } catch {
    return undefined;
  }
}

function canonical(context: EncryptionContext): Buffer {
  const sorted = Object.entries(context).sort(([one], [other]) => (one < other ? -1 : 1));
  return Buffer.from(JSON.stringify(sorted), 'utf8');
}
