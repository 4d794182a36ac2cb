// Made by models/generate.ts from AWS's model. Timestamps are milliseconds since the epoch.

export interface Operations {
  DeleteScalingPolicy: { input: DeleteScalingPolicyRequest; output: DeleteScalingPolicyResponse };
  DeleteScheduledAction: { input: DeleteScheduledActionRequest; output: DeleteScheduledActionResponse };
  DeregisterScalableTarget: { input: DeregisterScalableTargetRequest; output: DeregisterScalableTargetResponse };
  DescribeScalableTargets: { input: DescribeScalableTargetsRequest; output: DescribeScalableTargetsResponse };
  DescribeScalingActivities: { input: DescribeScalingActivitiesRequest; output: DescribeScalingActivitiesResponse };
  DescribeScalingPolicies: { input: DescribeScalingPoliciesRequest; output: DescribeScalingPoliciesResponse };
  DescribeScheduledActions: { input: DescribeScheduledActionsRequest; output: DescribeScheduledActionsResponse };
  ListTagsForResource: { input: ListTagsForResourceRequest; output: ListTagsForResourceResponse };
  PutScalingPolicy: { input: PutScalingPolicyRequest; output: PutScalingPolicyResponse };
  PutScheduledAction: { input: PutScheduledActionRequest; output: PutScheduledActionResponse };
  RegisterScalableTarget: { input: RegisterScalableTargetRequest; output: RegisterScalableTargetResponse };
  TagResource: { input: TagResourceRequest; output: TagResourceResponse };
  UntagResource: { input: UntagResourceRequest; output: UntagResourceResponse };
}

export type ErrorName = "ConcurrentUpdateException" | "FailedResourceAccessException" | "InternalServiceException" | "InvalidNextTokenException" | "LimitExceededException" | "ObjectNotFoundException" | "ResourceNotFoundException" | "TooManyTagsException" | "ValidationException";

export type AdjustmentType = "ChangeInCapacity" | "PercentChangeInCapacity" | "ExactCapacity";

export interface Alarm {
  readonly AlarmARN: string;
  readonly AlarmName: string;
}

export interface CustomizedMetricSpecification {
  readonly Dimensions?: readonly MetricDimension[] | undefined;
  readonly MetricName?: string | undefined;
  readonly Metrics?: readonly TargetTrackingMetricDataQuery[] | undefined;
  readonly Namespace?: string | undefined;
  readonly Statistic?: MetricStatistic | undefined;
  readonly Unit?: string | undefined;
}

export interface DeleteScalingPolicyRequest {
  readonly PolicyName: string;
  readonly ResourceId: string;
  readonly ScalableDimension: ScalableDimension;
  readonly ServiceNamespace: ServiceNamespace;
}

export type DeleteScalingPolicyResponse = Readonly<Record<string, never>>;

export interface DeleteScheduledActionRequest {
  readonly ResourceId: string;
  readonly ScalableDimension: ScalableDimension;
  readonly ScheduledActionName: string;
  readonly ServiceNamespace: ServiceNamespace;
}

export type DeleteScheduledActionResponse = Readonly<Record<string, never>>;

export interface DeregisterScalableTargetRequest {
  readonly ResourceId: string;
  readonly ScalableDimension: ScalableDimension;
  readonly ServiceNamespace: ServiceNamespace;
}

export type DeregisterScalableTargetResponse = Readonly<Record<string, never>>;

export interface DescribeScalableTargetsRequest {
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
  readonly ResourceIds?: readonly string[] | undefined;
  readonly ScalableDimension?: ScalableDimension | undefined;
  readonly ServiceNamespace: ServiceNamespace;
}

export interface DescribeScalableTargetsResponse {
  readonly NextToken?: string | undefined;
  readonly ScalableTargets?: readonly ScalableTarget[] | undefined;
}

export interface DescribeScalingActivitiesRequest {
  readonly IncludeNotScaledActivities?: boolean | undefined;
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
  readonly ResourceId?: string | undefined;
  readonly ScalableDimension?: ScalableDimension | undefined;
  readonly ServiceNamespace: ServiceNamespace;
}

export interface DescribeScalingActivitiesResponse {
  readonly NextToken?: string | undefined;
  readonly ScalingActivities?: readonly ScalingActivity[] | undefined;
}

export interface DescribeScalingPoliciesRequest {
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
  readonly PolicyNames?: readonly string[] | undefined;
  readonly ResourceId?: string | undefined;
  readonly ScalableDimension?: ScalableDimension | undefined;
  readonly ServiceNamespace: ServiceNamespace;
}

export interface DescribeScalingPoliciesResponse {
  readonly NextToken?: string | undefined;
  readonly ScalingPolicies?: readonly ScalingPolicy[] | undefined;
}

