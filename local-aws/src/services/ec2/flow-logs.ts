import type { CreateFlowLogsRequest, FlowLog, Operations, UnsuccessfulItem } from '../../models/generated/ec2.ts';
import { AwsError } from '../../wire/aws-error.ts';
import { accountId, type ServiceOperations } from '../../wire/operation.ts';
import { type Ec2ErrorCode, error } from './errors.ts';
import { matching, type Readings } from './filters.ts';
import { found, kinds, named } from './kinds.ts';
import { pageOf } from './pages.ts';
import type { FlowLogRow } from './rows.ts';
import type { Ec2State, OpenState } from './state.ts';
import { forgetTags, putTags, tagsFor, tagsOf } from './tags.ts';

const defaultFormat =
  // biome-ignore lint/suspicious/noTemplateCurlyInString: flow logs write their fields so.
  '${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} ${protocol} ${packets} ${bytes} ${start} ${end} ${action} ${log-status}';

const readings: Readings<FlowLog> = {
  'deliver-log-status': ({ DeliverLogsStatus }) => DeliverLogsStatus,
  'log-destination-type': ({ LogDestinationType }) => LogDestinationType,
  'flow-log-id': ({ FlowLogId }) => FlowLogId,
  'log-group-name': ({ LogGroupName }) => LogGroupName,
  'resource-id': ({ ResourceId }) => ResourceId,
  'traffic-type': ({ TrafficType }) => TrafficType,
};

type Settings = Omit<FlowLogRow, 'id' | 'resourceId' | 'createdTime'>;

export function flowLogOperations(open: OpenState): ServiceOperations<Operations> {
  return {
    CreateFlowLogs(input, call) {
      const state = open(call, input);
      const key = input.ClientToken === undefined ? undefined : `CreateFlowLogs ${input.ClientToken}`;
      const before = key === undefined ? undefined : state.clientTokens.get(key);
      if (before && state.flowLogs.has(before.resourceId)) {
        return { ClientToken: input.ClientToken, FlowLogIds: [before.resourceId], Unsuccessful: [] };
      }
      const tags = tagsFor(kinds.flowLog, input.TagSpecifications);
      const settings = settingsOf(state, input);
      const ids: string[] = [];
      const failures: UnsuccessfulItem[] = [];
      for (const resourceId of input.ResourceIds) {
        try {
          assertLoggable(state, resourceId, settings);
          const row: FlowLogRow = { ...settings, id: state.newId('fl'), resourceId, createdTime: state.clock.now() };
          state.flowLogs.put(row.id, row);
          putTags(state, row.id, tags);
          ids.push(row.id);
        } catch (failure) {
          failures.push(unsuccessful(resourceId, failure));
        }
      }
      const [first] = ids;
      if (key !== undefined && first !== undefined) state.clientTokens.put(key, { key, resourceId: first, input: '' });
      return { ClientToken: input.ClientToken, FlowLogIds: ids, Unsuccessful: failures };
    },

    DescribeFlowLogs(input, call) {
      const state = open(call, input);
      const items = named(state.flowLogs, kinds.flowLog, input.FlowLogIds).map((row) => described(state, row));
      const { page, next } = pageOf(matching(items, input.Filter, readings), input, input.FlowLogIds);
      return { FlowLogs: page, NextToken: next };
    },

    DeleteFlowLogs(input, call) {
      const state = open(call, input);
      const failures: UnsuccessfulItem[] = [];
      for (const id of input.FlowLogIds) {
        try {
          found(state.flowLogs, kinds.flowLog, id);
          state.flowLogs.delete(id);
          forgetTags(state, id);
        } catch (failure) {
          failures.push(unsuccessful(id, failure));
        }
      }
      return { Unsuccessful: failures };
    },
  };
}

function unsuccessful(id: string, failure: unknown): UnsuccessfulItem {
  if (!(failure instanceof AwsError)) throw failure;
  return { ResourceId: id, Error: { Code: failure.shape, Message: failure.message } };
}

