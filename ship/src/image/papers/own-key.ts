import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { messageOf } from '../../failure.ts';
import { ImageError } from '../image-error.ts';
import { bundleMediaType, preAuthenticationEncoding } from './signature-bundle.ts';
import type { Signer, Verifier } from './signing.ts';
import { statementMediaType } from './statement.ts';

/**
 * Signs with an ECDSA key on P-256, what cosign's keys are.
 *
 * @param pem PKCS #8 or SEC 1, e.g. of `openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256`
 * @param where names the key in errors
 * @throws ImageError `key-invalid`
 */
export function ownKeySigner(pem: string, passphrase: string | undefined, where: string): Signer {
  const key = p256(() => createPrivateKey({ key: pem, ...(passphrase === undefined ? {} : { passphrase }) }), where);
  const publicKey = createPublicKey(key);
  const hint = hintOf(publicKey);
  return {
    own: verifierOf(publicKey),
    async sign(statement) {
      const payload = Buffer.from(statement);
      const signature = sign('sha256', preAuthenticationEncoding(statementMediaType, payload), key);
      return JSON.stringify({
        mediaType: bundleMediaType,
        verificationMaterial: { publicKey: { hint }, tlogEntries: [] },
        dsseEnvelope: {
          payload: payload.toString('base64'),
          payloadType: statementMediaType,
          signatures: [{ sig: signature.toString('base64'), keyid: '' }],
        },
      });
    },
  };
}

/**
 * Accepts what the owner of a public key has signed.
 *
 * @param pem SPKI, e.g. of `openssl pkey -pubout` or `cosign public-key`
 * @throws ImageError `key-invalid`
 */
export function ownKeyVerifier(pem: string, where: string): Verifier {
  return verifierOf(p256(() => createPublicKey(pem), where));
}

function verifierOf(key: KeyObject): Verifier {
  return {
    async verify({ payload, payloadType, signatures, keyHint }) {
      if (keyHint === undefined)
        return { kind: 'refused', reason: 'it is signed with a certificate, not with the key' };
      const signed = preAuthenticationEncoding(payloadType, payload);
      const isGood = signatures.some((signature) => verify('sha256', signed, key, signature));
      return isGood
        ? { kind: 'good', signer: `key ${hintOf(key)}` }
        : { kind: 'refused', reason: 'the signature is not one of this key' };
    },
  };
}

/** As cosign names keys: the digest of the DER form. */
function hintOf(publicKey: KeyObject): string {
  return createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64');
}

function p256(read: () => KeyObject, where: string): KeyObject {
  const invalid = (what: string): ImageError =>
    new ImageError({
      code: 'key-invalid',
      what,
      where,
      remedy: 'make one with openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256',
    });
  let key: KeyObject;
  try {
    key = read();
  } catch (error) {
    throw invalid(`the key cannot be read: ${messageOf(error)}`);
  }
  if (key.asymmetricKeyDetails?.namedCurve === 'prime256v1') return key;
  throw invalid('the key is not an ECDSA key on P-256');
}
