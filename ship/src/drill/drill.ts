import type { Milliseconds } from '../clock.ts';
import { duration } from '../report/output.ts';
import type { LoadSummary } from './sample.ts';
import type { LocalWorld, World } from './world.ts';

/** What must hold for a drill to count as survived. */
export interface Promised {
  /** Requests that may fail; 0: none. */
  readonly lost: number;
  /** From the fault until it is noticed; undefined where nobody has to notice. */
  readonly detectedWithin?: Milliseconds;
  /** From the fault until everything is as it was. */
  readonly restoredWithin: Milliseconds;
}

/** What a drill saw besides its load. Times count from the fault. */
export interface Seen {
  readonly detected: Milliseconds | undefined;
  /** Undefined: not within the time that the drill waited. */
  readonly restored: Milliseconds | undefined;
  /** What happened, in the order in which it did. */
  readonly happened: readonly string[];
  /** What else was expected and is not so. */
  readonly wrong: readonly string[];
}

/** A game day: something breaks under load, and what should come of it. */
interface DrillCard {
  /** Kebab-case, for `--only`. */
  readonly name: string;
  readonly title: string;
  /** A sentence. */
  readonly expects: string;
  readonly promised: Promised;
  /** What keeps the promise, and what the control does without: the drill must then be red. */
  readonly defence: string;
}

/** A drill that needs a local stack, whose processes it kills. */
export interface LocalDrill extends DrillCard {
  readonly where: 'local';
  /** Breaks something and watches; `isDefended` is false in the control. */
  readonly act: (world: LocalWorld, isDefended: boolean) => Promise<Seen>;
}

/** A drill that asks AWS's APIs for no more than a restart: safe for a real environment. */
export interface SafeDrill extends DrillCard {
  readonly where: 'anywhere';
  readonly act: (world: World) => Promise<Seen>;
  /** The control, on a local stack. */
  readonly actUndefended: (world: LocalWorld) => Promise<Seen>;
}

export type Drill = LocalDrill | SafeDrill;

export interface DrillResult {
  readonly name: string;
  readonly title: string;
  readonly expects: string;
  readonly defence: string;
  readonly isDefended: boolean;
  readonly promised: Promised;
  readonly load: LoadSummary;
  readonly seen: Seen;
  /** Empty: every promise was kept. */
  readonly broken: readonly string[];
}

/** Which promises were not kept. */
export function brokenPromises(promised: Promised, load: LoadSummary, seen: Seen): readonly string[] {
  const broken = [...seen.wrong];
  if (load.failed > promised.lost) {
    broken.push(`${load.failed} of ${load.requests} requests failed (${inWords(load.failures)}), ${promised.lost} may`);
  }
  const { detectedWithin } = promised;
  if (detectedWithin !== undefined && (seen.detected === undefined || seen.detected > detectedWithin)) {
    broken.push(`noticed ${after(seen.detected)}, promised within ${duration(detectedWithin)}`);
  }
  if (seen.restored === undefined || seen.restored > promised.restoredWithin) {
    broken.push(`restored ${after(seen.restored)}, promised within ${duration(promised.restoredWithin)}`);
  }
  return broken;
}

function after(time: Milliseconds | undefined): string {
  return time === undefined ? 'never' : `after ${duration(time)}`;
}

function inWords(failures: Readonly<Record<string, number>>): string {
  return Object.entries(failures)
    .map(([outcome, count]) => `${count} × ${outcome}`)
    .join(', ');
}
