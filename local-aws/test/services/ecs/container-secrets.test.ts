import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ContainerDefinition } from '../../../src/models/generated/ecs.ts';
import { taskWorld } from './task-world.ts';

const arn = 'arn:aws:secretsmanager:us-east-1:000000000000:secret:db-AbCdEf';
const head =
  'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: ';
const world = {
  parameters: { '/app/key': 'from ssm' },
  secrets: { [arn]: '{"password":"hunter2","port":5432}' },
};

function app(...valuesFrom: readonly string[]): ContainerDefinition {
  return {
    name: 'app',
    image: 'app',
    secrets: valuesFrom.map((valueFrom, index) => ({ name: `S${index}`, valueFrom })),
  };
}

test('secrets come from SSM by name and from Secrets Manager whole or by key, and nowhere else to be seen', async () => {
  const it = await taskWorld(world);
  const task = await it.run([app('/app/key', arn, `${arn}:password::`, `${arn}:port:AWSCURRENT:`)]);

  it.clock.advance(1_000);

  const { S0, S1, S2, S3 } = it.launches.get(`${task} app`)?.environment ?? {};
  assert.deepEqual([S0, S1, S2, S3], ['from ssm', '{"password":"hunter2","port":5432}', 'hunter2', '5432']);
  assert.doesNotMatch(JSON.stringify([...it.store.table('ecs.tasks').values()]), /hunter2|from ssm/);
});

for (const [what, valueFrom, message] of [
  [
    'a missing parameter',
    'arn:aws:ssm:us-east-1:000000000000:parameter/app/none',
    'unable to retrieve secrets from ssm: service call has been retried 1 time(s): invalid ssm parameters: /app/none',
  ],
  [
    'a missing secret',
    arn.replace('db', 'none'),
    `unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret ${arn.replace('db', 'none')} from secrets manager: ResourceNotFoundException: Secrets Manager can't find the specified secret.`,
  ],
  [
    'a missing key',
    `${arn}:user::`,
    'unable to retrieve secret from asm: service call has been retried 1 time(s): retrieved secret from Secrets Manager did not contain json key user',
  ],
] as const) {
  test(`a task with ${what} fails to start, in the words of Fargate`, async () => {
    const it = await taskWorld(world);
    const task = await it.run([app(valueFrom), { name: 'other', image: 'other' }]);

    it.clock.advance(1_000);

    const { stopCode, stoppedReason, lastStatus } = await it.describe(task);
    assert.deepEqual([lastStatus, stopCode, stoppedReason], ['STOPPED', 'TaskFailedToStart', head + message]);
    assert.equal(it.launches.size, 0);
  });
}
