import type { Outcome, Progress } from '../deployment/progress.ts';

/** What a kind of line is told for, and one such thing. */
interface Explained<Value> {
  readonly says: string;
  readonly example: Value;
}

const image = '123456789012.dkr.ecr.us-east-1.amazonaws.com/shop';
const revision = (number: number): string => `arn:aws:ecs:us-east-1:123456789012:task-definition/shop-dev:${number}`;

/** Each kind that the code tells; one that is added and not explained does not compile. */
export const progressExamples: {
  readonly [Kind in Progress['kind']]: Explained<Extract<Progress, { readonly kind: Kind }>>;
} = {
  step: {
    says: 'Something is done: an image built or found, a revision registered, the service updated, the smoke test passed.',
    example: { kind: 'step', name: 'task definition', detail: 'shop-dev:8' },
  },
  plan: {
    says: 'What the deployment changes of the task definition that serves. Values whose names speak of secrets are masked.',
    example: {
      kind: 'plan',
      from: revision(7),
      differences: [
        { path: 'containers.shop.environment.APP_VERSION', before: '1.0.0', after: '1.1.0' },
        { path: 'containers.shop.environment.BASE_PATH', before: undefined, after: '/shop' },
        { path: 'containers.shop.image', before: `${image}@sha256:0b1c…`, after: `${image}@sha256:9962…` },
      ],
    },
  },
  rollout: {
    says: "The service's tasks at one look, this deployment's apart from the others'. Told at every look.",
    example: {
      kind: 'rollout',
      rollout: {
        phase: 'rolling out',
        desired: 2,
        newTasks: [{ id: '8e35a7b5c1f04b0f9d0f6f7a3c2d1e0f', status: 'RUNNING', health: 'healthy' }],
        oldTasks: [{ id: '29a948fe6a1b4c7d8e9f0a1b2c3d4e5f', status: 'RUNNING', health: 'draining' }],
        failed: 0,
        traffic: { stage: 'PRODUCTION_TRAFFIC_SHIFT', newPercent: 10 },
      },
    },
  },
  'service event': {
    says: 'An event of the service since the deployment began, in the words of ECS. Told once.',
    example: {
      kind: 'service event',
      event: {
        id: 'd7a1f6f0',
        at: 1_796_000_000_000,
        message: '(service shop-dev-service) has reached a steady state.',
      },
    },
  },
  'task stopped': {
    says: "One of this deployment's tasks has stopped. Told once.",
    example: {
      kind: 'task stopped',
      task: {
        arn: 'arn:aws:ecs:us-east-1:123456789012:task/shop-dev-cluster/8e35a7b5c1f04b0f9d0f6f7a3c2d1e0f',
        id: '8e35a7b5c1f04b0f9d0f6f7a3c2d1e0f',
        taskDefinition: revision(8),
        startedBy: 'ecs-svc/2250228708873035158',
        status: 'STOPPED',
        health: 'UNKNOWN',
        stopCode: 'EssentialContainerExited',
        stoppedReason: 'Essential container in task exited',
        containers: [{ name: 'shop', exitCode: 1, reason: '', imageDigest: undefined }],
        address: '10.0.11.27',
        startedAt: 1_796_000_000_000,
        stoppedAt: 1_796_000_004_000,
      },
    },
  },
  undo: {
    says: 'The service is being taken back to the last good revision.',
    example: { kind: 'undo', reason: 'smoke test failed', taskDefinition: 'shop-dev:7' },
  },
  preflight: {
    says: 'What was checked before anything is changed. One problem, and nothing is.',
    example: {
      kind: 'preflight',
      checks: [
        { group: 'image', name: 'shop', state: 'ok', detail: 'linux/amd64' },
        {
          group: 'secrets',
          name: 'shop.API_KEYS',
          state: 'problem',
          detail: 'there is no secret shop/api-keys',
          remedy: 'create it, or correct the task definition',
        },
      ],
    },
  },
  lock: {
    says: 'Somebody else holds the environment: it is looked whether they still live. Or their run is gone and the lock is ours.',
    example: { kind: 'lock', state: 'taken over', owner: 'ada@laptop' },
  },
  unfinished: {
    says: 'An earlier run was cut off. Its deployment is taken up where it is the same one.',
    example: { kind: 'unfinished', what: 'deploy of version 1.1.0', isTakenUp: true },
  },
  pause: {
    says: 'ECS waits at a stage for ship continue.',
    example: { kind: 'pause', stage: 'POST_TEST_TRAFFIC_SHIFT' },
  },
  'early verdict': {
    says: 'The deployment cannot succeed any more: it is stopped without waiting for ECS to give up.',
    example: {
      kind: 'early verdict',
      rule: 'exits-again-and-again',
      reason: '2 tasks have ended: container shop with exit code 1',
    },
  },
  bake: {
    says: 'The version serves; its alarms and tasks are watched for a while longer.',
    example: { kind: 'bake', duration: 120_000 },
  },
  alarm: {
    says: 'An alarm of the contract rings. One that rang before the deployment began says nothing about it.',
    example: { kind: 'alarm', name: 'shop-dev-alb-error-rate', reason: '3 datapoints were above 5', isIgnored: false },
  },
};

export const outcomeExample: Explained<Outcome> = {
  says: 'How it ended, and the exit code that ship ends with. Always the last line.',
  example: {
    command: 'deploy',
    verdict: 'rolled back',
    restored: 'by ECS',
    service: 'shop-dev-service',
    taskDefinition: revision(8),
    version: '1.1.0',
    serving: revision(7),
    url: 'https://shop.example.com',
    diagnosis: {
      code: 'exits',
      cause: 'the container shop exits with code 1 at its start',
      remedy: 'read its last log lines, and run the same service here with ship up',
      evidence: ['EssentialContainerExited: Essential container in task exited; shop exit code 1'],
      task: '8e35a7b5c1f04b0f9d0f6f7a3c2d1e0f',
    },
    logLines: ['{"level":"fatal","message":"database password is missing"}'],
    elapsed: 41_200,
  },
};
