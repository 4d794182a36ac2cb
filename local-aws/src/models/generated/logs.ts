// Made by models/generate.ts from AWS's model. Timestamps are milliseconds since the epoch.

export interface Operations {
  CreateLogGroup: { input: CreateLogGroupRequest; output: Readonly<Record<string, never>> };
  CreateLogStream: { input: CreateLogStreamRequest; output: Readonly<Record<string, never>> };
  DeleteLogGroup: { input: DeleteLogGroupRequest; output: Readonly<Record<string, never>> };
  DeleteLogStream: { input: DeleteLogStreamRequest; output: Readonly<Record<string, never>> };
  DeleteMetricFilter: { input: DeleteMetricFilterRequest; output: Readonly<Record<string, never>> };
  DeleteRetentionPolicy: { input: DeleteRetentionPolicyRequest; output: Readonly<Record<string, never>> };
  DescribeLogGroups: { input: DescribeLogGroupsRequest; output: DescribeLogGroupsResponse };
  DescribeLogStreams: { input: DescribeLogStreamsRequest; output: DescribeLogStreamsResponse };
  DescribeMetricFilters: { input: DescribeMetricFiltersRequest; output: DescribeMetricFiltersResponse };
  FilterLogEvents: { input: FilterLogEventsRequest; output: FilterLogEventsResponse };
  GetLogEvents: { input: GetLogEventsRequest; output: GetLogEventsResponse };
  ListTagsForResource: { input: ListTagsForResourceRequest; output: ListTagsForResourceResponse };
  ListTagsLogGroup: { input: ListTagsLogGroupRequest; output: ListTagsLogGroupResponse };
  PutLogEvents: { input: PutLogEventsRequest; output: PutLogEventsResponse };
  PutMetricFilter: { input: PutMetricFilterRequest; output: Readonly<Record<string, never>> };
  PutRetentionPolicy: { input: PutRetentionPolicyRequest; output: Readonly<Record<string, never>> };
  TagResource: { input: TagResourceRequest; output: Readonly<Record<string, never>> };
  TestMetricFilter: { input: TestMetricFilterRequest; output: TestMetricFilterResponse };
  UntagResource: { input: UntagResourceRequest; output: Readonly<Record<string, never>> };
}

export type ErrorName = "DataAlreadyAcceptedException" | "InvalidOperationException" | "InvalidParameterException" | "InvalidSequenceTokenException" | "LimitExceededException" | "OperationAbortedException" | "ResourceAlreadyExistsException" | "ResourceNotFoundException" | "ServiceUnavailableException" | "TooManyTagsException" | "UnrecognizedClientException" | "ValidationException";

export interface CreateLogGroupRequest {
  readonly deletionProtectionEnabled?: boolean | undefined;
  readonly kmsKeyId?: string | undefined;
  readonly logGroupClass?: LogGroupClass | undefined;
  readonly logGroupName: string;
  readonly tags?: Readonly<Record<string, string>> | undefined;
}

export interface CreateLogStreamRequest {
  readonly logGroupName: string;
  readonly logStreamName: string;
}

export type DataProtectionStatus = "ACTIVATED" | "DELETED" | "ARCHIVED" | "DISABLED";

export interface DeleteLogGroupRequest {
  readonly logGroupName: string;
}

export interface DeleteLogStreamRequest {
  readonly logGroupName: string;
  readonly logStreamName: string;
}

export interface DeleteMetricFilterRequest {
  readonly filterName: string;
  readonly logGroupName: string;
}

export interface DeleteRetentionPolicyRequest {
  readonly logGroupName: string;
}

export interface DescribeLogGroupsRequest {
  readonly accountIdentifiers?: readonly string[] | undefined;
  readonly includeLinkedAccounts?: boolean | undefined;
  readonly limit?: number | undefined;
  readonly logGroupClass?: LogGroupClass | undefined;
  readonly logGroupIdentifiers?: readonly string[] | undefined;
  readonly logGroupNamePattern?: string | undefined;
  readonly logGroupNamePrefix?: string | undefined;
  readonly nextToken?: string | undefined;
}

export interface DescribeLogGroupsResponse {
  readonly logGroups?: readonly LogGroup[] | undefined;
  readonly nextToken?: string | undefined;
}

