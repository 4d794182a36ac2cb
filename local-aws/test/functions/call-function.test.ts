import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { after, test } from 'node:test';
import type { HookAnswer } from '../../src/engine/traffic-shift/hooks.ts';
import { functionCaller } from '../../src/functions/call-function.ts';
import { parseFunction } from '../../src/functions/local-function.ts';
import type { HookPayload } from '../../src/services/ecs/hook-calls.ts';

const payload: HookPayload = {
  executionDetails: {
    serviceArn: 'service',
    serviceDeploymentArn: 'deployment',
    targetServiceRevisionArn: 'revision',
    lifecycleStage: 'POST_SCALE_UP',
    testTrafficWeights: {},
    productionTrafficWeights: {},
  },
  hookDetails: undefined,
};

function call(definition: string, name = 'check'): Promise<HookAnswer> {
  const parsed = parseFunction(definition);
  assert.ok(parsed.kind === 'function');
  const caller = functionCaller(new Map([[parsed.name, parsed.target]]));
  return new Promise((resolve) => caller(`arn:aws:lambda:us-east-1:000000000000:function:${name}`, payload, resolve));
}

/** A command whose program is this Node; its script must be free of spaces. */
const node = (script: string): string => `check=${process.execPath} -e ${script}`;

test('a command reads the payload and its output is the answer', async () => {
  const script =
    "let/**/text='';process.stdin.on('data',(part)=>text+=part).on('end',()=>console.log(JSON.stringify({hookStatus:JSON.parse(text).executionDetails.lifecycleStage==='POST_SCALE_UP'?'SUCCEEDED':'FAILED'})))";

  assert.deepEqual(await call(node(script)), { hookStatus: 'SUCCEEDED' });
});

test('an answer in progress carries its delay and what it asks to be given', async () => {
  const script = "console.log(JSON.stringify({hookStatus:'IN_PROGRESS',callBackDelay:60,hookDetails:{round:2}}))";

  const answer = await call(node(script));

  assert.deepEqual(answer, { hookStatus: 'IN_PROGRESS', callBackDelaySeconds: 60, details: { round: 2 } });
});

test('a function that fails, answers nonsense or is not there has failed', async () => {
  for (const [definition, name, reason] of [
    [node('process.exit(3)'), 'check', /exit code 3/],
    [node("console.log('nonsense')"), 'check', /not valid JSON|Unexpected token/],
    [node('console.log("{}")'), 'check', /hookStatus/],
    ['check=/no/such/program', 'check', /cannot be run/],
    [node('1'), 'another', /there is no function another/],
  ] as const) {
    const answer = await call(definition, name);

    assert.equal(answer.hookStatus, 'FAILED');
    assert.match(answer.hookStatus === 'FAILED' ? answer.reason : '', reason);
  }
});

test('a URL is sent the payload and its body is the answer', async () => {
  const received: unknown[] = [];
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const part of request) text += part;
    received.push(JSON.parse(text));
    response.end('{"hookStatus":"SUCCEEDED"}');
  }).listen(0, '127.0.0.1');
  after(() => server.close());
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;

  const answer = await call(`check=http://127.0.0.1:${port}/hook`);

  assert.deepEqual(answer, { hookStatus: 'SUCCEEDED' });
  assert.deepEqual(received, [{ executionDetails: payload.executionDetails }]);
});

test('a function on another machine, or without a name, is refused', () => {
  for (const text of ['check=http://example.com/', 'check=', '=node', 'a b=node', 'check']) {
    assert.equal(parseFunction(text).kind, 'refused', text);
  }
});
