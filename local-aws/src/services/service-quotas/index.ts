import { randomUUID } from 'node:crypto';
import type { Clock } from '../../clock.ts';
import type {
  ErrorName,
  Operations,
  RequestedServiceQuotaChange,
  ServiceQuota,
  Tag,
} from '../../models/generated/service-quotas.ts';
import type { Store } from '../../store/store.ts';
import { type AwsErrorMaker, errorsOf } from '../../wire/aws-error.ts';
import { accountId } from '../../wire/operation.ts';
import { defineService, type ServicePlugin } from '../../wire/service.ts';
import { type Quota, quotas, serviceNames } from './quotas.ts';

export interface ServiceQuotasDependencies {
  readonly store: Store;
  readonly clock: Clock;
  readonly randomId?: () => string;
}

const quotaError: AwsErrorMaker<ErrorName> = errorsOf();

/** Service Quotas: what a new account may have, and increases, which are granted at once. Nothing is enforced by it. */
export function serviceQuotas({ store, clock, randomId = randomUUID }: ServiceQuotasDependencies): ServicePlugin {
  const changes = store.table<RequestedServiceQuotaChange>('service-quotas changes');
  const tags = store.table<readonly Tag[]>('service-quotas tags');
  /** Values that were granted, by service and code. */
  const granted = store.table<number>('service-quotas granted');

  const find = (service: string, code: string): Quota => {
    requireService(service);
    const quota = quotas.find((each) => each.service === service && each.code === code);
    if (!quota) throw notFound(`The request failed because the specified quota ${code} does not exist.`);
    return quota;
  };
  const applied = (quota: Quota, region: string): ServiceQuota =>
    shown(quota, region, granted.get(`${quota.service}/${quota.code}`) ?? quota.value);
  const history = (isWanted: (change: RequestedServiceQuotaChange) => boolean): RequestedServiceQuotaChange[] =>
    [...changes.values()].filter(isWanted).toReversed();

  return defineService<Operations>('service-quotas', {
    ListServices({ MaxResults, NextToken }) {
      const { page, next } = pageOf(Object.entries(serviceNames), MaxResults, NextToken);
      return { Services: page.map(([ServiceCode, ServiceName]) => ({ ServiceCode, ServiceName })), NextToken: next };
    },
    GetServiceQuota: ({ ServiceCode, QuotaCode }, { region }) => ({
      Quota: applied(find(ServiceCode, QuotaCode), region),
    }),
    GetAWSDefaultServiceQuota({ ServiceCode, QuotaCode }, { region }) {
      const quota = find(ServiceCode, QuotaCode);
      return { Quota: shown(quota, region, quota.value) };
    },
    ListServiceQuotas({ ServiceCode, QuotaCode, MaxResults, NextToken }, { region }) {
      requireService(ServiceCode);
      const all = quotas.filter(
        ({ service, code }) => service === ServiceCode && (QuotaCode === undefined || code === QuotaCode),
      );
      const { page, next } = pageOf(all, MaxResults, NextToken);
      return { Quotas: page.map((quota) => applied(quota, region)), NextToken: next };
    },
    ListAWSDefaultServiceQuotas({ ServiceCode, MaxResults, NextToken }, { region }) {
      requireService(ServiceCode);
      const all = quotas.filter(({ service }) => service === ServiceCode);
      const { page, next } = pageOf(all, MaxResults, NextToken);
      return { Quotas: page.map((quota) => shown(quota, region, quota.value)), NextToken: next };
    },
    RequestServiceQuotaIncrease({ ServiceCode, QuotaCode, DesiredValue }, { region }) {
      const quota = find(ServiceCode, QuotaCode);
      const current = applied(quota, region);
      if (!quota.isAdjustable) {
        throw quotaError('IllegalArgumentException', `The quota ${QuotaCode} cannot be changed.`);
      }
      if (DesiredValue <= (current.Value ?? 0)) {
        throw quotaError(
          'IllegalArgumentException',
          'The desired quota value must be greater than the current quota value.',
        );
      }
      const now = clock.now();
      const change: RequestedServiceQuotaChange = {
        Id: randomId().replaceAll('-', ''),
        ServiceCode,
        ServiceName: serviceNames[ServiceCode],
        QuotaCode,
        QuotaName: quota.name,
        DesiredValue,
        Status: 'APPROVED',
        Created: now,
        LastUpdated: now,
        Requester: JSON.stringify({ accountId, callerArn: `arn:aws:iam::${accountId}:root` }),
        QuotaArn: current.QuotaArn,
        GlobalQuota: quota.isGlobal,
        Unit: 'None',
        QuotaRequestedAtLevel: 'ACCOUNT',
      };
      changes.put(change.Id ?? '', change);
      granted.put(`${ServiceCode}/${QuotaCode}`, DesiredValue);
      return { RequestedQuota: { ...change, Status: 'PENDING' } };
    },
    GetRequestedServiceQuotaChange({ RequestId }) {
      const change = changes.get(RequestId);
      if (!change) throw notFound('The request failed because the specified quota change request does not exist.');
      return { RequestedQuota: change };
    },
    ListRequestedServiceQuotaChangeHistory({ ServiceCode, Status, MaxResults, NextToken }) {
      const all = history(
        (change) =>
          (ServiceCode === undefined || change.ServiceCode === ServiceCode) &&
          (Status === undefined || change.Status === Status),
      );
      const { page, next } = pageOf(all, MaxResults, NextToken);
      return { RequestedQuotas: page, NextToken: next };
    },
    ListRequestedServiceQuotaChangeHistoryByQuota({ ServiceCode, QuotaCode, Status, MaxResults, NextToken }) {
      const all = history(
        (change) =>
          change.ServiceCode === ServiceCode &&
          change.QuotaCode === QuotaCode &&
          (Status === undefined || change.Status === Status),
      );
      const { page, next } = pageOf(all, MaxResults, NextToken);
      return { RequestedQuotas: page, NextToken: next };
    },
    TagResource({ ResourceARN, Tags }) {
      const kept = (tags.get(ResourceARN) ?? []).filter(({ Key }) => !Tags.some((tag) => tag.Key === Key));
      tags.put(ResourceARN, [...kept, ...Tags]);
      return {};
    },
    UntagResource({ ResourceARN, TagKeys }) {
      tags.put(
        ResourceARN,
        (tags.get(ResourceARN) ?? []).filter(({ Key }) => !TagKeys.includes(Key)),
      );
      return {};
    },
    ListTagsForResource: ({ ResourceARN }) => ({ Tags: tags.get(ResourceARN) ?? [] }),
  });
}

