import { systemClock } from '../../src/clock.ts';
import { processRuntime } from '../../src/runtime/process-runtime.ts';
import type { ContainerLaunch, Placement, RunningTask, Runtime, RuntimeEvent } from '../../src/runtime/runtime.ts';
import { buildImage, type TarFile } from '../registry/image-builder.ts';
import { type RegistryWorld, registryWorld } from '../registry/registry-world.ts';

/** A container that a test has launched, and what came of it. */
export interface LaunchedContainer {
  readonly task: RunningTask;
  readonly placement: Placement;
  readonly events: readonly RuntimeEvent[];
  readonly lines: readonly string[];
  /** Resolves with the first event of that kind, rejects when the container ends without it. */
  event<Kind extends RuntimeEvent['kind']>(kind: Kind): Promise<RuntimeEvent & { readonly kind: Kind }>;
  /** The same for events that come after the first so many. */
  eventAfter<Kind extends RuntimeEvent['kind']>(
    earlier: number,
    kind: Kind,
  ): Promise<RuntimeEvent & { readonly kind: Kind }>;
  anyLine(): Promise<void>;
  /** Resolves when the line was logged. */
  line(text: string): Promise<void>;
}

/** A runtime with a registry of its own. */
export interface RuntimeWorld extends AsyncDisposable {
  readonly registry: RegistryWorld;
  readonly runtime: Runtime;
  /** Pushes an image and gives its reference. */
  image(files: readonly TarFile[], config?: Readonly<Record<string, unknown>>): Promise<string>;
  /** Pushes an image that runs a script with Node and gives its reference. */
  script(source: string): Promise<string>;
  launch(image: string, options?: Partial<ContainerLaunch>, placement?: Placement): LaunchedContainer;
}

export async function runtimeWorld(): Promise<RuntimeWorld> {
  const registry = await registryWorld();
  await registry.run('CreateRepository', { repositoryName: 'app' });
  const runtime = processRuntime({
    images: registry.ecr.images,
    clock: systemClock,
    dataDirectory: registry.dataDirectory,
    hasLoopbackRange: process.platform === 'linux',
  });
  let tasks = 0;

  async function image(files: readonly TarFile[], config: Readonly<Record<string, unknown>> = {}): Promise<string> {
    const built = buildImage({ layers: [files], config });
    const response = await registry.push('app', built.digest, built);
    if (!response.ok) throw new Error(await response.text());
    return `${registry.host}/app@${built.digest}`;
  }

  return {
    registry,
    runtime,
    image,
    script: (source) => image([{ path: 'app/main.mjs', content: source }], { Entrypoint: ['node', '/app/main.mjs'] }),
    launch(reference, options = {}, placement = runtime.place([8080])) {
      const events: RuntimeEvent[] = [];
      const lines: string[] = [];
      const listeners = new Set<() => void>();
      const changed = (): void => {
        for (const listener of [...listeners]) listener();
      };
      const until = <Result>(look: () => Result | undefined): Promise<Result> =>
        new Promise((resolve, reject) => {
          const listener = (): void => {
            const found = look();
            const last = events.at(-1);
            if (found === undefined && last?.kind !== 'failed' && last?.kind !== 'exited') return;
            listeners.delete(listener);
            if (found === undefined) reject(new Error(JSON.stringify({ events, lines })));
            else resolve(found);
          };
          listeners.add(listener);
          listener();
        });
      tasks += 1;
      const container: ContainerLaunch = {
        name: 'app',
        image: reference,
        entryPoint: undefined,
        command: undefined,
        workingDirectory: undefined,
        environment: {},
        memoryLimit: undefined,
        log: {
          write(line) {
            lines.push(line);
            changed();
          },
        },
        ...options,
      };
      const launched = { taskArn: `task-${tasks}`, placement, memoryLimit: undefined, containers: [container] };
      const task = runtime.prepare(launched, (event) => {
        events.push(event);
        changed();
      });
      task.start('app');
      return {
        task,
        placement,
        events,
        lines,
        event: (kind) =>
          until(() => events.find((event) => isKind(event, kind))).then((event) => narrowed(event, kind)),
        eventAfter: (earlier, kind) =>
          until(() => events.slice(earlier).find((event) => isKind(event, kind))).then((event) =>
            narrowed(event, kind),
          ),
        anyLine: () => until(() => lines[0]).then(() => undefined),
        line: (text) => until(() => (lines.includes(text) ? true : undefined)).then(() => undefined),
      };
    },
    async [Symbol.asyncDispose]() {
      await runtime.close();
      await registry[Symbol.asyncDispose]();
    },
  };
}

function isKind<Kind extends RuntimeEvent['kind']>(
  event: RuntimeEvent,
  kind: Kind,
): event is RuntimeEvent & { readonly kind: Kind } {
  return event.kind === kind;
}

function narrowed<Kind extends RuntimeEvent['kind']>(
  event: RuntimeEvent,
  kind: Kind,
): RuntimeEvent & { readonly kind: Kind } {
  if (isKind(event, kind)) return event;
  throw new Error(`expected ${kind}, found ${event.kind}`);
}