export interface DescribeScheduledActionsRequest {
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
  readonly ResourceId?: string | undefined;
  readonly ScalableDimension?: ScalableDimension | undefined;
  readonly ScheduledActionNames?: readonly string[] | undefined;
  readonly ServiceNamespace: ServiceNamespace;
}

export interface DescribeScheduledActionsResponse {
  readonly NextToken?: string | undefined;
  readonly ScheduledActions?: readonly ScheduledAction[] | undefined;
}

export interface ListTagsForResourceRequest {
  readonly ResourceARN: string;
}

export interface ListTagsForResourceResponse {
  readonly Tags?: Readonly<Record<string, string>> | undefined;
}

export type MetricAggregationType = "Average" | "Minimum" | "Maximum";

export interface MetricDimension {
  readonly Name: string;
  readonly Value: string;
}

export type MetricStatistic = "Average" | "Minimum" | "Maximum" | "SampleCount" | "Sum";

export type MetricType = "DynamoDBReadCapacityUtilization" | "DynamoDBWriteCapacityUtilization" | "ALBRequestCountPerTarget" | "RDSReaderAverageCPUUtilization" | "RDSReaderAverageDatabaseConnections" | "EC2SpotFleetRequestAverageCPUUtilization" | "EC2SpotFleetRequestAverageNetworkIn" | "EC2SpotFleetRequestAverageNetworkOut" | "SageMakerVariantInvocationsPerInstance" | "ECSServiceAverageCPUUtilization" | "ECSServiceAverageMemoryUtilization" | "AppStreamAverageCapacityUtilization" | "ComprehendInferenceUtilization" | "LambdaProvisionedConcurrencyUtilization" | "CassandraReadCapacityUtilization" | "CassandraWriteCapacityUtilization" | "KafkaBrokerStorageUtilization" | "ElastiCacheEngineCPUUtilization" | "ElastiCacheDatabaseMemoryUsagePercentage" | "ElastiCachePrimaryEngineCPUUtilization" | "ElastiCacheReplicaEngineCPUUtilization" | "ElastiCacheDatabaseMemoryUsageCountedForEvictPercentage" | "NeptuneReaderAverageCPUUtilization" | "SageMakerVariantProvisionedConcurrencyUtilization" | "ElastiCacheDatabaseCapacityUsageCountedForEvictPercentage" | "SageMakerInferenceComponentInvocationsPerCopy" | "WorkSpacesAverageUserSessionsCapacityUtilization" | "SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution" | "SageMakerVariantConcurrentRequestsPerModelHighResolution";

export interface NotScaledReason {
  readonly Code: string;
  readonly CurrentCapacity?: number | undefined;
  readonly MaxCapacity?: number | undefined;
  readonly MinCapacity?: number | undefined;
}

export type PolicyType = "StepScaling" | "TargetTrackingScaling" | "PredictiveScaling";

export interface PredefinedMetricSpecification {
  readonly PredefinedMetricType: MetricType;
  readonly ResourceLabel?: string | undefined;
}

export interface PredictiveScalingCustomizedMetricSpecification {
  readonly MetricDataQueries: readonly PredictiveScalingMetricDataQuery[];
}

export type PredictiveScalingMaxCapacityBreachBehavior = "HonorMaxCapacity" | "IncreaseMaxCapacity";

export interface PredictiveScalingMetric {
  readonly Dimensions?: readonly PredictiveScalingMetricDimension[] | undefined;
  readonly MetricName?: string | undefined;
  readonly Namespace?: string | undefined;
}

export interface PredictiveScalingMetricDataQuery {
  readonly Expression?: string | undefined;
  readonly Id: string;
  readonly Label?: string | undefined;
  readonly MetricStat?: PredictiveScalingMetricStat | undefined;
  readonly ReturnData?: boolean | undefined;
}

export interface PredictiveScalingMetricDimension {
  readonly Name: string;
  readonly Value: string;
}

export interface PredictiveScalingMetricSpecification {
  readonly CustomizedCapacityMetricSpecification?: PredictiveScalingCustomizedMetricSpecification | undefined;
  readonly CustomizedLoadMetricSpecification?: PredictiveScalingCustomizedMetricSpecification | undefined;
  readonly CustomizedScalingMetricSpecification?: PredictiveScalingCustomizedMetricSpecification | undefined;
  readonly PredefinedLoadMetricSpecification?: PredictiveScalingPredefinedLoadMetricSpecification | undefined;
  readonly PredefinedMetricPairSpecification?: PredictiveScalingPredefinedMetricPairSpecification | undefined;
  readonly PredefinedScalingMetricSpecification?: PredictiveScalingPredefinedScalingMetricSpecification | undefined;
  readonly TargetValue: number;
}

export interface PredictiveScalingMetricStat {
  readonly Metric: PredictiveScalingMetric;
  readonly Stat: string;
  readonly Unit?: string | undefined;
}

