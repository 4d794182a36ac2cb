import type { Tag, TaskDefinition } from '@aws-sdk/client-ecs';
import type { Contract } from '../../src/contract/contract.ts';
import type { Journal } from '../../src/deployment/lock.ts';
import type { Progress } from '../../src/deployment/progress.ts';
import type { ReleaseSurroundings } from '../../src/deployment/release.ts';
import type { SmokeAnswer } from '../../src/deployment/smoke-test.ts';
import type { AlarmState, ServiceDeploymentState, ServiceState, Subject } from '../../src/deployment/state.ts';
import { fakeClock } from './fake-clock.ts';
import { aDeployment, aService, aServiceDeployment, aTask } from './snapshots.ts';

export const contract: Contract = {
  version: 1,
  cluster: 'c',
  service: 's',
  repository: { name: 'app', uri: 'localhost:4566/app' },
  targetGroups: [],
  listenerRules: [],
  logGroup: '/ecs/app-dev',
  container: 'app',
  taskDefinition: revisionArn(1),
  alarms: [],
  url: 'http://localhost:8080',
};

export function revisionArn(revision: number): string {
  return `arn:aws:ecs:us-east-1:000000000000:task-definition/app-dev:${revision}`;
}

/** How the deployment of a revision ends in the fake ECS. */
export type Fate = 'completes' | 'is rolled back' | 'stops' | 'goes on for ever' | 'loses its credentials';

export interface FakeEcs {
  readonly around: ReleaseSurroundings;
  readonly progress: readonly Progress[];
  /** Revisions that UpdateService was asked for, in order. */
  readonly updates: readonly number[];
  readonly withdrawn: readonly number[];
  /** Revisions that were proved good. */
  readonly proven: readonly number[];
  /** What was written into the lock while it was held. */
  readonly notes: readonly Journal[];
  /** The revision that serves. */
  readonly serving: () => number;
  /** Somebody else's deployment of a revision. */
  deploy(revision: number): void;
  interrupt(): void;
}

interface Deployed {
  readonly subject: Subject;
  readonly revision: number;
  looks: number;
}

export interface FakeEcsOptions {
  /** Revisions that exist, with their versions; the last one serves. */
  readonly versions?: readonly string[];
  /** By revision; default: completes. */
  readonly fates?: Readonly<Record<number, Fate>>;
  /** What `/health` answers while a revision serves; default: 200 with its version. */
  readonly answers?: Readonly<Record<number, SmokeAnswer>>;
  /** Tags of revisions: those that ship has registered before have a verdict. */
  readonly tags?: Readonly<Record<number, readonly Tag[]>>;
  /** What an earlier run has left in the lock. */
  readonly unfinished?: Journal;
  /** Called at every look, with how many there have been. */
  readonly onLook?: (looks: number, ecs: { deploy(revision: number): void; interrupt(): void }) => void;
}

