import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import type { Operations, Rule } from '../../../src/models/generated/wafv2.ts';
import { wafv2 } from '../../../src/services/wafv2/index.ts';
import { restored, stored } from '../../../src/services/wafv2/stored-value.ts';
import { memoryStore } from '../../../src/store/memory-store.ts';
import { type AskedService, askedService } from '../asked-service.ts';

const VisibilityConfig = { SampledRequestsEnabled: true, CloudWatchMetricsEnabled: true, MetricName: 'metric' };
const Scope = 'REGIONAL';
const balancer = 'arn:aws:elasticloadbalancing:us-east-1:000000000000:loadbalancer/app/web/0123456789abcdef';
let waf: AskedService<Operations>;

beforeEach(() => {
  waf = askedService<Operations>(wafv2({ store: memoryStore(), isThere: (arn) => arn === balancer }));
});

interface Made {
  readonly Id: string;
  readonly LockToken: string;
  readonly ARN: string;
}

async function acl(Rules: readonly Rule[] = []): Promise<Made> {
  const input = { Name: 'acl', Scope, DefaultAction: { Allow: {} }, Rules, VisibilityConfig } as const;
  const { Summary: { Id = '', LockToken = '', ARN = '' } = {} } = await waf.call('CreateWebACL', input);
  return { Id, LockToken, ARN };
}

async function ipSet(): Promise<Made> {
  const input = { Name: 'set', Scope, IPAddressVersion: 'IPV4', Addresses: ['192.0.2.0/24'] } as const;
  const { Summary: { Id = '', LockToken = '', ARN = '' } = {} } = await waf.call('CreateIPSet', input);
  return { Id, LockToken, ARN };
}

function blocking(ARN: string): Rule {
  const Statement = { IPSetReferenceStatement: { ARN } };
  return { Name: 'block', Priority: 0, Statement, Action: { Block: {} }, VisibilityConfig };
}

describe('a lock token', () => {
  it('is new after each change, and an old one changes nothing', async () => {
    const { Id, LockToken } = await ipSet();
    const change = { Name: 'set', Scope, Id, Addresses: [] } as const;

    const { NextLockToken = '' } = await waf.call('UpdateIPSet', { ...change, LockToken });
    const [stale] = await waf.refusal('UpdateIPSet', { ...change, LockToken });
    await waf.call('DeleteIPSet', { Name: 'set', Scope, Id, LockToken: NextLockToken });

    assert.equal(stale, 'WAFOptimisticLockException');
    assert.deepEqual((await waf.call('ListIPSets', { Scope })).IPSets, []);
  });
});

describe('a web ACL', () => {
  it('keeps what it refers to from being deleted', async () => {
    const set = await ipSet();
    await acl([blocking(set.ARN)]);

    const [code] = await waf.refusal('DeleteIPSet', { Name: 'set', Scope, ...set });

    assert.equal(code, 'WAFAssociatedItemException');
  });

  it('refers only to what is there', async () => {
    const { ARN } = await ipSet();
    const input = { Name: 'acl', Scope, DefaultAction: { Allow: {} }, VisibilityConfig } as const;

    const [code] = await waf.refusal('CreateWebACL', { ...input, Rules: [blocking(`${ARN.slice(0, -1)}x`)] });

    assert.equal(code, 'WAFNonexistentItemException');
  });

  it('protects a load balancer that is there, and is not deleted meanwhile', async () => {
    const made = await acl();

    const [absent] = await waf.refusal('AssociateWebACL', { WebACLArn: made.ARN, ResourceArn: `${balancer}0` });
    await waf.call('AssociateWebACL', { WebACLArn: made.ARN, ResourceArn: balancer });
    const [used] = await waf.refusal('DeleteWebACL', { Name: 'acl', Scope, ...made });
    await waf.call('DisassociateWebACL', { ResourceArn: balancer });
    await waf.call('DeleteWebACL', { Name: 'acl', Scope, ...made });

    assert.equal(absent, 'WAFNonexistentItemException');
    assert.equal(used, 'WAFAssociatedItemException');
  });

  it('has rules of different priorities', async () => {
    const { ARN } = await ipSet();
    const rule = blocking(ARN);
    const input = { Name: 'acl', Scope, DefaultAction: { Allow: {} }, VisibilityConfig } as const;

    const [code] = await waf.refusal('CreateWebACL', { ...input, Rules: [rule, { ...rule, Name: 'other' }] });

    assert.equal(code, 'WAFInvalidParameterException');
  });

  it('costs what its rules cost', async () => {
    const common = { VendorName: 'AWS', Name: 'AWSManagedRulesCommonRuleSet' };
    const Statement = { ManagedRuleGroupStatement: common };
    const rule = { Name: 'common', Priority: 1, Statement, OverrideAction: { None: {} }, VisibilityConfig };
    const { ARN } = await ipSet();

    const { Capacity } = await waf.call('CheckCapacity', { Scope, Rules: [blocking(ARN), rule] });

    assert.equal(Capacity, 701);
  });
});

describe('a value with bytes', () => {
  it('is the same after it was kept as text', () => {
    const value = { rules: [{ search: Uint8Array.of(0, 255), name: 'ü' }], none: undefined };

    const again: unknown = restored(stored(value));

    assert.deepEqual(again, { rules: [{ search: Uint8Array.of(0, 255), name: 'ü' }] });
  });
});
