import type { ServiceTruth } from '@shipshape/local-aws/simulation';
import type { Image } from '../world/image.ts';
import type { CommandLine, End } from '../world/ship-process.ts';

/** What a task definition runs. */
export interface Definition {
  readonly image: Image;
  readonly version: string;
}

/** What is true at the end of a run of `ship`, whatever it says itself. */
export interface Facts {
  readonly end: Extract<End, { kind: 'exited' }>;
  readonly command: CommandLine;
  readonly service: ServiceTruth;
  /** The service before this run. */
  readonly before: ServiceTruth;
  /** The revision that served before the first run of a chain of killed ones. */
  readonly goodBefore: string | undefined;
  readonly definitions: ReadonlyMap<string, Definition>;
  /** Who has asked for a deployment of the service, by the deployment's id. */
  readonly askedBy: ReadonlyMap<string, 'ship' | 'another'>;
  /** Deployments that this very run has asked for. */
  readonly own: ReadonlySet<string>;
  /** Whether this run could really not know the end: interrupted, without credentials, or without AWS for a minute. */
  readonly isCutOff: boolean;
  /** Whether the parameters could not be read or written for so long. */
  readonly isLockOutOfReach: boolean;
  /** Whether somebody else has asked for a deployment since this run (or the chain of runs) began. */
  readonly hasRival: boolean;
  readonly locks: readonly string[];
}

/** What must hold, and what was found instead. */
export interface Violation {
  readonly says: string;
  readonly found: string;
}
