/** Building and pushing the service's image by `ship`, beside buildah where it is installed: `npm run bench -- image`. */
import { join } from 'node:path';
import { isInstalled, ranWell } from '../command.ts';
import type { Race } from '../ranks.ts';
import { localEnvironment, localNames, project, shipCommand, withStack } from '../ship.ts';
import { fixed, type Spread, spreadInWords, spreadOf } from '../spread.ts';
import type { Table } from '../table.ts';

export interface ImageResult {
  /** Milliseconds, by what is done. */
  readonly times: Readonly<Record<string, Spread>>;
  readonly skipped: readonly string[];
  readonly tables: readonly Table[];
  readonly races: readonly Race[];
}

const rounds = 5;

export async function run(tell: (line: string) => void): Promise<ImageResult> {
  return withStack(async ({ endpoint }, directory) => {
    const around = { directory: project, environment: localEnvironment(endpoint) };
    const hasBuildah = isInstalled('buildah');
    const skipped = hasBuildah ? [] : ['buildah (not installed; Debian: apt-get install buildah)'];
    const storage = ['--storage-driver', 'vfs', '--root', join(directory, 'root'), '--runroot', join(directory, 'run')];
    const buildah = async (...parameters: readonly string[]): Promise<string> =>
      (await ranWell(['buildah', ...storage, ...parameters], around)).output.trim();
    const ship = (...parameters: readonly string[]) => ranWell([...shipCommand, ...parameters], around);
    /** What both of them put into the image: bundled by ship. */
    const unpacked = async (round: number): Promise<string> => {
      const folder = join(directory, `app-${round}`);
      await ship('build', '--unpacked', folder);
      return folder;
    };
    const built = async (round: number): Promise<string> => {
      const container = await buildah('from', 'scratch');
      await buildah('copy', '-q', container, await unpacked(round), '/app');
      await buildah('config', '--user', '65532:65532', '--workingdir', '/app', '--entrypoint', entrypoint, container);
      const image = `bench:${round}`;
      await buildah('commit', '-q', container, image);
      await buildah('rm', container);
      return image;
    };
    const { host } = new URL(endpoint);
    const { repository } = await localNames();
    const credentials = await registryCredentials(endpoint);

    const times: Record<string, Spread> = {};
    const measure = async (name: string, act: (round: number) => Promise<unknown>): Promise<Spread> => {
      await act(0);
      const all: number[] = [];
      for (let round = 1; round <= rounds; round += 1) {
        const began = performance.now();
        await act(round);
        all.push(performance.now() - began);
      }
      const spread = spreadOf(all);
      times[name] = spread;
      tell(`${name}: ${spreadInWords(spread)} ms`);
      return spread;
    };
    const build = await measure('ship build', (round) => ship('build', '--out', join(directory, `oci-${round}`)));
    const push = await measure('ship push', (round) => ship('push', '--app-version', `9.0.${round}`));
    const theirs = hasBuildah
      ? {
          build: await measure('buildah to an OCI layout', async (round) => {
            await buildah('push', '-q', await built(round), `oci:${join(directory, `layout-${round}`)}`);
          }),
          push: await measure('buildah to the registry', async (round) => {
            const image = await built(10 + round);
            const to = `docker://${host}/${repository}:buildah-${round}`;
            await buildah('push', '-q', '--tls-verify=false', '--creds', credentials, image, to);
          }),
        }
      : undefined;
    const row = (what: string, own: Spread, their: Spread | undefined): readonly string[] => [
      what,
      spreadInWords(own),
      their === undefined ? '-' : spreadInWords(their),
      their === undefined ? '-' : `${fixed(their.median / own.median, 1)} ×`,
    ];
    const table: Table = {
      title: "The service's image",
      columns: ['ms', '`ship`', 'buildah', 'sooner by'],
      rows: [
        row('bundled and built, as an OCI layout', build, theirs?.build),
        row("bundled, built and pushed to the local stack's registry", push, theirs?.push),
      ],
      notes: [
        `Medians of ${rounds}, in brackets the least and the most. The same files on scratch; \`ship\` writes an SBOM ` +
          'and provenance besides, and pushes them. Before buildah the files are bundled by `ship build --unpacked`, ' +
          'which counts for it.',
        ...skipped.map((each) => `Skipped: ${each}.`),
      ],
    };
    const races = theirs === undefined ? [] : [race('built', build, theirs.build), race('pushed', push, theirs.push)];
    return { times, skipped, tables: [table], races };
  });
}

function race(what: string, own: Spread, theirs: Spread): Race {
  return { what: `${what}, ms`, better: 'less', figures: { ship: own.median, buildah: theirs.median } };
}

const entrypoint = '["node","main.js"]';

/** `user:password` of the local registry. */
async function registryCredentials(endpoint: string): Promise<string> {
  const answer = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AmazonEC2ContainerRegistry_V20150921.GetAuthorizationToken',
      authorization:
        'AWS4-HMAC-SHA256 Credential=bench/20260101/us-east-1/ecr/aws4_request, SignedHeaders=host, Signature=0',
    },
    body: '{}',
  });
  const token = /"authorizationToken":"([^"]+)"/.exec(await answer.text())?.[1] ?? '';
  return Buffer.from(token, 'base64').toString();
}

if (import.meta.main) await run((line) => process.stdout.write(`${line}\n`));
