import type { Clock } from '../../src/clock.ts';
import type { HookAnswer } from '../../src/engine/traffic-shift/hooks.ts';
import type { HookCaller } from '../../src/services/ecs/hook-calls.ts';

const answerTakes = 800;
const lateAnswers = 2;
const callBackDelaySeconds = 10;

/** The functions of the plans' hooks, which answer as they are named. */
export function hookFunctions(clock: Clock): HookCaller {
  const calls = new Map<string, number>();
  return (functionArn, { executionDetails }, onAnswer) => {
    const { serviceDeploymentArn, lifecycleStage } = executionDetails;
    const key = `${functionArn} ${serviceDeploymentArn} ${lifecycleStage}`;
    const earlier = calls.get(key) ?? 0;
    calls.set(key, earlier + 1);
    clock.after(answerTakes, () => onAnswer(answer(functionArn, earlier)));
  };
}

function answer(functionArn: string, earlierCalls: number): HookAnswer {
  if (functionArn.endsWith(':fails')) return { hookStatus: 'FAILED', reason: 'it was told to fail' };
  const isEarly = functionArn.endsWith(':late') && earlierCalls < lateAnswers;
  if (isEarly) return { hookStatus: 'IN_PROGRESS', callBackDelaySeconds, details: undefined };
  return { hookStatus: 'SUCCEEDED' };
}
