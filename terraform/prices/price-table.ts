/** Prices of one page of AWS's, and as of when they are known. US dollars, without tax and free tier. */
interface Listed {
  readonly page: string;
  /** Year and month. */
  readonly asOf: string;
}

/** AWS's public list prices in one region, as far as this stack has something to pay. */
export interface PriceTable {
  readonly region: string;
  readonly fargate: Listed & {
    readonly x86: { readonly vcpuHour: number; readonly gbHour: number };
    readonly arm: { readonly vcpuHour: number; readonly gbHour: number };
    /** What of the price is left on Spot. It moves with supply. */
    readonly spotFactor: number;
    /** Above the 20 GB that every task has. */
    readonly ephemeralGbHour: number;
  };
  readonly vpc: Listed & {
    readonly natHour: number;
    readonly natGb: number;
    readonly publicIpv4Hour: number;
    /** Of an interface endpoint, for each zone it stands in. */
    readonly endpointZoneHour: number;
    readonly endpointGb: number;
  };
  readonly loadBalancer: Listed & { readonly hour: number; readonly capacityUnitHour: number };
  readonly cloudWatch: Listed & {
    readonly logsGb: number;
    readonly logsGbMonth: number;
    /** Logs that AWS's services write themselves: flow logs, WAF. */
    readonly vendedLogsGb: number;
    readonly metric: number;
    readonly enhancedInsightsMetric: number;
    /** For each metric that a standard alarm looks at. */
    readonly alarmMetric: number;
    readonly highResolutionAlarmMetric: number;
    readonly compositeAlarm: number;
    readonly dashboard: number;
  };
  readonly waf: Listed & { readonly acl: number; readonly rule: number; readonly millionRequests: number };
  readonly kms: Listed & { readonly key: number };
  readonly secrets: Listed & { readonly secret: number };
  readonly storage: Listed & { readonly s3GbMonth: number };
  readonly registry: Listed & { readonly gbMonth: number };
  readonly route53: Listed & {
    readonly zone: number;
    readonly healthCheck: number;
    readonly healthCheckFeature: number;
  };
  readonly xray: Listed & { readonly millionTraces: number };
  readonly guardDuty: Listed & { readonly millionEvents: number; readonly gb: number };
  readonly config: Listed & { readonly item: number };
  readonly shield: Listed & { readonly month: number };
}
