import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Credentials } from './session.ts';

const schema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    auths: v.optional(v.record(v.string(), v.object({ auth: v.optional(v.string()) })), {}),
    credHelpers: v.optional(v.record(v.string(), v.string()), {}),
    credsStore: v.optional(v.string()),
  }),
);

const helperAnswer = v.pipe(v.string(), v.parseJson(), v.object({ Username: v.string(), Secret: v.string() }));

/**
 * What `docker login` (or podman, or skopeo) has left for a registry; undefined where it has left nothing, and strangers
 * may pull as well.
 *
 * @see https://docs.docker.com/reference/cli/docker/login/
 */
export async function dockerCredentials(
  registry: string,
  environment: NodeJS.ProcessEnv,
): Promise<Credentials | undefined> {
  const { REGISTRY_AUTH_FILE = '', DOCKER_CONFIG = '', HOME = '' } = environment;
  const directory = DOCKER_CONFIG === '' ? join(HOME, '.docker') : DOCKER_CONFIG;
  const file = REGISTRY_AUTH_FILE === '' ? join(directory, 'config.json') : REGISTRY_AUTH_FILE;
  const parsed = v.safeParse(schema, await readFile(file, 'utf8').catch(() => '{}'));
  if (!parsed.success) return undefined;
  const { auths, credHelpers, credsStore } = parsed.output;
  // Docker Hub is filed under the address of its first registry.
  const names =
    registry === 'docker.io' ? ['https://index.docker.io/v1/', registry] : [registry, `https://${registry}`];
  for (const name of names) {
    const helper = credHelpers[name] ?? (name in auths ? credsStore : undefined);
    const found = helper === undefined ? decoded(auths[name]?.auth) : await ofHelper(helper, name, environment);
    if (found !== undefined) return found;
  }
  return undefined;
}

function decoded(auth: string | undefined): Credentials | undefined {
  const text = Buffer.from(auth ?? '', 'base64').toString();
  const colon = text.indexOf(':');
  return colon === -1 ? undefined : { username: text.slice(0, colon), password: text.slice(colon + 1) };
}

/** @see https://github.com/docker/docker-credential-helpers */
function ofHelper(helper: string, name: string, environment: NodeJS.ProcessEnv): Promise<Credentials | undefined> {
  if (!/^[\w.-]+$/.test(helper)) return Promise.resolve(undefined);
  return new Promise((resolve) => {
    const asked = execFile(
      `docker-credential-${helper}`,
      ['get'],
      { env: environment, timeout: 10_000 },
      (error, out) => {
        const parsed = v.safeParse(helperAnswer, error === null ? out : '');
        resolve(parsed.success ? { username: parsed.output.Username, password: parsed.output.Secret } : undefined);
      },
    );
    asked.stdin?.on('error', () => undefined);
    asked.stdin?.end(name);
  });
}
