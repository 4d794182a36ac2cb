import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Stop } from '../../engine/task.ts';
import type { Route } from '../../wire/wire.ts';
import type { EcsState } from './state.ts';
import type { TaskRunner } from './task-runner.ts';

export type Interruption = 'interrupted' | 'no such task' | 'not on Fargate Spot' | 'stopping already';

/** Takes the capacity of a Fargate Spot task back. */
export type Interrupt = (taskArn: string) => Interruption;

const interruption: Stop = { code: 'SpotInterruption', reason: 'Your Spot Task was interrupted.' };

/**
 * As Fargate Spot does: SIGTERM at once, SIGKILL after the containers' stop timeouts, two minutes at most.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-capacity-providers.html
 */
export function interrupter(state: EcsState, runner: TaskRunner): Interrupt {
  return (taskArn) => {
    const task = state.tasks.get(taskArn.split(':task/')[1] ?? taskArn);
    if (!task) return 'no such task';
    if (task.capacityProviderName !== 'FARGATE_SPOT') return 'not on Fargate Spot';
    if (task.desiredStatus === 'STOPPED') return 'stopping already';
    runner.stop(task, interruption);
    return 'interrupted';
  };
}

const path = '/_local/interrupt';

/** `POST /_local/interrupt?task=ARN`: 202, or 404 and 409 with a message. */
export function interruptRoute(interrupt: Interrupt): Route {
  return {
    matches: (asked) => asked === path,
    handle(request, response) {
      if (request.method !== 'POST') {
        response.setHeader('allow', 'POST');
        answer(response, 405, 'Only POST is allowed here.');
        return;
      }
      const task = taskOf(request);
      const outcome = interrupt(task);
      switch (outcome) {
        case 'interrupted':
          answer(response, 202, `${task} has its two minutes' warning.`);
          return;
        case 'no such task':
          answer(response, 404, `There is no task ${task}; name one by its ARN, as in ${path}?task=ARN.`);
          return;
        case 'not on Fargate Spot':
          answer(response, 409, `${task} does not run on FARGATE_SPOT: only such tasks are interrupted.`);
          return;
        case 'stopping already':
          answer(response, 409, `${task} is stopping already.`);
          return;
        default:
          outcome satisfies never;
      }
    },
  };
}

function taskOf({ url = '' }: IncomingMessage): string {
  return new URLSearchParams(url.split('?')[1] ?? '').get('task') ?? '';
}

function answer(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(`${JSON.stringify({ message })}\n`);
}
