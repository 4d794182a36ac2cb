import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { httpGet } from '../../src/aws/http-get.ts';
import { aFreePort, anHttpServer } from '../support/listening.ts';

describe('asking the service', () => {
  it('gives its status and body', async (test) => {
    const url = await anHttpServer(test, (_, response) => response.writeHead(503).end('draining'));

    assert.deepEqual(await httpGet(url), { status: 503, body: 'draining' });
  });

  it('rejects where nobody answers', async () => {
    await assert.rejects(httpGet(`http://127.0.0.1:${await aFreePort()}/health`), { code: 'ECONNREFUSED' });
  });

  it('finds a load balancer of local-aws by its name, whatever the resolver knows', async (test) => {
    const url = new URL(await anHttpServer(test, (_, response) => response.end('served')));
    url.hostname = 'app-alb-1.us-east-1.elb.localhost';

    assert.deepEqual(await httpGet(url.href), { status: 200, body: 'served' });
  });

  it('reads no endless answer', async (test) => {
    const url = await anHttpServer(test, (_, response) => response.end('x'.repeat(100_000)));

    await assert.rejects(httpGet(url), /longer than 65536 bytes/);
  });

  it('ends with its signal', async (test) => {
    const controller = new AbortController();
    const url = await anHttpServer(test, () => controller.abort());

    await assert.rejects(httpGet(url, controller.signal), { name: 'AbortError' });
  });
});
