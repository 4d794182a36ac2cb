import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { painter } from '../../src/report/output.ts';
import { statusLines } from '../../src/report/status-lines.ts';
import type { Standing } from '../../src/status/standing.ts';

const idle: Standing = {
  service: 'app-dev-service',
  cluster: 'c',
  status: 'ACTIVE',
  url: 'http://localhost:8080',
  desired: 0,
  running: 0,
  pending: 0,
  deployments: [],
  tasks: [],
  lock: undefined,
  underWay: undefined,
  alarms: [],
  scaling: 'none',
  lastEvent: undefined,
  events: [],
};

describe('the status', () => {
  it('is the service, its deployments and its tasks in columns', () => {
    const image = `localhost:4566/app@sha256:${'0123456789abcdef'.repeat(4)}`;
    const lines = statusLines(
      {
        service: 'app-dev-service',
        cluster: 'c',
        status: 'ACTIVE',
        url: 'http://localhost:8080',
        desired: 2,
        running: 1,
        pending: 1,
        deployments: [
          {
            id: 'ecs-svc/2',
            status: 'PRIMARY',
            rolloutState: 'IN_PROGRESS',
            rolloutStateReason: '',
            desired: 2,
            running: 1,
            pending: 1,
            taskDefinition: 'app-dev:2',
            image,
            version: '2.0.0',
          },
        ],
        tasks: [
          {
            id: 'aaaaaaaa11',
            status: 'RUNNING',
            health: 'healthy',
            taskDefinition: 'app-dev:2',
            version: '2.0.0',
            address: '10.0.0.1',
          },
          {
            id: 'bbbbbbbb22',
            status: 'PENDING',
            health: 'unknown',
            taskDefinition: 'app-dev:2',
            version: '2.0.0',
            address: undefined,
          },
        ],
        lock: undefined,
        underWay: {
          status: 'IN_PROGRESS',
          reason: '',
          strategy: 'canary',
          stage: 'BAKE_TIME',
          taskDefinition: 'app-dev:2',
          startedAt: 0,
          newTraffic: 5,
          newTestTraffic: undefined,
        },
        alarms: [{ name: 'app-dev-5xx', state: 'OK', reason: '' }],
        scaling: { least: 2, most: 10, isSuspended: false },
        lastEvent: { id: '1', at: 0, message: '(service app-dev-service) has started 2 tasks' },
        events: [{ id: '1', at: 3_723_000, message: '(service app-dev-service) has started 2 tasks' }],
      },
      painter(false),
      0,
    );

    assert.deepEqual(lines, [
      'app-dev-service  ACTIVE  1 of 2 running, 1 pending (autoscaling 2 to 10)  http://localhost:8080',
      'canary deployment of app-dev:2; IN_PROGRESS; stage BAKE_TIME; 5 % of the traffic on the new revision',
      '',
      'DEPLOYMENT  ROLLOUT      REVISION   VERSION  IMAGE',
      'PRIMARY     IN_PROGRESS  app-dev:2  2.0.0    app@sha256:0123456789ab',
      '',
      'TASK      STATE    REVISION   VERSION  ADDRESS',
      'aaaaaaaa  healthy  app-dev:2  2.0.0    10.0.0.1',
      'bbbbbbbb  pending  app-dev:2  2.0.0',
      '',
      'ALARM        STATE',
      'app-dev-5xx  OK',
      '',
      '01:02:03 has started 2 tasks',
    ]);
  });

  it('tells a deployment that was cut off from one that goes on', () => {
    const lock = {
      owner: 'alice@laptop',
      command: 'deploy',
      phase: 'updating',
      taskDefinition: 'arn:aws:ecs:us-east-1:1:task-definition/app-dev:3',
      version: '3.0.0',
      writtenAt: 1_000,
    };
    const told = (now: number): string | undefined => statusLines({ ...idle, lock }, painter(false), now)[1];

    assert.equal(told(20_000), 'deploy of app-dev:3 (version 3.0.0) by alice@laptop is under way (updating)');
    assert.equal(
      told(121_000),
      'unfinished: deploy of app-dev:3 (version 3.0.0) by alice@laptop, silent for 2 min 0 s (updating); run ship deploy or ship rollback to take it up',
    );
  });
});
