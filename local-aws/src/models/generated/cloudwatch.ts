// Made by models/generate.ts from AWS's model. Timestamps are milliseconds since the epoch.

export interface Operations {
  DeleteAlarms: { input: DeleteAlarmsInput; output: Readonly<Record<string, never>> };
  DeleteAnomalyDetector: { input: DeleteAnomalyDetectorInput; output: DeleteAnomalyDetectorOutput };
  DeleteDashboards: { input: DeleteDashboardsInput; output: DeleteDashboardsOutput };
  DescribeAlarmHistory: { input: DescribeAlarmHistoryInput; output: DescribeAlarmHistoryOutput };
  DescribeAlarms: { input: DescribeAlarmsInput; output: DescribeAlarmsOutput };
  DescribeAlarmsForMetric: { input: DescribeAlarmsForMetricInput; output: DescribeAlarmsForMetricOutput };
  DescribeAnomalyDetectors: { input: DescribeAnomalyDetectorsInput; output: DescribeAnomalyDetectorsOutput };
  DisableAlarmActions: { input: DisableAlarmActionsInput; output: Readonly<Record<string, never>> };
  EnableAlarmActions: { input: EnableAlarmActionsInput; output: Readonly<Record<string, never>> };
  GetDashboard: { input: GetDashboardInput; output: GetDashboardOutput };
  GetMetricData: { input: GetMetricDataInput; output: GetMetricDataOutput };
  GetMetricStatistics: { input: GetMetricStatisticsInput; output: GetMetricStatisticsOutput };
  ListDashboards: { input: ListDashboardsInput; output: ListDashboardsOutput };
  ListMetrics: { input: ListMetricsInput; output: ListMetricsOutput };
  ListTagsForResource: { input: ListTagsForResourceInput; output: ListTagsForResourceOutput };
  PutAnomalyDetector: { input: PutAnomalyDetectorInput; output: PutAnomalyDetectorOutput };
  PutCompositeAlarm: { input: PutCompositeAlarmInput; output: Readonly<Record<string, never>> };
  PutDashboard: { input: PutDashboardInput; output: PutDashboardOutput };
  PutMetricAlarm: { input: PutMetricAlarmInput; output: Readonly<Record<string, never>> };
  PutMetricData: { input: PutMetricDataInput; output: Readonly<Record<string, never>> };
  SetAlarmState: { input: SetAlarmStateInput; output: Readonly<Record<string, never>> };
  TagResource: { input: TagResourceInput; output: TagResourceOutput };
  UntagResource: { input: UntagResourceInput; output: UntagResourceOutput };
}

export type ErrorName = "ConcurrentModificationException" | "ConflictException" | "DashboardInvalidInputError" | "DashboardNotFoundError" | "InternalServiceFault" | "InvalidFormatFault" | "InvalidNextToken" | "InvalidParameterCombinationException" | "InvalidParameterValueException" | "LimitExceededException" | "LimitExceededFault" | "MissingRequiredParameterException" | "ResourceNotFound" | "ResourceNotFoundException";

export type ActionsSuppressedBy = "WaitPeriod" | "ExtensionPeriod" | "Alarm";

export interface AlarmHistoryItem {
  readonly AlarmContributorAttributes?: Readonly<Record<string, string>> | undefined;
  readonly AlarmContributorId?: string | undefined;
  readonly AlarmName?: string | undefined;
  readonly AlarmType?: AlarmType | undefined;
  readonly HistoryData?: string | undefined;
  readonly HistoryItemType?: HistoryItemType | undefined;
  readonly HistorySummary?: string | undefined;
  readonly Timestamp?: number | undefined;
}

export interface AlarmPromQLCriteria {
  readonly PendingPeriod?: number | undefined;
  readonly Query: string;
  readonly RecoveryPeriod?: number | undefined;
}

export type AlarmType = "CompositeAlarm" | "MetricAlarm";

