/** What no plan says: how much the service is used. Every estimate is made with these, and names them. */
export const assumptions = {
  hoursPerMonth: 730,
  /** About two requests a second. */
  requestsPerMonth: 5_000_000,
  /** Of the load balancer, on average. One unit is 25 new connections a second or 1 GB an hour. */
  capacityUnits: 0.1,
  /** Through all NAT gateways together. */
  natGb: 10,
  /** Through each interface endpoint. */
  endpointGb: 2,
  /** Written by the service in a month. */
  logsGb: 3,
  flowLogsGb: 2,
  accessLogsGb: 2,
  wafLogsGb: 1,
  /** Of an image in the registry, compressed. */
  imageGb: 0.05,
  images: 10,
  /** Container Insights: of the cluster, of a task family, of a service. */
  insightsMetrics: { cluster: 8, taskFamily: 6, service: 11 },
  /** Enhanced Container Insights: for each task with its containers. */
  enhancedMetricsPerTask: 30,
  /** Share of requests that are traced. */
  tracedShare: 0.05,
  guardDutyMillionEvents: 0.5,
  guardDutyGb: 4,
  configItems: 500,
} as const;
export type Assumptions = typeof assumptions;

/** The assumptions in one sentence. */
export function assumptionsInWords(assumed: Assumptions): string {
  return (
    `Assumed a month: ${assumed.requestsPerMonth / 1e6} million requests, ${assumed.logsGb} GB of logs, ` +
    `${assumed.natGb} GB through NAT, ${assumed.capacityUnits} load balancer capacity units on average, ` +
    `tasks at the count that is set. Without tax, free tier, data to the internet and savings plans.`
  );
}
