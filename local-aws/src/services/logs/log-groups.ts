import type {
  CreateLogGroupRequest,
  DeleteLogGroupRequest,
  DescribeLogGroupsRequest,
  DescribeLogGroupsResponse,
  LogGroup,
} from '../../models/generated/logs.ts';
import { accountId, type Call } from '../../wire/operation.ts';
import { logsError } from './errors.ts';
import { groupNamed, type LogGroupRow, type LogState, nameIn, streamKey, streamsOf } from './log-state.ts';
import { metricFilterKey, metricFiltersOf } from './metric-filter-row.ts';
import { page } from './page.ts';

const describedPage = 50;

export function createLogGroup(
  { groups, clock }: LogState,
  { logGroupName: name, logGroupClass, kmsKeyId, deletionProtectionEnabled, tags }: CreateLogGroupRequest,
  { region }: Pick<Call, 'region'>,
): void {
  if (groups.has(name)) {
    throw logsError('ResourceAlreadyExistsException', 'The specified log group already exists');
  }
  groups.put(name, {
    name,
    arn: `arn:aws:logs:${region}:${accountId}:log-group:${name}`,
    created: clock.now(),
    class: logGroupClass ?? 'STANDARD',
    kmsKeyId,
    isProtected: deletionProtectionEnabled ?? false,
    tags: tags ?? {},
  });
}

export function deleteLogGroup(state: LogState, { logGroupName }: DeleteLogGroupRequest): void {
  const group = groupNamed(state, logGroupName);
  if (group.isProtected) {
    throw logsError('ValidationException', 'The log group has deletion protection enabled. Disable it first.');
  }
  state.events.deleteGroup(group.name);
  for (const stream of streamsOf(state, group)) state.streams.delete(streamKey(group.name, stream.name));
  for (const { filterName } of metricFiltersOf(state, group.name)) {
    state.metricFilters.delete(metricFilterKey(group.name, filterName));
  }
  state.groups.delete(group.name);
}

export function describeLogGroups(state: LogState, input: DescribeLogGroupsRequest): DescribeLogGroupsResponse {
  const { logGroupNamePrefix: prefix, logGroupNamePattern: pattern } = input;
  if (prefix !== undefined && pattern !== undefined) {
    throw logsError(
      'InvalidParameterException',
      'LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.',
    );
  }
  const identified = input.logGroupIdentifiers?.map(nameIn);
  const found = [...state.groups.values()].filter(
    (group) =>
      (prefix === undefined || group.name.startsWith(prefix)) &&
      (pattern === undefined || group.name.toLowerCase().includes(pattern.toLowerCase())) &&
      (identified?.includes(group.name) ?? true) &&
      (input.logGroupClass === undefined || group.class === input.logGroupClass),
  );
  const { items, nextToken } = page(found, ({ name }) => name, input.limit ?? describedPage, input.nextToken);
  return { logGroups: items.map((group) => shown(state, group)), nextToken };
}

function shown(state: LogState, group: LogGroupRow): LogGroup {
  return {
    arn: `${group.arn}:*`,
    creationTime: group.created,
    deletionProtectionEnabled: group.isProtected,
    kmsKeyId: group.kmsKeyId,
    logGroupArn: group.arn,
    logGroupClass: group.class,
    logGroupName: group.name,
    metricFilterCount: metricFiltersOf(state, group.name).length,
    retentionInDays: group.retentionInDays,
    storedBytes: state.events.storedBytes(group.name),
  };
}