export type PredictiveScalingMode = "ForecastOnly" | "ForecastAndScale";

export interface PredictiveScalingPolicyConfiguration {
  readonly MaxCapacityBreachBehavior?: PredictiveScalingMaxCapacityBreachBehavior | undefined;
  readonly MaxCapacityBuffer?: number | undefined;
  readonly MetricSpecifications: readonly PredictiveScalingMetricSpecification[];
  readonly Mode?: PredictiveScalingMode | undefined;
  readonly SchedulingBufferTime?: number | undefined;
}

export interface PredictiveScalingPredefinedLoadMetricSpecification {
  readonly PredefinedMetricType: string;
  readonly ResourceLabel?: string | undefined;
}

export interface PredictiveScalingPredefinedMetricPairSpecification {
  readonly PredefinedMetricType: string;
  readonly ResourceLabel?: string | undefined;
}

export interface PredictiveScalingPredefinedScalingMetricSpecification {
  readonly PredefinedMetricType: string;
  readonly ResourceLabel?: string | undefined;
}

export interface PutScalingPolicyRequest {
  readonly PolicyName: string;
  readonly PolicyType?: PolicyType | undefined;
  readonly PredictiveScalingPolicyConfiguration?: PredictiveScalingPolicyConfiguration | undefined;
  readonly ResourceId: string;
  readonly ScalableDimension: ScalableDimension;
  readonly ServiceNamespace: ServiceNamespace;
  readonly StepScalingPolicyConfiguration?: StepScalingPolicyConfiguration | undefined;
  readonly TargetTrackingScalingPolicyConfiguration?: TargetTrackingScalingPolicyConfiguration | undefined;
}

export interface PutScalingPolicyResponse {
  readonly Alarms?: readonly Alarm[] | undefined;
  readonly PolicyARN: string;
}

export interface PutScheduledActionRequest {
  readonly EndTime?: number | undefined;
  readonly ResourceId: string;
  readonly ScalableDimension: ScalableDimension;
  readonly ScalableTargetAction?: ScalableTargetAction | undefined;
  readonly Schedule?: string | undefined;
  readonly ScheduledActionName: string;
  readonly ServiceNamespace: ServiceNamespace;
  readonly StartTime?: number | undefined;
  readonly Timezone?: string | undefined;
}

export type PutScheduledActionResponse = Readonly<Record<string, never>>;

export interface RegisterScalableTargetRequest {
  readonly MaxCapacity?: number | undefined;
  readonly MinCapacity?: number | undefined;
  readonly ResourceId: string;
  readonly RoleARN?: string | undefined;
  readonly ScalableDimension: ScalableDimension;
  readonly ServiceNamespace: ServiceNamespace;
  readonly SuspendedState?: SuspendedState | undefined;
  readonly Tags?: Readonly<Record<string, string>> | undefined;
}

export interface RegisterScalableTargetResponse {
  readonly ScalableTargetARN?: string | undefined;
}

export type ScalableDimension = "ecs:service:DesiredCount" | "ec2:spot-fleet-request:TargetCapacity" | "elasticmapreduce:instancegroup:InstanceCount" | "appstream:fleet:DesiredCapacity" | "dynamodb:table:ReadCapacityUnits" | "dynamodb:table:WriteCapacityUnits" | "dynamodb:index:ReadCapacityUnits" | "dynamodb:index:WriteCapacityUnits" | "rds:cluster:ReadReplicaCount" | "sagemaker:variant:DesiredInstanceCount" | "custom-resource:ResourceType:Property" | "comprehend:document-classifier-endpoint:DesiredInferenceUnits" | "comprehend:entity-recognizer-endpoint:DesiredInferenceUnits" | "lambda:function:ProvisionedConcurrency" | "cassandra:table:ReadCapacityUnits" | "cassandra:table:WriteCapacityUnits" | "kafka:broker-storage:VolumeSize" | "elasticache:cache-cluster:Nodes" | "elasticache:replication-group:NodeGroups" | "elasticache:replication-group:Replicas" | "neptune:cluster:ReadReplicaCount" | "sagemaker:variant:DesiredProvisionedConcurrency" | "sagemaker:inference-component:DesiredCopyCount" | "workspaces:workspacespool:DesiredUserSessions";

export interface ScalableTarget {
  readonly CreationTime: number;
  readonly MaxCapacity: number;
  readonly MinCapacity: number;
  readonly PredictedCapacity?: number | undefined;
  readonly ResourceId: string;
  readonly RoleARN: string;
  readonly ScalableDimension: ScalableDimension;
  readonly ScalableTargetARN?: string | undefined;
  readonly ServiceNamespace: ServiceNamespace;
  readonly SuspendedState?: SuspendedState | undefined;
}

