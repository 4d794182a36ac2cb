import type { Milliseconds } from '../../src/clock.ts';
import type { Behaviour } from '../../src/runtime/virtual-runtime.ts';
import type { Image } from '../plan/world-plan.ts';
import type { Random } from '../random.ts';

/** What one container does: its life by the runtime, and its answers to whoever asks it. */
export interface ContainerPlan {
  readonly behaviour: Behaviour;
  /** The answer to a request so long after the container began to listen. */
  readonly statusAfter: (listening: Milliseconds) => number;
}

const second = 1_000;

/** Draws what one more container of the image does. */
export function drawContainer(image: Image, random: Random): ContainerPlan {
  const usual = {
    kind: 'runs',
    pulledAfter: random.whole(2 * second, 8 * second),
    startsAfter: random.whole(100, second),
    listensAfter: random.whole(200, 3 * second),
    onTerm: { after: random.whole(50, 2 * second), exitCode: 0 },
  } as const satisfies Behaviour;
  const starting = (after: Milliseconds): ContainerPlan =>
    always({ ...usual, listensAfter: after, healthyAfter: after });
  switch (image) {
    case 'good':
      return always(usual);
    case 'slow-start':
      return starting(random.whole(15 * second, 60 * second));
    case 'uneven-start':
      return starting(random.whole(second, random.chance(0.3) ? 90 * second : 10 * second));
    case 'crash-at-start':
      return always({ ...usual, exits: { after: random.whole(100, 5 * second), exitCode: 1 } });
    case 'crash-later':
      return always({ ...usual, exits: { after: random.whole(30 * second, 600 * second), exitCode: 1 } });
    case 'slow-health':
      return always({ ...usual, healthyAfter: random.whole(20 * second, 120 * second) });
    case 'flapping-health': {
      const period = random.whole(10 * second, 120 * second);
      return { behaviour: usual, statusAfter: (listening) => (listening % (2 * period) < period ? 200 : 503) };
    }
    case 'answers-503':
      return { behaviour: usual, statusAfter: () => 503 };
    case 'cannot-be-pulled': {
      const reason = 'CannotPullContainerError: failed to resolve reference: not found';
      return always({ kind: 'cannot start', reason, after: random.whole(second, 10 * second) });
    }
    case 'needs-sigkill': {
      const { onTerm: _, ...deaf } = usual;
      return always(deaf);
    }
    default:
      return image satisfies never;
  }
}

function always(behaviour: Behaviour): ContainerPlan {
  return { behaviour, statusAfter: () => 200 };
}