export interface AnomalyDetector {
  readonly Configuration?: AnomalyDetectorConfiguration | undefined;
  readonly Dimensions?: readonly Dimension[] | undefined;
  readonly MetricCharacteristics?: MetricCharacteristics | undefined;
  readonly MetricMathAnomalyDetector?: MetricMathAnomalyDetector | undefined;
  readonly MetricName?: string | undefined;
  readonly Namespace?: string | undefined;
  readonly SingleMetricAnomalyDetector?: SingleMetricAnomalyDetector | undefined;
  readonly Stat?: string | undefined;
  readonly StateValue?: AnomalyDetectorStateValue | undefined;
}

export interface AnomalyDetectorConfiguration {
  readonly ExcludedTimeRanges?: readonly Range[] | undefined;
  readonly MetricTimezone?: string | undefined;
}

export type AnomalyDetectorStateValue = "PENDING_TRAINING" | "TRAINED_INSUFFICIENT_DATA" | "TRAINED";

export type AnomalyDetectorType = "SINGLE_METRIC" | "METRIC_MATH";

export type ComparisonOperator = "GreaterThanOrEqualToThreshold" | "GreaterThanThreshold" | "LessThanThreshold" | "LessThanOrEqualToThreshold" | "LessThanLowerOrGreaterThanUpperThreshold" | "LessThanLowerThreshold" | "GreaterThanUpperThreshold";

export interface CompositeAlarm {
  readonly ActionsEnabled?: boolean | undefined;
  readonly ActionsSuppressedBy?: ActionsSuppressedBy | undefined;
  readonly ActionsSuppressedReason?: string | undefined;
  readonly ActionsSuppressor?: string | undefined;
  readonly ActionsSuppressorExtensionPeriod?: number | undefined;
  readonly ActionsSuppressorWaitPeriod?: number | undefined;
  readonly AlarmActions?: readonly string[] | undefined;
  readonly AlarmArn?: string | undefined;
  readonly AlarmConfigurationUpdatedTimestamp?: number | undefined;
  readonly AlarmDescription?: string | undefined;
  readonly AlarmName?: string | undefined;
  readonly AlarmRule?: string | undefined;
  readonly InsufficientDataActions?: readonly string[] | undefined;
  readonly OKActions?: readonly string[] | undefined;
  readonly StateReason?: string | undefined;
  readonly StateReasonData?: string | undefined;
  readonly StateTransitionedTimestamp?: number | undefined;
  readonly StateUpdatedTimestamp?: number | undefined;
  readonly StateValue?: StateValue | undefined;
}

export interface DashboardEntry {
  readonly DashboardArn?: string | undefined;
  readonly DashboardName?: string | undefined;
  readonly LastModified?: number | undefined;
  readonly Size?: number | undefined;
}

export interface DashboardValidationMessage {
  readonly DataPath?: string | undefined;
  readonly Message?: string | undefined;
}

export interface Datapoint {
  readonly Average?: number | undefined;
  readonly ExtendedStatistics?: Readonly<Record<string, number>> | undefined;
  readonly Maximum?: number | undefined;
  readonly Minimum?: number | undefined;
  readonly SampleCount?: number | undefined;
  readonly Sum?: number | undefined;
  readonly Timestamp?: number | undefined;
  readonly Unit?: StandardUnit | undefined;
}

export interface DeleteAlarmsInput {
  readonly AlarmNames: readonly string[];
}

export interface DeleteAnomalyDetectorInput {
  readonly Dimensions?: readonly Dimension[] | undefined;
  readonly MetricMathAnomalyDetector?: MetricMathAnomalyDetector | undefined;
  readonly MetricName?: string | undefined;
  readonly Namespace?: string | undefined;
  readonly SingleMetricAnomalyDetector?: SingleMetricAnomalyDetector | undefined;
  readonly Stat?: string | undefined;
}

export type DeleteAnomalyDetectorOutput = Readonly<Record<string, never>>;