function settingsOf(state: Ec2State, input: CreateFlowLogsRequest): Settings {
  const { LogDestinationType: destinationType = 'cloud-watch-logs', MaxAggregationInterval = 600 } = input;
  if (MaxAggregationInterval !== 60 && MaxAggregationInterval !== 600) {
    throw error('InvalidParameterValue', 'MaxAggregationInterval must be 60 or 600');
  }
  const { TrafficType } = input;
  if (TrafficType === undefined) throw error('MissingParameter', 'The request must contain the parameter trafficType');
  const isToLogs = destinationType === 'cloud-watch-logs';
  if (isToLogs && input.DeliverLogsPermissionArn === undefined) {
    throw error(
      'InvalidParameter',
      "DeliverLogsPermissionArn can't be empty if LogDestinationType is cloud-watch-logs.",
    );
  }
  const { LogDestination, LogGroupName } = input;
  if (LogDestination !== undefined && LogGroupName !== undefined) {
    throw error('InvalidParameter', 'Please only provide LogGroupName or only provide LogDestination.');
  }
  const destination =
    LogDestination ?? (isToLogs && LogGroupName !== undefined ? groupArn(state, LogGroupName) : undefined);
  if (destination === undefined) {
    throw error('InvalidParameter', `LogDestination can't be empty if LogDestinationType is ${destinationType}.`);
  }
  return {
    resourceType: input.ResourceType,
    trafficType: TrafficType,
    destinationType,
    destination,
    logGroupName: isToLogs ? (LogGroupName ?? groupName(destination)) : undefined,
    permissionArn: input.DeliverLogsPermissionArn,
    crossAccountRole: input.DeliverCrossAccountRole,
    format: input.LogFormat ?? defaultFormat,
    maxAggregationInterval: MaxAggregationInterval,
    destinationOptions:
      destinationType === 's3'
        ? {
            FileFormat: input.DestinationOptions?.FileFormat ?? 'plain-text',
            HiveCompatiblePartitions: input.DestinationOptions?.HiveCompatiblePartitions ?? false,
            PerHourPartition: input.DestinationOptions?.PerHourPartition ?? false,
          }
        : undefined,
  };
}

function groupArn({ region }: Ec2State, name: string): string {
  return `arn:aws:logs:${region}:${accountId}:log-group:${name}`;
}

function groupName(arn: string): string | undefined {
  return arn.split(':')[6];
}

function assertLoggable(state: Ec2State, resourceId: string, settings: Settings): void {
  switch (settings.resourceType) {
    case 'VPC':
      found(state.vpcs, kinds.vpc, resourceId);
      break;
    case 'Subnet':
      found(state.subnets, kinds.subnet, resourceId);
      break;
    case 'NetworkInterface':
      found(state.networkInterfaces, kinds.networkInterface, resourceId);
      break;
    default:
      throw error('UnsupportedOperation', `local-aws has no flow logs of ${settings.resourceType}`);
  }
  const isSame = (other: FlowLogRow): boolean =>
    other.resourceId === resourceId &&
    other.destination === settings.destination &&
    other.trafficType === settings.trafficType;
  if ([...state.flowLogs.values()].some(isSame)) {
    const code: Ec2ErrorCode = 'FlowLogAlreadyExists';
    throw error(code, 'There is an existing Flow Log with the same configuration and log destination.');
  }
}

function described(state: Ec2State, row: FlowLogRow): FlowLog {
  return {
    FlowLogId: row.id,
    FlowLogStatus: 'ACTIVE',
    ResourceId: row.resourceId,
    TrafficType: row.trafficType,
    LogDestinationType: row.destinationType,
    LogDestination: row.destination,
    LogGroupName: row.logGroupName,
    DeliverLogsPermissionArn: row.permissionArn,
    DeliverCrossAccountRole: row.crossAccountRole,
    DeliverLogsStatus: 'SUCCESS',
    LogFormat: row.format,
    MaxAggregationInterval: row.maxAggregationInterval,
    DestinationOptions: row.destinationOptions,
    CreationTime: row.createdTime,
    Tags: tagsOf(state, row.id),
  };
}
