import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, type IncomingMessage, request } from 'node:http';
import { platform, tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { randomSource } from '../random-source.ts';
import { type LocalAwsProcess, localAwsProcess } from '../support/local-aws-process.ts';
import { type RandomRequest, randomRequest } from './random-requests.ts';

const requests = 10_000;
const mebibyte = 1024 * 1024;

describe('ten thousand requests that no client would send', () => {
  const data = mkdtempSync(join(tmpdir(), 'local-aws-fuzz-'));
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  let localAws: LocalAwsProcess;

  before(async () => {
    localAws = await localAwsProcess(data);
  });

  after(async () => {
    agent.destroy();
    await localAws.end();
    rmSync(data, { recursive: true, force: true });
  });

  /** The status; 0 where the connection was closed on a body that was not worth reading. */
  function send({ path, headers, body }: RandomRequest): Promise<number> {
    return new Promise((resolve, reject) => {
      const { hostname, port } = new URL(localAws.endpoint);
      const asked = request({ hostname, port, path, method: 'POST', headers, agent, timeout: 20_000 });
      asked.on('response', (response: IncomingMessage) => {
        response.resume().on('end', () => resolve(response.statusCode ?? 0));
      });
      asked.on('timeout', () => reject(new Error(`no answer to ${headers['x-amz-target'] ?? body.subarray(0, 80)}`)));
      asked.on('error', () => resolve(0));
      asked.end(body);
    });
  }

  async function sendMany(count: number, random: () => number): Promise<Map<number, number>> {
    const statuses = new Map<number, number>();
    let left = count;
    const one = async (): Promise<void> => {
      while (left > 0) {
        left -= 1;
        const status = await send(randomRequest(random));
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
      }
    };
    await Promise.all(Array.from({ length: 16 }, one));
    return statuses;
  }

  function residentMebibytes(): number {
    const status = readFileSync(`/proc/${localAws.child.pid}/status`, 'utf8');
    return (Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) * 1024) / mebibyte;
  }

  test('every one is answered, none with a 5xx, and memory does not grow with their number', async () => {
    const random = randomSource(20_261_123);
    const first = await sendMany(requests / 2, random);
    const half = platform() === 'linux' ? residentMebibytes() : 0;
    const second = await sendMany(requests / 2, random);
    const whole = platform() === 'linux' ? residentMebibytes() : 0;

    const failures = [...first, ...second].filter(([status]) => status >= 500);
    assert.deepEqual(failures, [], localAws.errors().slice(0, 2_000));
    assert.equal(localAws.errors(), '');
    assert.equal(localAws.child.exitCode, null);
    assert.ok(whole < half + 100, `${half} MiB after half of them, ${whole} MiB after all`);
    const health = await fetch(`${localAws.endpoint}/_local/health`);
    assert.equal(health.status, 200);
  });
});
