import { steadyClock } from '../clock.ts';
import { githubOutput } from '../delivery/github-output.ts';
import { papersOf } from '../delivery/papers-for.ts';
import { pushBuilt } from '../delivery/push-built.ts';
import { pushProgress } from '../delivery/push-progress.ts';
import { chosenSigner } from '../delivery/signing.ts';
import { tagSource } from '../delivery/tag-source.ts';
import { tagsFor } from '../delivery/tags.ts';
import { type PushedImage, runGit } from '../image/index.ts';
import { size } from '../report/output.ts';
import { stepsTo } from '../report/steps.ts';
import type { Shell } from '../shell.ts';
import { withBuilt } from './build-image.ts';
import { contractOf, openContext } from './context.ts';
import { destinationOf } from './destination.ts';
import type { PushOptions } from './push.ts';

/** Builds, pushes, attaches the papers. */
export async function pushFor(options: PushOptions, shell: Shell): Promise<PushedImage & { readonly version: string }> {
  const context = await openContext(options, shell);
  const signer = await chosenSigner(options, shell);
  const { uri } = (await contractOf(context)).repository;
  const ciTags = options.ciTags ? tagsFor(await tagSource(shell.environment, context.root, runGit)) : [];
  const tags = [...options.tag, ...ciTags];
  // What a machine reads stands on stdout alone; a person sees how far it is.
  const steps = stepsTo(options.json ? shell.errors : shell.output, steadyClock);

  return withBuilt(options, shell, destinationOf(context), async (built) => {
    const papers = options.papers ? await papersOf(built, shell) : undefined;
    const pushed = await steps.run(
      'push',
      (tell) => pushBuilt(context.clients, built, uri, { tags, papers, signer, onEvent: pushProgress(tell) }),
      ({ sentBytes }) => `${size(sentBytes)} of ${size(built.sizeBytes)} sent to ${uri}`,
    );
    await githubOutput(shell.environment, {
      image: pushed.reference,
      digest: pushed.digest,
      version: built.version,
      // The version may be the short commit, which is a tag of the pipeline's too.
      tags: [...new Set([built.version, ...tags])].join(','),
      repository: uri,
    });
    return { ...pushed, version: built.version };
  });
}
