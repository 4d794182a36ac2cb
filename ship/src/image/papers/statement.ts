import * as v from 'valibot';
import { type Digest, hexOf } from '../digest.ts';

/** A statement about an image, before it is signed. */
export interface Statement {
  readonly predicateType: string;
  readonly predicate: unknown;
}

export const statementMediaType = 'application/vnd.in-toto+json';

/** What cosign states when it signs an image and nothing else. */
export const signaturePredicateType = 'https://sigstore.dev/cosign/sign/v1';

/** @see https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md */
export function statementAbout(name: string, digest: Digest, { predicateType, predicate }: Statement): string {
  return JSON.stringify({
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name, digest: { sha256: hexOf(digest) } }],
    predicateType,
    predicate,
  });
}

const schema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    _type: v.picklist(['https://in-toto.io/Statement/v1', 'https://in-toto.io/Statement/v0.1']),
    subject: v.pipe(v.array(v.object({ digest: v.record(v.string(), v.string()) })), v.minLength(1)),
    predicateType: v.string(),
    predicate: v.optional(v.unknown()),
  }),
);

/** What is stated, where it is about the image of that digest; undefined otherwise. */
export function readStatement(text: string, about: Digest): Statement | undefined {
  const parsed = v.safeParse(schema, text);
  if (!parsed.success) return undefined;
  const { subject, predicateType, predicate } = parsed.output;
  // Each subject of a statement is meant by all of it.
  return subject.some(({ digest }) => digest.sha256 === hexOf(about)) ? { predicateType, predicate } : undefined;
}
