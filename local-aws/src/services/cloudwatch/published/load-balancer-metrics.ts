import type { MeasuredLoadBalancer, MeasuredTargetGroup } from '../../elbv2/measured-load-balancers.ts';
import type { Dimension, Sample } from '../metrics/metric-store.ts';
import type { Growth } from './growth.ts';

const namespace = 'AWS/ApplicationELB';

type Value = Pick<Sample, 'name' | 'unit' | 'values'>;

/**
 * What AWS/ApplicationELB has of the time since the last look. As on AWS, counts of nothing are not told, except where an
 * alarm or a scaling policy lives from them.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
 */
export function loadBalancerMetrics(balancer: MeasuredLoadBalancer, growth: Growth, timestamp: number): Sample[] {
  const LoadBalancer: Dimension = { Name: 'LoadBalancer', Value: balancer.dimension };
  const samples: Sample[] = [];
  const publish = (values: readonly Value[], dimensions: readonly Dimension[]): void => {
    for (const value of values) samples.push({ namespace, dimensions, timestamp, ...value });
  };

  const byGroup = balancer.targetGroups.map((group) => {
    const TargetGroup: Dimension = { Name: 'TargetGroup', Value: group.dimension };
    const prefix = `${balancer.dimension} ${group.dimension}`;
    const traffic = trafficValues(group, (counter, value) => growth.of(`${prefix} ${counter}`, value));
    publish([...traffic.values, ...hostCounts(group)], [TargetGroup, LoadBalancer]);
    publish(traffic.perTarget, [TargetGroup, LoadBalancer]);
    publish(traffic.perTarget, [TargetGroup]);
    return traffic.values;
  });
  publish(byGroup.flat(), [LoadBalancer]);
  publish(listenerValues(balancer, growth), [LoadBalancer]);
  return samples;
}

function count(name: string, value: number, unit = 'Count'): Value[] {
  return value === 0 ? [] : [{ name, unit, values: [[value, 1]] }];
}

/** Each occurrence is a sample, as on AWS: the average is 1, the sum is the count. */
function occurrences(name: string, times: number): Value[] {
  return times === 0 ? [] : [{ name, unit: 'Count', values: [[1, times]] }];
}

function trafficValues(
  { traffic, healthyTargets, unhealthyTargets }: MeasuredTargetGroup,
  grown: (counter: string, value: number) => number,
): { readonly values: readonly Value[]; readonly perTarget: readonly Value[] } {
  const requests = grown('requests', traffic.requests);
  const times = [...traffic.responseTimes].flatMap(([time, total]): [number, number][] => {
    const more = grown(`time ${time}`, total);
    return more === 0 ? [] : [[time / 1000, more]];
  });
  const classes = (['2xx', '3xx', '4xx', '5xx'] as const).flatMap((each) =>
    occurrences(`HTTPCode_Target_${each.toUpperCase()}_Count`, grown(each, traffic.statuses[each])),
  );
  const targets = healthyTargets + unhealthyTargets;
  return {
    values: [
      ...occurrences('RequestCount', requests),
      ...classes,
      ...count('TargetConnectionErrorCount', grown('errors', traffic.connectionErrors)),
      ...(times.length === 0 ? [] : [{ name: 'TargetResponseTime', unit: 'Seconds', values: times }]),
    ],
    perTarget:
      targets === 0 ? [] : [{ name: 'RequestCountPerTarget', unit: 'Count', values: [[requests / targets, 1]] }],
  };
}

function hostCounts({ isInUse, healthyTargets, unhealthyTargets }: MeasuredTargetGroup): Value[] {
  if (!isInUse) return [];
  return [
    { name: 'HealthyHostCount', unit: 'Count', values: [[healthyTargets, 1]] },
    { name: 'UnHealthyHostCount', unit: 'Count', values: [[unhealthyTargets, 1]] },
  ];
}

function listenerValues({ dimension, listeners }: MeasuredLoadBalancer, growth: Growth): Value[] {
  return listeners.flatMap(({ ownStatuses, connections }, index) => {
    const grown = (counter: string, value: number): number =>
      growth.of(`${dimension} listener ${index} ${counter}`, value);
    return [
      ...(['3xx', '4xx', '5xx'] as const).flatMap((each) =>
        occurrences(`HTTPCode_ELB_${each.toUpperCase()}_Count`, grown(each, ownStatuses[each])),
      ),
      ...count('ActiveConnectionCount', connections.active),
      ...count('NewConnectionCount', grown('connections', connections.total)),
      ...count('ProcessedBytes', grown('bytes', connections.bytes), 'Bytes'),
    ];
  });
}
