import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, get, type IncomingMessage } from 'node:http';
import { test } from 'node:test';
import { Answer, securityHeaders } from '../src/answer.ts';
import { aService, atTheEnd, portOf } from './a-service.ts';

async function ask(url: string, headers: Readonly<Record<string, string>> = {}): Promise<IncomingMessage> {
  const request = get(url, { agent: false, headers });
  const [response] = await once(request, 'response');
  response.resume();
  return response;
}

async function theAnswerTo(write: (answer: Answer) => void): Promise<IncomingMessage> {
  const server = createServer({ ServerResponse: Answer }, (_request, answer) => {
    answer.requestId = 'order-17';
    write(answer);
    answer.end();
  }).listen(0, '127.0.0.1');
  atTheEnd(async () => {
    server.close();
  });
  await once(server, 'listening');
  return ask(`http://127.0.0.1:${portOf(server.address())}`);
}

const ownPolicy = "default-src 'self'";
const waysToWrite: Readonly<Record<string, (answer: Answer) => void>> = {
  'an object': (answer) => answer.writeHead(203, { 'Content-Security-Policy': ownPolicy, 'x-own': 'a' }),
  'an object, with a reason': (answer) =>
    answer.writeHead(203, 'Fine', { 'content-security-policy': ownPolicy, 'x-own': 'a' }),
  'a list': (answer) => answer.writeHead(203, ['x-own', 'a', 'content-security-policy', ownPolicy]),
  'a list of pairs': (answer) =>
    answer.writeHead(203, [
      ['x-own', 'a'],
      ['content-security-policy', ownPolicy],
    ]),
  'one by one': (answer) => {
    answer.statusCode = 203;
    answer.setHeader('content-security-policy', ownPolicy).setHeader('x-own', 'a');
  },
  'one by one and an object': (answer) =>
    answer.setHeader('Content-Security-Policy', ownPolicy).writeHead(203, { 'x-own': 'a' }),
};

for (const [way, write] of Object.entries(waysToWrite)) {
  test(`headers given as ${way} join the standing ones, and take the place of those with their name`, async () => {
    const { statusCode, headersDistinct } = await theAnswerTo(write);

    assert.equal(statusCode, 203);
    assert.deepEqual(headersDistinct['x-own'], ['a']);
    assert.deepEqual(headersDistinct['x-request-id'], ['order-17']);
    for (const [name, value] of Object.entries({ ...securityHeaders, 'content-security-policy': ownPolicy }))
      assert.deepEqual(headersDistinct[name], [value], name);
  });
}

test('several cookies stay several', async () => {
  const { headersDistinct } = await theAnswerTo((answer) => answer.writeHead(200, { 'set-cookie': ['a=1', 'b=2'] }));

  assert.deepEqual(headersDistinct['set-cookie'], ['a=1', 'b=2']);
});

test('an answer that is the last on its connection says so', async () => {
  const { headers } = await theAnswerTo((answer) => {
    answer.isLast = () => true;
  });

  assert.equal(headers.connection, 'close');
});

test('a request id that is the name of a header stays a value', async () => {
  const { listen } = await aService({ config: { corsOrigins: ['https://app.example.com'] } });

  const { headers } = await ask(`${await listen()}/api/hello`, { 'x-request-id': 'vary' });

  assert.equal(headers['x-request-id'], 'vary');
  assert.equal(headers.vary, 'Origin');
});

test('over a socket every answer has the headers that inject shows', async () => {
  const { app, listen } = await aService({ config: { corsOrigins: ['https://app.example.com'] } });
  const url = await listen();
  const headers = { 'x-request-id': 'order-17', origin: 'https://app.example.com' };

  for (const path of ['/api/hello', '/health', '/docs', '/nowhere', '/api/%zz', '/api/whoami', '/api/notes?limit=0']) {
    const injected = await app.inject({ url: path, headers });
    const sent = await ask(url + path, headers);
    const { date: _date, connection: _connection, ...others } = sent.headers;
    const { date: _injectedDate, connection: _injectedConnection, ...expected } = injected.headers;
    assert.equal(sent.statusCode, injected.statusCode, path);
    assert.deepEqual(others, expected, path);
  }
});
