import type { SignatureBundle } from './signature-bundle.ts';

/** Makes signature bundles. */
export interface Signer {
  /** @returns the bundle's text. @throws ImageError `signing-failed` */
  sign(statement: string): Promise<string>;
  /** Knows the signer's own signatures, so that an image that is pushed again is not signed again. */
  readonly own?: Verifier;
}

/** What a check came to; `signer` says who signed. */
export type SignatureVerdict =
  | { readonly kind: 'good'; readonly signer: string }
  | { readonly kind: 'refused'; readonly reason: string };

/** Checks signature bundles against those whom one trusts. */
export interface Verifier {
  verify(bundle: SignatureBundle): Promise<SignatureVerdict>;
}
