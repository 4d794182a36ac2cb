import type { ContainerPlan, Random, ServiceAnswer } from '@shipshape/local-aws/simulation';

/** How a simulated image behaves; its reference ends with it. */
export const images = [
  'good',
  'slow start',
  'uneven start',
  'exits at start',
  'exits after a minute',
  'never answers health',
  'answers 503',
  'image missing',
  'secret missing',
  'out of memory',
  'wrong version',
] as const;

export type Image = (typeof images)[number];

const second = 1_000;

/** Whether a deployment of the image can serve. */
export function isGood(image: Image): boolean {
  return image === 'good' || image === 'slow start' || image === 'uneven start';
}

/** What a task definition says: `…/app@sha256:…` with the behaviour in its tag. */
export function referenceOf(image: Image, repository: string): string {
  return `${repository}:${image.replaceAll(' ', '-')}`;
}

/** The image that a reference names. @throws on a reference that no simulated image has */
export function imageIn(reference: string): Image {
  const tag = reference.slice(reference.lastIndexOf(':') + 1).replaceAll('-', ' ');
  const found = images.find((image) => image === tag);
  if (found === undefined) throw new Error(`there is no image ${reference}`);
  return found;
}

/** Draws what one more container of the image does. */
export function drawContainer(image: Image, random: Random): ContainerPlan {
  const usual = {
    kind: 'runs',
    pulledAfter: random.whole(2 * second, 8 * second),
    startsAfter: random.whole(100, second),
    listensAfter: random.whole(200, 3 * second),
    onTerm: { after: random.whole(50, 2 * second), exitCode: 0 },
    output: [`starting ${image}`],
  } as const satisfies ContainerPlan['behaviour'];
  const answering =
    (status: number): ContainerPlan['statusAfter'] =>
    () =>
      status;
  const runs = (more: Partial<typeof usual> | object, status = 200): ContainerPlan => ({
    behaviour: { ...usual, ...more },
    statusAfter: answering(status),
  });
  switch (image) {
    case 'good':
    case 'wrong version':
    case 'secret missing':
      return runs({});
    case 'slow start':
      return runs({ listensAfter: random.whole(15 * second, 55 * second) });
    case 'uneven start':
      return runs({ listensAfter: random.whole(second, random.chance(0.3) ? 70 * second : 10 * second) });
    case 'exits at start':
      return runs({ exits: { after: random.whole(100, 5 * second), exitCode: 1 } });
    case 'exits after a minute':
      return runs({ exits: { after: random.whole(50 * second, 70 * second), exitCode: 1 } });
    case 'out of memory':
      return runs({ exits: { after: random.whole(5 * second, 20 * second), exitCode: 137, outOfMemory: true } });
    case 'never answers health': {
      const { listensAfter: _, ...deaf } = usual;
      return { behaviour: deaf, statusAfter: answering(200) };
    }
    case 'answers 503':
      return runs({}, 503);
    case 'image missing': {
      const reason =
        'CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref: not found';
      const after = random.whole(second, 10 * second);
      return { behaviour: { kind: 'cannot start', reason, after }, statusAfter: answering(200) };
    }
    default:
      return image satisfies never;
  }
}

/** The version that an answer of the service tells: the one that its task was given, but for the mislabelled image. */
export function versionOf({ container }: ServiceAnswer): string | undefined {
  if (container === undefined) return undefined;
  return imageIn(container.image) === 'wrong version' ? 'of-another-build' : container.environment.APP_VERSION;
}
