import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { systemClock } from '../../../src/clock.ts';
import { fastPace } from '../../../src/pace.ts';
import { type Sns, sns } from '../../../src/services/sns/index.ts';
import { memoryStore } from '../../../src/store/memory-store.ts';
import { type Answered, ask, queryRequest } from '../../wire/requests.ts';

export interface Delivery {
  readonly type: string | undefined;
  readonly body: string;
}

export interface SnsWorld {
  readonly service: Sns;
  call(action: string, parameters?: Record<string, string>): Promise<Answered>;
  /** The first text of an element in the answer. */
  value(action: string, element: string, parameters?: Record<string, string>): Promise<string>;
  readonly topic: string;
}

/** SNS over Query, with one topic. */
export async function snsWorld(t: TestContext): Promise<SnsWorld> {
  const service = sns({ store: memoryStore(), clock: systemClock, pace: fastPace });
  t.after(() => service.close());
  const call: SnsWorld['call'] = (Action, parameters = {}) =>
    ask([service.plugin], queryRequest({ Action, Version: '2010-03-31', ...parameters }));
  const value: SnsWorld['value'] = async (action, element, parameters) => {
    const { body } = await call(action, parameters);
    return new RegExp(`<${element}>(.*?)</${element}>`, 's').exec(body)?.[1] ?? '';
  };
  return { service, call, value, topic: await value('CreateTopic', 'TopicArn', { Name: 'alerts' }) };
}

export interface Endpoint {
  readonly url: string;
  /** The next delivery, once it has come. */
  next(): Promise<Delivery>;
}

/** A subscriber on this machine that answers with these statuses, then with 200. */
export async function anEndpoint(t: TestContext, ...statuses: number[]): Promise<Endpoint> {
  const waiting: ((delivery: Delivery) => void)[] = [];
  const arrived: Delivery[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const type = request.headers['x-amz-sns-message-type'];
      const delivery = { type: typeof type === 'string' ? type : undefined, body: Buffer.concat(chunks).toString() };
      const status = statuses.shift() ?? 200;
      response.writeHead(status).end();
      if (status !== 200) return;
      const taker = waiting.shift();
      if (taker) taker(delivery);
      else arrived.push(delivery);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const address: AddressInfo | string | null = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/alerts`,
    next() {
      const delivery = arrived.shift();
      return delivery ? Promise.resolve(delivery) : new Promise((resolve) => waiting.push(resolve));
    },
  };
}
