/** What runs have done, for the summary. */
export interface Tally {
  runs: number;
  deployments: number;
  tasks: number;
  steps: number;
  acts: number;
  faults: number;
  requests: number;
  checks: number;
  /** Virtual time that has passed. */
  milliseconds: number;
}

export function emptyTally(): Tally {
  return { runs: 0, deployments: 0, tasks: 0, steps: 0, acts: 0, faults: 0, requests: 0, checks: 0, milliseconds: 0 };
}

export function addTally(sum: Tally, more: Tally): void {
  sum.runs += more.runs;
  sum.deployments += more.deployments;
  sum.tasks += more.tasks;
  sum.steps += more.steps;
  sum.acts += more.acts;
  sum.faults += more.faults;
  sum.requests += more.requests;
  sum.checks += more.checks;
  sum.milliseconds += more.milliseconds;
}
