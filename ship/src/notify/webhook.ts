import { createHmac } from 'node:crypto';
import { exitCodeOf } from '../deployment/outcome-exit.ts';
import type { Notice } from './notice.ts';
import type { Letter } from './post.ts';

/** Counts up with every change of the body that is not an addition. */
const bodyVersion = 1;

/**
 * The letter to a webhook: JSON, and where there is a key, signed. The signature is HMAC-SHA256 over the timestamp, a
 * full stop and the body, so that a letter that was caught cannot be sent again later.
 */
export function webhookLetter(notice: Notice, key: string | undefined): Letter {
  const { at, outcome, ...facts } = notice;
  const body = JSON.stringify({
    v: bodyVersion,
    time: new Date(at).toISOString(),
    ...facts,
    ...(outcome !== undefined && {
      verdict: outcome.verdict.replaceAll(' ', '-'),
      exitCode: exitCodeOf(outcome),
      restored: outcome.restored?.replaceAll(' ', '-'),
      service: outcome.service,
      taskDefinition: outcome.taskDefinition,
      version: outcome.version,
      serving: outcome.serving,
      url: outcome.url,
      elapsed: outcome.elapsed,
      // Log lines stay where those are who may read the log.
      diagnosis: outcome.diagnosis,
    }),
  });
  if (key === undefined) return { body, headers: {} };
  const timestamp = String(Math.floor(at / 1000));
  const signature = createHmac('sha256', key).update(`${timestamp}.${body}`).digest('hex');
  return { body, headers: { 'x-ship-timestamp': timestamp, 'x-ship-signature-256': `sha256=${signature}` } };
}