export interface DescribeLogStreamsRequest {
  readonly descending?: boolean | undefined;
  readonly limit?: number | undefined;
  readonly logGroupIdentifier?: string | undefined;
  readonly logGroupName?: string | undefined;
  readonly logStreamNamePrefix?: string | undefined;
  readonly nextToken?: string | undefined;
  readonly orderBy?: OrderBy | undefined;
}

export interface DescribeLogStreamsResponse {
  readonly logStreams?: readonly LogStream[] | undefined;
  readonly nextToken?: string | undefined;
}

export interface DescribeMetricFiltersRequest {
  readonly filterNamePrefix?: string | undefined;
  readonly limit?: number | undefined;
  readonly logGroupName?: string | undefined;
  readonly metricName?: string | undefined;
  readonly metricNamespace?: string | undefined;
  readonly nextToken?: string | undefined;
}

export interface DescribeMetricFiltersResponse {
  readonly metricFilters?: readonly MetricFilter[] | undefined;
  readonly nextToken?: string | undefined;
}

export interface Entity {
  readonly attributes?: Readonly<Record<string, string>> | undefined;
  readonly keyAttributes?: Readonly<Record<string, string>> | undefined;
}

export type EntityRejectionErrorType = "InvalidEntity" | "InvalidTypeValue" | "InvalidKeyAttributes" | "InvalidAttributes" | "EntitySizeTooLarge" | "UnsupportedLogGroupType" | "MissingRequiredFields";

export interface FilterLogEventsRequest {
  readonly endTime?: number | undefined;
  readonly filterPattern?: string | undefined;
  readonly interleaved?: boolean | undefined;
  readonly limit?: number | undefined;
  readonly logGroupIdentifier?: string | undefined;
  readonly logGroupName?: string | undefined;
  readonly logStreamNamePrefix?: string | undefined;
  readonly logStreamNames?: readonly string[] | undefined;
  readonly nextToken?: string | undefined;
  readonly startTime?: number | undefined;
  readonly unmask?: boolean | undefined;
  readonly startFromHead?: boolean | undefined;
}

export interface FilterLogEventsResponse {
  readonly events?: readonly FilteredLogEvent[] | undefined;
  readonly nextToken?: string | undefined;
  readonly searchedLogStreams?: readonly SearchedLogStream[] | undefined;
}

export interface FilteredLogEvent {
  readonly eventId?: string | undefined;
  readonly ingestionTime?: number | undefined;
  readonly logStreamName?: string | undefined;
  readonly message?: string | undefined;
  readonly timestamp?: number | undefined;
}

export interface GetLogEventsRequest {
  readonly endTime?: number | undefined;
  readonly limit?: number | undefined;
  readonly logGroupIdentifier?: string | undefined;
  readonly logGroupName?: string | undefined;
  readonly logStreamName: string;
  readonly nextToken?: string | undefined;
  readonly startFromHead?: boolean | undefined;
  readonly startTime?: number | undefined;
  readonly unmask?: boolean | undefined;
}

export interface GetLogEventsResponse {
  readonly events?: readonly OutputLogEvent[] | undefined;
  readonly nextBackwardToken?: string | undefined;
  readonly nextForwardToken?: string | undefined;
}

export type InheritedProperty = "ACCOUNT_DATA_PROTECTION";

export interface InputLogEvent {
  readonly message: string;
  readonly timestamp: number;
}

export interface ListTagsForResourceRequest {
  readonly resourceArn: string;
}

export interface ListTagsForResourceResponse {
  readonly tags?: Readonly<Record<string, string>> | undefined;
}

export interface ListTagsLogGroupRequest {
  readonly logGroupName: string;
}

export interface ListTagsLogGroupResponse {
  readonly tags?: Readonly<Record<string, string>> | undefined;
}

export interface LogGroup {
  readonly arn?: string | undefined;
  readonly bearerTokenAuthenticationEnabled?: boolean | undefined;
  readonly creationTime?: number | undefined;
  readonly dataProtectionStatus?: DataProtectionStatus | undefined;
  readonly deletionProtectionEnabled?: boolean | undefined;
  readonly inheritedProperties?: readonly InheritedProperty[] | undefined;
  readonly kmsKeyId?: string | undefined;
  readonly logGroupArn?: string | undefined;
  readonly logGroupClass?: LogGroupClass | undefined;
  readonly logGroupName?: string | undefined;
  readonly metricFilterCount?: number | undefined;
  readonly retentionInDays?: number | undefined;
  readonly storedBytes?: number | undefined;
}

