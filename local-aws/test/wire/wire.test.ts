import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Agent, get, request as httpRequest, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { after, describe, it } from 'node:test';
import type { Operations as Ssm } from '../../src/models/generated/ssm.ts';
import { sts } from '../../src/services/sts/index.ts';
import { virtualClock } from '../../src/virtual-clock.ts';
import { defineService } from '../../src/wire/service.ts';
import { runningWire } from './running-wire.ts';

const getCallerIdentity = '/?Action=GetCallerIdentity&Version=2011-06-15';

function responseTo(url: string, headers: Record<string, string> = {}): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    get(url, { headers, agent: false }, resolve).once('error', reject);
  });
}

describe('the wire', () => {
  it('hands paths to the route that wants them, and the others to AWS’s protocols', async () => {
    const wire = await runningWire([sts()], {
      routes: [
        { matches: (path) => path.startsWith('/v2/'), handle: (_request, response) => void response.end('registry') },
      ],
    });

    const route = await fetch(`${wire.url}/v2/?n=1`);
    const api = await fetch(`${wire.url}${getCallerIdentity}`);

    assert.equal(await route.text(), 'registry');
    assert.match(await api.text(), /<Account>000000000000<\/Account>/);
  });

  it('answers 500 when a route fails, and stays up', async () => {
    const wire = await runningWire([sts()], {
      routes: [{ matches: (path) => path === '/broken', handle: () => Promise.reject(new Error('broken')) }],
    });

    const broken = await fetch(`${wire.url}/broken`);
    const api = await fetch(`${wire.url}${getCallerIdentity}`);

    assert.deepEqual([broken.status, api.status], [500, 200]);
    assert.equal(wire.unexpected.length, 1);
  });

  it('refuses a foreign Host before routes and services see the request', async () => {
    let isAsked = false;
    const wire = await runningWire([sts()], {
      routes: [
        {
          matches: () => {
            isAsked = true;
            return false;
          },
          handle: () => undefined,
        },
      ],
    });

    const response = await responseTo(`${wire.url}${getCallerIdentity}`, { host: 'evil.example' });

    assert.equal(response.statusCode, 403);
    assert.match(await text(response), /<Code>AccessDeniedException<\/Code>/);
    assert.equal(isAsked, false);
  });

  it('refuses a body that says, or turns out, to be too large', async () => {
    const wire = await runningWire([defineService<Ssm>('ssm', {})], { bodyLimits: { bytes: 100, time: 1000 } });
    const headers = { 'x-amz-target': 'AmazonSSM.GetParameter' };
    const stream = new ReadableStream({
      start(controller) {
        controller.enqueue(Buffer.alloc(101, 'a'));
        controller.close();
      },
    });

    const announced = await fetch(wire.url, { method: 'POST', headers, body: 'a'.repeat(101) });
    const chunked = await fetch(wire.url, { method: 'POST', headers, body: stream, duplex: 'half' });

    for (const response of [announced, chunked]) {
      assert.equal(response.status, 413);
      assert.match(await response.text(), /RequestEntityTooLargeException/);
    }
  });

  it('does not wait for ever for a body', async () => {
    const clock = virtualClock();
    let isWaiting = (): void => undefined;
    const waiting = new Promise<void>((resolve) => {
      isWaiting = resolve;
    });
    const wire = await runningWire([sts()], {
      clock: {
        now: clock.now,
        after(delay, act) {
          isWaiting();
          return clock.after(delay, act);
        },
      },
    });
    const slow = httpRequest(wire.url, { method: 'POST', agent: false, headers: { 'content-length': 10 } });
    slow.write('a');
    await waiting;

    const answered = once(slow, 'response');
    clock.advance(30_000);
    const [response] = await answered;

    assert.equal(response.statusCode, 408);
    slow.destroy();
  });

  it('survives a client that leaves in the middle of its request', async () => {
    const wire = await runningWire([sts()]);
    const socket = connect(wire.port, '127.0.0.1');
    await once(socket, 'connect');
    socket.write('POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nabc');
    socket.destroy();
    await once(socket, 'close');

    const response = await fetch(`${wire.url}${getCallerIdentity}`);

    assert.equal(response.status, 200);
    assert.deepEqual(wire.unexpected, []);
  });

  it('closes at once, connections that are kept alive included', async () => {
    const wire = await runningWire([sts()]);
    const agent = new Agent({ keepAlive: true });
    after(() => agent.destroy());
    const first = httpRequest(`${wire.url}${getCallerIdentity}`, { agent });
    first.end();
    const [response] = await once(first, 'response');
    const closed = once(response.socket, 'close');
    await text(response);

    await wire.close();

    await closed;
  });

  it('closes at once, requests that are being answered included', async () => {
    let isAsked = (): void => undefined;
    const asked = new Promise<void>((resolve) => {
      isAsked = resolve;
    });
    const wire = await runningWire([], { routes: [{ matches: () => true, handle: () => isAsked() }] });
    const cut = assert.rejects(responseTo(wire.url), { code: 'ECONNRESET' });
    await asked;

    await wire.close();

    await cut;
  });

  it('says that its port is taken', async () => {
    const wire = await runningWire([]);
    const { createWire } = await import('../../src/wire/wire.ts');
    const second = createWire({ services: [], clock: virtualClock(), reportUnexpected: () => undefined });

    await assert.rejects(second.listen({ host: '127.0.0.1', port: wire.port }), { code: 'EADDRINUSE' });
  });
});
