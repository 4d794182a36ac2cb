import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type SimulatedAccount, seededRandom, simulatedAccount } from '@shipshape/local-aws/simulation';
import { drawContainer, imageIn } from '../../simulation/world/image.ts';
import { earlierReads } from '../../simulation/world/network.ts';
import { names, standUpStack } from '../../simulation/world/stack.ts';
import { planFor } from '../../src/capacity/plan.ts';
import { p99Seconds } from '../../src/capacity/queueing.ts';

const minute = 60_000;
const minutesOfADay = 1_440;
const peak = 20_000;

/** Requests a second: the night's fifth of the peak, and at noon for half an hour a fifth more within three minutes. */
function trafficAt(time: number): number {
  const daily = 0.2 + 0.8 * Math.sin((Math.PI * time) / minutesOfADay) ** 2;
  const surge = Math.min(1, Math.max(0, Math.min((time - 500) / 3, (533 - time) / 3)));
  return peak * Math.min(1, daily * (1 + 0.2 * surge));
}

describe('a day of traffic with what a plan says of autoscaling', () => {
  it('keeps the percentile at every minute, with few tasks at night', async () => {
    const plan = planFor({ requestsPerSecond: peak, p99Milliseconds: 100, workMicroseconds: 500 });
    const { account, healthy } = await aScaledService(plan.autoscaling);

    const day: { readonly tasks: number; readonly p99: number }[] = [];
    for (let time = 0; time < minutesOfADay; time += 1) {
      const rate = trafficAt(time);
      await putMetric(account, (rate * 60) / healthy());
      account.clock.advance(minute);
      day.push({ tasks: healthy(), p99: p99Seconds(plan.fleet.queue, rate / healthy()) * 1_000 });
    }
    await account.close();

    const worst = Math.max(...day.map(({ p99 }) => p99));
    const counts = day.map(({ tasks }) => tasks);
    assert.ok(worst <= 100, `${worst} ms at the worst minute`);
    assert.ok(Math.max(...counts) <= plan.autoscaling.maximum);
    assert.ok(Math.max(...counts) >= plan.fleet.needed);
    assert.ok(Math.min(...counts) < plan.fleet.tasks / 2, `never fewer than ${Math.min(...counts)}`);
  });

  it('loses the percentile where tasks are given two and a half times what the plan gives them', async () => {
    const plan = planFor({ requestsPerSecond: peak, p99Milliseconds: 100, workMicroseconds: 500 });
    const { account, healthy } = await aScaledService({
      ...plan.autoscaling,
      minimum: 3,
      requestsPerTarget: plan.autoscaling.requestsPerTarget * 2.5,
    });

    let worst = 0;
    for (let time = 0; time < minutesOfADay / 2; time += 1) {
      const rate = trafficAt(time);
      await putMetric(account, (rate * 60) / healthy());
      account.clock.advance(minute);
      worst = Math.max(worst, p99Seconds(plan.fleet.queue, rate / healthy()) * 1_000);
    }
    await account.close();

    assert.ok(worst > 100, `${worst} ms at the worst minute`);
  });
});

interface Scaled {
  readonly minimum: number;
  readonly maximum: number;
  readonly requestsPerTarget: number;
}

/** A simulated service that target tracking moves by requests a task and minute. */
async function aScaledService({ minimum, maximum, requestsPerTarget }: Scaled): Promise<{
  readonly account: SimulatedAccount;
  readonly healthy: () => number;
}> {
  const random = seededRandom(7);
  const account = simulatedAccount({ seed: 7, draw: (reference) => drawContainer(imageIn(reference), random) });
  const stack = {
    desired: minimum,
    graceSeconds: 60,
    checkSeconds: 10,
    drainSeconds: 30,
    breaker: { enable: true, rollback: true },
    bakeMinutes: 0,
    earlier: ['good'] as const,
  };
  await standUpStack(account, stack, { reads: earlierReads(), witness: () => {} });
  const target = {
    ServiceNamespace: 'ecs',
    ResourceId: `service/${names.cluster}/${names.service}`,
    ScalableDimension: 'ecs:service:DesiredCount',
  };
  await scaling(account, 'RegisterScalableTarget', { ...target, MinCapacity: minimum, MaxCapacity: maximum });
  await scaling(account, 'PutScalingPolicy', {
    ...target,
    PolicyName: 'requests',
    PolicyType: 'TargetTrackingScaling',
    TargetTrackingScalingPolicyConfiguration: {
      TargetValue: requestsPerTarget,
      ScaleOutCooldown: 60,
      ScaleInCooldown: 300,
      CustomizedMetricSpecification: {
        Namespace: 'Simulation',
        MetricName: 'RequestsPerTask',
        Statistic: 'Average',
      },
    },
  });
  const healthy = (): number =>
    account.service(names.service)?.tasks.filter(({ targets }) => targets.some(({ state }) => state === 'healthy'))
      .length ?? 0;
  return { account, healthy };
}

function scaling(account: SimulatedAccount, operation: string, input: unknown): Promise<void> {
  return answered(account, {
    service: 'application-autoscaling',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AnyScaleFrontendService.${operation}`,
    },
    body: JSON.stringify(input),
  });
}

function putMetric(account: SimulatedAccount, value: number): Promise<void> {
  return answered(account, {
    service: 'monitoring',
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
    body: new URLSearchParams({
      Action: 'PutMetricData',
      Version: '2010-08-01',
      Namespace: 'Simulation',
      'MetricData.member.1.MetricName': 'RequestsPerTask',
      'MetricData.member.1.Value': String(value),
    }).toString(),
  });
}

interface Asked {
  readonly service: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

async function answered(account: SimulatedAccount, { service, headers, body }: Asked): Promise<void> {
  const authorization = `AWS4-HMAC-SHA256 Credential=AKIATEST/20260101/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=0`;
  const request = { method: 'POST', path: '/', query: '', headers: { ...headers, authorization } };
  const { status, body: answer } = await account.answer({ ...request, body: Buffer.from(body) });
  assert.equal(status, 200, String(answer));
}
