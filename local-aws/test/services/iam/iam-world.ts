import { iam } from '../../../src/services/iam/index.ts';
import { memoryStore } from '../../../src/store/memory-store.ts';
import { virtualClock } from '../../../src/virtual-clock.ts';
import { ask, queryRequest } from '../../wire/requests.ts';

export interface IamWorld {
  /** The answer's XML. */
  call(action: string, parameters?: Record<string, string>): Promise<string>;
  /** The code and the message that an action is refused with. */
  refusal(
    action: string,
    parameters?: Record<string, string>,
  ): Promise<readonly [code: string | undefined, message: string | undefined]>;
}

export const trustPolicy: string = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ecs-tasks.amazonaws.com' }, Action: 'sts:AssumeRole' }],
});

export function allowing(action: string, resource = '*'): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: action, Resource: resource }],
  });
}

export function iamWorld(): IamWorld {
  const plugin = iam({ store: memoryStore(), clock: virtualClock() });
  const send = (Action: string, parameters: Record<string, string>): ReturnType<typeof ask> =>
    ask([plugin], queryRequest({ Action, Version: '2010-05-08', ...parameters }));
  return {
    async call(action, parameters = {}) {
      const { status, code, message, body } = await send(action, parameters);
      if (status !== 200) throw new Error(`${action}: ${code}: ${message}`);
      return body;
    },
    async refusal(action, parameters = {}) {
      const { code, message } = await send(action, parameters);
      return [code, message];
    },
  };
}

/** The texts of all elements of a name. */
export function texts(xml: string, name: string): string[] {
  return [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map(([, text = '']) => text);
}