export type LogGroupClass = "STANDARD" | "INFREQUENT_ACCESS" | "DELIVERY";

export interface LogStream {
  readonly arn?: string | undefined;
  readonly creationTime?: number | undefined;
  readonly firstEventTimestamp?: number | undefined;
  readonly lastEventTimestamp?: number | undefined;
  readonly lastIngestionTime?: number | undefined;
  readonly logStreamName?: string | undefined;
  readonly storedBytes?: number | undefined;
  readonly uploadSequenceToken?: string | undefined;
}

export interface MetricFilter {
  readonly applyOnTransformedLogs?: boolean | undefined;
  readonly creationTime?: number | undefined;
  readonly emitSystemFieldDimensions?: readonly string[] | undefined;
  readonly fieldSelectionCriteria?: string | undefined;
  readonly filterName?: string | undefined;
  readonly filterPattern?: string | undefined;
  readonly logGroupName?: string | undefined;
  readonly metricTransformations?: readonly MetricTransformation[] | undefined;
}

export interface MetricFilterMatchRecord {
  readonly eventMessage?: string | undefined;
  readonly eventNumber?: number | undefined;
  readonly extractedValues?: Readonly<Record<string, string>> | undefined;
}

export interface MetricTransformation {
  readonly defaultValue?: number | undefined;
  readonly dimensions?: Readonly<Record<string, string>> | undefined;
  readonly metricName: string;
  readonly metricNamespace: string;
  readonly metricValue: string;
  readonly unit?: StandardUnit | undefined;
}

export type OrderBy = "LogStreamName" | "LastEventTime";

export interface OutputLogEvent {
  readonly ingestionTime?: number | undefined;
  readonly message?: string | undefined;
  readonly timestamp?: number | undefined;
}

export interface PutLogEventsRequest {
  readonly entity?: Entity | undefined;
  readonly logEvents: readonly InputLogEvent[];
  readonly logGroupName: string;
  readonly logStreamName: string;
  readonly sequenceToken?: string | undefined;
}

export interface PutLogEventsResponse {
  readonly nextSequenceToken?: string | undefined;
  readonly rejectedEntityInfo?: RejectedEntityInfo | undefined;
  readonly rejectedLogEventsInfo?: RejectedLogEventsInfo | undefined;
}

export interface PutMetricFilterRequest {
  readonly applyOnTransformedLogs?: boolean | undefined;
  readonly emitSystemFieldDimensions?: readonly string[] | undefined;
  readonly fieldSelectionCriteria?: string | undefined;
  readonly filterName: string;
  readonly filterPattern: string;
  readonly logGroupName: string;
  readonly metricTransformations: readonly MetricTransformation[];
}

export interface PutRetentionPolicyRequest {
  readonly logGroupName: string;
  readonly retentionInDays: number;
}

export interface RejectedEntityInfo {
  readonly errorType: EntityRejectionErrorType;
}

export interface RejectedLogEventsInfo {
  readonly expiredLogEventEndIndex?: number | undefined;
  readonly tooNewLogEventStartIndex?: number | undefined;
  readonly tooOldLogEventEndIndex?: number | undefined;
}

export interface SearchedLogStream {
  readonly logStreamName?: string | undefined;
  readonly searchedCompletely?: boolean | undefined;
}

export type StandardUnit = "Seconds" | "Microseconds" | "Milliseconds" | "Bytes" | "Kilobytes" | "Megabytes" | "Gigabytes" | "Terabytes" | "Bits" | "Kilobits" | "Megabits" | "Gigabits" | "Terabits" | "Percent" | "Count" | "Bytes/Second" | "Kilobytes/Second" | "Megabytes/Second" | "Gigabytes/Second" | "Terabytes/Second" | "Bits/Second" | "Kilobits/Second" | "Megabits/Second" | "Gigabits/Second" | "Terabits/Second" | "Count/Second" | "None";

export interface TagResourceRequest {
  readonly resourceArn: string;
  readonly tags: Readonly<Record<string, string>>;
}

export interface TestMetricFilterRequest {
  readonly filterPattern: string;
  readonly logEventMessages: readonly string[];
}

export interface TestMetricFilterResponse {
  readonly matches?: readonly MetricFilterMatchRecord[] | undefined;
}

export interface UntagResourceRequest {
  readonly resourceArn: string;
  readonly tagKeys: readonly string[];
}

