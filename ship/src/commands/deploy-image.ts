import { checkImageIn } from '../delivery/check-image.ts';
import { imageReference } from '../delivery/image-reference.ts';
import { papersOf } from '../delivery/papers-for.ts';
import { pushBuilt } from '../delivery/push-built.ts';
import { registryCredentials } from '../delivery/registry-credentials.ts';
import { chosenSigner, chosenVerifier } from '../delivery/signing.ts';
import type { Outcome } from '../deployment/progress.ts';
import { type Release, release } from '../deployment/release.ts';
import { deployerIn } from '../history/provenance.ts';
import { requireSigned, resolveImage } from '../image/index.ts';
import { size } from '../report/output.ts';
import type { Reporter } from '../report/reporter.ts';
import type { Shell } from '../shell.ts';
import { withBuilt } from './build-image.ts';
import { type Context, contractOf, openContext } from './context.ts';
import type { DeployOptions } from './deploy.ts';
import { destinationOf } from './destination.ts';
import { surroundingsOf } from './surroundings.ts';

/** Finds or makes the image that is to be deployed, and releases it. */
export async function deployImage(
  options: DeployOptions,
  shell: Shell,
  { report }: Reporter,
  signal: AbortSignal,
): Promise<Outcome> {
  const context = await openContext(options, shell);
  const contract = await contractOf(context);
  const { image } = options;
  const verifier = options.requireSigned ? await chosenVerifier(options, shell) : undefined;
  const found =
    image === undefined
      ? await builtAndPushed(options, context, contract.repository.uri, shell, report)
      : await resolved(image, options, context, contract.repository.uri);
  signal.throwIfAborted();
  if (verifier !== undefined) {
    const { reference, checks } = await checkImageIn(context.clients, contract.repository.uri, found.image, verifier);
    requireSigned(checks, reference);
    report({ kind: 'step', name: 'papers', detail: `signature, SBOM and provenance by ${checks[0]?.signer}` });
  }
  report({ kind: 'step', name: 'image', detail: `${found.image} (version ${found.appVersion})` });
  const provenance = { ...deployerIn(shell.environment), commit: found.commit, version: found.appVersion };
  return release(surroundingsOf(context, contract, options, { report, signal }), { ...found, provenance });
}

interface Found extends Release {
  /** The full commit, by the image's label. */
  readonly commit: string | undefined;
}

async function builtAndPushed(
  options: DeployOptions,
  context: Context,
  repositoryUri: string,
  shell: Shell,
  report: Reporter['report'],
): Promise<Found> {
  const signer = await chosenSigner(options, shell);
  return withBuilt(options, shell, destinationOf(context), async (built) => {
    report({ kind: 'step', name: 'build', detail: `${built.digest.slice(0, 19)}, ${size(built.sizeBytes)}` });
    const papers = await papersOf(built, shell);
    const pushed = await pushBuilt(context.clients, built, repositoryUri, { papers, signer });
    report({ kind: 'step', name: 'push', detail: `${repositoryUri}:${built.version}, ${size(pushed.sentBytes)} sent` });
    return { image: pushed.reference, appVersion: built.version, commit: built.revision };
  });
}

/** A version that is not asked for is the image's own label, else the start of its digest. */
async function resolved(
  image: string,
  { appVersion }: DeployOptions,
  { clients }: Context,
  repositoryUri: string,
): Promise<Found> {
  const isOwn = !image.includes('/') || image.startsWith(repositoryUri);
  const found = await resolveImage(
    imageReference(image, repositoryUri),
    // Another registry must never see this one's token.
    isOwn ? { credentials: registryCredentials(clients) } : {},
  );
  return {
    image: found.reference,
    commit: found.revision,
    appVersion: appVersion ?? found.version ?? found.digest.slice('sha256:'.length, 'sha256:'.length + 12),
  };
}
