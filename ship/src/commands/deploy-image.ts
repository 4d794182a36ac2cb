import { httpGet } from '../aws/http-get.ts';
import type { Contract } from '../contract/contract.ts';
import { checkImageIn } from '../delivery/check-image.ts';
import { imageReference } from '../delivery/image-reference.ts';
import { papersOf } from '../delivery/papers-for.ts';
import { pushBuilt } from '../delivery/push-built.ts';
import { registryCredentials } from '../delivery/registry-credentials.ts';
import { chosenSigner, chosenVerifier } from '../delivery/signing.ts';
import type { Outcome } from '../deployment/progress.ts';
import { planRelease, type Release, release } from '../deployment/release.ts';
import { Failure } from '../failure.ts';
import { deployerIn } from '../history/provenance.ts';
import { requireSigned, resolveImage } from '../image/index.ts';
import { size } from '../report/output.ts';
import type { Reporter } from '../report/reporter.ts';
import { isLoopback } from '../settings/connection.ts';
import type { Shell } from '../shell.ts';
import { verify } from '../verification/verify.ts';
import { ask } from './ask.ts';
import { withBuilt } from './build-image.ts';
import { type Context, contractOf, openContext } from './context.ts';
import type { DeployOptions } from './deploy.ts';
import { destinationOf } from './destination.ts';
import type { WatchOptions } from './options.ts';
import { type ReleaseOptions, stageOfPause, wholeMinutes } from './release-options.ts';
import { type MoveOptions, surroundingsOf } from './surroundings.ts';

/** Finds or makes the image that is to be deployed, and releases it. */
export async function deployImage(
  options: DeployOptions,
  shell: Shell,
  { report }: Reporter,
  signal: AbortSignal,
): Promise<Outcome | 'nothing done'> {
  const moving = movingOf(options);
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
  const around = surroundingsOf(context, contract, moving, { report, signal });
  if (options.preflight) await passPreflight(context, contract, found.image, report);
  const wanted = { ...found, provenance, base: options.definition };
  if (options.dryRun) {
    const { from, differences } = await planRelease(around, wanted);
    report({ kind: 'plan', from, differences });
    return 'nothing done';
  }
  return release(around, { ...wanted, confirm: () => isConfirmed(options, context, shell, signal) });
}

/** The options of a release, as the engine takes them. @throws Failure where they do not go together */
export function movingOf(options: ReleaseOptions & WatchOptions): MoveOptions {
  const { timeout, strategy, canaryPercent, stepPercent, stepBake, bake, pauseBefore, smoke, smokeLatency, breakLock } =
    options;
  const isShifting = strategy !== undefined && strategy !== 'rolling';
  return {
    timeout,
    strategy: {
      strategy,
      canaryPercent,
      stepPercent,
      stepBakeMinutes: wholeMinutes(stepBake, '--step-bake'),
      bakeMinutes: isShifting ? wholeMinutes(bake, '--bake') : undefined,
      pauses: pauseBefore.map((stage) => stageOfPause[stage]),
    },
    // Where traffic is shifted ECS bakes, with both revisions up.
    ...(bake !== undefined && !isShifting && { bake }),
    ...(smoke !== undefined && { smoke }),
    ...(smokeLatency !== undefined && { smokeLatency }),
    ...(breakLock !== undefined && { breakLock }),
  };
}

const checkLimit = 5_000;

/** Looks at all that the deployment needs, before anything is changed. @throws Failure where something is missing */
async function passPreflight(
  { clients }: Context,
  contract: Contract,
  image: string,
  report: Reporter['report'],
): Promise<void> {
  const checks = await verify({ clients, contract, image, request: httpGet, limit: checkLimit });
  report({ kind: 'preflight', checks });
  const [first, ...others] = checks.filter(({ state }) => state === 'problem');
  if (first === undefined) return;
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
  throw new Failure({
    code: 'preflight',
    where: `${first.group} ${first.name}`,
    what: `${first.detail}${more}`,
    ...(first.remedy !== undefined && { remedy: `${first.remedy}; nothing was changed` }),
  });
}

/** Asks a person before AWS is changed; the AWS of this machine is changed unasked. */
async function isConfirmed(
  { yes, env, json }: DeployOptions,
  { connection }: Context,
  shell: Shell,
  signal: AbortSignal,
): Promise<boolean> {
  if (yes || isLoopback(connection.endpoint)) return true;
  if (!shell.output.isInteractive || json) {
    throw new Failure({
      code: 'not-confirmed',
      what: 'nobody can be asked here whether to deploy',
      remedy: 'say so with --yes',
    });
  }
  return ask(`Deploy to ${env}? [y/N] `, signal);
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
