import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import type { Operations } from '../../../src/models/generated/service-quotas.ts';
import { serviceQuotas } from '../../../src/services/service-quotas/index.ts';
import { quotas } from '../../../src/services/service-quotas/quotas.ts';
import { memoryStore } from '../../../src/store/memory-store.ts';
import { virtualClock } from '../../../src/virtual-clock.ts';
import { type AskedService, askedService } from '../asked-service.ts';

const vpcs = { ServiceCode: 'vpc', QuotaCode: 'L-F678F1CE' };
let service: AskedService<Operations>;

beforeEach(() => {
  service = askedService<Operations>(serviceQuotas({ store: memoryStore(), clock: virtualClock() }));
});

describe('a quota', () => {
  it('has AWS’s default until an increase is granted', async () => {
    const { Quota: before } = await service.call('GetServiceQuota', vpcs);
    await service.call('RequestServiceQuotaIncrease', { ...vpcs, DesiredValue: 10 });
    const { Quota: applied } = await service.call('GetServiceQuota', vpcs);
    const { Quota: usual } = await service.call('GetAWSDefaultServiceQuota', vpcs);

    assert.deepEqual([before?.Value, applied?.Value, usual?.Value], [5, 10, 5]);
  });

  it('is not decreased', async () => {
    const [code] = await service.refusal('RequestServiceQuotaIncrease', { ...vpcs, DesiredValue: 4 });

    assert.equal(code, 'IllegalArgumentException');
  });

  it('that is not there is told by AWS’s code', async () => {
    const [quota] = await service.refusal('GetServiceQuota', { ...vpcs, QuotaCode: 'L-00000000' });
    const [unknown] = await service.refusal('ListServiceQuotas', { ServiceCode: 'nothing' });

    assert.deepEqual([quota, unknown], ['NoSuchResourceException', 'NoSuchResourceException']);
  });

  it('has one code in its service', () => {
    const codes = quotas.map(({ service: name, code }) => `${name}/${code}`);

    assert.equal(new Set(codes).size, codes.length);
  });
});
