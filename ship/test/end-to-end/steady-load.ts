import autocannon from 'autocannon';

export interface SteadyLoad {
  /** Ends the load and tells what became of every request. */
  stop(): Promise<autocannon.Result>;
}

/**
 * Asks on 50 connections until it is stopped: often enough to meet every moment of a deployment, rarely enough to leave
 * two cores room for everything else.
 */
export function steadyLoad(url: string, requestsPerSecond: number): SteadyLoad {
  const ended = Promise.withResolvers<autocannon.Result>();
  const instance = autocannon(
    { url, connections: 50, overallRate: requestsPerSecond, duration: 600 },
    (error: Error | null, result) => (error ? ended.reject(error) : ended.resolve(result)),
  );
  return {
    stop() {
      instance.stop();
      return ended.promise;
    },
  };
}
