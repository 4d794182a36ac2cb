import type {
  DeleteMetricFilterRequest,
  DescribeMetricFiltersRequest,
  DescribeMetricFiltersResponse,
  MetricTransformation,
  PutMetricFilterRequest,
  TestMetricFilterRequest,
  TestMetricFilterResponse,
} from '../../models/generated/logs.ts';
import { logsError } from './errors.ts';
import { compileEventPattern } from './event-pattern.ts';
import { groupNamed, type LogState } from './log-state.ts';
import { metricFilterKey, metricFiltersOf } from './metric-filter-row.ts';
import { page } from './page.ts';

const mostFilters = 100;

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutMetricFilter.html */
export function putMetricFilter(state: LogState, input: PutMetricFilterRequest): void {
  const group = groupNamed(state, input.logGroupName);
  compileEventPattern(input.filterPattern);
  for (const transformation of input.metricTransformations) check(transformation);
  const key = metricFilterKey(group.name, input.filterName);
  const before = state.metricFilters.get(key);
  if (!before && metricFiltersOf(state, group.name).length >= mostFilters) {
    throw logsError('LimitExceededException', 'Resource limit exceeded.');
  }
  state.metricFilters.put(key, {
    group: group.name,
    filterName: input.filterName,
    pattern: input.filterPattern,
    transformations: input.metricTransformations,
    createdAt: before?.createdAt ?? state.clock.now(),
    applyOnTransformedLogs: input.applyOnTransformedLogs ?? false,
  });
}

function check({ metricValue, defaultValue, dimensions = {} }: MetricTransformation): void {
  if (!/^\$/.test(metricValue) && (metricValue.trim() === '' || Number.isNaN(Number(metricValue)))) {
    throw logsError(
      'InvalidParameterException',
      `Invalid metric transformation: metricValue '${metricValue}' must be a number or a selector`,
    );
  }
  const names = Object.keys(dimensions);
  if (names.length > 3) {
    throw logsError('InvalidParameterException', 'A metric transformation can have at most 3 dimensions.');
  }
  if (names.length > 0 && defaultValue !== undefined) {
    throw logsError(
      'InvalidParameterException',
      'Invalid metric transformation: dimensions and default value are mutually exclusive properties.',
    );
  }
}

export function deleteMetricFilter(state: LogState, { logGroupName, filterName }: DeleteMetricFilterRequest): void {
  groupNamed(state, logGroupName);
  if (!state.metricFilters.delete(metricFilterKey(logGroupName, filterName))) {
    throw logsError('ResourceNotFoundException', 'The specified metric filter does not exist.');
  }
}

export function describeMetricFilters(
  state: LogState,
  input: DescribeMetricFiltersRequest,
): DescribeMetricFiltersResponse {
  const { logGroupName, filterNamePrefix: prefix = '', metricName, metricNamespace } = input;
  if ((metricName === undefined) !== (metricNamespace === undefined)) {
    throw logsError('InvalidParameterException', 'metricName and metricNamespace must be specified together.');
  }
  const all =
    logGroupName === undefined
      ? [...state.metricFilters.values()]
      : metricFiltersOf(state, groupNamed(state, logGroupName).name);
  const found = all.filter(
    ({ filterName, transformations }) =>
      filterName.startsWith(prefix) &&
      (metricName === undefined ||
        transformations.some((each) => each.metricName === metricName && each.metricNamespace === metricNamespace)),
  );
  const keyOf = ({ group, filterName }: (typeof found)[number]): string => metricFilterKey(group, filterName);
  const { items, nextToken } = page(found, keyOf, input.limit ?? 50, input.nextToken);
  return {
    metricFilters: items.map((row) => ({
      filterName: row.filterName,
      filterPattern: row.pattern,
      metricTransformations: row.transformations,
      creationTime: row.createdAt,
      logGroupName: row.group,
      applyOnTransformedLogs: row.applyOnTransformedLogs,
    })),
    nextToken,
  };
}

export function testMetricFilter({
  filterPattern,
  logEventMessages,
}: TestMetricFilterRequest): TestMetricFilterResponse {
  const pattern = compileEventPattern(filterPattern);
  return {
    matches: logEventMessages.flatMap((eventMessage, index) => {
      const match = pattern(eventMessage);
      return match ? [{ eventNumber: index + 1, eventMessage, extractedValues: match.values }] : [];
    }),
  };
}
