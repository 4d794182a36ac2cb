import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CutOff, type Observation, observe } from '../../src/deployment/observe.ts';
import type { Snapshot } from '../../src/deployment/state.ts';
import { fakeClock } from '../support/fake-clock.ts';
import { type Look, scriptedSource } from '../support/scripted-source.ts';
import { aServiceDeployment, aSnapshot, ours } from '../support/snapshots.ts';

function anObservation(members: Partial<Observation> = {}): Observation {
  return {
    subject: ours,
    earlierServiceDeployments: new Set(),
    clock: fakeClock(),
    interval: 300,
    signal: new AbortController().signal,
    ...members,
  };
}

function awsError(name: string): Error {
  return Object.assign(new Error(`${name}: told by AWS`), { name });
}

async function firstSnapshots(count: number, script: readonly Look[], observation: Observation): Promise<Snapshot[]> {
  const snapshots: Snapshot[] = [];
  for await (const snapshot of observe(scriptedSource(script), observation)) {
    snapshots.push(snapshot);
    if (snapshots.length === count) break;
  }
  return snapshots;
}

describe('observing a deployment', () => {
  it('looks at every interval', async () => {
    const clock = fakeClock(5_000);

    const snapshots = await firstSnapshots(3, [{}], anObservation({ clock }));

    assert.deepEqual(
      snapshots.map(({ at }) => at),
      [5_000, 5_300, 5_600],
    );
  });

  it('finds its service deployment by the task definition of its revision', async () => {
    const foreign = aServiceDeployment({ arn: 'foreign', targetRevisionArn: 'revision-9' });
    const own = aServiceDeployment({ arn: 'own', targetRevisionArn: 'revision-2' });
    const source = { ...scriptedSource([{}]), serviceDeployments: async () => [foreign, own] };

    const first = await observe(source, anObservation()).next();

    assert.deepEqual(first.value.serviceDeployment, own);
  });

  it('never takes one for its own that was there before it began', async () => {
    const earlierOfSameRevision = aServiceDeployment({ arn: 'earlier', status: 'SUCCESSFUL' });
    const observation = anObservation({ earlierServiceDeployments: new Set(['earlier']) });

    const [snapshot] = await firstSnapshots(1, [{ serviceDeployment: earlierOfSameRevision }], observation);

    assert.equal(snapshot?.serviceDeployment, 'not listed');
  });

  it('goes on without service deployments where the endpoint has none', async () => {
    const [snapshot] = await firstSnapshots(1, [{ serviceDeployment: 'unsupported' }], anObservation());

    assert.equal(snapshot?.serviceDeployment, 'unsupported');
  });

  it('slows down while it is throttled, and speeds up again', async () => {
    const clock = fakeClock();
    const throttled = awsError('ThrottlingException');

    await firstSnapshots(4, [throttled, throttled, {}, {}, {}, {}], anObservation({ clock }));

    assert.deepEqual(clock.waits, [600, 1200, 600, 300, 300]);
  });

  it('bears errors for a while', async () => {
    const [snapshot] = await firstSnapshots(1, [new Error('socket hang up'), {}], anObservation());

    assert.deepEqual(snapshot, { ...aSnapshot(), at: 300 });
  });

  it('is cut off when nothing but errors come for its patience', async () => {
    const clock = fakeClock();
    const looking = firstSnapshots(1, [new Error('socket hang up')], anObservation({ clock, patience: 10_000 }));

    await assert.rejects(looking, CutOff);
    assert.ok(clock.now() >= 10_000 && clock.now() < 11_000, `at ${clock.now()}`);
  });

  it('is cut off at once by an error that only the user can help', async () => {
    const clock = fakeClock();
    const looking = firstSnapshots(1, [awsError('ExpiredTokenException')], anObservation({ clock }));

    await assert.rejects(looking, CutOff);
    assert.deepEqual(clock.waits, []);
  });

  it('ends when it is interrupted', async () => {
    const controller = new AbortController();
    const observation = anObservation({ signal: controller.signal });
    const snapshots = observe(scriptedSource([{}]), observation);
    await snapshots.next();

    controller.abort();

    await assert.rejects(snapshots.next(), { name: 'AbortError' });
  });
});
