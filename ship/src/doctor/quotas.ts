import { type Finding, ok, problem, warning } from '../checks/check.ts';

/** A limit of the account, and where AWS keeps it (Service Quotas). */
export interface Quota {
  readonly name: string;
  readonly service: string;
  readonly code: string;
  readonly unit: string;
}

type QuotaName = 'vpcs' | 'natGateways' | 'addresses' | 'services' | 'loadBalancers' | 'fargate';

/** The seed's account limits, and that which a deployment of tasks runs into. */
export const quotas: Readonly<Record<QuotaName, Quota>> = {
  vpcs: { name: 'VPCs', service: 'vpc', code: 'L-F678F1CE', unit: '' },
  natGateways: { name: 'NAT gateways per zone', service: 'vpc', code: 'L-FE5A380F', unit: '' },
  addresses: { name: 'Elastic IPs', service: 'ec2', code: 'L-0263D0A3', unit: '' },
  services: { name: 'ECS services per cluster', service: 'ecs', code: 'L-9EF96962', unit: '' },
  loadBalancers: {
    name: 'Application Load Balancers',
    service: 'elasticloadbalancing',
    code: 'L-53DA6B97',
    unit: '',
  },
  fargate: { name: 'Fargate vCPUs', service: 'fargate', code: 'L-3032A538', unit: ' vCPU' },
};

export interface Usage {
  readonly limit: number;
  readonly used: number;
  /** What is still to be made. */
  readonly needed: number;
  /** Why so much is needed. */
  readonly purpose: string;
}

/** Whether what is left is enough; a warning where it is used up although nothing more is needed. */
export function quotaFinding({ unit, service, code }: Quota, { limit, used, needed, purpose }: Usage): Finding {
  const left = Math.max(0, limit - used);
  const words = `${rounded(used)} of ${rounded(limit)}${unit} used, ${rounded(left)} left`;
  const remedy = `ask for more: aws service-quotas request-service-quota-increase --service-code ${service} --quota-code ${code} --desired-value ${rounded(Math.ceil(used + Math.max(needed, 1)))}`;
  if (left < needed) return problem(`${words}, but ${purpose} needs ${rounded(needed)}`, remedy);
  if (left === 0) return warning(words, remedy);
  return ok(needed === 0 ? words : `${words}; ${purpose} needs ${rounded(needed)}`);
}

function rounded(value: number): string {
  return String(Math.round(value * 100) / 100);
}
