import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import * as v from 'valibot';
import { messageOf } from '../../failure.ts';
import { httpTransport, type Transport } from '../registry/transport.ts';

export const severities = ['info', 'low', 'moderate', 'high', 'critical'] as const;
export type Severity = (typeof severities)[number];

/** A known weakness of some versions of a package. */
export interface Advisory {
  readonly title: string;
  readonly url: string;
  readonly severity: Severity;
  /** A range of versions. */
  readonly vulnerable: string;
}

/** What the registry knows, by package; or why it could not be asked. */
export type Advisories =
  | { readonly kind: 'known'; readonly byPackage: ReadonlyMap<string, readonly Advisory[]> }
  | { readonly kind: 'unknown'; readonly reason: string };

const schema = v.pipe(
  v.string(),
  v.parseJson(),
  v.record(
    v.string(),
    v.array(
      v.object({
        title: v.optional(v.string(), 'without a title'),
        url: v.optional(v.string(), ''),
        // A severity that is new counts as the worst.
        severity: v.fallback(v.picklist(severities), 'critical'),
        vulnerable_versions: v.optional(v.string(), '*'),
      }),
    ),
  ),
);

const longestAnswer = 32 * 1024 * 1024;

/**
 * Asks an npm registry for advisories, as `npm audit` does. The names and versions of the packages go there.
 *
 * @param registry e.g. `https://registry.npmjs.org`
 */
export async function askAdvisories(
  registry: string,
  packages: ReadonlyMap<string, readonly string[]>,
  transport: Transport = httpTransport(),
): Promise<Advisories> {
  try {
    const body = await promisify(gzip)(JSON.stringify(Object.fromEntries(packages)));
    const { status, body: answer } = await transport.send({
      method: 'POST',
      url: new URL(`${registry.replace(/\/$/, '')}/-/npm/v1/security/advisories/bulk`),
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip', accept: 'application/json' },
      body,
      maxBytes: longestAnswer,
    });
    if (status !== 200) return { kind: 'unknown', reason: `the registry answers ${status}` };
    const parsed = v.safeParse(schema, new TextDecoder().decode(answer));
    if (!parsed.success) return { kind: 'unknown', reason: 'the registry answers something else than advisories' };
    const byPackage = Object.entries(parsed.output).map(([name, list]): [string, readonly Advisory[]] => [
      name,
      list.map(({ vulnerable_versions: vulnerable, ...rest }) => ({ ...rest, vulnerable })),
    ]);
    return { kind: 'known', byPackage: new Map(byPackage) };
  } catch (error) {
    return { kind: 'unknown', reason: messageOf(error) };
  } finally {
    transport.close();
  }
}