export interface DeleteDashboardsInput {
  readonly DashboardNames: readonly string[];
}

export type DeleteDashboardsOutput = Readonly<Record<string, never>>;

export interface DescribeAlarmHistoryInput {
  readonly AlarmContributorId?: string | undefined;
  readonly AlarmName?: string | undefined;
  readonly AlarmTypes?: readonly AlarmType[] | undefined;
  readonly EndDate?: number | undefined;
  readonly HistoryItemType?: HistoryItemType | undefined;
  readonly MaxRecords?: number | undefined;
  readonly NextToken?: string | undefined;
  readonly ScanBy?: ScanBy | undefined;
  readonly StartDate?: number | undefined;
}

export interface DescribeAlarmHistoryOutput {
  readonly AlarmHistoryItems?: readonly AlarmHistoryItem[] | undefined;
  readonly NextToken?: string | undefined;
}

export interface DescribeAlarmsForMetricInput {
  readonly Dimensions?: readonly Dimension[] | undefined;
  readonly ExtendedStatistic?: string | undefined;
  readonly MetricName: string;
  readonly Namespace: string;
  readonly Period?: number | undefined;
  readonly Statistic?: Statistic | undefined;
  readonly Unit?: StandardUnit | undefined;
}

export interface DescribeAlarmsForMetricOutput {
  readonly MetricAlarms?: readonly MetricAlarm[] | undefined;
}

export interface DescribeAlarmsInput {
  readonly ActionPrefix?: string | undefined;
  readonly AlarmNamePrefix?: string | undefined;
  readonly AlarmNames?: readonly string[] | undefined;
  readonly AlarmTypes?: readonly AlarmType[] | undefined;
  readonly ChildrenOfAlarmName?: string | undefined;
  readonly MaxRecords?: number | undefined;
  readonly NextToken?: string | undefined;
  readonly ParentsOfAlarmName?: string | undefined;
  readonly StateValue?: StateValue | undefined;
}

export interface DescribeAlarmsOutput {
  readonly CompositeAlarms?: readonly CompositeAlarm[] | undefined;
  readonly MetricAlarms?: readonly MetricAlarm[] | undefined;
  readonly NextToken?: string | undefined;
}

export interface DescribeAnomalyDetectorsInput {
  readonly AnomalyDetectorTypes?: readonly AnomalyDetectorType[] | undefined;
  readonly Dimensions?: readonly Dimension[] | undefined;
  readonly MaxResults?: number | undefined;
  readonly MetricName?: string | undefined;
  readonly Namespace?: string | undefined;
  readonly NextToken?: string | undefined;
}

export interface DescribeAnomalyDetectorsOutput {
  readonly AnomalyDetectors?: readonly AnomalyDetector[] | undefined;
  readonly NextToken?: string | undefined;
}

export interface Dimension {
  readonly Name: string;
  readonly Value: string;
}

export interface DimensionFilter {
  readonly Name: string;
  readonly Value?: string | undefined;
}

export interface DisableAlarmActionsInput {
  readonly AlarmNames: readonly string[];
}

export interface EnableAlarmActionsInput {
  readonly AlarmNames: readonly string[];
}

export interface Entity {
  readonly Attributes?: Readonly<Record<string, string>> | undefined;
  readonly KeyAttributes?: Readonly<Record<string, string>> | undefined;
}

export interface EntityMetricData {
  readonly Entity?: Entity | undefined;
  readonly MetricData?: readonly MetricDatum[] | undefined;
}

export interface EvaluationCriteria {
  readonly PromQLCriteria?: AlarmPromQLCriteria | undefined;
}

export type EvaluationState = "PARTIAL_DATA" | "EVALUATION_FAILURE" | "EVALUATION_ERROR";

export interface GetDashboardInput {
  readonly DashboardName: string;
}

export interface GetDashboardOutput {
  readonly DashboardArn?: string | undefined;
  readonly DashboardBody?: string | undefined;
  readonly DashboardName?: string | undefined;
}