/** A little ECS: one service, its history, and revisions whose deployments end as the test says. */
export function fakeEcs({
  versions = ['1.0.0'],
  fates = {},
  answers = {},
  tags: given = {},
  unfinished,
  onLook,
}: FakeEcsOptions = {}): FakeEcs {
  const definitions = new Map<number, TaskDefinition>();
  const register = (version: string, image: string): number => {
    const revision = definitions.size + 1;
    definitions.set(revision, {
      taskDefinitionArn: revisionArn(revision),
      family: 'app-dev',
      revision,
      status: 'ACTIVE',
      containerDefinitions: [{ name: 'app', image, environment: [{ name: 'APP_VERSION', value: version }] }],
    });
    return revision;
  };
  for (const version of versions) register(version, `image-${version}`);

  const clock = fakeClock(1_000);
  const controller = new AbortController();
  const progress: Progress[] = [];
  const updates: number[] = [];
  const withdrawn: number[] = [];
  const proven: number[] = [];
  const notes: Journal[] = [];
  const alarms: AlarmState[] = [];
  const tags = new Map<number, readonly Tag[]>(
    Object.entries(given).map(([revision, list]) => [Number(revision), list]),
  );
  let looks = 0;
  const deployments: Deployed[] = [];
  const begin = (revision: number): Deployed => {
    const deployed = {
      subject: {
        deploymentId: `ecs-svc/${deployments.length + 1}`,
        taskDefinition: revisionArn(revision),
        createdAt: clock.now() + deployments.length,
      },
      revision,
      looks: 0,
    };
    deployments.push(deployed);
    return deployed;
  };
  for (let revision = 1; revision <= versions.length; revision++) begin(revision).looks = 9;

  const fateOf = ({ revision }: Deployed): Fate => fates[revision] ?? 'completes';
  const hasEnded = (deployed: Deployed): boolean => deployed.looks >= 2 && fateOf(deployed) !== 'goes on for ever';
  const isGood = (deployed: Deployed): boolean => hasEnded(deployed) && fateOf(deployed) === 'completes';
  const newest = (): Deployed => deployments.at(-1) ?? begin(1);
  const lastGood = (): Deployed | undefined => deployments.findLast(isGood);

  const statusOf = (deployed: Deployed): ServiceDeploymentState['status'] => {
    if (deployed !== newest() && !isGood(deployed) && !hasEnded(deployed)) return 'STOPPED';
    if (!hasEnded(deployed)) return 'IN_PROGRESS';
    switch (fateOf(deployed)) {
      case 'is rolled back':
        return 'ROLLBACK_SUCCESSFUL';
      case 'stops':
        return 'STOPPED';
      default:
        return 'SUCCESSFUL';
    }
  };
  const serviceDeployment = (deployed: Deployed): ServiceDeploymentState =>
    aServiceDeployment({
      arn: deployed.subject.deploymentId,
      status: statusOf(deployed),
      createdAt: deployed.subject.createdAt,
      targetRevisionArn: deployed.subject.taskDefinition,
    });
  const service = (): ServiceState => {
    const current = newest();
    const good = lastGood();
    const isBack = hasEnded(current) && fateOf(current) === 'is rolled back' && good !== undefined;
    const primary = isBack ? good : current;
    return aService({
      deployments: [
        aDeployment({
          id: isBack ? `${current.subject.deploymentId}-back` : primary.subject.deploymentId,
          taskDefinition: primary.subject.taskDefinition,
          createdAt: isBack ? clock.now() : primary.subject.createdAt,
          rolloutState: isGood(primary) ? 'COMPLETED' : fateOf(primary) === 'stops' ? 'FAILED' : 'IN_PROGRESS',
        }),
      ],
    });
  };

  const around: ReleaseSurroundings = {
    contract,
    clock,
    signal: controller.signal,
    interval: 300,
    timeout: 60_000,
    bakeTime: 0,
    smokeLatency: 2_000,
    stop: async () => false,
    takeLock: async () => ({
      unfinished,
      note: async (journal) => void notes.push(journal),
      release: async () => {},
    }),
    report: (each) => progress.push(each),
    lastWords: async () => ['the last line'],
    smokeRequest: async () => {
      const serving = lastGood()?.revision ?? 1;
      const version = definitions.get(serving)?.containerDefinitions?.[0]?.environment?.[0]?.value;
      return answers[serving] ?? { status: 200, body: JSON.stringify({ version }) };
    },
    async update(taskDefinition) {
      const revision = Number(taskDefinition.slice(taskDefinition.lastIndexOf(':') + 1));
      updates.push(revision);
      return begin(revision).subject;
    },
    taskDefinitions: {
      async describe(reference) {
        const definition = definitions.get(Number(reference.slice(reference.lastIndexOf(':') + 1)));
        const revision = definition?.revision ?? 0;
        return definition === undefined ? undefined : { definition, tags: tags.get(revision) ?? [] };
      },
      async register({ containerDefinitions, tags: list = [] }) {
        const [container] = containerDefinitions ?? [];
        const version = container?.environment?.find(({ name }) => name === 'APP_VERSION')?.value ?? '';
        const revision = register(version, container?.image ?? '');
        tags.set(revision, list);
        return revisionArn(revision);
      },
      async prove(taskDefinition) {
        const revision = Number(taskDefinition.slice(taskDefinition.lastIndexOf(':') + 1));
        proven.push(revision);
        tags.set(revision, [{ key: 'ship:verdict', value: 'good' }]);
      },
      async withdraw(taskDefinition) {
        const revision = Number(taskDefinition.slice(taskDefinition.lastIndexOf(':') + 1));
        definitions.set(revision, { ...definitions.get(revision), status: 'INACTIVE' });
        withdrawn.push(revision);
      },
    },
    source: {
      service: async () => service(),
      serviceDeployments: async () => deployments.toReversed().map(serviceDeployment),
      async serviceDeployment(arn) {
        looks += 1;
        newest().looks += 1;
        onLook?.(looks, { deploy: (revision) => void begin(revision), interrupt: () => controller.abort() });
        const deployed = deployments.find(({ subject }) => subject.deploymentId === arn);
        if (deployed !== undefined && fateOf(deployed) === 'loses its credentials') {
          throw Object.assign(new Error('The security token has expired'), { name: 'ExpiredTokenException' });
        }
        return deployed && serviceDeployment(deployed);
      },
      taskDefinitionOf: async (revision) => revision,
      async tasks() {
        const current = newest();
        if (!hasEnded(current) || fateOf(current) === 'completes') return [];
        return [
          aTask({
            startedBy: current.subject.deploymentId,
            status: 'STOPPED',
            stopCode: 'EssentialContainerExited',
            stoppedReason: 'Essential container in task exited',
            containers: [{ name: 'app', exitCode: 1, reason: '', imageDigest: undefined }],
          }),
        ];
      },
      targets: async () => [],
      alarms: async () => alarms,
    },
  };
  return {
    around,
    progress,
    updates,
    withdrawn,
    proven,
    notes,
    serving: () => lastGood()?.revision ?? 0,
    deploy: (revision) => void begin(revision),
    interrupt: () => controller.abort(),
  };
}
