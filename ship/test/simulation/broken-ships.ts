import { product, type Subject } from '../../simulation/world/ship-process.ts';
import { CutOff } from '../../src/deployment/observe.ts';
import { outcomeIn } from '../../src/deployment/outcome.ts';
import { planTaskDefinition } from '../../src/deployment/plan.ts';
import type { ReleaseSurroundings } from '../../src/deployment/release.ts';
import { Failure } from '../../src/failure.ts';

/** A `ship` with a mistake that tools for ECS are known to make. */
export interface BrokenShip {
  readonly bug: string;
  readonly subject: Subject;
  /** What the simulation says of it. */
  readonly breaks: RegExp;
  /** A seed that shows it, so that the suite need not search. */
  readonly seed: number;
}

export const brokenShips: readonly BrokenShip[] = [
  {
    bug: 'it trusts a service that is stable',
    seed: 5,
    breaks: /^0 only where/,
    subject: { ...product, release: (around, { image, appVersion }) => trustingRelease(around, image, appVersion) },
  },
  {
    bug: 'it does not ask the service which version answers',
    seed: 4,
    breaks: /^(0|3) only where/,
    subject: seeing((around) => ({
      ...around,
      smokeRequest: async () => ({ status: 200, body: '{"version":"new"}' }),
    })),
  },
  {
    bug: 'it rolls back to the current revision minus one',
    seed: 104,
    breaks: /^(1|3) only where|a good revision serves/,
    subject: {
      ...product,
      async rollBack(around) {
        const serving = (await around.source.service())?.taskDefinition ?? '';
        return product.rollBack(around, Math.max(1, Number(serving.slice(serving.lastIndexOf(':') + 1)) - 1));
      },
    },
  },
  {
    bug: 'it takes an UpdateService without an answer for one that was not done',
    seed: 31,
    breaks: /^2 only where/,
    subject: seeing((around) => ({
      ...around,
      async update(taskDefinition) {
        try {
          return await around.update(taskDefinition);
        } catch (error) {
          if (!(error instanceof CutOff)) throw error;
          throw new Failure({ code: 'refused', what: 'UpdateService failed' });
        }
      },
    })),
  },
];

function seeing(around: Subject['around']): Subject {
  return { ...product, around };
}

async function trustingRelease(
  around: ReleaseSurroundings,
  image: string,
  appVersion: string,
): ReturnType<Subject['release']> {
  const { contract, taskDefinitions, source, clock, signal } = around;
  const template = await taskDefinitions.describe(contract.taskDefinition);
  if (template === undefined) throw new Failure({ code: 'not-found', what: 'no template' });
  const taskDefinition = await taskDefinitions.register(
    planTaskDefinition(template.definition, { container: contract.container, image, appVersion }),
  );
  await around.update(taskDefinition);
  for (;;) {
    await clock.wait(around.interval, signal);
    const service = await source.service();
    if (service?.deployments.length !== 1 || service.running !== service.desired) continue;
    return outcomeIn(around, 'deploy', { taskDefinition, version: appVersion, began: clock.now() })({
      verdict: 'succeeded',
    });
  }
}
