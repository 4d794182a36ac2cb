import type { HookAnswer } from '../../engine/traffic-shift/hooks.ts';
import type { ServiceDeploymentRow } from './rows.ts';

/**
 * What ECS tells a hook's function.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/lambda-lifecycle-hooks.html
 */
export interface HookPayload {
  readonly executionDetails: {
    readonly serviceArn: string;
    readonly serviceDeploymentArn: string;
    readonly targetServiceRevisionArn: string;
    readonly lifecycleStage: string;
    readonly testTrafficWeights: Readonly<Record<string, number>>;
    readonly productionTrafficWeights: Readonly<Record<string, number>>;
  };
  readonly hookDetails: unknown;
}

/** Calls the function of a Lambda hook; the answer comes later, never from inside the call. */
export type HookCaller = (functionArn: string, payload: HookPayload, onAnswer: (answer: HookAnswer) => void) => void;

/** For an ECS with no functions to call: a hook that nobody serves fails, as one without its Lambda function does. */
export function noFunctions(later: (act: () => void) => void): HookCaller {
  return (functionArn, _payload, onAnswer) => {
    later(() => onAnswer({ hookStatus: 'FAILED', reason: `there is no function ${functionArn}` }));
  };
}

export function hookPayload(
  row: ServiceDeploymentRow,
  lifecycleStage: string,
  weights: {
    readonly production: Readonly<Record<string, number>>;
    readonly test: Readonly<Record<string, number>>;
  },
  hookDetails: unknown,
): HookPayload {
  return {
    executionDetails: {
      serviceArn: row.serviceArn,
      serviceDeploymentArn: row.arn,
      targetServiceRevisionArn: row.targetRevision,
      lifecycleStage,
      testTrafficWeights: weights.test,
      productionTrafficWeights: weights.production,
    },
    hookDetails,
  };
}