export interface GetMetricDataInput {
  readonly EndTime: number;
  readonly LabelOptions?: LabelOptions | undefined;
  readonly MaxDatapoints?: number | undefined;
  readonly MetricDataQueries: readonly MetricDataQuery[];
  readonly NextToken?: string | undefined;
  readonly ScanBy?: ScanBy | undefined;
  readonly StartTime: number;
}

export interface GetMetricDataOutput {
  readonly Messages?: readonly MessageData[] | undefined;
  readonly MetricDataResults?: readonly MetricDataResult[] | undefined;
  readonly NextToken?: string | undefined;
}

export interface GetMetricStatisticsInput {
  readonly Dimensions?: readonly Dimension[] | undefined;
  readonly EndTime: number;
  readonly ExtendedStatistics?: readonly string[] | undefined;
  readonly MetricName: string;
  readonly Namespace: string;
  readonly Period: number;
  readonly StartTime: number;
  readonly Statistics?: readonly Statistic[] | undefined;
  readonly Unit?: StandardUnit | undefined;
}

export interface GetMetricStatisticsOutput {
  readonly Datapoints?: readonly Datapoint[] | undefined;
  readonly Label?: string | undefined;
}

export type HistoryItemType = "ConfigurationUpdate" | "StateUpdate" | "Action" | "AlarmContributorStateUpdate" | "AlarmContributorAction";

export interface LabelOptions {
  readonly Timezone?: string | undefined;
}

export interface ListDashboardsInput {
  readonly DashboardNamePrefix?: string | undefined;
  readonly NextToken?: string | undefined;
}

export interface ListDashboardsOutput {
  readonly DashboardEntries?: readonly DashboardEntry[] | undefined;
  readonly NextToken?: string | undefined;
}

export interface ListMetricsInput {
  readonly Dimensions?: readonly DimensionFilter[] | undefined;
  readonly IncludeLinkedAccounts?: boolean | undefined;
  readonly MetricName?: string | undefined;
  readonly Namespace?: string | undefined;
  readonly NextToken?: string | undefined;
  readonly OwningAccount?: string | undefined;
  readonly RecentlyActive?: RecentlyActive | undefined;
}

export interface ListMetricsOutput {
  readonly Metrics?: readonly Metric[] | undefined;
  readonly NextToken?: string | undefined;
  readonly OwningAccounts?: readonly string[] | undefined;
}

export interface ListTagsForResourceInput {
  readonly ResourceARN: string;
}

export interface ListTagsForResourceOutput {
  readonly Tags?: readonly Tag[] | undefined;
}

export interface MessageData {
  readonly Code?: string | undefined;
  readonly Value?: string | undefined;
}

export interface Metric {
  readonly Dimensions?: readonly Dimension[] | undefined;
  readonly MetricName?: string | undefined;
  readonly Namespace?: string | undefined;
}

export interface MetricAlarm {
  readonly ActionsEnabled?: boolean | undefined;
  readonly AlarmActions?: readonly string[] | undefined;
  readonly AlarmArn?: string | undefined;
  readonly AlarmConfigurationUpdatedTimestamp?: number | undefined;
  readonly AlarmDescription?: string | undefined;
  readonly AlarmName?: string | undefined;
  readonly ComparisonOperator?: ComparisonOperator | undefined;
  readonly DatapointsToAlarm?: number | undefined;
  readonly Dimensions?: readonly Dimension[] | undefined;
  readonly EvaluateLowSampleCountPercentile?: string | undefined;
  readonly EvaluationCriteria?: EvaluationCriteria | undefined;
  readonly EvaluationInterval?: number | undefined;
  readonly EvaluationPeriods?: number | undefined;
  readonly EvaluationState?: EvaluationState | undefined;
  readonly ExtendedStatistic?: string | undefined;
  readonly InsufficientDataActions?: readonly string[] | undefined;
  readonly MetricName?: string | undefined;
  readonly Metrics?: readonly MetricDataQuery[] | undefined;
  readonly Namespace?: string | undefined;
  readonly OKActions?: readonly string[] | undefined;
  readonly Period?: number | undefined;
  readonly StateReason?: string | undefined;
  readonly StateReasonData?: string | undefined;
  readonly StateTransitionedTimestamp?: number | undefined;
  readonly StateUpdatedTimestamp?: number | undefined;
  readonly StateValue?: StateValue | undefined;
  readonly Statistic?: Statistic | undefined;
  readonly Threshold?: number | undefined;
  readonly ThresholdMetricId?: string | undefined;
  readonly TreatMissingData?: string | undefined;
  readonly Unit?: StandardUnit | undefined;
}

