import type { Random } from '../random.ts';
import { drawConfiguration, drawDesired, drawImage } from './draw-plan.ts';
import type { Act, PlannedAct, ServicePlan } from './world-plan.ts';

const second = 1_000;
const minute = 60 * second;

/** What happens to a service: some of it long after the last thing has settled, most of it in the middle of it. */
export function drawActs(service: ServicePlan, index: number, random: Random): PlannedAct[] {
  const count = random.whole(1, 7);
  const acts: PlannedAct[] = [];
  let at = random.pick([
    [random.whole(0, 3 * minute), 1],
    [random.whole(3 * minute, 8 * minute), 3],
  ]);
  for (let drawn = 0; drawn < count; drawn += 1) {
    acts.push({ at, service: index, act: drawAct(service, drawn === 0, random) });
    at += random.pick([
      [random.whole(0, 5 * second), 1],
      [random.whole(5 * second, minute), 4],
      [random.whole(minute, 4 * minute), 4],
      [random.whole(4 * minute, 12 * minute), 1],
    ]);
  }
  return acts;
}

function drawAct(service: ServicePlan, isFirst: boolean, random: Random): Act {
  const kind = random.pick<Act['kind']>([
    ['update', isFirst ? 60 : 24],
    ['force', 6],
    ['scale', 9],
    ['stop-deployment', 8],
    ['continue', service.configuration.hooks.length > 0 ? 10 : 0],
    ['delete', 2],
    ['create', 2],
    ['stop-task', 6],
    ['crash', 12],
    ['lose-zone', 5],
    ['flap', 8],
    ['sicken', service.containerCheck ? 6 : 0],
    ['alarm', 6],
  ]);
  switch (kind) {
    case 'update': {
      const strategy =
        service.balancer === 'two groups' && random.chance(0.4) ? undefined : service.configuration.strategy;
      const configuration = random.chance(0.25) ? drawConfiguration(random, strategy) : undefined;
      return { kind, image: drawImage(random), configuration };
    }
    case 'scale':
      return { kind, desired: random.chance(0.1) ? 0 : drawDesired(random) };
    case 'stop-deployment':
      return { kind, how: random.chance(0.75) ? 'ROLLBACK' : 'ABORT' };
    case 'continue':
      return { kind, action: random.chance(0.8) ? 'CONTINUE' : 'ROLLBACK' };
    case 'stop-task':
    case 'sicken':
      return { kind, which: random.next() };
    case 'crash':
      return { kind, which: random.next(), exitCode: random.chance(0.3) ? 137 : 1, outOfMemory: random.chance(0.2) };
    case 'lose-zone':
      return { kind, zone: random.whole(0, service.zones - 1), lasts: random.whole(10 * second, 5 * minute) };
    case 'flap':
      return { kind, which: random.next(), lasts: random.whole(5 * second, 4 * minute) };
    case 'alarm':
      return { kind, lasts: random.whole(10 * second, 5 * minute) };
    case 'force':
    case 'delete':
    case 'create':
      return { kind };
    default:
      return kind satisfies never;
  }
}