function requireService(service: string): void {
  if (Object.hasOwn(serviceNames, service)) return;
  throw notFound(`The request failed because the specified service ${service} does not exist.`);
}

function notFound(message: string): Error {
  return quotaError('NoSuchResourceException', message);
}

function shown({ service, code, name, isAdjustable, isGlobal }: Quota, region: string, value: number): ServiceQuota {
  return {
    ServiceCode: service,
    ServiceName: serviceNames[service],
    QuotaArn: `arn:aws:servicequotas:${isGlobal ? '' : region}:${accountId}:${service}/${code}`,
    QuotaCode: code,
    QuotaName: name,
    Value: value,
    Unit: 'None',
    Adjustable: isAdjustable,
    GlobalQuota: isGlobal,
    QuotaAppliedAtLevel: 'ACCOUNT',
  };
}

function pageOf<Item>(
  all: readonly Item[],
  size = 100,
  token: string | undefined,
): { page: readonly Item[]; next: string | undefined } {
  if (token !== undefined && !/^\d{1,9}$/.test(token)) {
    throw quotaError('InvalidPaginationTokenException', 'Invalid input was provided.');
  }
  const from = Number(token ?? 0);
  const to = from + size;
  return { page: all.slice(from, to), next: to < all.length ? String(to) : undefined };
}
