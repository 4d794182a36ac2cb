import type { Digest } from '../digest.ts';
import { parseManifest } from '../manifest.ts';
import type { RegistryClient } from '../registry/client.ts';
import { parseSignatureBundle, type SignatureBundle } from './signature-bundle.ts';
import { readStatement, type Statement, statementMediaType } from './statement.ts';

/** A signed statement about an image, its signature not yet checked. */
export interface FoundBundle {
  readonly bundle: SignatureBundle;
  readonly statement: Statement;
}

/** Anyone who may push may attach: what is looked at is bounded. */
const mostBundles = 100;
const longestBundle = 16 * 1024 * 1024;

/** The signature bundles among an image's referrers whose statements are about that very image. */
export async function* findBundles(client: RegistryClient, subject: Digest): AsyncGenerator<FoundBundle> {
  const referrers = await client.referrers(subject);
  const bundles = referrers.filter(({ artifactType }) =>
    artifactType?.startsWith('application/vnd.dev.sigstore.bundle'),
  );
  for (const { digest } of bundles.slice(0, mostBundles)) {
    const manifest = parseManifest((await client.getManifest(digest)).text, digest);
    const [content] = manifest.layers;
    if (content === undefined || content.size > longestBundle) continue;
    const text = new TextDecoder().decode(await client.getBlob(content.digest, longestBundle));
    const bundle = parseSignatureBundle(text);
    if (bundle === undefined || bundle.payloadType !== statementMediaType) continue;
    const statement = readStatement(new TextDecoder().decode(bundle.payload), subject);
    if (statement !== undefined) yield { bundle, statement };
  }
}
