import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deploymentState, serviceDeploymentState, serviceState, taskState } from '../../src/aws/ecs-states.ts';
import { subjectOf } from '../../src/aws/service-updates.ts';

describe("ECS's answers", () => {
  it('are read with a mark on values that this version does not know', () => {
    const answer = JSON.parse('{"id":"ecs-svc/1","status":"PRIMARY","rolloutState":"PAUSED"}');

    const state = deploymentState(answer);

    assert.deepEqual([state.status, state.rolloutState], ['PRIMARY', 'UNRECOGNISED']);
  });

  it('tell a service deployment alike from a list and from a description', () => {
    const listed = serviceDeploymentState({
      serviceDeploymentArn: 'a',
      status: 'STOPPED',
      targetServiceRevisionArn: 'r',
    });
    const described = serviceDeploymentState({
      serviceDeploymentArn: 'a',
      status: 'STOPPED',
      targetServiceRevision: { arn: 'r' },
    });

    assert.deepEqual(listed, described);
    assert.equal(listed.targetRevisionArn, 'r');
  });

  it('tell events oldest first', () => {
    const { events } = serviceState({
      events: [
        { id: 'b', createdAt: new Date(2), message: 'second' },
        { id: 'a', createdAt: new Date(1), message: 'first' },
      ],
    });

    assert.deepEqual(
      events.map(({ id, at }) => [id, at]),
      [
        ['a', 1],
        ['b', 2],
      ],
    );
  });

  it("tell a task's address from its network interface", () => {
    const task = taskState({
      taskArn: 'arn:aws:ecs:us-east-1:0:task/c/abc',
      attachments: [{ details: [{ name: 'privateIPv4Address', value: '10.0.11.5' }] }],
    });

    assert.deepEqual([task.id, task.address, task.health, task.stopCode], ['abc', '10.0.11.5', 'UNKNOWN', undefined]);
  });

  it('name the deployment that an update has begun', () => {
    const deployments = [
      { id: 'ecs-svc/2', status: 'PRIMARY', taskDefinition: 'td:2', createdAt: new Date(5) },
      { id: 'ecs-svc/1', status: 'ACTIVE', taskDefinition: 'td:1', createdAt: new Date(1) },
    ];

    assert.deepEqual(subjectOf({ deployments }, 'td:2'), {
      deploymentId: 'ecs-svc/2',
      taskDefinition: 'td:2',
      createdAt: 5,
    });
    assert.throws(() => subjectOf({ deployments }, 'td:1'), /no PRIMARY deployment of td:1/);
  });
});
