import type { Resource } from '../plan/stack.ts';
import { at, type Block, isBlock, isList, items, plannedValue, unknown } from '../plan/value.ts';
import { awaits, fails, type Judgement, passes } from './judgement.ts';
import type { Rule } from './rule.ts';

const secretName = /secret|token|passw|credential|private_?key|api_?key|access_?key/i;
/** `postgres://user:password@host`. */
const secretInUrl = /:\/\/[^/\s:@]*:[^/\s@]+@/;

export const containerRules: readonly Rule[] = [
  forEachContainer('CKV_AWS_336', 'a container cannot write to its root file system', {
    remedy: 'set readonlyRootFilesystem = true, and mount a volume where it must write',
    broken: ({ readonlyRootFilesystem }) => (readonlyRootFilesystem === true ? undefined : 'can write to its root'),
  }),
  forEachContainer('CKV_AWS_334', 'a container is not privileged', {
    remedy: 'leave out privileged',
    broken: ({ privileged }) => (privileged === true ? 'is privileged' : undefined),
  }),
  forEachContainer('CT.ECS.PR.3', 'a container runs as a user that is not root', {
    remedy: 'set user to the number of one that is not root',
    broken({ user }) {
      const name = String(user ?? '').split(':')[0] ?? '';
      return ['', '0', 'root'].includes(name) ? `runs as ${name === '' ? 'whom its image says' : 'root'}` : undefined;
    },
  }),
  forEachContainer('ECS.8', 'no secret stands in a container’s plain environment', {
    remedy: 'keep it in Secrets Manager, and name it under secrets',
    broken(container) {
      const found = items(container.environment ?? null)
        .filter(isBlock)
        .filter(({ name, value }) => isSecret(String(name)) || secretInUrl.test(String(value ?? '')));
      return found.length === 0 ? undefined : `has ${found.map(({ name }) => String(name)).join(', ')} in the open`;
    },
  }),
  forEachContainer('ECS.9', 'a container’s output is kept', {
    remedy: 'give it a logConfiguration',
    broken: (container) =>
      at(container, 'logConfiguration.logDriver') === null ? 'has no logConfiguration' : undefined,
  }),
];

/** Speaks of a secret, and not of the place where one is kept. */
function isSecret(name: string): boolean {
  return secretName.test(name) && !/_(FILE|PATH|ARN|NAME)$/i.test(name);
}

interface Question {
  readonly remedy: string;
  /** What is wrong with a container, e.g. `is privileged`; undefined where nothing is. */
  broken(container: Block): string | undefined;
}

function forEachContainer(id: string, title: string, { remedy, broken }: Question): Rule {
  return { id, title, remedy, on: ['aws_ecs_task_definition'], judge: (definition) => judge(definition, broken) };
}

function judge(definition: Resource, broken: Question['broken']): Judgement {
  const containers = containersOf(definition);
  if (containers === undefined) return awaits('container_definitions');
  const wrong = containers.flatMap((container) => {
    const why = broken(container);
    return why === undefined ? [] : [`container ${String(container.name)} ${why}`];
  });
  return wrong.length === 0 ? passes : fails(wrong.join('; '));
}

/** The container definitions; undefined where they are known only after apply. */
export function containersOf(definition: Resource): readonly Block[] | undefined {
  const json = at(definition.values, 'container_definitions');
  if (json === unknown) return undefined;
  let definitions: unknown;
  try {
    definitions = JSON.parse(String(json));
  } catch {
    return [];
  }
  const value = plannedValue(definitions, undefined);
  return isList(value) ? value.filter(isBlock) : [];
}
