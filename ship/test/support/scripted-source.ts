import type { DeploymentSource } from '../../src/deployment/observe.ts';
import type { Snapshot } from '../../src/deployment/state.ts';
import { aSnapshot, before, ours } from './snapshots.ts';

export type Look = Partial<Snapshot> | Error;

/** Which task definition each service revision has. */
const revisions: Readonly<Record<string, string>> = {
  'revision-1': before,
  'revision-2': ours.taskDefinition,
  'revision-9': 'arn:aws:ecs:us-east-1:000000000000:task-definition/app-dev:9',
};

/** A source that answers look by look from a script; the last look repeats. An error fails the whole look. */
export function scriptedSource(script: readonly Look[]): DeploymentSource & { readonly looks: () => number } {
  let looks = 0;
  const current = (): Snapshot => {
    const look = script[Math.min(Math.max(looks, 1), script.length) - 1] ?? {};
    if (look instanceof Error) throw look;
    return aSnapshot(look);
  };
  const next = (): Snapshot => {
    looks += 1;
    return current();
  };
  const own = (snapshot: Snapshot): Exclude<Snapshot['serviceDeployment'], string>[] =>
    typeof snapshot.serviceDeployment === 'string' ? [] : [snapshot.serviceDeployment];
  return {
    looks: () => looks,
    // Each look of the observer begins with one of these two.
    async serviceDeployments() {
      const snapshot = next();
      return snapshot.serviceDeployment === 'unsupported' ? 'unsupported' : own(snapshot);
    },
    async serviceDeployment() {
      return own(next())[0];
    },
    service: async () => current().service,
    taskDefinitionOf: async (revision) => revisions[revision],
    tasks: async () => current().tasks,
    alarms: async () => current().alarms,
    targets: async () => current().targets,
  };
}
