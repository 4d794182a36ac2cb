import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import * as v from 'valibot';
import { Failure, messageOf } from '../failure.ts';
import { issuesInWords } from '../settings/environment-file.ts';

interface SmokeSurroundings {
  readonly url: string;
  readonly version: string | undefined;
  /** Where files and commands are looked for. */
  readonly root: string;
  readonly signal: AbortSignal;
}

const request = v.strictObject({
  path: v.pipe(v.string(), v.startsWith('/', 'must begin with a slash')),
  method: v.optional(v.pipe(v.string(), v.regex(/^[A-Z]+$/, 'must be in capitals')), 'GET'),
  headers: v.optional(v.record(v.string(), v.string()), {}),
  body: v.optional(v.string()),
  status: v.optional(v.pipe(v.number(), v.integer(), v.minValue(100), v.maxValue(599)), 200),
  /** Members that the JSON answer must have. */
  json: v.optional(v.record(v.string(), v.unknown())),
  /** Milliseconds. */
  latency: v.optional(v.pipe(v.number(), v.minValue(1)), 2_000),
});
const list = v.array(request);

/**
 * More smoke tests than `/health`: a JSON file with requests and what they must answer, or a program with its parameters,
 * which is given SHIP_URL and SHIP_VERSION and must end with 0. Gives what failed; undefined where nothing did.
 *
 * @throws Failure where the file cannot be read or is not such a list
 */
export async function smokeOf(smoke: string, around: SmokeSurroundings): Promise<string | undefined> {
  return smoke.endsWith('.json') ? requestsOf(smoke, around) : programOf(smoke, around);
}

async function requestsOf(file: string, { url, root, signal }: SmokeSurroundings): Promise<string | undefined> {
  const text = await readFile(resolve(root, file), 'utf8').catch((cause: unknown) => {
    throw new Failure({ code: 'unreadable-file', where: '--smoke', what: messageOf(cause), cause });
  });
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), list), text);
  if (!parsed.success) {
    throw new Failure({ code: 'invalid-smoke-list', where: file, what: issuesInWords(parsed.issues) });
  }
  for (const each of parsed.output) {
    const problem = await problemOf(each, url, signal);
    if (problem !== undefined) return `${each.method} ${each.path} ${problem}`;
  }
  return undefined;
}

async function problemOf(
  { path, method, headers, body, status, json, latency }: v.InferOutput<typeof request>,
  url: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  const began = performance.now();
  try {
    const answer = await fetch(`${url}${path}`, {
      method,
      headers,
      ...(body !== undefined && { body }),
      signal: AbortSignal.any([signal, AbortSignal.timeout(10 * latency)]),
    });
    const text = await answer.text();
    const elapsed = Math.round(performance.now() - began);
    if (answer.status !== status) return `answered ${answer.status} instead of ${status}`;
    if (elapsed > latency) return `took ${elapsed} ms, more than ${latency}`;
    return json === undefined ? undefined : missingIn(text, json);
  } catch (error) {
    signal.throwIfAborted();
    return `gave no answer: ${messageOf(error)}`;
  }
}

function missingIn(text: string, wanted: Readonly<Record<string, unknown>>): string | undefined {
  let answered: unknown;
  try {
    answered = JSON.parse(text);
  } catch {
    return 'answered no JSON';
  }
  const missing = Object.entries(wanted).find(
    ([member, value]) => JSON.stringify(Reflect.get(Object(answered), member)) !== JSON.stringify(value),
  );
  return missing && `answered without ${missing[0]}: ${JSON.stringify(missing[1])}`;
}

/** The words are split at spaces: no shell reads them. */
async function programOf(
  words: string,
  { url, version, root, signal }: SmokeSurroundings,
): Promise<string | undefined> {
  const [program = '', ...parameters] = words.split(' ').filter((word) => word !== '');
  const lines: string[] = [];
  const child = spawn(program, parameters, {
    cwd: root,
    env: { ...process.env, SHIP_URL: url, SHIP_VERSION: version ?? '' },
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      lines.push(...text.split('\n').filter((line) => line !== ''));
      lines.splice(0, Math.max(0, lines.length - 5));
    });
  }
  const code = await new Promise<number | string>((done, failed) => {
    child.once('error', (error) => (signal.aborted ? failed(error) : done(messageOf(error))));
    child.once('close', (exit, killedBy) => done(exit ?? killedBy ?? 'unknown'));
  });
  if (code === 0) return undefined;
  return `${words} ended with ${code}${lines.length === 0 ? '' : `: ${lines.join(' | ')}`}`;
}
