import type { Outcome } from '../deployment/progress.ts';
import { codeOf, Failure } from '../failure.ts';
import { bringImage } from '../promotion/bring-image.ts';
import { servingImage } from '../promotion/serving-image.ts';
import { size } from '../report/output.ts';
import type { Reporter } from '../report/reporter.ts';
import type { Shell } from '../shell.ts';
import { contractOf, openContext } from './context.ts';
import { deployImage } from './deploy-image.ts';
import type { PromoteOptions } from './promote.ts';

/** Brings the image that one environment serves to another's repository, and deploys it there as `ship deploy` does. */
export async function promoteImage(
  { from, to, fromProfile, ...options }: PromoteOptions & { readonly from: string; readonly to: string },
  shell: Shell,
  reporter: Reporter,
  signal: AbortSignal,
): Promise<Outcome | 'nothing done'> {
  const [source, target] = await Promise.all([
    openContext({ ...options, env: from }, shell, fromProfile),
    openContext({ ...options, env: to }, shell),
  ]);
  const [sourceContract, targetContract] = await Promise.all([
    contractOf(source).catch((error: unknown) => {
      throw fromProfile !== undefined && codeOf(error) === 'CredentialsProviderError'
        ? noSuchProfile(fromProfile)
        : error;
    }),
    contractOf(target),
  ]);
  const { digest, version, taskDefinition } = await servingImage(source.clients, sourceContract, from);
  reporter.report({ kind: 'step', name: from, detail: `${taskDefinition} serves ${digest}` });
  signal.throwIfAborted();
  const copied = await bringImage(
    { clients: source.clients, uri: sourceContract.repository.uri },
    { clients: target.clients, uri: targetContract.repository.uri },
    digest,
    version,
  );
  if (copied !== undefined) {
    const papers = copied.papers === 0 ? '' : `, ${copied.papers} papers`;
    const detail = `to ${targetContract.repository.uri}, ${size(copied.sentBytes)} sent, ${copied.present} blobs were there${papers}`;
    reporter.report({ kind: 'step', name: 'copy', detail });
  }
  const image = `${targetContract.repository.uri}@${digest}`;
  const release = { ...nothingToBuild, env: to, image, ...(version !== undefined && { appVersion: version }) };
  return deployImage({ ...options, ...release }, shell, reporter, signal);
}

function noSuchProfile(profile: string): Failure {
  return new Failure({
    code: 'no-credentials',
    where: '--from-profile',
    what: `AWS's configuration files have no credentials for ${JSON.stringify(profile)}`,
    remedy: 'sign in to it, or choose another: aws configure list-profiles',
  });
}

/** What a deployment takes for an image that it would have to make. */
const nothingToBuild = {
  service: 'service',
  base: 'auto',
  platform: [{ os: 'linux', architecture: 'amd64' }],
  codeCache: true,
  sign: false,
} as const;
