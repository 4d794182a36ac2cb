/** Prices of one page of AWS's, as of a year and month. */
interface Listed {
  readonly page: string;
  readonly asOf: string;
}

interface Prices {
  readonly fargate: Listed & { readonly vcpuHour: number; readonly gbHour: number };
  readonly loadBalancer: Listed & { readonly hour: number; readonly capacityUnitHour: number };
  readonly nat: Listed & { readonly hour: number; readonly gb: number };
  readonly logs: Listed & { readonly gb: number };
  readonly waf: Listed & { readonly millionRequests: number };
  /** To the internet: so much a GB up to so many GB a month. */
  readonly transfer: Listed & { readonly steps: readonly { readonly upTo: number; readonly gb: number }[] };
}

/** AWS's public list prices in us-east-1, in US dollars without tax, free tier and discounts, as far as load moves them. */
export const prices: Prices = {
  fargate: {
    page: 'https://aws.amazon.com/fargate/pricing/',
    asOf: '2026-03',
    vcpuHour: 0.04048,
    gbHour: 0.004445,
  },
  loadBalancer: {
    page: 'https://aws.amazon.com/elasticloadbalancing/pricing/',
    asOf: '2025-06',
    hour: 0.0225,
    capacityUnitHour: 0.008,
  },
  nat: { page: 'https://aws.amazon.com/vpc/pricing/', asOf: '2026-05', hour: 0.045, gb: 0.045 },
  logs: { page: 'https://aws.amazon.com/cloudwatch/pricing/', asOf: '2026-06', gb: 0.5 },
  waf: { page: 'https://aws.amazon.com/waf/pricing/', asOf: '2026-01', millionRequests: 0.6 },
  transfer: {
    page: 'https://aws.amazon.com/ec2/pricing/on-demand/',
    asOf: '2025-06',
    steps: [
      { upTo: 10_240, gb: 0.09 },
      { upTo: 51_200, gb: 0.085 },
      { upTo: 153_600, gb: 0.07 },
      { upTo: Number.POSITIVE_INFINITY, gb: 0.05 },
    ],
  },
};

/** What so many GB a month to the internet cost: each step's price for what lies in it. */
export function transferCost(gigabytes: number): number {
  let from = 0;
  let cost = 0;
  for (const { upTo, gb } of prices.transfer.steps) {
    cost += Math.max(0, Math.min(gigabytes, upTo) - from) * gb;
    from = upTo;
  }
  return cost;
}
