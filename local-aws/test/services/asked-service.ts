import type { OperationTypes } from '../../src/wire/operation.ts';
import type { ServicePlugin } from '../../src/wire/service.ts';
import { ask, jsonRequest } from '../wire/requests.ts';

type Refusal = readonly [code: string | undefined, message: string | undefined];

/** A service as a client sees it over the wire. */
export interface AskedService<Operations extends OperationTypes<Operations>> {
  /** The result as it stands on the wire: timestamps are seconds, bytes base64. */
  call<Name extends keyof Operations & string>(
    name: Name,
    input: Operations[Name]['input'],
  ): Promise<Operations[Name]['output']>;
  /** The code and the message that an operation is refused with. */
  refusal<Name extends keyof Operations & string>(name: Name, input: Operations[Name]['input']): Promise<Refusal>;
}

/** Of a service that speaks AWS JSON. Bytes in an input are sent as base64. */
export function askedService<Operations extends OperationTypes<Operations>>(
  plugin: ServicePlugin,
): AskedService<Operations> {
  const send = (name: string, input: unknown): ReturnType<typeof ask> => {
    const body = JSON.stringify(input, (_key, value: unknown) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value,
    );
    return ask([plugin], jsonRequest(`${plugin.traits.targetPrefix}.${name}`, body));
  };
  return {
    async call(name, input) {
      const { status, code, message, body } = await send(name, input);
      if (status !== 200) throw new Error(`${name}: ${code}: ${message}`);
      return body === '' ? {} : JSON.parse(body);
    },
    async refusal(name, input) {
      const { status, code, message, body } = await send(name, input);
      if (status === 200) throw new Error(`${name} was not refused: ${body}`);
      // Some services spell the member with a capital.
      const { Message: capital }: { Message?: string } = JSON.parse(body);
      return [code, message ?? capital];
    },
  };
}
