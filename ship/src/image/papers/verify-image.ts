import type { Digest } from '../digest.ts';
import { ImageError } from '../image-error.ts';
import type { RegistryClient } from '../registry/client.ts';
import { findBundles } from './find-bundles.ts';
import { provenancePredicateType } from './provenance.ts';
import { sbomPredicateType } from './sbom.ts';
import type { Verifier } from './signing.ts';
import { signaturePredicateType } from './statement.ts';

/** What came of looking for one of an image's signed papers. */
export interface PaperCheck {
  readonly paper: 'signature' | 'SBOM' | 'provenance';
  /** Who signed it, as far as one trusts it. */
  readonly signer: string | undefined;
  /** Where `signer` is undefined: why. */
  readonly problem: string | undefined;
}

const wanted = [
  ['signature', signaturePredicateType],
  ['SBOM', sbomPredicateType],
  ['provenance', provenancePredicateType],
] as const;

/** Looks for the image's signature, SBOM and provenance, each signed by whom the verifier trusts. */
export async function checkPapers(
  client: RegistryClient,
  digest: Digest,
  verifier: Verifier,
): Promise<readonly PaperCheck[]> {
  const found = await Array.fromAsync(findBundles(client, digest));
  const checks: PaperCheck[] = [];
  for (const [paper, predicateType] of wanted) {
    const reasons: string[] = [];
    let signer: string | undefined;
    for (const { bundle, statement } of found) {
      if (signer !== undefined || statement.predicateType !== predicateType) continue;
      const verdict = await verifier.verify(bundle);
      if (verdict.kind === 'good') signer = verdict.signer;
      else reasons.push(verdict.reason);
    }
    const problem = signer !== undefined ? undefined : (reasons[0] ?? 'there is none');
    checks.push({ paper, signer, problem });
  }
  return checks;
}

/** @throws ImageError `unsigned` where a paper is missing or not signed by whom one trusts */
export function requireSigned(checks: readonly PaperCheck[], image: string): void {
  const problems = checks.filter(({ signer }) => signer === undefined);
  if (problems.length === 0) return;
  throw new ImageError({
    code: 'unsigned',
    what: `the image's ${problems.map(({ paper }) => paper).join(', ')} cannot be trusted`,
    where: image,
    remedy: 'deploy an image that was pushed with --sign or --sign-key by whom you trust',
    findings: problems.map(({ paper, problem }) => `${paper}: ${problem}`),
  });
}
