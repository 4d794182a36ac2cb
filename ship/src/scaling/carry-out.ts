import { UpdateServiceCommand } from '@aws-sdk/client-ecs';
import type { Clients } from '../aws/clients.ts';
import { deploymentSource } from '../aws/deployment-source.ts';
import { scalingBounds } from '../aws/scalable-target.ts';
import { type Clock, type Milliseconds, steadyClock } from '../clock.ts';
import type { Contract } from '../contract/contract.ts';
import { isInterruption } from '../interruption.ts';
import { duration, printable } from '../report/output.ts';
import { shortEvent } from '../report/short-forms.ts';
import { stepsTo } from '../report/steps.ts';
import type { Shell } from '../shell.ts';
import { requireWithinBounds, type ScalingBounds } from './bounds.ts';
import { type Count, type Scaled, scale } from './scale.ts';

export interface ScalingRequest {
  readonly clients: Clients;
  readonly contract: Contract;
  readonly wanted: number;
  readonly interval: Milliseconds;
  readonly timeout: number;
  readonly json: boolean;
}

/** Scales the service and tells how it goes; what a machine reads is one line at the end. */
export async function carryOutScaling(
  { clients, contract, wanted, interval, timeout, json }: ScalingRequest,
  shell: Shell,
  clock: Clock = steadyClock,
): Promise<Scaled['kind'] | 'interrupted'> {
  const { cluster, service } = contract;
  const bounds = await scalingBounds(clients, contract);
  requireWithinBounds(wanted, bounds);
  const signal = shell.interruption();
  const output = json ? shell.errors : shell.output;
  const act = (tell: (count: Count) => void): Promise<Scaled> =>
    scale(wanted, {
      source: deploymentSource(clients, contract),
      async setDesired(desiredCount) {
        const client = await clients.ecs();
        await client.send(new UpdateServiceCommand({ cluster, service, desiredCount }));
      },
      clock,
      interval,
      timeout: timeout * 1000,
      signal,
      tell,
    });
  try {
    const scaled = await stepsTo(output, clock, signal).run(
      'tasks',
      (tell) => act((count) => tell(countInWords(wanted, count))),
      (result) => toldOf(wanted, result),
    );
    if (json) shell.output.write(`${jsonLine(service, wanted, bounds, scaled)}\n`);
    else if (scaled.kind === 'reached' && typeof bounds !== 'string' && !bounds.isSuspended) {
      shell.output.write(`  autoscaling may move it again, between ${bounds.least} and ${bounds.most}\n`);
    }
    return scaled.kind;
  } catch (error) {
    if (!signal.aborted || !isInterruption(error)) throw error;
    shell.errors.write(`ship: interrupted; the service goes on to ${wanted} tasks, see it with ship status\n`);
    return 'interrupted';
  }
}

export function countInWords(wanted: number, { running, pending, healthy, stopping }: Count): string {
  const others = [pending === 0 ? '' : `${pending} pending`, stopping === 0 ? '' : `${stopping} stopping`];
  return [`${healthy} of ${wanted} healthy`, `${running} running`, ...others.filter((text) => text !== '')].join(', ');
}

function toldOf(wanted: number, { kind, from, count, lastEvent, elapsed }: Scaled): string | { failed: string } {
  const event = lastEvent === undefined ? '' : `; last event: ${printable(shortEvent(lastEvent))}`;
  switch (kind) {
    case 'reached':
      return from === wanted ? `${wanted} serve, as before` : `${from} → ${wanted}, all healthy`;
    case 'timed out':
      return { failed: `not in ${duration(elapsed)}: ${countInWords(wanted, count)}${event}` };
    case 'superseded':
      return { failed: `another hand has set ${count.desired} meanwhile${event}` };
    default:
      return kind satisfies never;
  }
}

function jsonLine(service: string, wanted: number, bounds: ScalingBounds | string, scaled: Scaled): string {
  const { kind, from, count, elapsed } = scaled;
  const verdict = kind.replaceAll(' ', '-');
  const within = typeof bounds === 'string' ? null : bounds;
  return JSON.stringify({
    v: 1,
    type: 'scaled',
    service,
    verdict,
    from,
    to: wanted,
    ...count,
    bounds: within,
    elapsed,
  });
}