export interface MetricCharacteristics {
  readonly PeriodicSpikes?: boolean | undefined;
}

export interface MetricDataQuery {
  readonly AccountId?: string | undefined;
  readonly Expression?: string | undefined;
  readonly Id: string;
  readonly Label?: string | undefined;
  readonly MetricStat?: MetricStat | undefined;
  readonly Period?: number | undefined;
  readonly ReturnData?: boolean | undefined;
}

export interface MetricDataResult {
  readonly Id?: string | undefined;
  readonly Label?: string | undefined;
  readonly Messages?: readonly MessageData[] | undefined;
  readonly StatusCode?: StatusCode | undefined;
  readonly Timestamps?: readonly number[] | undefined;
  readonly Values?: readonly number[] | undefined;
}

export interface MetricDatum {
  readonly Counts?: readonly number[] | undefined;
  readonly Dimensions?: readonly Dimension[] | undefined;
  readonly MetricName: string;
  readonly StatisticValues?: StatisticSet | undefined;
  readonly StorageResolution?: number | undefined;
  readonly Timestamp?: number | undefined;
  readonly Unit?: StandardUnit | undefined;
  readonly Value?: number | undefined;
  readonly Values?: readonly number[] | undefined;
}

export interface MetricMathAnomalyDetector {
  readonly MetricDataQueries?: readonly MetricDataQuery[] | undefined;
}

export interface MetricStat {
  readonly Metric: Metric;
  readonly Period: number;
  readonly Stat: string;
  readonly Unit?: StandardUnit | undefined;
}

export interface PutAnomalyDetectorInput {
  readonly Configuration?: AnomalyDetectorConfiguration | undefined;
  readonly Dimensions?: readonly Dimension[] | undefined;
  readonly MetricCharacteristics?: MetricCharacteristics | undefined;
  readonly MetricMathAnomalyDetector?: MetricMathAnomalyDetector | undefined;
  readonly MetricName?: string | undefined;
  readonly Namespace?: string | undefined;
  readonly SingleMetricAnomalyDetector?: SingleMetricAnomalyDetector | undefined;
  readonly Stat?: string | undefined;
}

export type PutAnomalyDetectorOutput = Readonly<Record<string, never>>;

export interface PutCompositeAlarmInput {
  readonly ActionsEnabled?: boolean | undefined;
  readonly ActionsSuppressor?: string | undefined;
  readonly ActionsSuppressorExtensionPeriod?: number | undefined;
  readonly ActionsSuppressorWaitPeriod?: number | undefined;
  readonly AlarmActions?: readonly string[] | undefined;
  readonly AlarmDescription?: string | undefined;
  readonly AlarmName: string;
  readonly AlarmRule: string;
  readonly InsufficientDataActions?: readonly string[] | undefined;
  readonly OKActions?: readonly string[] | undefined;
  readonly Tags?: readonly Tag[] | undefined;
}

export interface PutDashboardInput {
  readonly DashboardBody: string;
  readonly DashboardName: string;
  readonly Tags?: readonly Tag[] | undefined;
}

