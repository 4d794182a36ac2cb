import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, glob, mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { ActionCall, Emulation } from './emulation.ts';

/** What stands behind the actions on this machine. */
export interface Machine {
  /** A repository with the commit that runs are of. */
  readonly repository: string;
  readonly commit: string;
  /** The branch that a checkout is on; undefined for a detached head. */
  readonly branch: string | undefined;
  /** Changes that are not committed yet, as `git diff --binary` prints them. */
  readonly uncommitted: string;
  /** What a checkout of a job gets besides, to see it fail; a folder that is laid over. */
  readonly overlayFor: (job: string) => string | undefined;
  /** Where artefacts and caches are kept. */
  readonly artifacts: string;
  readonly caches: string;
  /** What `aws-actions/configure-aws-credentials` gives the steps after it. */
  readonly aws: Readonly<Record<string, string>>;
  /** Why there is no Terraform here; undefined where there is. */
  readonly withoutTerraform: string | undefined;
}

const run = promisify(execFile);

/** The actions that the workflows of this project use, as much of them as a run on this machine needs. */
export function actionsOn(machine: Machine): ReadonlyMap<string, Emulation> {
  return new Map<string, Emulation>([
    ['actions/checkout', (call) => checkout(call, machine)],
    ['actions/setup-node', async () => ({ kind: 'done' })],
    ['actions/cache', (call) => cache(call, machine)],
    ['actions/upload-artifact', (call) => uploadArtifact(call, machine)],
    ['actions/download-artifact', (call) => downloadArtifact(call, machine)],
    ['aws-actions/configure-aws-credentials', async () => ({ kind: 'done', environment: machine.aws })],
    [
      'hashicorp/setup-terraform',
      async () =>
        machine.withoutTerraform === undefined
          ? { kind: 'done' }
          : { kind: 'skipped', reason: machine.withoutTerraform },
    ],
    ['codecov/codecov-action', async () => ({ kind: 'skipped', reason: 'nothing leaves this machine' })],
  ]);
}

async function checkout({ workspace, job, say }: ActionCall, machine: Machine): ReturnType<Emulation> {
  const git = (...parameters: readonly string[]) => run('git', ['-C', workspace, ...parameters]);
  await run('git', ['clone', '--quiet', '--no-checkout', '--no-local', machine.repository, workspace]);
  await git('checkout', '--quiet', ...(machine.branch === undefined ? [] : ['-B', machine.branch]), machine.commit);
  if (machine.uncommitted !== '') {
    const patch = join(dirname(workspace), 'uncommitted.patch');
    await writeFile(patch, machine.uncommitted);
    await git('apply', '--whitespace=nowarn', patch);
    say('with the changes that are not committed yet');
  }
  const overlay = machine.overlayFor(job);
  if (overlay !== undefined) {
    await cp(overlay, workspace, { recursive: true });
    say(`broken on purpose: ${(await filesIn(overlay)).join(', ')}`);
  }
  return { kind: 'done' };
}

async function filesIn(directory: string): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const entry of glob('**/*', { cwd: directory, withFileTypes: true })) {
    if (entry.isFile()) found.push(relative(directory, join(entry.parentPath, entry.name)));
  }
  return found;
}

/** Restores by the exact key, else by the newest with one of the prefixes; saves after the job where the key is new. */
async function cache({ inputs, workspace, say }: ActionCall, { caches }: Machine): ReturnType<Emulation> {
  const { key = '', path = '', 'restore-keys': prefixes = '' } = inputs;
  const own = join(caches, encodeURIComponent(key));
  const isHit = existsSync(own);
  const from = isHit ? own : await newestOf(caches, linesOf(prefixes));
  const to = resolve(workspace, path.replace(/^~(?=\/)/, homedir()));
  if (from !== undefined) await cp(from, to, { recursive: true });
  say(from === undefined ? `no cache of ${key} yet` : `restored ${path}`);
  return {
    kind: 'done',
    outputs: { 'cache-hit': String(isHit) },
    async afterJob() {
      if (!isHit && existsSync(to)) await cp(to, own, { recursive: true });
    },
  };
}

async function newestOf(caches: string, prefixes: readonly string[]): Promise<string | undefined> {
  const entries = await readdir(caches).catch(() => []);
  for (const prefix of prefixes) {
    const matching = entries.filter((entry) => decodeURIComponent(entry).startsWith(prefix));
    const aged = await Promise.all(
      matching.map(async (entry) => ({ path: join(caches, entry), at: (await stat(join(caches, entry))).mtimeMs })),
    );
    const newest = aged.toSorted((one, other) => other.at - one.at)[0];
    if (newest !== undefined) return newest.path;
  }
  return undefined;
}

function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

async function uploadArtifact({ inputs, workspace, say }: ActionCall, { artifacts }: Machine): ReturnType<Emulation> {
  const { name = 'artifact', path = '' } = inputs;
  const paths = linesOf(path);
  const there = paths.filter((each) => existsSync(join(workspace, each)));
  if (there.length === 0) {
    if (inputs['if-no-files-found'] === 'error') throw new Error(`no files were found at ${paths.join(', ')}`);
    return { kind: 'skipped', reason: `there is no ${paths.join(', ')}` };
  }
  const folder = join(artifacts, name);
  await mkdir(folder, { recursive: true });
  for (const each of there) {
    // As on GitHub: a single folder's content is the artefact, several files keep their names.
    const to = paths.length === 1 && !/\.\w+$/.test(each) ? folder : join(folder, each.split('/').at(-1) ?? each);
    await cp(join(workspace, each), to, { recursive: true });
  }
  say(`kept in ${name}: ${there.join(', ')}`);
  return { kind: 'done' };
}

async function downloadArtifact({ inputs, workspace }: ActionCall, { artifacts }: Machine): ReturnType<Emulation> {
  const { name = 'artifact', path = '.' } = inputs;
  const folder = join(artifacts, name);
  if (!existsSync(folder)) return { kind: 'skipped', reason: `no job has left the artefact ${name}` };
  await cp(folder, resolve(workspace, path), { recursive: true });
  return { kind: 'done' };
}
