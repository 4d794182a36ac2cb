import type { Operations } from '../../../src/models/generated/ssm.ts';
import { ssm } from '../../../src/services/ssm/index.ts';
import { memoryStore } from '../../../src/store/memory-store.ts';
import { type VirtualClock, virtualClock } from '../../../src/virtual-clock.ts';
import { ask, jsonRequest } from '../../wire/requests.ts';

type Name = keyof Operations & string;

export interface SsmWorld {
  readonly clock: VirtualClock;
  /** The result of an operation as it stands on the wire: timestamps are seconds. */
  call<Asked extends Name>(name: Asked, input: Operations[Asked]['input']): Promise<Operations[Asked]['output']>;
  /** The code and the message that an operation is refused with. */
  refusal<Asked extends Name>(
    name: Asked,
    input: Operations[Asked]['input'],
  ): Promise<readonly [code: string | undefined, message: string | undefined]>;
  /** Puts a String parameter for each name. */
  has(...names: string[]): Promise<void>;
}

export function ssmWorld(): SsmWorld {
  const clock = virtualClock();
  const services = [ssm({ store: memoryStore(), clock })];
  const send = (name: string, input: unknown): ReturnType<typeof ask> =>
    ask(services, jsonRequest(`AmazonSSM.${name}`, input));
  const call: SsmWorld['call'] = async (name, input) => {
    const { status, code, message, body } = await send(name, input);
    if (status !== 200) throw new Error(`${name}: ${code}: ${message}`);
    return JSON.parse(body);
  };
  return {
    clock,
    call,
    async refusal(name, input) {
      const { code, message } = await send(name, input);
      return [code, message];
    },
    async has(...names) {
      for (const Name of names) await call('PutParameter', { Name, Value: Name, Type: 'String' });
    },
  };
}
