import type { Operations } from '../../../src/models/generated/logs.ts';
import { type Logs, logs } from '../../../src/services/logs/index.ts';
import { memoryStore } from '../../../src/store/memory-store.ts';
import type { Store } from '../../../src/store/store.ts';
import { type VirtualClock, virtualClock } from '../../../src/virtual-clock.ts';
import { ask, jsonRequest } from '../../wire/requests.ts';

type Name = keyof Operations & string;

export interface LogsWorld {
  readonly clock: VirtualClock;
  readonly store: Store;
  readonly logs: Logs;
  call<Asked extends Name>(name: Asked, input: Operations[Asked]['input']): Promise<Operations[Asked]['output']>;
  /** The code and the message that an operation is refused with. */
  refusal<Asked extends Name>(
    name: Asked,
    input: Operations[Asked]['input'],
  ): Promise<readonly [code: string | undefined, message: string | undefined]>;
  /** Puts messages a millisecond apart, the last one now; the stream is made where it is missing. */
  put(stream: string, ...messages: string[]): Promise<void>;
}

/** The group that a new world has. */
export const logGroupName = '/ecs/app';

export async function logsWorld(store: Store = memoryStore()): Promise<LogsWorld> {
  const clock = virtualClock();
  const service = logs({ store, clock });
  const send = (name: string, input: unknown): ReturnType<typeof ask> =>
    ask([service.service], jsonRequest(`Logs_20140328.${name}`, input));
  const call: LogsWorld['call'] = async (name, input) => {
    const { status, code, message, body } = await send(name, input);
    if (status !== 200) throw new Error(`${name}: ${code}: ${message}`);
    return JSON.parse(body === '' ? '{}' : body);
  };
  await call('CreateLogGroup', { logGroupName });
  return {
    clock,
    store,
    logs: service,
    call,
    async refusal(name, input) {
      const { code, message } = await send(name, input);
      return [code, message];
    },
    async put(logStreamName, ...messages) {
      await send('CreateLogStream', { logGroupName, logStreamName });
      const first = clock.now() - messages.length + 1;
      const logEvents = messages.map((message, index) => ({ timestamp: first + index, message }));
      await call('PutLogEvents', { logGroupName, logStreamName, logEvents });
    },
  };
}
