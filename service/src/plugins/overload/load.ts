/** From where on the process is overloaded. */
export interface OverloadLimits {
  /** How late the event loop may come to a timer. */
  readonly eventLoopDelaySeconds: number;
  readonly requestsInFlight: number;
  /** Of the memory that the task, or V8's heap, may have. */
  readonly memoryRatio: number;
}

/** How the process is doing at a moment. */
export interface LoadSample {
  readonly eventLoopDelaySeconds: number;
  readonly requestsInFlight: number;
  readonly memoryRatio: number;
}

export type Load =
  /** `strained` samples in a row were above a limit. */
  | { readonly state: 'normal'; readonly strained: number }
  | { readonly state: 'overloaded'; readonly reason: string; readonly calm: number };

export const restingLoad: Load = { state: 'normal', strained: 0 };

/** A laptop that compiles, or one long garbage collection, makes a sample or two late, and no more. */
const strainedToOverload = 4;
const calmToNormal = 2;

/** What is to be thought of the load after one more sample. */
export function nextLoad(load: Load, sample: LoadSample, limits: OverloadLimits): Load {
  const reason = reasonOf(sample, limits);
  switch (load.state) {
    case 'normal': {
      if (reason === undefined) return restingLoad;
      const strained = load.strained + 1;
      return strained < strainedToOverload ? { state: 'normal', strained } : { state: 'overloaded', reason, calm: 0 };
    }
    case 'overloaded': {
      if (reason !== undefined) return { state: 'overloaded', reason, calm: 0 };
      const calm = load.calm + 1;
      return calm < calmToNormal ? { ...load, calm } : restingLoad;
    }
    default:
      return load satisfies never;
  }
}

function reasonOf(sample: LoadSample, limits: OverloadLimits): string | undefined {
  if (sample.eventLoopDelaySeconds > limits.eventLoopDelaySeconds) return 'event loop delay';
  if (sample.requestsInFlight > limits.requestsInFlight) return 'requests in flight';
  if (sample.memoryRatio > limits.memoryRatio) return 'memory';
  return undefined;
}