export interface PutDashboardOutput {
  readonly DashboardValidationMessages?: readonly DashboardValidationMessage[] | undefined;
}

export interface PutMetricAlarmInput {
  readonly ActionsEnabled?: boolean | undefined;
  readonly AlarmActions?: readonly string[] | undefined;
  readonly AlarmDescription?: string | undefined;
  readonly AlarmName: string;
  readonly ComparisonOperator?: ComparisonOperator | undefined;
  readonly DatapointsToAlarm?: number | undefined;
  readonly Dimensions?: readonly Dimension[] | undefined;
  readonly EvaluateLowSampleCountPercentile?: string | undefined;
  readonly EvaluationCriteria?: EvaluationCriteria | undefined;
  readonly EvaluationInterval?: number | undefined;
  readonly EvaluationPeriods?: number | undefined;
  readonly ExtendedStatistic?: string | undefined;
  readonly InsufficientDataActions?: readonly string[] | undefined;
  readonly MetricName?: string | undefined;
  readonly Metrics?: readonly MetricDataQuery[] | undefined;
  readonly Namespace?: string | undefined;
  readonly OKActions?: readonly string[] | undefined;
  readonly Period?: number | undefined;
  readonly Statistic?: Statistic | undefined;
  readonly Tags?: readonly Tag[] | undefined;
  readonly Threshold?: number | undefined;
  readonly ThresholdMetricId?: string | undefined;
  readonly TreatMissingData?: string | undefined;
  readonly Unit?: StandardUnit | undefined;
}

export interface PutMetricDataInput {
  readonly EntityMetricData?: readonly EntityMetricData[] | undefined;
  readonly MetricData?: readonly MetricDatum[] | undefined;
  readonly Namespace: string;
  readonly StrictEntityValidation?: boolean | undefined;
}

export interface Range {
  readonly EndTime: number;
  readonly StartTime: number;
}

export type RecentlyActive = "PT3H";

export type ScanBy = "TimestampDescending" | "TimestampAscending";

export interface SetAlarmStateInput {
  readonly AlarmName: string;
  readonly StateReason: string;
  readonly StateReasonData?: string | undefined;
  readonly StateValue: StateValue;
}

export interface SingleMetricAnomalyDetector {
  readonly AccountId?: string | undefined;
  readonly Dimensions?: readonly Dimension[] | undefined;
  readonly MetricName?: string | undefined;
  readonly Namespace?: string | undefined;
  readonly Stat?: string | undefined;
}

export type StandardUnit = "Seconds" | "Microseconds" | "Milliseconds" | "Bytes" | "Kilobytes" | "Megabytes" | "Gigabytes" | "Terabytes" | "Bits" | "Kilobits" | "Megabits" | "Gigabits" | "Terabits" | "Percent" | "Count" | "Bytes/Second" | "Kilobytes/Second" | "Megabytes/Second" | "Gigabytes/Second" | "Terabytes/Second" | "Bits/Second" | "Kilobits/Second" | "Megabits/Second" | "Gigabits/Second" | "Terabits/Second" | "Count/Second" | "None";

export type StateValue = "OK" | "ALARM" | "INSUFFICIENT_DATA";

export type Statistic = "SampleCount" | "Average" | "Sum" | "Minimum" | "Maximum";

export interface StatisticSet {
  readonly Maximum: number;
  readonly Minimum: number;
  readonly SampleCount: number;
  readonly Sum: number;
}

export type StatusCode = "Complete" | "InternalError" | "PartialData" | "Forbidden";

export interface Tag {
  readonly Key: string;
  readonly Value: string;
}

export interface TagResourceInput {
  readonly ResourceARN: string;
  readonly Tags: readonly Tag[];
}

export type TagResourceOutput = Readonly<Record<string, never>>;

export interface UntagResourceInput {
  readonly ResourceARN: string;
  readonly TagKeys: readonly string[];
}

export type UntagResourceOutput = Readonly<Record<string, never>>;

