import { memoryBlob } from '../blob-source.ts';
import { digestOf } from '../digest.ts';
import { type Descriptor, descriptorOf, emptyMediaType, manifestMediaType, referrerManifest } from '../manifest.ts';
import type { RegistryClient } from '../registry/client.ts';
import { findBundles } from './find-bundles.ts';
import type { Papers } from './papers.ts';
import { sbomMediaType } from './sbom.ts';
import { bundleMediaType } from './signature-bundle.ts';
import type { Signer } from './signing.ts';
import { type Statement, signaturePredicateType, statementAbout, statementMediaType } from './statement.ts';

export interface AttachOptions {
  readonly client: RegistryClient;
  /** The image. */
  readonly subject: Descriptor;
  /** `HOST[:PORT]/REPOSITORY`. */
  readonly name: string;
  readonly papers: Papers;
  /** Undefined: the papers are attached without signatures. */
  readonly signer: Signer | undefined;
}

/**
 * Attaches an image's papers as referrers: the SBOM and the provenance as they are, for everyone to read; and where there
 * is a signer, the image's signature and one for each paper, for `ship verify-image` and cosign to check.
 *
 * @returns what was signed
 */
export async function attachPapers(options: AttachOptions): Promise<readonly Statement['predicateType'][]> {
  const { client, subject, name, papers, signer } = options;
  const { statements } = papers;
  await putDocument(options, sbomMediaType, papers.sbom, {});
  const provenanceText = statementAbout(name, subject.digest, statements.provenance);
  await putDocument(options, statementMediaType, provenanceText, {
    'in-toto.io/predicate-type': statements.provenance.predicateType,
  });
  if (signer === undefined) return [];

  const wanted = [{ predicateType: signaturePredicateType, predicate: {} }, statements.sbom, statements.provenance];
  const signed: string[] = [];
  for (const statement of wanted) {
    if (await isSigned(client, subject, statement, signer)) continue;
    const bundle = await signer.sign(statementAbout(name, subject.digest, statement));
    await putDocument(options, bundleMediaType, bundle, {
      'dev.sigstore.bundle.content': 'dsse-envelope',
      'dev.sigstore.bundle.predicateType': statement.predicateType,
    });
    signed.push(statement.predicateType);
  }
  return signed;
}

async function isSigned(
  client: RegistryClient,
  subject: Descriptor,
  wanted: Statement,
  { own }: Signer,
): Promise<boolean> {
  if (own === undefined) return false;
  for await (const { bundle, statement } of findBundles(client, subject.digest)) {
    const isSame =
      statement.predicateType === wanted.predicateType &&
      JSON.stringify(statement.predicate ?? {}) === JSON.stringify(wanted.predicate);
    if (isSame && (await own.verify(bundle)).kind === 'good') return true;
  }
  return false;
}

async function putDocument(
  { client, subject }: AttachOptions,
  artifactType: string,
  text: string,
  annotations: Readonly<Record<string, string>>,
): Promise<void> {
  const content = memoryBlob(artifactType, Buffer.from(text));
  for (const blob of [content, memoryBlob(emptyMediaType, Buffer.from('{}'))]) {
    if (!(await client.hasBlob(blob.digest))) await client.putBlob(blob);
  }
  const manifest = referrerManifest({ artifactType, content, subject, annotations });
  await client.putReferrer(manifest, subject.digest, {
    ...descriptorOf({
      mediaType: manifestMediaType,
      digest: digestOf(manifest),
      size: Buffer.byteLength(manifest),
    }),
    artifactType,
    annotations,
  });
}
