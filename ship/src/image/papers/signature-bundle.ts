import * as v from 'valibot';

export const bundleMediaType = 'application/vnd.dev.sigstore.bundle.v0.3+json';

const schema = v.pipe(
  v.string(),
  v.parseJson(),
  v.looseObject({
    mediaType: v.pipe(v.string(), v.startsWith('application/vnd.dev.sigstore.bundle')),
    verificationMaterial: v.looseObject({ publicKey: v.optional(v.object({ hint: v.optional(v.string(), '') })) }),
    dsseEnvelope: v.object({
      payload: v.string(),
      payloadType: v.string(),
      signatures: v.pipe(
        v.array(v.object({ sig: v.string(), keyid: v.optional(v.string(), '') })),
        v.minLength(1),
        v.maxLength(10),
      ),
    }),
  }),
);

/** Sigstore's form of a signed statement with all that its check needs, as cosign 3 and GitHub write it, too. */
export interface SignatureBundle {
  /** The whole, as it stands. */
  readonly text: string;
  readonly payload: Uint8Array;
  readonly payloadType: string;
  readonly signatures: readonly Uint8Array[];
  /** Set where a key of one's own has signed; undefined where the bundle brings a certificate. */
  readonly keyHint: string | undefined;
}

/** Undefined for what is no bundle with a statement. */
export function parseSignatureBundle(text: string): SignatureBundle | undefined {
  const parsed = v.safeParse(schema, text);
  if (!parsed.success) return undefined;
  const { verificationMaterial, dsseEnvelope } = parsed.output;
  return {
    text,
    payload: Buffer.from(dsseEnvelope.payload, 'base64'),
    payloadType: dsseEnvelope.payloadType,
    signatures: dsseEnvelope.signatures.map(({ sig }) => Buffer.from(sig, 'base64')),
    keyHint: verificationMaterial.publicKey?.hint,
  };
}

/**
 * What is signed of a payload: its type and length go with it, so that a signature for one kind of document is none for
 * another.
 *
 * @see https://github.com/secure-systems-lab/dsse/blob/v1.0.0/protocol.md
 */
export function preAuthenticationEncoding(payloadType: string, payload: Uint8Array): Uint8Array {
  const head = `DSSEv1 ${Buffer.byteLength(payloadType)} ${payloadType} ${payload.length} `;
  return Buffer.concat([Buffer.from(head), payload]);
}
