import { createHash, timingSafeEqual } from 'node:crypto';
import { isScope, type Principal } from './principal.ts';

/** A key that a client may present, known by its hash alone: who reads the configuration cannot use it. */
export interface ApiKey {
  readonly name: string;
  /** SHA-256 of the key. A key is random and long, so that no slow hash is needed. */
  readonly sha256: Buffer;
  readonly scopes: ReadonlySet<string>;
}

/**
 * Reads `API_KEYS`, which ECS injects from Secrets Manager: a JSON list of
 * `{"name": "ci", "sha256": "<64 hexadecimal digits>", "scopes": ["notes:write"]}`.
 */
export function parseApiKeys(text: string): readonly ApiKey[] | undefined {
  const list = parsedJson(text);
  if (!Array.isArray(list)) return undefined;
  const keys: ApiKey[] = [];
  for (const entry of list) {
    const key = apiKeyOf(entry);
    if (key === undefined) return undefined;
    keys.push(key);
  }
  return keys;
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function apiKeyOf(entry: unknown): ApiKey | undefined {
  if (typeof entry !== 'object' || entry === null) return undefined;
  if (!('name' in entry && 'sha256' in entry && 'scopes' in entry)) return undefined;
  const { name, sha256, scopes } = entry;
  if (typeof name !== 'string' || !/^[\w.-]{1,64}$/.test(name)) return undefined;
  if (typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/i.test(sha256)) return undefined;
  if (!Array.isArray(scopes)) return undefined;
  const known = scopes.filter((scope) => typeof scope === 'string').filter(isScope);
  if (known.length !== scopes.length) return undefined;
  return { name, sha256: Buffer.from(sha256, 'hex'), scopes: new Set(known) };
}

/**
 * Who presents this key. Hashes of equal length are compared, all of them and each in constant time: how long it takes
 * tells nothing about any key.
 */
export function principalOfApiKey(keys: readonly ApiKey[], presented: string): Principal | undefined {
  const hash = createHash('sha256').update(presented).digest();
  let found: ApiKey | undefined;
  for (const key of keys) {
    if (timingSafeEqual(key.sha256, hash)) found = key;
  }
  return found === undefined ? undefined : { subject: found.name, by: 'api key', scopes: found.scopes };
}
