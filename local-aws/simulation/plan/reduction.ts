import type { WorldPlan } from './world-plan.ts';

/** What is kept of a drawn plan; undefined: all of it. */
export interface Reduction {
  /** Places in the plan's services. */
  readonly services?: readonly number[] | undefined;
  /** Places in the plan's acts. */
  readonly acts?: readonly number[] | undefined;
  /** No service is to run more tasks than this. */
  readonly desired?: number | undefined;
}

/** The plan with less in it. Acts of services that are gone go with them. */
export function reducePlan(
  plan: WorldPlan,
  { services, acts, desired = Number.POSITIVE_INFINITY }: Reduction,
): WorldPlan {
  const kept = services ?? plan.services.map((_, index) => index);
  return {
    ...plan,
    services: kept.flatMap((index) => {
      const service = plan.services[index];
      return service ? [{ ...service, desired: Math.min(service.desired, desired) }] : [];
    }),
    acts: plan.acts.flatMap((planned, index) => {
      if ((acts && !acts.includes(index)) || !kept.includes(planned.service)) return [];
      const { act } = planned;
      const smaller = act.kind === 'scale' ? { ...act, desired: Math.min(act.desired, desired) } : act;
      return [{ ...planned, service: kept.indexOf(planned.service), act: smaller }];
    }),
  };
}

/** As `--shrunk` takes it, e.g. `services=0;acts=1.4;desired=2`. */
export function printReduction({ services, acts, desired }: Reduction): string {
  const parts = [
    services && `services=${services.join('.')}`,
    acts && `acts=${acts.join('.')}`,
    desired !== undefined && `desired=${desired}`,
  ];
  return parts.filter((part) => typeof part === 'string').join(';');
}

/** Undefined for what `printReduction` never writes. */
export function parseReduction(text: string): Reduction | undefined {
  const reduction: { services?: number[]; acts?: number[]; desired?: number } = {};
  for (const part of text.split(';').filter((each) => each !== '')) {
    const match = /^(services|acts|desired)=(\d*(?:\.\d+)*)$/.exec(part);
    if (!match) return undefined;
    const [, name, list = ''] = match;
    const numbers = list === '' ? [] : list.split('.').map(Number);
    if (name === 'services') reduction.services = numbers;
    else if (name === 'acts') reduction.acts = numbers;
    else if (numbers.length === 1 && numbers[0] !== undefined) reduction.desired = numbers[0];
    else return undefined;
  }
  return reduction;
}
