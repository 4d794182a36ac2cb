import type { Outcome } from '../../src/deployment/progress.ts';
import { revisionArn } from './a-release.ts';

/** How a deployment of version 2.0.0 ended: well, unless the members say otherwise. */
export function anOutcome(members: Partial<Outcome> = {}): Outcome {
  return {
    command: 'deploy',
    verdict: 'succeeded',
    restored: undefined,
    service: 'app-dev-service',
    taskDefinition: revisionArn(2),
    version: '2.0.0',
    serving: revisionArn(2),
    url: 'http://localhost:8080',
    diagnosis: undefined,
    logLines: [],
    elapsed: 4_200,
    ...members,
  };
}

/** What is found out about one that failed. */
export const failure: Pick<Outcome, 'serving' | 'diagnosis' | 'logLines'> = {
  serving: revisionArn(1),
  diagnosis: {
    code: 'exits',
    cause: 'the container app exits with code 1 at its start',
    evidence: ['EssentialContainerExited: Essential container in task exited; app exit code 1', 'and again'],
    task: 'abc',
    remedy: 'read its last log lines',
  },
  logLines: ['starting', 'no DATABASE_URL'],
};
