import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Clock } from '../../src/clock.ts';
import {
  heartbeat,
  type LockRecord,
  type LockStore,
  type LockSurroundings,
  takeLock,
} from '../../src/deployment/lock.ts';
import type { Progress } from '../../src/deployment/progress.ts';
import { Failure } from '../../src/failure.ts';
import { fakeClock } from '../support/fake-clock.ts';

/** SSM, as much of it as a lock needs. */
function store(): LockStore & { held: LockRecord | undefined; version: number; readonly takeovers: Set<string> } {
  const takeovers = new Set<string>();
  const kept: ReturnType<typeof store> = {
    held: undefined,
    version: 0,
    takeovers,
    async read() {
      return kept.held && { record: kept.held, version: kept.version };
    },
    async create(record) {
      if (kept.held !== undefined) return false;
      kept.held = record;
      kept.version = 1;
      return true;
    },
    async overwrite(record) {
      kept.held = record;
      kept.version += 1;
    },
    async remove() {
      kept.held = undefined;
    },
    async claimTakeover(id) {
      if (takeovers.has(id)) return false;
      takeovers.add(id);
      return true;
    },
    async endTakeover(id) {
      takeovers.delete(id);
    },
  };
  return kept;
}

const left: LockRecord = {
  id: 'old',
  owner: 'ada@laptop',
  host: 'laptop',
  pid: 7,
  journal: { command: 'deploy', phase: 'updating', taskDefinition: 'app:2', version: '2' },
};

/** Heartbeats wait until they are ended: time goes on only while somebody looks. */
function withoutHeartbeats(clock: Clock): Clock {
  return {
    now: clock.now,
    wait: (delay, signal) =>
      delay === heartbeat
        ? new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason), { once: true }))
        : clock.wait(delay, signal),
  };
}

function around(kept: LockStore, more: Partial<LockSurroundings> = {}) {
  const progress: Progress[] = [];
  const clock = withoutHeartbeats(fakeClock(0));
  const surroundings: LockSurroundings = {
    store: kept,
    owner: { id: 'new', owner: 'bob@ci', host: 'ci', pid: 9 },
    isAlive: () => undefined,
    breaks: undefined,
    clock,
    signal: new AbortController().signal,
    report: (each) => progress.push(each),
    ...more,
  };
  return { surroundings, progress, clock };
}

const journal = { command: 'deploy', phase: 'preparing' } as const;

describe('the lock of an environment', () => {
  it('is taken where nobody holds it, tells what for, and is freed', async () => {
    const kept = store();

    const held = await takeLock(around(kept).surroundings, journal);
    await held.note({ ...journal, phase: 'updating', taskDefinition: 'app:3' });
    const written = kept.held;
    await held.release();

    assert.equal(written?.owner, 'bob@ci');
    assert.equal(written?.journal.taskDefinition, 'app:3');
    assert.equal(kept.held, undefined);
  });

  it('stays with an owner who writes it anew', async () => {
    const kept = store();
    kept.held = left;
    const { surroundings } = around(kept);
    const beating: LockStore = {
      ...kept,
      read: async () => {
        kept.version += 1;
        return kept.held && { record: kept.held, version: kept.version };
      },
    };

    await assert.rejects(takeLock({ ...surroundings, store: beating }, journal), (error) => {
      assert.ok(error instanceof Failure);
      assert.equal(error.code, 'locked');
      assert.match(error.message, /ada@laptop is at a deploy of version 2/);
      return true;
    });
    assert.equal(kept.held, left);
  });

  it('is taken over from a run that is silent for 45 seconds, with what it has left', async () => {
    const kept = store();
    kept.held = left;
    const { surroundings, progress, clock } = around(kept);

    const held = await takeLock(surroundings, journal);

    assert.ok(clock.now() >= 45_000);
    assert.deepEqual(held.unfinished, left.journal);
    assert.deepEqual(
      progress.map((each) => each.kind === 'lock' && each.state),
      ['waiting', 'taken over'],
    );
    assert.equal(kept.takeovers.size, 0);
    await held.release();
  });

  it('is taken over at once from a process of this machine that is gone', async () => {
    const kept = store();
    kept.held = left;
    const { surroundings, clock } = around(kept, { isAlive: (host) => (host === 'laptop' ? false : undefined) });

    const held = await takeLock(surroundings, journal);

    assert.equal(clock.now(), 0);
    await held.release();
  });

  it('is broken by its id or its owner', async () => {
    for (const breaks of ['old', 'ada@laptop']) {
      const kept = store();
      kept.held = left;

      const held = await takeLock(around(kept, { breaks, isAlive: () => true }).surroundings, journal);

      assert.equal(kept.held?.id, 'new');
      await held.release();
    }
  });

  it('is never removed when somebody else has taken it meanwhile', async () => {
    const kept = store();
    kept.held = left;
    const newer: LockRecord = { ...left, id: 'newer', owner: 'eve@ci' };
    const racing: LockStore = {
      ...kept,
      read: () => kept.read(),
      create: (record) => kept.create(record),
      async claimTakeover() {
        kept.held = newer;
        return true;
      },
      remove: async () => assert.fail('removed a lock that is not stale'),
    };
    const ended = new AbortController();
    const { surroundings } = around(racing, {
      signal: ended.signal,
      report: (progress) => {
        if (progress.kind === 'lock' && progress.owner === 'eve@ci') ended.abort(new Error('seen enough'));
      },
    });

    await assert.rejects(takeLock(surroundings, journal), /seen enough/);
    assert.equal(kept.held, newer);
  });

  it('is taken over although whoever claimed it first is gone as well', async () => {
    const kept = store();
    kept.held = left;
    kept.takeovers.add('old');

    const held = await takeLock(around(kept).surroundings, journal);

    assert.equal(kept.held?.id, 'new');
    await held.release();
  });

  it('is left alone on release when somebody has broken it', async () => {
    const kept = store();
    const held = await takeLock(around(kept).surroundings, journal);
    kept.held = left;

    await held.release();

    assert.equal(kept.held, left);
  });

  it('is known as ours when the answer to its making was lost', async () => {
    const kept = store();
    const lossy: LockStore = {
      ...kept,
      read: () => kept.read(),
      async create(record) {
        await kept.create(record);
        return false;
      },
    };

    const held = await takeLock(around(lossy).surroundings, journal);

    assert.equal(held.unfinished, undefined);
  });
});
