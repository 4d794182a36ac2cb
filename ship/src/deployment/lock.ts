import type { Clock, Milliseconds } from '../clock.ts';
import { Failure } from '../failure.ts';
import type { Report } from './progress.ts';

/** How far a deployment has come: what a later run needs to know of one that was cut off. */
export interface Journal {
  readonly command: 'deploy' | 'rollback';
  readonly phase: 'preparing' | 'updating';
  /** The revision that the service is to move to. */
  readonly taskDefinition?: string | undefined;
  readonly image?: string | undefined;
  readonly version?: string | undefined;
  /** The alarms that rang before. */
  readonly ringing?: readonly string[] | undefined;
}

/** Who holds an environment, and for what. */
export interface LockRecord {
  /** Unlike that of any other lock. */
  readonly id: string;
  /** For people: `user@host`, or the pipeline's run. */
  readonly owner: string;
  readonly host: string;
  readonly pid: number;
  readonly journal: Journal;
}

/** Where the lock is kept: one value with a version that every write counts up. */
export interface LockStore {
  read(): Promise<{ readonly record: LockRecord; readonly version: number } | undefined>;
  /** Whether it was free; decided by the store in one step. */
  create(record: LockRecord): Promise<boolean>;
  overwrite(record: LockRecord): Promise<void>;
  remove(): Promise<void>;
  /** Claims the right to break the lock of that id: true for one of all who ask. */
  claimTakeover(id: string): Promise<boolean>;
  /** Gives the right back. */
  endTakeover(id: string): Promise<void>;
}

export interface LockSurroundings {
  readonly store: LockStore;
  readonly owner: Pick<LockRecord, 'id' | 'owner' | 'host' | 'pid'>;
  /** Whether a process of this machine lives; undefined where that cannot be said. */
  readonly isAlive: (host: string, pid: number) => boolean | undefined;
  /** The id or owner of a lock that may be broken though its owner may live. */
  readonly breaks: string | undefined;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly report: Report;
}

/** A lock that this run holds. */
export interface HeldLock {
  /** What an earlier run that held it, and is gone, has left. */
  readonly unfinished: Journal | undefined;
  note(journal: Journal): Promise<void>;
  /** Ends the heartbeat and frees the lock where it is still ours. */
  release(): Promise<void>;
}

/** An owner writes its lock anew so often. */
export const heartbeat: Milliseconds = 15_000;
/** One that has not done so for this long is gone. */
const staleAfter: Milliseconds = 3 * heartbeat;
const lookEvery: Milliseconds = 3_000;
const releaseTries = 5;

/**
 * Takes the lock of an environment. One that somebody holds is looked at until it is clear whether its owner lives: whoever
 * does not write it anew for 45 s by our own clock is gone, whatever the clocks of different machines say; a process of
 * this machine is looked up. An owner who lives keeps it.
 *
 * @throws Failure `locked`, with nothing changed
 */
export async function takeLock(around: LockSurroundings, journal: Journal): Promise<HeldLock> {
  const { store, owner, clock, signal, report, breaks } = around;
  const record: LockRecord = { ...owner, journal };
  let watched: { readonly id: string; readonly version: number; readonly since: Milliseconds } | undefined;
  let refusals = 0;
  for (;;) {
    signal.throwIfAborted();
    if (await store.create(record)) return hold(around, record, undefined);
    const found = await store.read();
    // A lost answer: the lock that we made a moment ago, or one that has just gone.
    if (found?.record.id === owner.id) return hold(around, record, undefined);
    if (found !== undefined) {
      const { id, owner: name, host, pid } = found.record;
      const isAlive = around.isAlive(host, pid);
      const isBroken = breaks === id || breaks === name || isAlive === false;
      if (isAlive === true && !isBroken) throw lockedBy(found.record);
      if (watched?.id !== id) {
        watched = { id, version: found.version, since: clock.now() };
        refusals = 0;
        if (!isBroken) report({ kind: 'lock', state: 'waiting', owner: name });
      } else if (watched.version !== found.version && !isBroken) {
        throw lockedBy(found.record);
      }
      if (isBroken || clock.now() - watched.since >= staleAfter) {
        // Whoever claimed it before us and has not used the claim for as long is gone, too.
        if (refusals > 0) await store.endTakeover(id);
        if (await takeOver(around, record, id)) {
          report({ kind: 'lock', state: 'taken over', owner: name });
          return hold(around, record, found.record.journal);
        }
        refusals += 1;
        watched = { ...watched, since: clock.now() };
      }
    }
    await clock.wait(lookEvery, signal);
  }
}

/** Of all who see the same lock go stale, one replaces it; a newer lock is never removed. */
async function takeOver({ store }: LockSurroundings, record: LockRecord, id: string): Promise<boolean> {
  if (!(await store.claimTakeover(id))) return false;
  try {
    const found = await store.read();
    if (found !== undefined && found.record.id !== id) return false;
    await store.remove();
    return await store.create(record);
  } finally {
    await store.endTakeover(id).catch(() => {});
  }
}

function hold(around: LockSurroundings, first: LockRecord, unfinished: Journal | undefined): HeldLock {
  const { store, clock } = around;
  const ended = new AbortController();
  let record = first;
  let writing: Promise<void> = Promise.resolve();
  // Writes one after the other: a heartbeat must not undo a note.
  const write = (): Promise<void> => {
    writing = writing.then(async () => {
      const found = await store.read();
      // Somebody has broken the lock: it is theirs now.
      if (found?.record.id === record.id) await store.overwrite(record);
    });
    return writing;
  };
  const beating = (async () => {
    for (;;) {
      await clock.wait(heartbeat, ended.signal);
      await write().catch(() => {
        writing = Promise.resolve();
      });
    }
  })().catch(() => {});
  return {
    unfinished,
    async note(journal) {
      record = { ...record, journal };
      await write();
    },
    async release() {
      ended.abort();
      await beating;
      await writing.catch(() => {});
      for (let attempt = 1; ; attempt++) {
        try {
          const found = await store.read();
          if (found?.record.id === record.id) await store.remove();
          return;
        } catch (error) {
          if (attempt === releaseTries) throw error;
          await clock.wait(lookEvery);
        }
      }
    },
  };
}

function lockedBy({ owner, id, journal }: LockRecord): Failure {
  const what = journal.version === undefined ? journal.command : `${journal.command} of version ${journal.version}`;
  return new Failure({
    code: 'locked',
    what: `${owner} is at a ${what} of this environment`,
    remedy: `wait for it (ship status), or break its lock with ship unlock ${id}`,
  });
}