export interface ScalableTargetAction {
  readonly MaxCapacity?: number | undefined;
  readonly MinCapacity?: number | undefined;
}

export interface ScalingActivity {
  readonly ActivityId: string;
  readonly Cause: string;
  readonly Description: string;
  readonly Details?: string | undefined;
  readonly EndTime?: number | undefined;
  readonly NotScaledReasons?: readonly NotScaledReason[] | undefined;
  readonly ResourceId: string;
  readonly ScalableDimension: ScalableDimension;
  readonly ServiceNamespace: ServiceNamespace;
  readonly StartTime: number;
  readonly StatusCode: ScalingActivityStatusCode;
  readonly StatusMessage?: string | undefined;
}

export type ScalingActivityStatusCode = "Pending" | "InProgress" | "Successful" | "Overridden" | "Unfulfilled" | "Failed";

export interface ScalingPolicy {
  readonly Alarms?: readonly Alarm[] | undefined;
  readonly CreationTime: number;
  readonly PolicyARN: string;
  readonly PolicyName: string;
  readonly PolicyType: PolicyType;
  readonly PredictiveScalingPolicyConfiguration?: PredictiveScalingPolicyConfiguration | undefined;
  readonly ResourceId: string;
  readonly ScalableDimension: ScalableDimension;
  readonly ServiceNamespace: ServiceNamespace;
  readonly StepScalingPolicyConfiguration?: StepScalingPolicyConfiguration | undefined;
  readonly TargetTrackingScalingPolicyConfiguration?: TargetTrackingScalingPolicyConfiguration | undefined;
}

export interface ScheduledAction {
  readonly CreationTime: number;
  readonly EndTime?: number | undefined;
  readonly ResourceId: string;
  readonly ScalableDimension?: ScalableDimension | undefined;
  readonly ScalableTargetAction?: ScalableTargetAction | undefined;
  readonly Schedule: string;
  readonly ScheduledActionARN: string;
  readonly ScheduledActionName: string;
  readonly ServiceNamespace: ServiceNamespace;
  readonly StartTime?: number | undefined;
  readonly Timezone?: string | undefined;
}

export type ServiceNamespace = "ecs" | "elasticmapreduce" | "ec2" | "appstream" | "dynamodb" | "rds" | "sagemaker" | "custom-resource" | "comprehend" | "lambda" | "cassandra" | "kafka" | "elasticache" | "neptune" | "workspaces";

export interface StepAdjustment {
  readonly MetricIntervalLowerBound?: number | undefined;
  readonly MetricIntervalUpperBound?: number | undefined;
  readonly ScalingAdjustment: number;
}

export interface StepScalingPolicyConfiguration {
  readonly AdjustmentType?: AdjustmentType | undefined;
  readonly Cooldown?: number | undefined;
  readonly MetricAggregationType?: MetricAggregationType | undefined;
  readonly MinAdjustmentMagnitude?: number | undefined;
  readonly StepAdjustments?: readonly StepAdjustment[] | undefined;
}

export interface SuspendedState {
  readonly DynamicScalingInSuspended?: boolean | undefined;
  readonly DynamicScalingOutSuspended?: boolean | undefined;
  readonly ScheduledScalingSuspended?: boolean | undefined;
}

export interface TagResourceRequest {
  readonly ResourceARN: string;
  readonly Tags: Readonly<Record<string, string>>;
}

export type TagResourceResponse = Readonly<Record<string, never>>;

export interface TargetTrackingMetric {
  readonly Dimensions?: readonly TargetTrackingMetricDimension[] | undefined;
  readonly MetricName?: string | undefined;
  readonly Namespace?: string | undefined;
}

export interface TargetTrackingMetricDataQuery {
  readonly Expression?: string | undefined;
  readonly Id: string;
  readonly Label?: string | undefined;
  readonly MetricStat?: TargetTrackingMetricStat | undefined;
  readonly ReturnData?: boolean | undefined;
}

export interface TargetTrackingMetricDimension {
  readonly Name: string;
  readonly Value: string;
}

export interface TargetTrackingMetricStat {
  readonly Metric: TargetTrackingMetric;
  readonly Stat: string;
  readonly Unit?: string | undefined;
}

export interface TargetTrackingScalingPolicyConfiguration {
  readonly CustomizedMetricSpecification?: CustomizedMetricSpecification | undefined;
  readonly DisableScaleIn?: boolean | undefined;
  readonly PredefinedMetricSpecification?: PredefinedMetricSpecification | undefined;
  readonly ScaleInCooldown?: number | undefined;
  readonly ScaleOutCooldown?: number | undefined;
  readonly TargetValue: number;
}

export interface UntagResourceRequest {
  readonly ResourceARN: string;
  readonly TagKeys: readonly string[];
}

export type UntagResourceResponse = Readonly<Record<string, never>>;

