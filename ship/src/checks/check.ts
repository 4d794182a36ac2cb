import type { Clock, Milliseconds } from '../clock.ts';
import { codeOf, Failure, messageOf } from '../failure.ts';

/** `not checked`: these credentials may not look, or what it builds on is missing. */
export type CheckState = 'ok' | 'warning' | 'problem' | 'not checked';

export interface Finding {
  /** Where a check has several findings: which one. */
  readonly name?: string;
  readonly state: CheckState;
  readonly detail: string;
  /** What the reader can do; wherever the state is not ok. */
  readonly remedy?: string;
}

/** Something to look at, on its own and at the same time as others. */
export interface Check {
  readonly group: string;
  readonly name: string;
  readonly run: () => Promise<Finding | readonly Finding[]>;
}

export interface CheckResult extends Finding {
  readonly group: string;
  readonly name: string;
}

export function ok(detail: string): Finding {
  return { state: 'ok', detail };
}

export function warning(detail: string, remedy: string): Finding {
  return { state: 'warning', detail, remedy };
}

export function problem(detail: string, remedy: string): Finding {
  return { state: 'problem', detail, remedy };
}

export function notChecked(detail: string, remedy?: string): Finding {
  return { state: 'not checked', detail, ...(remedy !== undefined && { remedy }) };
}

/**
 * Runs checks side by side, each with its own time limit, and gives their findings in the order of the checks. A check
 * that throws is a finding too: nothing that one of them meets keeps the others from being told.
 */
export async function runChecks(
  checks: readonly Check[],
  { clock, limit }: { readonly clock: Clock; readonly limit: Milliseconds },
): Promise<readonly CheckResult[]> {
  const results = await Promise.all(
    checks.map(async ({ group, name, run }) => {
      const found = await within(limit, clock, run).catch(findingOfError);
      const findings = 'state' in found ? [found] : found;
      return findings.map((finding) => ({ ...finding, group, name: finding.name ?? name }));
    }),
  );
  return results.flat();
}

async function within<T>(limit: Milliseconds, clock: Clock, run: () => Promise<T>): Promise<T | Finding> {
  const ended = new AbortController();
  const late = clock.wait(limit, ended.signal).then((): Finding => {
    return problem(`no answer within ${limit / 1000} s`, 'check the network, proxies and the endpoint, and try again');
  });
  // Where the check is done first, nobody waits for this any more.
  late.catch(() => {});
  try {
    return await Promise.race([run(), late]);
  } finally {
    ended.abort();
  }
}

const refused = new Set([
  'AccessDenied',
  'AccessDeniedException',
  'UnauthorizedOperation',
  'AuthorizationErrorException',
  'UnknownOperationException',
  'InvalidAction',
  'NotImplemented',
]);

/** What an error says about the thing that was to be checked. */
export function findingOfError(error: unknown): Finding {
  if (error instanceof Failure) {
    const [what = '', ...rest] = error.message.split('; ');
    return problem(what, rest.join('; ') || 'correct it, and look again');
  }
  const code = codeOf(error);
  if (refused.has(code)) return notChecked(`these credentials may not look (${code})`, `allow it, or ignore this line`);
  if (code === 'CredentialsProviderError') return notChecked('without credentials AWS cannot be asked');
  if (code === 'ECONNREFUSED') {
    return problem(`nothing answers (${messageOf(error)})`, 'start what should answer there: ship up for a local AWS');
  }
  return problem(`${code === 'Error' ? '' : `${code}: `}${messageOf(error)}`, 'look at the cause, and try again');
}

/** Whether nothing stands in the way. */
export function isWell(results: readonly CheckResult[]): boolean {
  return results.every(({ state }) => state !== 'problem');
}
