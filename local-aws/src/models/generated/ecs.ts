// Made by models/generate.ts from AWS's model. Timestamps are milliseconds since the epoch.

export interface Operations {
  ContinueServiceDeployment: { input: ContinueServiceDeploymentRequest; output: ContinueServiceDeploymentResponse };
  CreateCapacityProvider: { input: CreateCapacityProviderRequest; output: CreateCapacityProviderResponse };
  CreateCluster: { input: CreateClusterRequest; output: CreateClusterResponse };
  CreateDaemon: { input: CreateDaemonRequest; output: CreateDaemonResponse };
  CreateExpressGatewayService: { input: CreateExpressGatewayServiceRequest; output: CreateExpressGatewayServiceResponse };
  CreateService: { input: CreateServiceRequest; output: CreateServiceResponse };
  CreateTaskSet: { input: CreateTaskSetRequest; output: CreateTaskSetResponse };
  DeleteAccountSetting: { input: DeleteAccountSettingRequest; output: DeleteAccountSettingResponse };
  DeleteAttributes: { input: DeleteAttributesRequest; output: DeleteAttributesResponse };
  DeleteCapacityProvider: { input: DeleteCapacityProviderRequest; output: DeleteCapacityProviderResponse };
  DeleteCluster: { input: DeleteClusterRequest; output: DeleteClusterResponse };
  DeleteDaemon: { input: DeleteDaemonRequest; output: DeleteDaemonResponse };
  DeleteDaemonTaskDefinition: { input: DeleteDaemonTaskDefinitionRequest; output: DeleteDaemonTaskDefinitionResponse };
  DeleteExpressGatewayService: { input: DeleteExpressGatewayServiceRequest; output: DeleteExpressGatewayServiceResponse };
  DeleteService: { input: DeleteServiceRequest; output: DeleteServiceResponse };
  DeleteTaskDefinitions: { input: DeleteTaskDefinitionsRequest; output: DeleteTaskDefinitionsResponse };
  DeleteTaskSet: { input: DeleteTaskSetRequest; output: DeleteTaskSetResponse };
  DeregisterContainerInstance: { input: DeregisterContainerInstanceRequest; output: DeregisterContainerInstanceResponse };
  DeregisterTaskDefinition: { input: DeregisterTaskDefinitionRequest; output: DeregisterTaskDefinitionResponse };
  DescribeCapacityProviders: { input: DescribeCapacityProvidersRequest; output: DescribeCapacityProvidersResponse };
  DescribeClusters: { input: DescribeClustersRequest; output: DescribeClustersResponse };
  DescribeContainerInstances: { input: DescribeContainerInstancesRequest; output: DescribeContainerInstancesResponse };
  DescribeDaemon: { input: DescribeDaemonRequest; output: DescribeDaemonResponse };
  DescribeDaemonDeployments: { input: DescribeDaemonDeploymentsRequest; output: DescribeDaemonDeploymentsResponse };
  DescribeDaemonRevisions: { input: DescribeDaemonRevisionsRequest; output: DescribeDaemonRevisionsResponse };
  DescribeDaemonTaskDefinition: { input: DescribeDaemonTaskDefinitionRequest; output: DescribeDaemonTaskDefinitionResponse };
  DescribeExpressGatewayService: { input: DescribeExpressGatewayServiceRequest; output: DescribeExpressGatewayServiceResponse };
  DescribeServiceDeployments: { input: DescribeServiceDeploymentsRequest; output: DescribeServiceDeploymentsResponse };
  DescribeServiceRevisions: { input: DescribeServiceRevisionsRequest; output: DescribeServiceRevisionsResponse };
  DescribeServices: { input: DescribeServicesRequest; output: DescribeServicesResponse };
  DescribeTaskDefinition: { input: DescribeTaskDefinitionRequest; output: DescribeTaskDefinitionResponse };
  DescribeTaskSets: { input: DescribeTaskSetsRequest; output: DescribeTaskSetsResponse };
  DescribeTasks: { input: DescribeTasksRequest; output: DescribeTasksResponse };
  DiscoverPollEndpoint: { input: DiscoverPollEndpointRequest; output: DiscoverPollEndpointResponse };
  ExecuteCommand: { input: ExecuteCommandRequest; output: ExecuteCommandResponse };
  GetTaskProtection: { input: GetTaskProtectionRequest; output: GetTaskProtectionResponse };
  ListAccountSettings: { input: ListAccountSettingsRequest; output: ListAccountSettingsResponse };
  ListAttributes: { input: ListAttributesRequest; output: ListAttributesResponse };
  ListClusters: { input: ListClustersRequest; output: ListClustersResponse };
  ListContainerInstances: { input: ListContainerInstancesRequest; output: ListContainerInstancesResponse };
  ListDaemonDeployments: { input: ListDaemonDeploymentsRequest; output: ListDaemonDeploymentsResponse };
  ListDaemonTaskDefinitions: { input: ListDaemonTaskDefinitionsRequest; output: ListDaemonTaskDefinitionsResponse };
  ListDaemons: { input: ListDaemonsRequest; output: ListDaemonsResponse };
  ListServiceDeployments: { input: ListServiceDeploymentsRequest; output: ListServiceDeploymentsResponse };
  ListServices: { input: ListServicesRequest; output: ListServicesResponse };
  ListServicesByNamespace: { input: ListServicesByNamespaceRequest; output: ListServicesByNamespaceResponse };
  ListTagsForResource: { input: ListTagsForResourceRequest; output: ListTagsForResourceResponse };
  ListTaskDefinitionFamilies: { input: ListTaskDefinitionFamiliesRequest; output: ListTaskDefinitionFamiliesResponse };
  ListTaskDefinitions: { input: ListTaskDefinitionsRequest; output: ListTaskDefinitionsResponse };
  ListTasks: { input: ListTasksRequest; output: ListTasksResponse };
  PutAccountSetting: { input: PutAccountSettingRequest; output: PutAccountSettingResponse };
  PutAccountSettingDefault: { input: PutAccountSettingDefaultRequest; output: PutAccountSettingDefaultResponse };
  PutAttributes: { input: PutAttributesRequest; output: PutAttributesResponse };
  PutClusterCapacityProviders: { input: PutClusterCapacityProvidersRequest; output: PutClusterCapacityProvidersResponse };
  RegisterContainerInstance: { input: RegisterContainerInstanceRequest; output: RegisterContainerInstanceResponse };
  RegisterDaemonTaskDefinition: { input: RegisterDaemonTaskDefinitionRequest; output: RegisterDaemonTaskDefinitionResponse };
  RegisterTaskDefinition: { input: RegisterTaskDefinitionRequest; output: RegisterTaskDefinitionResponse };
  RunTask: { input: RunTaskRequest; output: RunTaskResponse };
  StartTask: { input: StartTaskRequest; output: StartTaskResponse };
  StopServiceDeployment: { input: StopServiceDeploymentRequest; output: StopServiceDeploymentResponse };
  StopTask: { input: StopTaskRequest; output: StopTaskResponse };
  SubmitAttachmentStateChanges: { input: SubmitAttachmentStateChangesRequest; output: SubmitAttachmentStateChangesResponse };
  SubmitContainerStateChange: { input: SubmitContainerStateChangeRequest; output: SubmitContainerStateChangeResponse };
  SubmitTaskStateChange: { input: SubmitTaskStateChangeRequest; output: SubmitTaskStateChangeResponse };
  TagResource: { input: TagResourceRequest; output: TagResourceResponse };
  UntagResource: { input: UntagResourceRequest; output: UntagResourceResponse };
  UpdateCapacityProvider: { input: UpdateCapacityProviderRequest; output: UpdateCapacityProviderResponse };
  UpdateCluster: { input: UpdateClusterRequest; output: UpdateClusterResponse };
  UpdateClusterSettings: { input: UpdateClusterSettingsRequest; output: UpdateClusterSettingsResponse };
  UpdateContainerAgent: { input: UpdateContainerAgentRequest; output: UpdateContainerAgentResponse };
  UpdateContainerInstancesState: { input: UpdateContainerInstancesStateRequest; output: UpdateContainerInstancesStateResponse };
  UpdateDaemon: { input: UpdateDaemonRequest; output: UpdateDaemonResponse };
  UpdateExpressGatewayService: { input: UpdateExpressGatewayServiceRequest; output: UpdateExpressGatewayServiceResponse };
  UpdateService: { input: UpdateServiceRequest; output: UpdateServiceResponse };
  UpdateServicePrimaryTaskSet: { input: UpdateServicePrimaryTaskSetRequest; output: UpdateServicePrimaryTaskSetResponse };
  UpdateTaskProtection: { input: UpdateTaskProtectionRequest; output: UpdateTaskProtectionResponse };
  UpdateTaskSet: { input: UpdateTaskSetRequest; output: UpdateTaskSetResponse };
}

export type ErrorName = "AccessDeniedException" | "AttributeLimitExceededException" | "BlockedException" | "ClientException" | "ClusterContainsCapacityProviderException" | "ClusterContainsContainerInstancesException" | "ClusterContainsServicesException" | "ClusterContainsTasksException" | "ClusterNotFoundException" | "ConflictException" | "DaemonNotActiveException" | "DaemonNotFoundException" | "InvalidParameterException" | "LimitExceededException" | "MissingVersionException" | "NamespaceNotFoundException" | "NoUpdateAvailableException" | "PlatformTaskDefinitionIncompatibilityException" | "PlatformUnknownException" | "ResourceInUseException" | "ResourceNotFoundException" | "ServerException" | "ServiceDeploymentNotFoundException" | "ServiceNotActiveException" | "ServiceNotFoundException" | "TargetNotConnectedException" | "TargetNotFoundException" | "TaskSetNotFoundException" | "UnsupportedFeatureException" | "UpdateInProgressException";

export interface AcceleratorCountRequest {
  readonly max?: number | undefined;
  readonly min?: number | undefined;
}

export type AcceleratorManufacturer = "amazon-web-services" | "amd" | "nvidia" | "xilinx" | "habana";

export type AcceleratorName = "a100" | "inferentia" | "k520" | "k80" | "m60" | "radeon-pro-v520" | "t4" | "vu9p" | "v100" | "a10g" | "h100" | "t4g";

export interface AcceleratorTotalMemoryMiBRequest {
  readonly max?: number | undefined;
  readonly min?: number | undefined;
}

export type AcceleratorType = "gpu" | "fpga" | "inference";

export type AccessType = "PUBLIC" | "PRIVATE";

export interface AdvancedConfiguration {
  readonly alternateTargetGroupArn?: string | undefined;
  readonly productionListenerRule?: string | undefined;
  readonly roleArn?: string | undefined;
  readonly testListenerRule?: string | undefined;
}

export type AgentUpdateStatus = "PENDING" | "STAGING" | "STAGED" | "UPDATING" | "UPDATED" | "FAILED";

export type ApplicationProtocol = "http" | "http2" | "grpc";

export type AssignPublicIp = "ENABLED" | "DISABLED";

export interface Attachment {
  readonly details?: readonly KeyValuePair[] | undefined;
  readonly id?: string | undefined;
  readonly status?: string | undefined;
  readonly type?: string | undefined;
}

export interface AttachmentStateChange {
  readonly attachmentArn: string;
  readonly status: string;
}

export interface Attribute {
  readonly name: string;
  readonly targetId?: string | undefined;
  readonly targetType?: TargetType | undefined;
  readonly value?: string | undefined;
}

export type AutoRepairActionsStatus = "ENABLED" | "DISABLED";

export interface AutoRepairConfiguration {
  readonly actionsStatus?: AutoRepairActionsStatus | undefined;
}

export interface AutoScalingGroupProvider {
  readonly autoScalingGroupArn: string;
  readonly managedDraining?: ManagedDraining | undefined;
  readonly managedScaling?: ManagedScaling | undefined;
  readonly managedTerminationProtection?: ManagedTerminationProtection | undefined;
}

export interface AutoScalingGroupProviderUpdate {
  readonly managedDraining?: ManagedDraining | undefined;
  readonly managedScaling?: ManagedScaling | undefined;
  readonly managedTerminationProtection?: ManagedTerminationProtection | undefined;
}

export type AvailabilityZoneRebalancing = "ENABLED" | "DISABLED";

export interface AwsVpcConfiguration {
  readonly assignPublicIp?: AssignPublicIp | undefined;
  readonly securityGroups?: readonly string[] | undefined;
  readonly subnets: readonly string[];
}

export type BareMetal = "included" | "required" | "excluded";

export interface BaselineEbsBandwidthMbpsRequest {
  readonly max?: number | undefined;
  readonly min?: number | undefined;
}

export type BurstablePerformance = "included" | "required" | "excluded";

export type CPUArchitecture = "X86_64" | "ARM64";

export interface CanaryConfiguration {
  readonly canaryBakeTimeInMinutes?: number | undefined;
  readonly canaryPercent?: number | undefined;
}

export type CapacityOptionType = "ON_DEMAND" | "SPOT" | "RESERVED";

export interface CapacityProvider {
  readonly autoScalingGroupProvider?: AutoScalingGroupProvider | undefined;
  readonly capacityProviderArn?: string | undefined;
  readonly cluster?: string | undefined;
  readonly managedInstancesProvider?: ManagedInstancesProvider | undefined;
  readonly name?: string | undefined;
  readonly status?: CapacityProviderStatus | undefined;
  readonly tags?: readonly Tag[] | undefined;
  readonly type?: CapacityProviderType | undefined;
  readonly updateStatus?: CapacityProviderUpdateStatus | undefined;
  readonly updateStatusReason?: string | undefined;
}

export type CapacityProviderField = "TAGS";

export type CapacityProviderStatus = "PROVISIONING" | "ACTIVE" | "DEPROVISIONING" | "INACTIVE";

export interface CapacityProviderStrategyItem {
  readonly base?: number | undefined;
  readonly capacityProvider: string;
  readonly weight?: number | undefined;
}

export type CapacityProviderType = "EC2_AUTOSCALING" | "MANAGED_INSTANCES" | "FARGATE" | "FARGATE_SPOT";

export type CapacityProviderUpdateStatus = "CREATE_IN_PROGRESS" | "CREATE_COMPLETE" | "CREATE_FAILED" | "DELETE_IN_PROGRESS" | "DELETE_COMPLETE" | "DELETE_FAILED" | "UPDATE_IN_PROGRESS" | "UPDATE_COMPLETE" | "UPDATE_FAILED";

export type CapacityReservationPreference = "RESERVATIONS_ONLY" | "RESERVATIONS_FIRST" | "RESERVATIONS_EXCLUDED";

export interface CapacityReservationRequest {
  readonly reservationGroupArn?: string | undefined;
  readonly reservationPreference?: CapacityReservationPreference | undefined;
}

export interface Cluster {
  readonly activeServicesCount?: number | undefined;
  readonly attachments?: readonly Attachment[] | undefined;
  readonly attachmentsStatus?: string | undefined;
  readonly capacityProviders?: readonly string[] | undefined;
  readonly clusterArn?: string | undefined;
  readonly clusterName?: string | undefined;
  readonly configuration?: ClusterConfiguration | undefined;
  readonly defaultCapacityProviderStrategy?: readonly CapacityProviderStrategyItem[] | undefined;
  readonly pendingTasksCount?: number | undefined;
  readonly registeredContainerInstancesCount?: number | undefined;
  readonly runningTasksCount?: number | undefined;
  readonly serviceConnectDefaults?: ClusterServiceConnectDefaults | undefined;
  readonly settings?: readonly ClusterSetting[] | undefined;
  readonly statistics?: readonly KeyValuePair[] | undefined;
  readonly status?: string | undefined;
  readonly tags?: readonly Tag[] | undefined;
}

export interface ClusterConfiguration {
  readonly executeCommandConfiguration?: ExecuteCommandConfiguration | undefined;
  readonly managedStorageConfiguration?: ManagedStorageConfiguration | undefined;
}

export type ClusterField = "ATTACHMENTS" | "CONFIGURATIONS" | "SETTINGS" | "STATISTICS" | "TAGS";

export interface ClusterServiceConnectDefaults {
  readonly namespace?: string | undefined;
}

export interface ClusterServiceConnectDefaultsRequest {
  readonly namespace: string;
}

export interface ClusterSetting {
  readonly name?: ClusterSettingName | undefined;
  readonly value?: string | undefined;
}

export type ClusterSettingName = "containerInsights";

export type Compatibility = "EC2" | "FARGATE" | "EXTERNAL" | "MANAGED_INSTANCES";

export type Connectivity = "CONNECTED" | "DISCONNECTED";

export interface Container {
  readonly containerArn?: string | undefined;
  readonly cpu?: string | undefined;
  readonly exitCode?: number | undefined;
  readonly gpuIds?: readonly string[] | undefined;
  readonly healthStatus?: HealthStatus | undefined;
  readonly image?: string | undefined;
  readonly imageDigest?: string | undefined;
  readonly lastStatus?: string | undefined;
  readonly managedAgents?: readonly ManagedAgent[] | undefined;
  readonly memory?: string | undefined;
  readonly memoryReservation?: string | undefined;
  readonly name?: string | undefined;
  readonly networkBindings?: readonly NetworkBinding[] | undefined;
  readonly networkInterfaces?: readonly NetworkInterface[] | undefined;
  readonly reason?: string | undefined;
  readonly runtimeId?: string | undefined;
  readonly taskArn?: string | undefined;
}

export type ContainerCondition = "START" | "COMPLETE" | "SUCCESS" | "HEALTHY";

export interface ContainerDefinition {
  readonly command?: readonly string[] | undefined;
  readonly cpu?: number | undefined;
  readonly credentialSpecs?: readonly string[] | undefined;
  readonly dependsOn?: readonly ContainerDependency[] | undefined;
  readonly disableNetworking?: boolean | undefined;
  readonly dnsSearchDomains?: readonly string[] | undefined;
  readonly dnsServers?: readonly string[] | undefined;
  readonly dockerLabels?: Readonly<Record<string, string>> | undefined;
  readonly dockerSecurityOptions?: readonly string[] | undefined;
  readonly entryPoint?: readonly string[] | undefined;
  readonly environment?: readonly KeyValuePair[] | undefined;
  readonly environmentFiles?: readonly EnvironmentFile[] | undefined;
  readonly essential?: boolean | undefined;
  readonly extraHosts?: readonly HostEntry[] | undefined;
  readonly firelensConfiguration?: FirelensConfiguration | undefined;
  readonly healthCheck?: HealthCheck | undefined;
  readonly hostname?: string | undefined;
  readonly image?: string | undefined;
  readonly interactive?: boolean | undefined;
  readonly links?: readonly string[] | undefined;
  readonly linuxParameters?: LinuxParameters | undefined;
  readonly logConfiguration?: LogConfiguration | undefined;
  readonly memory?: number | undefined;
  readonly memoryReservation?: number | undefined;
  readonly mountPoints?: readonly MountPoint[] | undefined;
  readonly name?: string | undefined;
  readonly portMappings?: readonly PortMapping[] | undefined;
  readonly privileged?: boolean | undefined;
  readonly pseudoTerminal?: boolean | undefined;
  readonly readonlyRootFilesystem?: boolean | undefined;
  readonly repositoryCredentials?: RepositoryCredentials | undefined;
  readonly resourceRequirements?: readonly ResourceRequirement[] | undefined;
  readonly restartPolicy?: ContainerRestartPolicy | undefined;
  readonly secrets?: readonly Secret[] | undefined;
  readonly startTimeout?: number | undefined;
  readonly stopTimeout?: number | undefined;
  readonly systemControls?: readonly SystemControl[] | undefined;
  readonly ulimits?: readonly Ulimit[] | undefined;
  readonly user?: string | undefined;
  readonly versionConsistency?: VersionConsistency | undefined;
  readonly volumesFrom?: readonly VolumeFrom[] | undefined;
  readonly workingDirectory?: string | undefined;
}

export interface ContainerDependency {
  readonly condition: ContainerCondition;
  readonly containerName: string;
}

export interface ContainerImage {
  readonly containerName?: string | undefined;
  readonly image?: string | undefined;
  readonly imageDigest?: string | undefined;
}

export interface ContainerInstance {
  readonly agentConnected?: boolean | undefined;
  readonly agentUpdateStatus?: AgentUpdateStatus | undefined;
  readonly attachments?: readonly Attachment[] | undefined;
  readonly attributes?: readonly Attribute[] | undefined;
  readonly capacityProviderName?: string | undefined;
  readonly containerInstanceArn?: string | undefined;
  readonly ec2InstanceId?: string | undefined;
  readonly healthStatus?: ContainerInstanceHealthStatus | undefined;
  readonly pendingTasksCount?: number | undefined;
  readonly registeredAt?: number | undefined;
  readonly registeredResources?: readonly Resource[] | undefined;
  readonly remainingResources?: readonly Resource[] | undefined;
  readonly runningTasksCount?: number | undefined;
  readonly status?: string | undefined;
  readonly statusReason?: string | undefined;
  readonly tags?: readonly Tag[] | undefined;
  readonly version?: number | undefined;
  readonly versionInfo?: VersionInfo | undefined;
}

export type ContainerInstanceField = "TAGS" | "CONTAINER_INSTANCE_HEALTH";

export interface ContainerInstanceHealthStatus {
  readonly details?: readonly InstanceHealthCheckResult[] | undefined;
  readonly overallStatus?: InstanceHealthCheckState | undefined;
}

export type ContainerInstanceStatus = "ACTIVE" | "DRAINING" | "REGISTERING" | "DEREGISTERING" | "REGISTRATION_FAILED";

export interface ContainerOverride {
  readonly command?: readonly string[] | undefined;
  readonly cpu?: number | undefined;
  readonly environment?: readonly KeyValuePair[] | undefined;
  readonly environmentFiles?: readonly EnvironmentFile[] | undefined;
  readonly memory?: number | undefined;
  readonly memoryReservation?: number | undefined;
  readonly name?: string | undefined;
  readonly resourceRequirements?: readonly ResourceRequirement[] | undefined;
}

export interface ContainerRestartPolicy {
  readonly enabled: boolean;
  readonly ignoredExitCodes?: readonly number[] | undefined;
  readonly restartAttemptPeriod?: number | undefined;
}

export interface ContainerStateChange {
  readonly containerName?: string | undefined;
  readonly exitCode?: number | undefined;
  readonly imageDigest?: string | undefined;
  readonly networkBindings?: readonly NetworkBinding[] | undefined;
  readonly reason?: string | undefined;
  readonly runtimeId?: string | undefined;
  readonly status?: string | undefined;
}

export interface ContinueServiceDeploymentRequest {
  readonly action?: DeploymentLifecycleHookAction | undefined;
  readonly hookId: string;
  readonly serviceDeploymentArn: string;
}

export interface ContinueServiceDeploymentResponse {
  readonly serviceDeploymentArn?: string | undefined;
}

export type CpuManufacturer = "intel" | "amd" | "amazon-web-services";

export interface CreateCapacityProviderRequest {
  readonly autoScalingGroupProvider?: AutoScalingGroupProvider | undefined;
  readonly cluster?: string | undefined;
  readonly managedInstancesProvider?: CreateManagedInstancesProviderConfiguration | undefined;
  readonly name: string;
  readonly tags?: readonly Tag[] | undefined;
}

export interface CreateCapacityProviderResponse {
  readonly capacityProvider?: CapacityProvider | undefined;
}

export interface CreateClusterRequest {
  readonly capacityProviders?: readonly string[] | undefined;
  readonly clusterName?: string | undefined;
  readonly configuration?: ClusterConfiguration | undefined;
  readonly defaultCapacityProviderStrategy?: readonly CapacityProviderStrategyItem[] | undefined;
  readonly serviceConnectDefaults?: ClusterServiceConnectDefaultsRequest | undefined;
  readonly settings?: readonly ClusterSetting[] | undefined;
  readonly tags?: readonly Tag[] | undefined;
}

export interface CreateClusterResponse {
  readonly cluster?: Cluster | undefined;
}

export interface CreateDaemonRequest {
  readonly capacityProviderArns: readonly string[];
  readonly clientToken?: string | undefined;
  readonly clusterArn?: string | undefined;
  readonly daemonName: string;
  readonly daemonTaskDefinitionArn: string;
  readonly deploymentConfiguration?: DaemonDeploymentConfiguration | undefined;
  readonly enableECSManagedTags?: boolean | undefined;
  readonly enableExecuteCommand?: boolean | undefined;
  readonly propagateTags?: DaemonPropagateTags | undefined;
  readonly tags?: readonly Tag[] | undefined;
}

export interface CreateDaemonResponse {
  readonly createdAt?: number | undefined;
  readonly daemonArn?: string | undefined;
  readonly deploymentArn?: string | undefined;
  readonly status?: DaemonStatus | undefined;
}

export interface CreateExpressGatewayServiceRequest {
  readonly cluster?: string | undefined;
  readonly cpu?: string | undefined;
  readonly executionRoleArn: string;
  readonly healthCheckPath?: string | undefined;
  readonly infrastructureRoleArn: string;
  readonly memory?: string | undefined;
  readonly networkConfiguration?: ExpressGatewayServiceNetworkConfiguration | undefined;
  readonly primaryContainer: ExpressGatewayContainer;
  readonly scalingTarget?: ExpressGatewayScalingTarget | undefined;
  readonly serviceName?: string | undefined;
  readonly tags?: readonly Tag[] | undefined;
  readonly taskRoleArn?: string | undefined;
}

export interface CreateExpressGatewayServiceResponse {
  readonly service?: ECSExpressGatewayService | undefined;
}

export interface CreateManagedInstancesProviderConfiguration {
  readonly autoRepairConfiguration?: AutoRepairConfiguration | undefined;
  readonly infrastructureOptimization?: InfrastructureOptimization | undefined;
  readonly infrastructureRoleArn: string;
  readonly instanceLaunchTemplate: InstanceLaunchTemplate;
  readonly propagateTags?: PropagateMITags | undefined;
}

export interface CreateServiceRequest {
  readonly availabilityZoneRebalancing?: AvailabilityZoneRebalancing | undefined;
  readonly capacityProviderStrategy?: readonly CapacityProviderStrategyItem[] | undefined;
  readonly clientToken?: string | undefined;
  readonly cluster?: string | undefined;
  readonly deploymentConfiguration?: DeploymentConfiguration | undefined;
  readonly deploymentController?: DeploymentController | undefined;
  readonly desiredCount?: number | undefined;
  readonly enableECSManagedTags?: boolean | undefined;
  readonly enableExecuteCommand?: boolean | undefined;
  readonly healthCheckGracePeriodSeconds?: number | undefined;
  readonly launchType?: LaunchType | undefined;
  readonly loadBalancers?: readonly LoadBalancer[] | undefined;
  readonly networkConfiguration?: NetworkConfiguration | undefined;
  readonly placementConstraints?: readonly PlacementConstraint[] | undefined;
  readonly placementStrategy?: readonly PlacementStrategy[] | undefined;
  readonly platformVersion?: string | undefined;
  readonly propagateTags?: PropagateTags | undefined;
  readonly role?: string | undefined;
  readonly schedulingStrategy?: SchedulingStrategy | undefined;
  readonly serviceConnectConfiguration?: ServiceConnectConfiguration | undefined;
  readonly serviceName: string;
  readonly serviceRegistries?: readonly ServiceRegistry[] | undefined;
  readonly tags?: readonly Tag[] | undefined;
  readonly taskDefinition?: string | undefined;
  readonly volumeConfigurations?: readonly ServiceVolumeConfiguration[] | undefined;
  readonly vpcLatticeConfigurations?: readonly VpcLatticeConfiguration[] | undefined;
}

export interface CreateServiceResponse {
  readonly service?: Service | undefined;
}

export interface CreateTaskSetRequest {
  readonly capacityProviderStrategy?: readonly CapacityProviderStrategyItem[] | undefined;
  readonly clientToken?: string | undefined;
  readonly cluster: string;
  readonly externalId?: string | undefined;
  readonly launchType?: LaunchType | undefined;
  readonly loadBalancers?: readonly LoadBalancer[] | undefined;
  readonly networkConfiguration?: NetworkConfiguration | undefined;
  readonly platformVersion?: string | undefined;
  readonly scale?: Scale | undefined;
  readonly service: string;
  readonly serviceRegistries?: readonly ServiceRegistry[] | undefined;
  readonly tags?: readonly Tag[] | undefined;
  readonly taskDefinition: string;
}

export interface CreateTaskSetResponse {
  readonly taskSet?: TaskSet | undefined;
}

export interface CreatedAt {
  readonly after?: number | undefined;
  readonly before?: number | undefined;
}

export interface DaemonAlarmConfiguration {
  readonly alarmNames?: readonly string[] | undefined;
  readonly enable?: boolean | undefined;
}

export interface DaemonCapacityProvider {
  readonly arn?: string | undefined;
  readonly runningCount?: number | undefined;
}

export interface DaemonCircuitBreaker {
  readonly failureCount?: number | undefined;
  readonly status?: DaemonDeploymentRollbackMonitorsStatus | undefined;
  readonly threshold?: number | undefined;
}

export interface DaemonContainerDefinition {
  readonly command?: readonly string[] | undefined;
  readonly cpu?: number | undefined;
  readonly dependsOn?: readonly ContainerDependency[] | undefined;
  readonly entryPoint?: readonly string[] | undefined;
  readonly environment?: readonly KeyValuePair[] | undefined;
  readonly environmentFiles?: readonly EnvironmentFile[] | undefined;
  readonly essential?: boolean | undefined;
  readonly firelensConfiguration?: FirelensConfiguration | undefined;
  readonly healthCheck?: HealthCheck | undefined;
  readonly image: string;
  readonly interactive?: boolean | undefined;
  readonly linuxParameters?: DaemonLinuxParameters | undefined;
  readonly logConfiguration?: LogConfiguration | undefined;
  readonly memory?: number | undefined;
  readonly memoryReservation?: number | undefined;
  readonly mountPoints?: readonly MountPoint[] | undefined;
  readonly name?: string | undefined;
  readonly privileged?: boolean | undefined;
  readonly pseudoTerminal?: boolean | undefined;
  readonly readonlyRootFilesystem?: boolean | undefined;
  readonly repositoryCredentials?: RepositoryCredentials | undefined;
  readonly restartPolicy?: ContainerRestartPolicy | undefined;
  readonly secrets?: readonly Secret[] | undefined;
  readonly startTimeout?: number | undefined;
  readonly stopTimeout?: number | undefined;
  readonly systemControls?: readonly SystemControl[] | undefined;
  readonly ulimits?: readonly Ulimit[] | undefined;
  readonly user?: string | undefined;
  readonly workingDirectory?: string | undefined;
}

export interface DaemonContainerImage {
  readonly containerName?: string | undefined;
  readonly image?: string | undefined;
  readonly imageDigest?: string | undefined;
}

export interface DaemonDeployment {
  readonly alarms?: DaemonDeploymentAlarms | undefined;
  readonly circuitBreaker?: DaemonCircuitBreaker | undefined;
  readonly clusterArn?: string | undefined;
  readonly createdAt?: number | undefined;
  readonly daemonDeploymentArn?: string | undefined;
  readonly deploymentConfiguration?: DaemonDeploymentConfiguration | undefined;
  readonly finishedAt?: number | undefined;
  readonly rollback?: DaemonRollback | undefined;
  readonly sourceDaemonRevisions?: readonly DaemonDeploymentRevisionDetail[] | undefined;
  readonly startedAt?: number | undefined;
  readonly status?: DaemonDeploymentStatus | undefined;
  readonly statusReason?: string | undefined;
  readonly stoppedAt?: number | undefined;
  readonly targetDaemonRevision?: DaemonDeploymentRevisionDetail | undefined;
}

export interface DaemonDeploymentAlarms {
  readonly alarmNames?: readonly string[] | undefined;
  readonly status?: DaemonDeploymentRollbackMonitorsStatus | undefined;
  readonly triggeredAlarmNames?: readonly string[] | undefined;
}

export interface DaemonDeploymentCapacityProvider {
  readonly arn?: string | undefined;
  readonly drainingInstanceCount?: number | undefined;
  readonly runningInstanceCount?: number | undefined;
}

export interface DaemonDeploymentConfiguration {
  readonly alarms?: DaemonAlarmConfiguration | undefined;
  readonly bakeTimeInMinutes?: number | undefined;
  readonly drainPercent?: number | undefined;
}

export interface DaemonDeploymentRevisionDetail {
  readonly arn?: string | undefined;
  readonly capacityProviders?: readonly DaemonDeploymentCapacityProvider[] | undefined;
  readonly totalDrainingInstanceCount?: number | undefined;
  readonly totalRunningInstanceCount?: number | undefined;
}

export type DaemonDeploymentRollbackMonitorsStatus = "TRIGGERED" | "MONITORING" | "MONITORING_COMPLETE" | "DISABLED";

export type DaemonDeploymentStatus = "PENDING" | "SUCCESSFUL" | "STOPPED" | "STOP_REQUESTED" | "IN_PROGRESS" | "ROLLBACK_IN_PROGRESS" | "ROLLBACK_SUCCESSFUL" | "ROLLBACK_FAILED";

export interface DaemonDeploymentSummary {
  readonly clusterArn?: string | undefined;
  readonly createdAt?: number | undefined;
  readonly daemonArn?: string | undefined;
  readonly daemonDeploymentArn?: string | undefined;
  readonly finishedAt?: number | undefined;
  readonly startedAt?: number | undefined;
  readonly status?: DaemonDeploymentStatus | undefined;
  readonly statusReason?: string | undefined;
  readonly stoppedAt?: number | undefined;
  readonly targetDaemonRevisionArn?: string | undefined;
}

export interface DaemonDetail {
  readonly clusterArn?: string | undefined;
  readonly createdAt?: number | undefined;
  readonly currentRevisions?: readonly DaemonRevisionDetail[] | undefined;
  readonly daemonArn?: string | undefined;
  readonly deploymentArn?: string | undefined;
  readonly status?: DaemonStatus | undefined;
  readonly updatedAt?: number | undefined;
}

export interface DaemonLinuxParameters {
  readonly capabilities?: KernelCapabilities | undefined;
  readonly devices?: readonly Device[] | undefined;
  readonly initProcessEnabled?: boolean | undefined;
  readonly tmpfs?: readonly Tmpfs[] | undefined;
}

export type DaemonPropagateTags = "DAEMON" | "NONE";

export interface DaemonRevision {
  readonly clusterArn?: string | undefined;
  readonly containerImages?: readonly DaemonContainerImage[] | undefined;
  readonly createdAt?: number | undefined;
  readonly daemonArn?: string | undefined;
  readonly daemonRevisionArn?: string | undefined;
  readonly daemonTaskDefinitionArn?: string | undefined;
  readonly enableECSManagedTags?: boolean | undefined;
  readonly enableExecuteCommand?: boolean | undefined;
  readonly propagateTags?: DaemonPropagateTags | undefined;
}

export interface DaemonRevisionDetail {
  readonly arn?: string | undefined;
  readonly capacityProviders?: readonly DaemonCapacityProvider[] | undefined;
  readonly totalRunningCount?: number | undefined;
}

export interface DaemonRollback {
  readonly reason?: string | undefined;
  readonly rollbackCapacityProviders?: readonly string[] | undefined;
  readonly rollbackTargetDaemonRevisionArn?: string | undefined;
  readonly startedAt?: number | undefined;
}

export type DaemonStatus = "ACTIVE" | "DELETE_IN_PROGRESS";

export interface DaemonSummary {
  readonly createdAt?: number | undefined;
  readonly daemonArn?: string | undefined;
  readonly status?: DaemonStatus | undefined;
  readonly updatedAt?: number | undefined;
}

export interface DaemonTaskDefinition {
  readonly containerDefinitions?: readonly DaemonContainerDefinition[] | undefined;
  readonly cpu?: string | undefined;
  readonly daemonTaskDefinitionArn?: string | undefined;
  readonly deleteRequestedAt?: number | undefined;
  readonly executionRoleArn?: string | undefined;
  readonly family?: string | undefined;
  readonly memory?: string | undefined;
  readonly registeredAt?: number | undefined;
  readonly registeredBy?: string | undefined;
  readonly revision?: number | undefined;
  readonly status?: DaemonTaskDefinitionStatus | undefined;
  readonly taskRoleArn?: string | undefined;
  readonly volumes?: readonly DaemonVolume[] | undefined;
}

export type DaemonTaskDefinitionRevisionFilter = "LAST_REGISTERED";

export type DaemonTaskDefinitionStatus = "ACTIVE" | "DELETE_IN_PROGRESS" | "DELETED";

export type DaemonTaskDefinitionStatusFilter = "ACTIVE" | "DELETE_IN_PROGRESS" | "ALL";

export interface DaemonTaskDefinitionSummary {
  readonly arn?: string | undefined;
  readonly deleteRequestedAt?: number | undefined;
  readonly registeredAt?: number | undefined;
  readonly registeredBy?: string | undefined;
  readonly status?: DaemonTaskDefinitionStatus | undefined;
}

export interface DaemonVolume {
  readonly host?: HostVolumeProperties | undefined;
  readonly name?: string | undefined;
}

export interface DeleteAccountSettingRequest {
  readonly name: SettingName;
  readonly principalArn?: string | undefined;
}

export interface DeleteAccountSettingResponse {
  readonly setting?: Setting | undefined;
}

export interface DeleteAttributesRequest {
  readonly attributes: readonly Attribute[];
  readonly cluster?: string | undefined;
}

export interface DeleteAttributesResponse {
  readonly attributes?: readonly Attribute[] | undefined;
}

export interface DeleteCapacityProviderRequest {
  readonly capacityProvider: string;
  readonly cluster?: string | undefined;
}

export interface DeleteCapacityProviderResponse {
  readonly capacityProvider?: CapacityProvider | undefined;
}

export interface DeleteClusterRequest {
  readonly cluster: string;
}

export interface DeleteClusterResponse {
  readonly cluster?: Cluster | undefined;
}

export interface DeleteDaemonRequest {
  readonly daemonArn: string;
}

export interface DeleteDaemonResponse {
  readonly createdAt?: number | undefined;
  readonly daemonArn?: string | undefined;
  readonly deploymentArn?: string | undefined;
  readonly status?: DaemonStatus | undefined;
  readonly updatedAt?: number | undefined;
}

export interface DeleteDaemonTaskDefinitionRequest {
  readonly daemonTaskDefinition: string;
}

export interface DeleteDaemonTaskDefinitionResponse {
  readonly daemonTaskDefinitionArn?: string | undefined;
}

export interface DeleteExpressGatewayServiceRequest {
  readonly serviceArn: string;
}

export interface DeleteExpressGatewayServiceResponse {
  readonly service?: ECSExpressGatewayService | undefined;
}

export interface DeleteServiceRequest {
  readonly cluster?: string | undefined;
  readonly force?: boolean | undefined;
  readonly service: string;
}

export interface DeleteServiceResponse {
  readonly service?: Service | undefined;
}

export interface DeleteTaskDefinitionsRequest {
  readonly taskDefinitions: readonly string[];
}

export interface DeleteTaskDefinitionsResponse {
  readonly failures?: readonly Failure[] | undefined;
  readonly taskDefinitions?: readonly TaskDefinition[] | undefined;
}

export interface DeleteTaskSetRequest {
  readonly cluster: string;
  readonly force?: boolean | undefined;
  readonly service: string;
  readonly taskSet: string;
}

export interface DeleteTaskSetResponse {
  readonly taskSet?: TaskSet | undefined;
}

export interface Deployment {
  readonly capacityProviderStrategy?: readonly CapacityProviderStrategyItem[] | undefined;
  readonly createdAt?: number | undefined;
  readonly desiredCount?: number | undefined;
  readonly failedTasks?: number | undefined;
  readonly fargateEphemeralStorage?: DeploymentEphemeralStorage | undefined;
  readonly id?: string | undefined;
  readonly launchType?: LaunchType | undefined;
  readonly networkConfiguration?: NetworkConfiguration | undefined;
  readonly pendingCount?: number | undefined;
  readonly platformFamily?: string | undefined;
  readonly platformVersion?: string | undefined;
  readonly rolloutState?: DeploymentRolloutState | undefined;
  readonly rolloutStateReason?: string | undefined;
  readonly runningCount?: number | undefined;
  readonly serviceConnectConfiguration?: ServiceConnectConfiguration | undefined;
  readonly serviceConnectResources?: readonly ServiceConnectServiceResource[] | undefined;
  readonly status?: string | undefined;
  readonly taskDefinition?: string | undefined;
  readonly updatedAt?: number | undefined;
  readonly volumeConfigurations?: readonly ServiceVolumeConfiguration[] | undefined;
  readonly vpcLatticeConfigurations?: readonly VpcLatticeConfiguration[] | undefined;
}

export interface DeploymentAlarms {
  readonly alarmNames: readonly string[];
  readonly enable: boolean;
  readonly rollback: boolean;
}

export interface DeploymentCircuitBreaker {
  readonly enable: boolean;
  readonly rollback: boolean;
  readonly resetOnHealthyTask?: boolean | undefined;
  readonly thresholdConfiguration?: ThresholdConfiguration | undefined;
}

export interface DeploymentConfiguration {
  readonly alarms?: DeploymentAlarms | undefined;
  readonly bakeTimeInMinutes?: number | undefined;
  readonly canaryConfiguration?: CanaryConfiguration | undefined;
  readonly deploymentCircuitBreaker?: DeploymentCircuitBreaker | undefined;
  readonly lifecycleHooks?: readonly DeploymentLifecycleHook[] | undefined;
  readonly linearConfiguration?: LinearConfiguration | undefined;
  readonly maximumPercent?: number | undefined;
  readonly minimumHealthyPercent?: number | undefined;
  readonly strategy?: DeploymentStrategy | undefined;
  readonly earlySuccessCriteria?: DeploymentEarlySuccessCriteria | undefined;
}

export interface DeploymentController {
  readonly type: DeploymentControllerType;
}

export type DeploymentControllerType = "ECS" | "CODE_DEPLOY" | "EXTERNAL";

export interface DeploymentEarlySuccessCriteria {
  readonly enable: boolean;
  readonly healthyPercent?: number | undefined;
  readonly sourceServiceRevisionCleanup?: ServiceRevisionCleanup | undefined;
}

export interface DeploymentEphemeralStorage {
  readonly kmsKeyId?: string | undefined;
}

export interface DeploymentLifecycleHook {
  readonly hookDetails?: unknown | undefined;
  readonly hookTargetArn?: string | undefined;
  readonly lifecycleStages?: readonly DeploymentLifecycleHookStage[] | undefined;
  readonly roleArn?: string | undefined;
  readonly targetType?: DeploymentLifecycleHookTargetType | undefined;
  readonly timeoutConfiguration?: DeploymentLifecycleHookTimeoutConfiguration | undefined;
}

export type DeploymentLifecycleHookAction = "ROLLBACK" | "CONTINUE";

export interface DeploymentLifecycleHookDetail {
  readonly expiresAt?: number | undefined;
  readonly hookId?: string | undefined;
  readonly status?: DeploymentLifecycleHookStatus | undefined;
  readonly targetArn?: string | undefined;
  readonly targetType?: DeploymentLifecycleHookTargetType | undefined;
  readonly timeoutAction?: DeploymentLifecycleHookAction | undefined;
}

export type DeploymentLifecycleHookStage = "RECONCILE_SERVICE" | "PRE_SCALE_UP" | "POST_SCALE_UP" | "TEST_TRAFFIC_SHIFT" | "POST_TEST_TRAFFIC_SHIFT" | "PRE_PRODUCTION_TRAFFIC_SHIFT" | "PRODUCTION_TRAFFIC_SHIFT" | "POST_PRODUCTION_TRAFFIC_SHIFT";

export type DeploymentLifecycleHookStatus = "AWAITING_ACTION" | "IN_PROGRESS" | "SUCCEEDED" | "FAILED" | "TIMED_OUT";

export type DeploymentLifecycleHookTargetType = "AWS_LAMBDA" | "PAUSE";

export interface DeploymentLifecycleHookTimeoutConfiguration {
  readonly action?: DeploymentLifecycleHookAction | undefined;
  readonly timeoutInMinutes?: number | undefined;
}

export type DeploymentRolloutState = "COMPLETED" | "FAILED" | "IN_PROGRESS";

export type DeploymentStrategy = "ROLLING" | "BLUE_GREEN" | "LINEAR" | "CANARY";

export interface DeregisterContainerInstanceRequest {
  readonly cluster?: string | undefined;
  readonly containerInstance: string;
  readonly force?: boolean | undefined;
}

export interface DeregisterContainerInstanceResponse {
  readonly containerInstance?: ContainerInstance | undefined;
}

export interface DeregisterTaskDefinitionRequest {
  readonly taskDefinition: string;
}

export interface DeregisterTaskDefinitionResponse {
  readonly taskDefinition?: TaskDefinition | undefined;
}

export interface DescribeCapacityProvidersRequest {
  readonly capacityProviders?: readonly string[] | undefined;
  readonly cluster?: string | undefined;
  readonly include?: readonly CapacityProviderField[] | undefined;
  readonly maxResults?: number | undefined;
  readonly nextToken?: string | undefined;
}

export interface DescribeCapacityProvidersResponse {
  readonly capacityProviders?: readonly CapacityProvider[] | undefined;
  readonly failures?: readonly Failure[] | undefined;
  readonly nextToken?: string | undefined;
}

export interface DescribeClustersRequest {
  readonly clusters?: readonly string[] | undefined;
  readonly include?: readonly ClusterField[] | undefined;
}

export interface DescribeClustersResponse {
  readonly clusters?: readonly Cluster[] | undefined;
  readonly failures?: readonly Failure[] | undefined;
}

export interface DescribeContainerInstancesRequest {
  readonly cluster?: string | undefined;
  readonly containerInstances: readonly string[];
  readonly include?: readonly ContainerInstanceField[] | undefined;
}

export interface DescribeContainerInstancesResponse {
  readonly containerInstances?: readonly ContainerInstance[] | undefined;
  readonly failures?: readonly Failure[] | undefined;
}

export interface DescribeDaemonDeploymentsRequest {
  readonly daemonDeploymentArns: readonly string[];
}

export interface DescribeDaemonDeploymentsResponse {
  readonly daemonDeployments?: readonly DaemonDeployment[] | undefined;
  readonly failures?: readonly Failure[] | undefined;
}

export interface DescribeDaemonRequest {
  readonly daemonArn: string;
}

export interface DescribeDaemonResponse {
  readonly daemon?: DaemonDetail | undefined;
}

export interface DescribeDaemonRevisionsRequest {
  readonly daemonRevisionArns: readonly string[];
}

export interface DescribeDaemonRevisionsResponse {
  readonly daemonRevisions?: readonly DaemonRevision[] | undefined;
  readonly failures?: readonly Failure[] | undefined;
}

export interface DescribeDaemonTaskDefinitionRequest {
  readonly daemonTaskDefinition: string;
}

export interface DescribeDaemonTaskDefinitionResponse {
  readonly daemonTaskDefinition?: DaemonTaskDefinition | undefined;
}

export interface DescribeExpressGatewayServiceRequest {
  readonly include?: readonly ExpressGatewayServiceInclude[] | undefined;
  readonly serviceArn: string;
}

export interface DescribeExpressGatewayServiceResponse {
  readonly service?: ECSExpressGatewayService | undefined;
}

export interface DescribeServiceDeploymentsRequest {
  readonly serviceDeploymentArns: readonly string[];
}

export interface DescribeServiceDeploymentsResponse {
  readonly failures?: readonly Failure[] | undefined;
  readonly serviceDeployments?: readonly ServiceDeployment[] | undefined;
}

export interface DescribeServiceRevisionsRequest {
  readonly serviceRevisionArns: readonly string[];
}

export interface DescribeServiceRevisionsResponse {
  readonly failures?: readonly Failure[] | undefined;
  readonly serviceRevisions?: readonly ServiceRevision[] | undefined;
}

export interface DescribeServicesRequest {
  readonly cluster?: string | undefined;
  readonly include?: readonly ServiceField[] | undefined;
  readonly services: readonly string[];
}

export interface DescribeServicesResponse {
  readonly failures?: readonly Failure[] | undefined;
  readonly services?: readonly Service[] | undefined;
}

export interface DescribeTaskDefinitionRequest {
  readonly include?: readonly TaskDefinitionField[] | undefined;
  readonly taskDefinition: string;
}

export interface DescribeTaskDefinitionResponse {
  readonly tags?: readonly Tag[] | undefined;
  readonly taskDefinition?: TaskDefinition | undefined;
}

export interface DescribeTaskSetsRequest {
  readonly cluster: string;
  readonly include?: readonly TaskSetField[] | undefined;
  readonly service: string;
  readonly taskSets?: readonly string[] | undefined;
}

export interface DescribeTaskSetsResponse {
  readonly failures?: readonly Failure[] | undefined;
  readonly taskSets?: readonly TaskSet[] | undefined;
}

export interface DescribeTasksRequest {
  readonly cluster?: string | undefined;
  readonly include?: readonly TaskField[] | undefined;
  readonly tasks: readonly string[];
}

export interface DescribeTasksResponse {
  readonly failures?: readonly Failure[] | undefined;
  readonly tasks?: readonly Task[] | undefined;
}

export type DesiredStatus = "RUNNING" | "PENDING" | "STOPPED";

export interface Device {
  readonly containerPath?: string | undefined;
  readonly hostPath: string;
  readonly permissions?: readonly DeviceCgroupPermission[] | undefined;
}

export type DeviceCgroupPermission = "read" | "write" | "mknod";

export interface DiscoverPollEndpointRequest {
  readonly cluster?: string | undefined;
  readonly containerInstance?: string | undefined;
}

export interface DiscoverPollEndpointResponse {
  readonly endpoint?: string | undefined;
  readonly serviceConnectEndpoint?: string | undefined;
  readonly telemetryEndpoint?: string | undefined;
}

export interface DockerVolumeConfiguration {
  readonly autoprovision?: boolean | undefined;
  readonly driver?: string | undefined;
  readonly driverOpts?: Readonly<Record<string, string>> | undefined;
  readonly labels?: Readonly<Record<string, string>> | undefined;
  readonly scope?: Scope | undefined;
}

export type EBSResourceType = "volume";

export interface EBSTagSpecification {
  readonly propagateTags?: PropagateTags | undefined;
  readonly resourceType: EBSResourceType;
  readonly tags?: readonly Tag[] | undefined;
}

export interface ECSExpressGatewayService {
  readonly activeConfigurations?: readonly ExpressGatewayServiceConfiguration[] | undefined;
  readonly cluster?: string | undefined;
  readonly createdAt?: number | undefined;
  readonly currentDeployment?: string | undefined;
  readonly infrastructureRoleArn?: string | undefined;
  readonly serviceArn?: string | undefined;
  readonly serviceName?: string | undefined;
  readonly status?: ExpressGatewayServiceStatus | undefined;
  readonly tags?: readonly Tag[] | undefined;
  readonly updatedAt?: number | undefined;
}

export interface ECSManagedResources {
  readonly autoScaling?: ManagedAutoScaling | undefined;
  readonly ingressPaths?: readonly ManagedIngressPath[] | undefined;
  readonly logGroups?: readonly ManagedLogGroup[] | undefined;
  readonly metricAlarms?: readonly ManagedMetricAlarm[] | undefined;
  readonly serviceSecurityGroups?: readonly ManagedSecurityGroup[] | undefined;
}

export interface EFSAuthorizationConfig {
  readonly accessPointId?: string | undefined;
  readonly iam?: EFSAuthorizationConfigIAM | undefined;
}

export type EFSAuthorizationConfigIAM = "ENABLED" | "DISABLED";

export type EFSTransitEncryption = "ENABLED" | "DISABLED";

export interface EFSVolumeConfiguration {
  readonly authorizationConfig?: EFSAuthorizationConfig | undefined;
  readonly fileSystemId: string;
  readonly rootDirectory?: string | undefined;
  readonly transitEncryption?: EFSTransitEncryption | undefined;
  readonly transitEncryptionPort?: number | undefined;
}

export interface EnvironmentFile {
  readonly type: EnvironmentFileType;
  readonly value: string;
}

export type EnvironmentFileType = "s3";

export interface EphemeralStorage {
  readonly sizeInGiB: number;
}

export interface ExecuteCommandConfiguration {
  readonly kmsKeyId?: string | undefined;
  readonly logConfiguration?: ExecuteCommandLogConfiguration | undefined;
  readonly logging?: ExecuteCommandLogging | undefined;
}

export interface ExecuteCommandLogConfiguration {
  readonly cloudWatchEncryptionEnabled?: boolean | undefined;
  readonly cloudWatchLogGroupName?: string | undefined;
  readonly s3BucketName?: string | undefined;
  readonly s3EncryptionEnabled?: boolean | undefined;
  readonly s3KeyPrefix?: string | undefined;
}

export type ExecuteCommandLogging = "NONE" | "DEFAULT" | "OVERRIDE";

export interface ExecuteCommandRequest {
  readonly cluster?: string | undefined;
  readonly command: string;
  readonly container?: string | undefined;
  readonly interactive: boolean;
  readonly task: string;
}

export interface ExecuteCommandResponse {
  readonly clusterArn?: string | undefined;
  readonly containerArn?: string | undefined;
  readonly containerName?: string | undefined;
  readonly interactive?: boolean | undefined;
  readonly session?: Session | undefined;
  readonly taskArn?: string | undefined;
}

export interface ExpressGatewayContainer {
  readonly awsLogsConfiguration?: ExpressGatewayServiceAwsLogsConfiguration | undefined;
  readonly command?: readonly string[] | undefined;
  readonly containerPort?: number | undefined;
  readonly environment?: readonly KeyValuePair[] | undefined;
  readonly image: string;
  readonly repositoryCredentials?: ExpressGatewayRepositoryCredentials | undefined;
  readonly secrets?: readonly Secret[] | undefined;
}

export interface ExpressGatewayRepositoryCredentials {
  readonly credentialsParameter?: string | undefined;
}

export interface ExpressGatewayScalingTarget {
  readonly autoScalingMetric?: ExpressGatewayServiceScalingMetric | undefined;
  readonly autoScalingTargetValue?: number | undefined;
  readonly maxTaskCount?: number | undefined;
  readonly minTaskCount?: number | undefined;
}

export interface ExpressGatewayServiceAwsLogsConfiguration {
  readonly logGroup: string;
  readonly logStreamPrefix: string;
}

export interface ExpressGatewayServiceConfiguration {
  readonly cpu?: string | undefined;
  readonly createdAt?: number | undefined;
  readonly executionRoleArn?: string | undefined;
  readonly healthCheckPath?: string | undefined;
  readonly ingressPaths?: readonly IngressPathSummary[] | undefined;
  readonly memory?: string | undefined;
  readonly networkConfiguration?: ExpressGatewayServiceNetworkConfiguration | undefined;
  readonly primaryContainer?: ExpressGatewayContainer | undefined;
  readonly scalingTarget?: ExpressGatewayScalingTarget | undefined;
  readonly serviceRevisionArn?: string | undefined;
  readonly taskRoleArn?: string | undefined;
}

export type ExpressGatewayServiceInclude = "TAGS";

export interface ExpressGatewayServiceNetworkConfiguration {
  readonly securityGroups?: readonly string[] | undefined;
  readonly subnets?: readonly string[] | undefined;
}

export type ExpressGatewayServiceScalingMetric = "AVERAGE_CPU" | "AVERAGE_MEMORY" | "REQUEST_COUNT_PER_TARGET";

export interface ExpressGatewayServiceStatus {
  readonly statusCode?: ExpressGatewayServiceStatusCode | undefined;
  readonly statusReason?: string | undefined;
}

export type ExpressGatewayServiceStatusCode = "ACTIVE" | "DRAINING" | "INACTIVE";

export interface FSxWindowsFileServerAuthorizationConfig {
  readonly credentialsParameter: string;
  readonly domain: string;
}

export interface FSxWindowsFileServerVolumeConfiguration {
  readonly authorizationConfig: FSxWindowsFileServerAuthorizationConfig;
  readonly fileSystemId: string;
  readonly rootDirectory: string;
}

export interface Failure {
  readonly arn?: string | undefined;
  readonly detail?: string | undefined;
  readonly reason?: string | undefined;
}

export interface FirelensConfiguration {
  readonly options?: Readonly<Record<string, string>> | undefined;
  readonly type: FirelensConfigurationType;
}

export type FirelensConfigurationType = "fluentd" | "fluentbit";

export interface GetTaskProtectionRequest {
  readonly cluster: string;
  readonly tasks?: readonly string[] | undefined;
}

export interface GetTaskProtectionResponse {
  readonly failures?: readonly Failure[] | undefined;
  readonly protectedTasks?: readonly ProtectedTask[] | undefined;
}

export interface HealthCheck {
  readonly command: readonly string[];
  readonly interval?: number | undefined;
  readonly retries?: number | undefined;
  readonly startPeriod?: number | undefined;
  readonly timeout?: number | undefined;
}

export type HealthStatus = "HEALTHY" | "UNHEALTHY" | "UNKNOWN";

export interface HostEntry {
  readonly hostname: string;
  readonly ipAddress: string;
}

export interface HostVolumeProperties {
  readonly sourcePath?: string | undefined;
}

export interface InferenceAccelerator {
  readonly deviceName: string;
  readonly deviceType: string;
}

export interface InferenceAcceleratorOverride {
  readonly deviceName?: string | undefined;
  readonly deviceType?: string | undefined;
}

export interface InfrastructureOptimization {
  readonly scaleInAfter?: number | undefined;
}

export interface IngressPathSummary {
  readonly accessType: AccessType;
  readonly endpoint: string;
}

export type InstanceGeneration = "current" | "previous";

export interface InstanceHealthCheckResult {
  readonly lastStatusChange?: number | undefined;
  readonly lastUpdated?: number | undefined;
  readonly status?: InstanceHealthCheckState | undefined;
  readonly statusReason?: string | undefined;
  readonly type?: InstanceHealthCheckType | undefined;
}

export type InstanceHealthCheckState = "OK" | "IMPAIRED" | "INSUFFICIENT_DATA" | "INITIALIZING";

export type InstanceHealthCheckType = "CONTAINER_RUNTIME" | "ACCELERATED_COMPUTE" | "DAEMON";

export interface InstanceLaunchTemplate {
  readonly capacityOptionType?: CapacityOptionType | undefined;
  readonly capacityReservations?: CapacityReservationRequest | undefined;
  readonly ec2InstanceProfileArn: string;
  readonly fipsEnabled?: boolean | undefined;
  readonly instanceMetadataTagsPropagation?: boolean | undefined;
  readonly instanceRequirements?: InstanceRequirementsRequest | undefined;
  readonly localStorageConfiguration?: ManagedInstancesLocalStorageConfiguration | undefined;
  readonly monitoring?: ManagedInstancesMonitoringOptions | undefined;
  readonly networkConfiguration: ManagedInstancesNetworkConfiguration;
  readonly storageConfiguration?: ManagedInstancesStorageConfiguration | undefined;
}

export interface InstanceLaunchTemplateUpdate {
  readonly capacityReservations?: CapacityReservationRequest | undefined;
  readonly ec2InstanceProfileArn?: string | undefined;
  readonly instanceMetadataTagsPropagation?: boolean | undefined;
  readonly instanceRequirements?: InstanceRequirementsRequest | undefined;
  readonly localStorageConfiguration?: ManagedInstancesLocalStorageConfiguration | undefined;
  readonly monitoring?: ManagedInstancesMonitoringOptions | undefined;
  readonly networkConfiguration?: ManagedInstancesNetworkConfiguration | undefined;
  readonly storageConfiguration?: ManagedInstancesStorageConfiguration | undefined;
}

export interface InstanceRequirementsRequest {
  readonly acceleratorCount?: AcceleratorCountRequest | undefined;
  readonly acceleratorManufacturers?: readonly AcceleratorManufacturer[] | undefined;
  readonly acceleratorNames?: readonly AcceleratorName[] | undefined;
  readonly acceleratorTotalMemoryMiB?: AcceleratorTotalMemoryMiBRequest | undefined;
  readonly acceleratorTypes?: readonly AcceleratorType[] | undefined;
  readonly allowedInstanceTypes?: readonly string[] | undefined;
  readonly bareMetal?: BareMetal | undefined;
  readonly baselineEbsBandwidthMbps?: BaselineEbsBandwidthMbpsRequest | undefined;
  readonly burstablePerformance?: BurstablePerformance | undefined;
  readonly cpuManufacturers?: readonly CpuManufacturer[] | undefined;
  readonly excludedInstanceTypes?: readonly string[] | undefined;
  readonly instanceGenerations?: readonly InstanceGeneration[] | undefined;
  readonly localStorage?: LocalStorage | undefined;
  readonly localStorageTypes?: readonly LocalStorageType[] | undefined;
  readonly maxSpotPriceAsPercentageOfOptimalOnDemandPrice?: number | undefined;
  readonly memoryGiBPerVCpu?: MemoryGiBPerVCpuRequest | undefined;
  readonly memoryMiB: MemoryMiBRequest;
  readonly networkBandwidthGbps?: NetworkBandwidthGbpsRequest | undefined;
  readonly networkInterfaceCount?: NetworkInterfaceCountRequest | undefined;
  readonly onDemandMaxPricePercentageOverLowestPrice?: number | undefined;
  readonly requireHibernateSupport?: boolean | undefined;
  readonly spotMaxPricePercentageOverLowestPrice?: number | undefined;
  readonly totalLocalStorageGB?: TotalLocalStorageGBRequest | undefined;
  readonly vCpuCount: VCpuCountRangeRequest;
}

export type IpcMode = "host" | "task" | "none";

export interface KernelCapabilities {
  readonly add?: readonly string[] | undefined;
  readonly drop?: readonly string[] | undefined;
}

export interface KeyValuePair {
  readonly name?: string | undefined;
  readonly value?: string | undefined;
}

export type LaunchType = "EC2" | "FARGATE" | "EXTERNAL" | "MANAGED_INSTANCES";

export interface LinearConfiguration {
  readonly stepBakeTimeInMinutes?: number | undefined;
  readonly stepPercent?: number | undefined;
}

export interface LinuxParameters {
  readonly capabilities?: KernelCapabilities | undefined;
  readonly devices?: readonly Device[] | undefined;
  readonly initProcessEnabled?: boolean | undefined;
  readonly maxSwap?: number | undefined;
  readonly sharedMemorySize?: number | undefined;
  readonly swappiness?: number | undefined;
  readonly tmpfs?: readonly Tmpfs[] | undefined;
}

export interface ListAccountSettingsRequest {
  readonly effectiveSettings?: boolean | undefined;
  readonly maxResults?: number | undefined;
  readonly name?: SettingName | undefined;
  readonly nextToken?: string | undefined;
  readonly principalArn?: string | undefined;
  readonly value?: string | undefined;
}

export interface ListAccountSettingsResponse {
  readonly nextToken?: string | undefined;
  readonly settings?: readonly Setting[] | undefined;
}

export interface ListAttributesRequest {
  readonly attributeName?: string | undefined;
  readonly attributeValue?: string | undefined;
  readonly cluster?: string | undefined;
  readonly maxResults?: number | undefined;
  readonly nextToken?: string | undefined;
  readonly targetType: TargetType;
}

export interface ListAttributesResponse {
  readonly attributes?: readonly Attribute[] | undefined;
  readonly nextToken?: string | undefined;
}

export interface ListClustersRequest {
  readonly maxResults?: number | undefined;
  readonly nextToken?: string | undefined;
}

export interface ListClustersResponse {
  readonly clusterArns?: readonly string[] | undefined;
  readonly nextToken?: string | undefined;
}

export interface ListContainerInstancesRequest {
  readonly cluster?: string | undefined;
  readonly filter?: string | undefined;
  readonly maxResults?: number | undefined;
  readonly nextToken?: string | undefined;
  readonly status?: ContainerInstanceStatus | undefined;
}

export interface ListContainerInstancesResponse {
  readonly containerInstanceArns?: readonly string[] | undefined;
  readonly nextToken?: string | undefined;
}

export interface ListDaemonDeploymentsRequest {
  readonly createdAt?: CreatedAt | undefined;
  readonly daemonArn: string;
  readonly maxResults?: number | undefined;
  readonly nextToken?: string | undefined;
  readonly status?: readonly DaemonDeploymentStatus[] | undefined;
}

export interface ListDaemonDeploymentsResponse {
  readonly daemonDeployments?: readonly DaemonDeploymentSummary[] | undefined;
  readonly nextToken?: string | undefined;
}

export interface ListDaemonTaskDefinitionsRequest {
  readonly family?: string | undefined;
  readonly familyPrefix?: string | undefined;
  readonly maxResults?: number | undefined;
  readonly nextToken?: string | undefined;
  readonly revision?: DaemonTaskDefinitionRevisionFilter | undefined;
  readonly sort?: SortOrder | undefined;
  readonly status?: DaemonTaskDefinitionStatusFilter | undefined;
}

export interface ListDaemonTaskDefinitionsResponse {
  readonly daemonTaskDefinitions?: readonly DaemonTaskDefinitionSummary[] | undefined;
  readonly nextToken?: string | undefined;
}

export interface ListDaemonsRequest {
  readonly capacityProviderArns?: readonly string[] | undefined;
  readonly clusterArn?: string | undefined;
  readonly maxResults?: number | undefined;
  readonly nextToken?: string | undefined;
}

export interface ListDaemonsResponse {
  readonly daemonSummariesList?: readonly DaemonSummary[] | undefined;
  readonly nextToken?: string | undefined;
}

export interface ListServiceDeploymentsRequest {
  readonly cluster?: string | undefined;
  readonly createdAt?: CreatedAt | undefined;
  readonly maxResults?: number | undefined;
  readonly nextToken?: string | undefined;
  readonly service: string;
  readonly status?: readonly ServiceDeploymentStatus[] | undefined;
}

export interface ListServiceDeploymentsResponse {
  readonly nextToken?: string | undefined;
  readonly serviceDeployments?: readonly ServiceDeploymentBrief[] | undefined;
}

export interface ListServicesByNamespaceRequest {
  readonly maxResults?: number | undefined;
  readonly namespace: string;
  readonly nextToken?: string | undefined;
}

export interface ListServicesByNamespaceResponse {
  readonly nextToken?: string | undefined;
  readonly serviceArns?: readonly string[] | undefined;
}

export interface ListServicesRequest {
  readonly cluster?: string | undefined;
  readonly launchType?: LaunchType | undefined;
  readonly maxResults?: number | undefined;
  readonly nextToken?: string | undefined;
  readonly resourceManagementType?: ResourceManagementType | undefined;
  readonly schedulingStrategy?: SchedulingStrategy | undefined;
}

export interface ListServicesResponse {
  readonly nextToken?: string | undefined;
  readonly serviceArns?: readonly string[] | undefined;
}

export interface ListTagsForResourceRequest {
  readonly resourceArn: string;
}

export interface ListTagsForResourceResponse {
  readonly tags?: readonly Tag[] | undefined;
}

export interface ListTaskDefinitionFamiliesRequest {
  readonly familyPrefix?: string | undefined;
  readonly maxResults?: number | undefined;
  readonly nextToken?: string | undefined;
  readonly status?: TaskDefinitionFamilyStatus | undefined;
}

export interface ListTaskDefinitionFamiliesResponse {
  readonly families?: readonly string[] | undefined;
  readonly nextToken?: string | undefined;
}

export interface ListTaskDefinitionsRequest {
  readonly familyPrefix?: string | undefined;
  readonly maxResults?: number | undefined;
  readonly nextToken?: string | undefined;
  readonly sort?: SortOrder | undefined;
  readonly status?: TaskDefinitionStatus | undefined;
}

export interface ListTaskDefinitionsResponse {
  readonly nextToken?: string | undefined;
  readonly taskDefinitionArns?: readonly string[] | undefined;
}

export interface ListTasksRequest {
  readonly cluster?: string | undefined;
  readonly containerInstance?: string | undefined;
  readonly daemonName?: string | undefined;
  readonly desiredStatus?: DesiredStatus | undefined;
  readonly family?: string | undefined;
  readonly launchType?: LaunchType | undefined;
  readonly maxResults?: number | undefined;
  readonly nextToken?: string | undefined;
  readonly serviceName?: string | undefined;
  readonly startedBy?: string | undefined;
}

export interface ListTasksResponse {
  readonly nextToken?: string | undefined;
  readonly taskArns?: readonly string[] | undefined;
}

export interface LoadBalancer {
  readonly advancedConfiguration?: AdvancedConfiguration | undefined;
  readonly containerName?: string | undefined;
  readonly containerPort?: number | undefined;
  readonly loadBalancerName?: string | undefined;
  readonly targetGroupArn?: string | undefined;
}

export type LocalStorage = "included" | "required" | "excluded";

export type LocalStorageType = "hdd" | "ssd";

export interface LogConfiguration {
  readonly logDriver: LogDriver;
  readonly options?: Readonly<Record<string, string>> | undefined;
  readonly secretOptions?: readonly Secret[] | undefined;
}

export type LogDriver = "json-file" | "syslog" | "journald" | "gelf" | "fluentd" | "awslogs" | "splunk" | "awsfirelens";

export interface ManagedAgent {
  readonly lastStartedAt?: number | undefined;
  readonly lastStatus?: string | undefined;
  readonly name?: ManagedAgentName | undefined;
  readonly reason?: string | undefined;
}

export type ManagedAgentName = "ExecuteCommandAgent";

export interface ManagedAgentStateChange {
  readonly containerName: string;
  readonly managedAgentName: ManagedAgentName;
  readonly reason?: string | undefined;
  readonly status: string;
}

export interface ManagedApplicationAutoScalingPolicy {
  readonly arn?: string | undefined;
  readonly metric: string;
  readonly policyType: string;
  readonly status: ManagedResourceStatus;
  readonly statusReason?: string | undefined;
  readonly targetValue: number;
  readonly updatedAt: number;
}

export interface ManagedAutoScaling {
  readonly applicationAutoScalingPolicies?: readonly ManagedApplicationAutoScalingPolicy[] | undefined;
  readonly scalableTarget?: ManagedScalableTarget | undefined;
}

export interface ManagedCertificate {
  readonly arn?: string | undefined;
  readonly domainName: string;
  readonly status: ManagedResourceStatus;
  readonly statusReason?: string | undefined;
  readonly updatedAt: number;
}

export type ManagedDraining = "ENABLED" | "DISABLED";

export interface ManagedIngressPath {
  readonly accessType: AccessType;
  readonly certificate?: ManagedCertificate | undefined;
  readonly endpoint: string;
  readonly listener?: ManagedListener | undefined;
  readonly loadBalancer?: ManagedLoadBalancer | undefined;
  readonly loadBalancerSecurityGroups?: readonly ManagedSecurityGroup[] | undefined;
  readonly rule?: ManagedListenerRule | undefined;
  readonly targetGroups?: readonly ManagedTargetGroup[] | undefined;
}

export interface ManagedInstancesLocalStorageConfiguration {
  readonly useLocalStorage?: boolean | undefined;
}

export type ManagedInstancesMonitoringOptions = "BASIC" | "DETAILED";

export interface ManagedInstancesNetworkConfiguration {
  readonly securityGroups?: readonly string[] | undefined;
  readonly subnets?: readonly string[] | undefined;
}

export interface ManagedInstancesProvider {
  readonly autoRepairConfiguration?: AutoRepairConfiguration | undefined;
  readonly infrastructureOptimization?: InfrastructureOptimization | undefined;
  readonly infrastructureRoleArn?: string | undefined;
  readonly instanceLaunchTemplate?: InstanceLaunchTemplate | undefined;
  readonly propagateTags?: PropagateMITags | undefined;
}

export interface ManagedInstancesStorageConfiguration {
  readonly storageSizeGiB?: number | undefined;
}

export interface ManagedListener {
  readonly arn?: string | undefined;
  readonly status: ManagedResourceStatus;
  readonly statusReason?: string | undefined;
  readonly updatedAt: number;
}

export interface ManagedListenerRule {
  readonly arn?: string | undefined;
  readonly status: ManagedResourceStatus;
  readonly statusReason?: string | undefined;
  readonly updatedAt: number;
}

export interface ManagedLoadBalancer {
  readonly arn?: string | undefined;
  readonly scheme: string;
  readonly securityGroupIds?: readonly string[] | undefined;
  readonly status: ManagedResourceStatus;
  readonly statusReason?: string | undefined;
  readonly subnetIds?: readonly string[] | undefined;
  readonly updatedAt: number;
}

export interface ManagedLogGroup {
  readonly arn?: string | undefined;
  readonly logGroupName: string;
  readonly status: ManagedResourceStatus;
  readonly statusReason?: string | undefined;
  readonly updatedAt: number;
}

export interface ManagedMetricAlarm {
  readonly arn?: string | undefined;
  readonly status: ManagedResourceStatus;
  readonly statusReason?: string | undefined;
  readonly updatedAt: number;
}

export type ManagedResourceStatus = "PROVISIONING" | "ACTIVE" | "DEPROVISIONING" | "DELETED" | "FAILED";

export interface ManagedScalableTarget {
  readonly arn?: string | undefined;
  readonly maxCapacity: number;
  readonly minCapacity: number;
  readonly status: ManagedResourceStatus;
  readonly statusReason?: string | undefined;
  readonly updatedAt: number;
}

export interface ManagedScaling {
  readonly instanceWarmupPeriod?: number | undefined;
  readonly maximumScalingStepSize?: number | undefined;
  readonly minimumScalingStepSize?: number | undefined;
  readonly status?: ManagedScalingStatus | undefined;
  readonly targetCapacity?: number | undefined;
}

export type ManagedScalingStatus = "ENABLED" | "DISABLED";

export interface ManagedSecurityGroup {
  readonly arn?: string | undefined;
  readonly status: ManagedResourceStatus;
  readonly statusReason?: string | undefined;
  readonly updatedAt: number;
}

export interface ManagedStorageConfiguration {
  readonly fargateEphemeralStorageKmsKeyId?: string | undefined;
  readonly kmsKeyId?: string | undefined;
}

export interface ManagedTargetGroup {
  readonly arn?: string | undefined;
  readonly healthCheckPath: string;
  readonly healthCheckPort: number;
  readonly port: number;
  readonly status: ManagedResourceStatus;
  readonly statusReason?: string | undefined;
  readonly updatedAt: number;
}

export type ManagedTerminationProtection = "ENABLED" | "DISABLED";

export interface MemoryGiBPerVCpuRequest {
  readonly max?: number | undefined;
  readonly min?: number | undefined;
}

export interface MemoryMiBRequest {
  readonly max?: number | undefined;
  readonly min: number;
}

export interface MountPoint {
  readonly containerPath?: string | undefined;
  readonly readOnly?: boolean | undefined;
  readonly sourceVolume?: string | undefined;
}

export interface NetworkBandwidthGbpsRequest {
  readonly max?: number | undefined;
  readonly min?: number | undefined;
}

export interface NetworkBinding {
  readonly bindIP?: string | undefined;
  readonly containerPort?: number | undefined;
  readonly containerPortRange?: string | undefined;
  readonly hostPort?: number | undefined;
  readonly hostPortRange?: string | undefined;
  readonly protocol?: TransportProtocol | undefined;
}

export interface NetworkConfiguration {
  readonly awsvpcConfiguration?: AwsVpcConfiguration | undefined;
}

export interface NetworkInterface {
  readonly attachmentId?: string | undefined;
  readonly ipv6Address?: string | undefined;
  readonly privateIpv4Address?: string | undefined;
}

export interface NetworkInterfaceCountRequest {
  readonly max?: number | undefined;
  readonly min?: number | undefined;
}

export type NetworkMode = "bridge" | "host" | "awsvpc" | "none";

export type OSFamily = "WINDOWS_SERVER_2019_FULL" | "WINDOWS_SERVER_2019_CORE" | "WINDOWS_SERVER_2016_FULL" | "WINDOWS_SERVER_2004_CORE" | "WINDOWS_SERVER_2022_CORE" | "WINDOWS_SERVER_2022_FULL" | "WINDOWS_SERVER_2025_CORE" | "WINDOWS_SERVER_2025_FULL" | "WINDOWS_SERVER_20H2_CORE" | "LINUX";

export type PidMode = "host" | "task";

export interface PlacementConstraint {
  readonly expression?: string | undefined;
  readonly type?: PlacementConstraintType | undefined;
}

export type PlacementConstraintType = "distinctInstance" | "memberOf";

export interface PlacementStrategy {
  readonly field?: string | undefined;
  readonly type?: PlacementStrategyType | undefined;
}

export type PlacementStrategyType = "random" | "spread" | "binpack";

export interface PlatformDevice {
  readonly id: string;
  readonly type: PlatformDeviceType;
}

export type PlatformDeviceType = "GPU";

export interface PortMapping {
  readonly appProtocol?: ApplicationProtocol | undefined;
  readonly containerPort?: number | undefined;
  readonly containerPortRange?: string | undefined;
  readonly hostPort?: number | undefined;
  readonly name?: string | undefined;
  readonly protocol?: TransportProtocol | undefined;
}

export type PropagateMITags = "CAPACITY_PROVIDER" | "NONE";

export type PropagateTags = "TASK_DEFINITION" | "SERVICE" | "NONE";

export interface ProtectedTask {
  readonly expirationDate?: number | undefined;
  readonly protectionEnabled?: boolean | undefined;
  readonly taskArn?: string | undefined;
}

export interface ProxyConfiguration {
  readonly containerName: string;
  readonly properties?: readonly KeyValuePair[] | undefined;
  readonly type?: ProxyConfigurationType | undefined;
}

export type ProxyConfigurationType = "APPMESH";

export interface PutAccountSettingDefaultRequest {
  readonly name: SettingName;
  readonly value: string;
}

export interface PutAccountSettingDefaultResponse {
  readonly setting?: Setting | undefined;
}

export interface PutAccountSettingRequest {
  readonly name: SettingName;
  readonly principalArn?: string | undefined;
  readonly value: string;
}

export interface PutAccountSettingResponse {
  readonly setting?: Setting | undefined;
}

export interface PutAttributesRequest {
  readonly attributes: readonly Attribute[];
  readonly cluster?: string | undefined;
}

export interface PutAttributesResponse {
  readonly attributes?: readonly Attribute[] | undefined;
}

export interface PutClusterCapacityProvidersRequest {
  readonly capacityProviders: readonly string[];
  readonly cluster: string;
  readonly defaultCapacityProviderStrategy: readonly CapacityProviderStrategyItem[];
}

export interface PutClusterCapacityProvidersResponse {
  readonly cluster?: Cluster | undefined;
}

export interface RegisterContainerInstanceRequest {
  readonly attributes?: readonly Attribute[] | undefined;
  readonly cluster?: string | undefined;
  readonly containerInstanceArn?: string | undefined;
  readonly instanceIdentityDocument?: string | undefined;
  readonly instanceIdentityDocumentSignature?: string | undefined;
  readonly platformDevices?: readonly PlatformDevice[] | undefined;
  readonly tags?: readonly Tag[] | undefined;
  readonly totalResources?: readonly Resource[] | undefined;
  readonly versionInfo?: VersionInfo | undefined;
}

export interface RegisterContainerInstanceResponse {
  readonly containerInstance?: ContainerInstance | undefined;
}

export interface RegisterDaemonTaskDefinitionRequest {
  readonly containerDefinitions: readonly DaemonContainerDefinition[];
  readonly cpu?: string | undefined;
  readonly executionRoleArn?: string | undefined;
  readonly family: string;
  readonly memory?: string | undefined;
  readonly tags?: readonly Tag[] | undefined;
  readonly taskRoleArn?: string | undefined;
  readonly volumes?: readonly DaemonVolume[] | undefined;
}

export interface RegisterDaemonTaskDefinitionResponse {
  readonly daemonTaskDefinitionArn?: string | undefined;
}

export interface RegisterTaskDefinitionRequest {
  readonly containerDefinitions: readonly ContainerDefinition[];
  readonly cpu?: string | undefined;
  readonly enableFaultInjection?: boolean | undefined;
  readonly ephemeralStorage?: EphemeralStorage | undefined;
  readonly executionRoleArn?: string | undefined;
  readonly family: string;
  readonly inferenceAccelerators?: readonly InferenceAccelerator[] | undefined;
  readonly ipcMode?: IpcMode | undefined;
  readonly memory?: string | undefined;
  readonly networkMode?: NetworkMode | undefined;
  readonly pidMode?: PidMode | undefined;
  readonly placementConstraints?: readonly TaskDefinitionPlacementConstraint[] | undefined;
  readonly proxyConfiguration?: ProxyConfiguration | undefined;
  readonly requiresCompatibilities?: readonly Compatibility[] | undefined;
  readonly runtimePlatform?: RuntimePlatform | undefined;
  readonly tags?: readonly Tag[] | undefined;
  readonly taskRoleArn?: string | undefined;
  readonly volumes?: readonly Volume[] | undefined;
}

export interface RegisterTaskDefinitionResponse {
  readonly tags?: readonly Tag[] | undefined;
  readonly taskDefinition?: TaskDefinition | undefined;
}

export interface RepositoryCredentials {
  readonly credentialsParameter: string;
}

export interface ResolvedConfiguration {
  readonly loadBalancers?: readonly ServiceRevisionLoadBalancer[] | undefined;
}

export interface Resource {
  readonly doubleValue?: number | undefined;
  readonly integerValue?: number | undefined;
  readonly longValue?: number | undefined;
  readonly name?: string | undefined;
  readonly stringSetValue?: readonly string[] | undefined;
  readonly type?: string | undefined;
}

export type ResourceManagementType = "CUSTOMER" | "ECS";

export interface ResourceRequirement {
  readonly type: ResourceType;
  readonly value: string;
}

export type ResourceType = "GPU" | "InferenceAccelerator";

export interface Rollback {
  readonly reason?: string | undefined;
  readonly serviceRevisionArn?: string | undefined;
  readonly startedAt?: number | undefined;
}

export interface RunTaskRequest {
  readonly capacityProviderStrategy?: readonly CapacityProviderStrategyItem[] | undefined;
  readonly clientToken?: string | undefined;
  readonly cluster?: string | undefined;
  readonly count?: number | undefined;
  readonly enableECSManagedTags?: boolean | undefined;
  readonly enableExecuteCommand?: boolean | undefined;
  readonly group?: string | undefined;
  readonly launchType?: LaunchType | undefined;
  readonly networkConfiguration?: NetworkConfiguration | undefined;
  readonly overrides?: TaskOverride | undefined;
  readonly placementConstraints?: readonly PlacementConstraint[] | undefined;
  readonly placementStrategy?: readonly PlacementStrategy[] | undefined;
  readonly platformVersion?: string | undefined;
  readonly propagateTags?: PropagateTags | undefined;
  readonly referenceId?: string | undefined;
  readonly startedBy?: string | undefined;
  readonly tags?: readonly Tag[] | undefined;
  readonly taskDefinition: string;
  readonly volumeConfigurations?: readonly TaskVolumeConfiguration[] | undefined;
}

export interface RunTaskResponse {
  readonly failures?: readonly Failure[] | undefined;
  readonly tasks?: readonly Task[] | undefined;
}

export interface RuntimePlatform {
  readonly cpuArchitecture?: CPUArchitecture | undefined;
  readonly operatingSystemFamily?: OSFamily | undefined;
}

export interface S3FilesVolumeConfiguration {
  readonly accessPointArn?: string | undefined;
  readonly fileSystemArn: string;
  readonly rootDirectory?: string | undefined;
  readonly transitEncryptionPort?: number | undefined;
}

export interface Scale {
  readonly unit?: ScaleUnit | undefined;
  readonly value?: number | undefined;
}

export type ScaleUnit = "PERCENT";

export type SchedulingStrategy = "REPLICA" | "DAEMON";

export type Scope = "task" | "shared";

export interface Secret {
  readonly name: string;
  readonly valueFrom: string;
}

export interface Service {
  readonly availabilityZoneRebalancing?: AvailabilityZoneRebalancing | undefined;
  readonly capacityProviderStrategy?: readonly CapacityProviderStrategyItem[] | undefined;
  readonly clusterArn?: string | undefined;
  readonly createdAt?: number | undefined;
  readonly createdBy?: string | undefined;
  readonly currentServiceDeployment?: string | undefined;
  readonly currentServiceRevisions?: readonly ServiceCurrentRevisionSummary[] | undefined;
  readonly deploymentConfiguration?: DeploymentConfiguration | undefined;
  readonly deploymentController?: DeploymentController | undefined;
  readonly deployments?: readonly Deployment[] | undefined;
  readonly desiredCount?: number | undefined;
  readonly enableECSManagedTags?: boolean | undefined;
  readonly enableExecuteCommand?: boolean | undefined;
  readonly events?: readonly ServiceEvent[] | undefined;
  readonly healthCheckGracePeriodSeconds?: number | undefined;
  readonly launchType?: LaunchType | undefined;
  readonly loadBalancers?: readonly LoadBalancer[] | undefined;
  readonly networkConfiguration?: NetworkConfiguration | undefined;
  readonly pendingCount?: number | undefined;
  readonly placementConstraints?: readonly PlacementConstraint[] | undefined;
  readonly placementStrategy?: readonly PlacementStrategy[] | undefined;
  readonly platformFamily?: string | undefined;
  readonly platformVersion?: string | undefined;
  readonly propagateTags?: PropagateTags | undefined;
  readonly resourceManagementType?: ResourceManagementType | undefined;
  readonly roleArn?: string | undefined;
  readonly runningCount?: number | undefined;
  readonly schedulingStrategy?: SchedulingStrategy | undefined;
  readonly serviceArn?: string | undefined;
  readonly serviceName?: string | undefined;
  readonly serviceRegistries?: readonly ServiceRegistry[] | undefined;
  readonly status?: string | undefined;
  readonly tags?: readonly Tag[] | undefined;
  readonly taskDefinition?: string | undefined;
  readonly taskSets?: readonly TaskSet[] | undefined;
}

export interface ServiceConnectAccessLogConfiguration {
  readonly format: ServiceConnectAccessLoggingFormat;
  readonly includeQueryParameters?: ServiceConnectIncludeQueryParameters | undefined;
}

export type ServiceConnectAccessLoggingFormat = "TEXT" | "JSON";

export interface ServiceConnectClientAlias {
  readonly dnsName?: string | undefined;
  readonly port: number;
  readonly testTrafficRules?: ServiceConnectTestTrafficRules | undefined;
}

export interface ServiceConnectConfiguration {
  readonly accessLogConfiguration?: ServiceConnectAccessLogConfiguration | undefined;
  readonly enabled: boolean;
  readonly logConfiguration?: LogConfiguration | undefined;
  readonly namespace?: string | undefined;
  readonly services?: readonly ServiceConnectService[] | undefined;
}

export type ServiceConnectIncludeQueryParameters = "DISABLED" | "ENABLED";

export interface ServiceConnectService {
  readonly clientAliases?: readonly ServiceConnectClientAlias[] | undefined;
  readonly discoveryName?: string | undefined;
  readonly ingressPortOverride?: number | undefined;
  readonly portName: string;
  readonly timeout?: TimeoutConfiguration | undefined;
  readonly tls?: ServiceConnectTlsConfiguration | undefined;
}

export interface ServiceConnectServiceResource {
  readonly discoveryArn?: string | undefined;
  readonly discoveryName?: string | undefined;
}

export interface ServiceConnectTestTrafficHeaderMatchRules {
  readonly exact: string;
}

export interface ServiceConnectTestTrafficHeaderRules {
  readonly name: string;
  readonly value?: ServiceConnectTestTrafficHeaderMatchRules | undefined;
}

export interface ServiceConnectTestTrafficRules {
  readonly header: ServiceConnectTestTrafficHeaderRules;
}

export interface ServiceConnectTlsCertificateAuthority {
  readonly awsPcaAuthorityArn?: string | undefined;
}

export interface ServiceConnectTlsConfiguration {
  readonly issuerCertificateAuthority: ServiceConnectTlsCertificateAuthority;
  readonly kmsKey?: string | undefined;
  readonly roleArn?: string | undefined;
}

export interface ServiceCurrentRevisionSummary {
  readonly arn?: string | undefined;
  readonly pendingTaskCount?: number | undefined;
  readonly requestedTaskCount?: number | undefined;
  readonly runningTaskCount?: number | undefined;
}

export interface ServiceDeployment {
  readonly alarms?: ServiceDeploymentAlarms | undefined;
  readonly clusterArn?: string | undefined;
  readonly createdAt?: number | undefined;
  readonly deploymentCircuitBreaker?: ServiceDeploymentCircuitBreaker | undefined;
  readonly deploymentConfiguration?: DeploymentConfiguration | undefined;
  readonly finishedAt?: number | undefined;
  readonly lifecycleHookDetails?: readonly DeploymentLifecycleHookDetail[] | undefined;
  readonly lifecycleStage?: ServiceDeploymentLifecycleStage | undefined;
  readonly rollback?: Rollback | undefined;
  readonly serviceArn?: string | undefined;
  readonly serviceDeploymentArn?: string | undefined;
  readonly sourceServiceRevisions?: readonly ServiceRevisionSummary[] | undefined;
  readonly startedAt?: number | undefined;
  readonly status?: ServiceDeploymentStatus | undefined;
  readonly statusReason?: string | undefined;
  readonly stoppedAt?: number | undefined;
  readonly targetServiceRevision?: ServiceRevisionSummary | undefined;
  readonly updatedAt?: number | undefined;
}

export interface ServiceDeploymentAlarms {
  readonly alarmNames?: readonly string[] | undefined;
  readonly status?: ServiceDeploymentRollbackMonitorsStatus | undefined;
  readonly triggeredAlarmNames?: readonly string[] | undefined;
}

export interface ServiceDeploymentBrief {
  readonly clusterArn?: string | undefined;
  readonly createdAt?: number | undefined;
  readonly finishedAt?: number | undefined;
  readonly serviceArn?: string | undefined;
  readonly serviceDeploymentArn?: string | undefined;
  readonly startedAt?: number | undefined;
  readonly status?: ServiceDeploymentStatus | undefined;
  readonly statusReason?: string | undefined;
  readonly targetServiceRevisionArn?: string | undefined;
}

export interface ServiceDeploymentCircuitBreaker {
  readonly failureCount?: number | undefined;
  readonly status?: ServiceDeploymentRollbackMonitorsStatus | undefined;
  readonly threshold?: number | undefined;
}

export type ServiceDeploymentLifecycleStage = "RECONCILE_SERVICE" | "PRE_SCALE_UP" | "SCALE_UP" | "POST_SCALE_UP" | "TEST_TRAFFIC_SHIFT" | "POST_TEST_TRAFFIC_SHIFT" | "PRODUCTION_TRAFFIC_SHIFT" | "POST_PRODUCTION_TRAFFIC_SHIFT" | "BAKE_TIME" | "CLEAN_UP";

export type ServiceDeploymentRollbackMonitorsStatus = "TRIGGERED" | "MONITORING" | "MONITORING_COMPLETE" | "DISABLED";

export type ServiceDeploymentStatus = "PENDING" | "SUCCESSFUL" | "STOPPED" | "STOP_REQUESTED" | "IN_PROGRESS" | "ROLLBACK_REQUESTED" | "ROLLBACK_IN_PROGRESS" | "ROLLBACK_SUCCESSFUL" | "ROLLBACK_FAILED";

export interface ServiceEvent {
  readonly createdAt?: number | undefined;
  readonly id?: string | undefined;
  readonly message?: string | undefined;
}

export type ServiceField = "TAGS";

export interface ServiceManagedEBSVolumeConfiguration {
  readonly encrypted?: boolean | undefined;
  readonly filesystemType?: TaskFilesystemType | undefined;
  readonly iops?: number | undefined;
  readonly kmsKeyId?: string | undefined;
  readonly roleArn: string;
  readonly sizeInGiB?: number | undefined;
  readonly snapshotId?: string | undefined;
  readonly tagSpecifications?: readonly EBSTagSpecification[] | undefined;
  readonly throughput?: number | undefined;
  readonly volumeInitializationRate?: number | undefined;
  readonly volumeType?: string | undefined;
}

export interface ServiceRegistry {
  readonly containerName?: string | undefined;
  readonly containerPort?: number | undefined;
  readonly port?: number | undefined;
  readonly registryArn?: string | undefined;
}

export interface ServiceRevision {
  readonly capacityProviderStrategy?: readonly CapacityProviderStrategyItem[] | undefined;
  readonly clusterArn?: string | undefined;
  readonly containerImages?: readonly ContainerImage[] | undefined;
  readonly createdAt?: number | undefined;
  readonly ecsManagedResources?: ECSManagedResources | undefined;
  readonly fargateEphemeralStorage?: DeploymentEphemeralStorage | undefined;
  readonly guardDutyEnabled?: boolean | undefined;
  readonly launchType?: LaunchType | undefined;
  readonly loadBalancers?: readonly LoadBalancer[] | undefined;
  readonly networkConfiguration?: NetworkConfiguration | undefined;
  readonly platformFamily?: string | undefined;
  readonly platformVersion?: string | undefined;
  readonly resolvedConfiguration?: ResolvedConfiguration | undefined;
  readonly serviceArn?: string | undefined;
  readonly serviceConnectConfiguration?: ServiceConnectConfiguration | undefined;
  readonly serviceRegistries?: readonly ServiceRegistry[] | undefined;
  readonly serviceRevisionArn?: string | undefined;
  readonly taskDefinition?: string | undefined;
  readonly volumeConfigurations?: readonly ServiceVolumeConfiguration[] | undefined;
  readonly vpcLatticeConfigurations?: readonly VpcLatticeConfiguration[] | undefined;
}

export type ServiceRevisionCleanup = "BLOCKING" | "DEFERRED";

export interface ServiceRevisionLoadBalancer {
  readonly productionListenerRule?: string | undefined;
  readonly targetGroupArn?: string | undefined;
}

export interface ServiceRevisionSummary {
  readonly arn?: string | undefined;
  readonly pendingTaskCount?: number | undefined;
  readonly requestedProductionTrafficWeight?: number | undefined;
  readonly requestedTaskCount?: number | undefined;
  readonly requestedTestTrafficWeight?: number | undefined;
  readonly runningTaskCount?: number | undefined;
}

export interface ServiceVolumeConfiguration {
  readonly managedEBSVolume?: ServiceManagedEBSVolumeConfiguration | undefined;
  readonly name: string;
}

export interface Session {
  readonly sessionId?: string | undefined;
  readonly streamUrl?: string | undefined;
  readonly tokenValue?: string | undefined;
}

export interface Setting {
  readonly name?: SettingName | undefined;
  readonly principalArn?: string | undefined;
  readonly type?: SettingType | undefined;
  readonly value?: string | undefined;
}

export type SettingName = "serviceLongArnFormat" | "taskLongArnFormat" | "containerInstanceLongArnFormat" | "awsvpcTrunking" | "containerInsights" | "fargateFIPSMode" | "tagResourceAuthorization" | "fargateTaskRetirementWaitPeriod" | "guardDutyActivate" | "defaultLogDriverMode" | "fargateEventWindows";

export type SettingType = "user" | "aws_managed";

export type SortOrder = "ASC" | "DESC";

export type StabilityStatus = "STEADY_STATE" | "STABILIZING";

export interface StartTaskRequest {
  readonly cluster?: string | undefined;
  readonly containerInstances: readonly string[];
  readonly enableECSManagedTags?: boolean | undefined;
  readonly enableExecuteCommand?: boolean | undefined;
  readonly group?: string | undefined;
  readonly networkConfiguration?: NetworkConfiguration | undefined;
  readonly overrides?: TaskOverride | undefined;
  readonly propagateTags?: PropagateTags | undefined;
  readonly referenceId?: string | undefined;
  readonly startedBy?: string | undefined;
  readonly tags?: readonly Tag[] | undefined;
  readonly taskDefinition: string;
  readonly volumeConfigurations?: readonly TaskVolumeConfiguration[] | undefined;
}

export interface StartTaskResponse {
  readonly failures?: readonly Failure[] | undefined;
  readonly tasks?: readonly Task[] | undefined;
}

export interface StopServiceDeploymentRequest {
  readonly serviceDeploymentArn: string;
  readonly stopType?: StopServiceDeploymentStopType | undefined;
}

export interface StopServiceDeploymentResponse {
  readonly serviceDeploymentArn?: string | undefined;
}

export type StopServiceDeploymentStopType = "ABORT" | "ROLLBACK";

export interface StopTaskRequest {
  readonly cluster?: string | undefined;
  readonly reason?: string | undefined;
  readonly task: string;
}

export interface StopTaskResponse {
  readonly task?: Task | undefined;
}

export interface SubmitAttachmentStateChangesRequest {
  readonly attachments: readonly AttachmentStateChange[];
  readonly cluster?: string | undefined;
}

export interface SubmitAttachmentStateChangesResponse {
  readonly acknowledgment?: string | undefined;
}

export interface SubmitContainerStateChangeRequest {
  readonly cluster?: string | undefined;
  readonly containerName?: string | undefined;
  readonly exitCode?: number | undefined;
  readonly networkBindings?: readonly NetworkBinding[] | undefined;
  readonly reason?: string | undefined;
  readonly runtimeId?: string | undefined;
  readonly status?: string | undefined;
  readonly task?: string | undefined;
}

export interface SubmitContainerStateChangeResponse {
  readonly acknowledgment?: string | undefined;
}

export interface SubmitTaskStateChangeRequest {
  readonly attachments?: readonly AttachmentStateChange[] | undefined;
  readonly cluster?: string | undefined;
  readonly containers?: readonly ContainerStateChange[] | undefined;
  readonly executionStoppedAt?: number | undefined;
  readonly managedAgents?: readonly ManagedAgentStateChange[] | undefined;
  readonly pullStartedAt?: number | undefined;
  readonly pullStoppedAt?: number | undefined;
  readonly reason?: string | undefined;
  readonly status?: string | undefined;
  readonly task?: string | undefined;
}

export interface SubmitTaskStateChangeResponse {
  readonly acknowledgment?: string | undefined;
}

export interface SystemControl {
  readonly namespace?: string | undefined;
  readonly value?: string | undefined;
}

export interface Tag {
  readonly key?: string | undefined;
  readonly value?: string | undefined;
}

export interface TagResourceRequest {
  readonly resourceArn: string;
  readonly tags: readonly Tag[];
}

export type TagResourceResponse = Readonly<Record<string, never>>;

export type TargetType = "container-instance";

export interface Task {
  readonly attachments?: readonly Attachment[] | undefined;
  readonly attributes?: readonly Attribute[] | undefined;
  readonly availabilityZone?: string | undefined;
  readonly capacityProviderName?: string | undefined;
  readonly clusterArn?: string | undefined;
  readonly connectivity?: Connectivity | undefined;
  readonly connectivityAt?: number | undefined;
  readonly containerInstanceArn?: string | undefined;
  readonly containers?: readonly Container[] | undefined;
  readonly cpu?: string | undefined;
  readonly createdAt?: number | undefined;
  readonly desiredStatus?: string | undefined;
  readonly enableExecuteCommand?: boolean | undefined;
  readonly ephemeralStorage?: EphemeralStorage | undefined;
  readonly executionStoppedAt?: number | undefined;
  readonly fargateEphemeralStorage?: TaskEphemeralStorage | undefined;
  readonly group?: string | undefined;
  readonly healthStatus?: HealthStatus | undefined;
  readonly inferenceAccelerators?: readonly InferenceAccelerator[] | undefined;
  readonly lastStatus?: string | undefined;
  readonly launchType?: LaunchType | undefined;
  readonly memory?: string | undefined;
  readonly overrides?: TaskOverride | undefined;
  readonly platformFamily?: string | undefined;
  readonly platformVersion?: string | undefined;
  readonly pullStartedAt?: number | undefined;
  readonly pullStoppedAt?: number | undefined;
  readonly startedAt?: number | undefined;
  readonly startedBy?: string | undefined;
  readonly stopCode?: TaskStopCode | undefined;
  readonly stoppedAt?: number | undefined;
  readonly stoppedReason?: string | undefined;
  readonly stoppingAt?: number | undefined;
  readonly tags?: readonly Tag[] | undefined;
  readonly taskArn?: string | undefined;
  readonly taskDefinitionArn?: string | undefined;
  readonly version?: number | undefined;
}

export interface TaskDefinition {
  readonly compatibilities?: readonly Compatibility[] | undefined;
  readonly containerDefinitions?: readonly ContainerDefinition[] | undefined;
  readonly cpu?: string | undefined;
  readonly deleteRequestedAt?: number | undefined;
  readonly deregisteredAt?: number | undefined;
  readonly enableFaultInjection?: boolean | undefined;
  readonly ephemeralStorage?: EphemeralStorage | undefined;
  readonly executionRoleArn?: string | undefined;
  readonly family?: string | undefined;
  readonly inferenceAccelerators?: readonly InferenceAccelerator[] | undefined;
  readonly ipcMode?: IpcMode | undefined;
  readonly memory?: string | undefined;
  readonly networkMode?: NetworkMode | undefined;
  readonly pidMode?: PidMode | undefined;
  readonly placementConstraints?: readonly TaskDefinitionPlacementConstraint[] | undefined;
  readonly proxyConfiguration?: ProxyConfiguration | undefined;
  readonly registeredAt?: number | undefined;
  readonly registeredBy?: string | undefined;
  readonly requiresAttributes?: readonly Attribute[] | undefined;
  readonly requiresCompatibilities?: readonly Compatibility[] | undefined;
  readonly revision?: number | undefined;
  readonly runtimePlatform?: RuntimePlatform | undefined;
  readonly status?: TaskDefinitionStatus | undefined;
  readonly taskDefinitionArn?: string | undefined;
  readonly taskRoleArn?: string | undefined;
  readonly volumes?: readonly Volume[] | undefined;
}

export type TaskDefinitionFamilyStatus = "ACTIVE" | "INACTIVE" | "ALL";

export type TaskDefinitionField = "TAGS";

export interface TaskDefinitionPlacementConstraint {
  readonly expression?: string | undefined;
  readonly type?: TaskDefinitionPlacementConstraintType | undefined;
}

export type TaskDefinitionPlacementConstraintType = "memberOf";

export type TaskDefinitionStatus = "ACTIVE" | "INACTIVE" | "DELETE_IN_PROGRESS";

export interface TaskEphemeralStorage {
  readonly kmsKeyId?: string | undefined;
  readonly sizeInGiB?: number | undefined;
}

export type TaskField = "TAGS";

export type TaskFilesystemType = "ext3" | "ext4" | "xfs" | "ntfs";

export interface TaskManagedEBSVolumeConfiguration {
  readonly encrypted?: boolean | undefined;
  readonly filesystemType?: TaskFilesystemType | undefined;
  readonly iops?: number | undefined;
  readonly kmsKeyId?: string | undefined;
  readonly roleArn: string;
  readonly sizeInGiB?: number | undefined;
  readonly snapshotId?: string | undefined;
  readonly tagSpecifications?: readonly EBSTagSpecification[] | undefined;
  readonly terminationPolicy?: TaskManagedEBSVolumeTerminationPolicy | undefined;
  readonly throughput?: number | undefined;
  readonly volumeInitializationRate?: number | undefined;
  readonly volumeType?: string | undefined;
}

export interface TaskManagedEBSVolumeTerminationPolicy {
  readonly deleteOnTermination: boolean;
}

export interface TaskOverride {
  readonly containerOverrides?: readonly ContainerOverride[] | undefined;
  readonly cpu?: string | undefined;
  readonly ephemeralStorage?: EphemeralStorage | undefined;
  readonly executionRoleArn?: string | undefined;
  readonly inferenceAcceleratorOverrides?: readonly InferenceAcceleratorOverride[] | undefined;
  readonly memory?: string | undefined;
  readonly taskRoleArn?: string | undefined;
}

export interface TaskSet {
  readonly capacityProviderStrategy?: readonly CapacityProviderStrategyItem[] | undefined;
  readonly clusterArn?: string | undefined;
  readonly computedDesiredCount?: number | undefined;
  readonly createdAt?: number | undefined;
  readonly externalId?: string | undefined;
  readonly fargateEphemeralStorage?: DeploymentEphemeralStorage | undefined;
  readonly id?: string | undefined;
  readonly launchType?: LaunchType | undefined;
  readonly loadBalancers?: readonly LoadBalancer[] | undefined;
  readonly networkConfiguration?: NetworkConfiguration | undefined;
  readonly pendingCount?: number | undefined;
  readonly platformFamily?: string | undefined;
  readonly platformVersion?: string | undefined;
  readonly runningCount?: number | undefined;
  readonly scale?: Scale | undefined;
  readonly serviceArn?: string | undefined;
  readonly serviceRegistries?: readonly ServiceRegistry[] | undefined;
  readonly stabilityStatus?: StabilityStatus | undefined;
  readonly stabilityStatusAt?: number | undefined;
  readonly startedBy?: string | undefined;
  readonly status?: string | undefined;
  readonly tags?: readonly Tag[] | undefined;
  readonly taskDefinition?: string | undefined;
  readonly taskSetArn?: string | undefined;
  readonly updatedAt?: number | undefined;
}

export type TaskSetField = "TAGS";

export type TaskStopCode = "TaskFailedToStart" | "EssentialContainerExited" | "UserInitiated" | "ServiceSchedulerInitiated" | "SpotInterruption" | "TerminationNotice";

export interface TaskVolumeConfiguration {
  readonly managedEBSVolume?: TaskManagedEBSVolumeConfiguration | undefined;
  readonly name: string;
}

export interface ThresholdConfiguration {
  readonly type: ThresholdType;
  readonly value: number;
}

export type ThresholdType = "BOUNDED_PERCENT" | "COUNT" | "UNBOUNDED_PERCENT";

export interface TimeoutConfiguration {
  readonly idleTimeoutSeconds?: number | undefined;
  readonly perRequestTimeoutSeconds?: number | undefined;
}

export interface Tmpfs {
  readonly containerPath: string;
  readonly mountOptions?: readonly string[] | undefined;
  readonly size: number;
}

export interface TotalLocalStorageGBRequest {
  readonly max?: number | undefined;
  readonly min?: number | undefined;
}

export type TransportProtocol = "tcp" | "udp";

export interface Ulimit {
  readonly hardLimit: number;
  readonly name: UlimitName;
  readonly softLimit: number;
}

export type UlimitName = "core" | "cpu" | "data" | "fsize" | "locks" | "memlock" | "msgqueue" | "nice" | "nofile" | "nproc" | "rss" | "rtprio" | "rttime" | "sigpending" | "stack";

export interface UntagResourceRequest {
  readonly resourceArn: string;
  readonly tagKeys: readonly string[];
}

export type UntagResourceResponse = Readonly<Record<string, never>>;

export interface UpdateCapacityProviderRequest {
  readonly autoScalingGroupProvider?: AutoScalingGroupProviderUpdate | undefined;
  readonly cluster?: string | undefined;
  readonly managedInstancesProvider?: UpdateManagedInstancesProviderConfiguration | undefined;
  readonly name: string;
}

export interface UpdateCapacityProviderResponse {
  readonly capacityProvider?: CapacityProvider | undefined;
}

export interface UpdateClusterRequest {
  readonly cluster: string;
  readonly configuration?: ClusterConfiguration | undefined;
  readonly serviceConnectDefaults?: ClusterServiceConnectDefaultsRequest | undefined;
  readonly settings?: readonly ClusterSetting[] | undefined;
}

export interface UpdateClusterResponse {
  readonly cluster?: Cluster | undefined;
}

export interface UpdateClusterSettingsRequest {
  readonly cluster: string;
  readonly settings: readonly ClusterSetting[];
}

export interface UpdateClusterSettingsResponse {
  readonly cluster?: Cluster | undefined;
}

export interface UpdateContainerAgentRequest {
  readonly cluster?: string | undefined;
  readonly containerInstance: string;
}

export interface UpdateContainerAgentResponse {
  readonly containerInstance?: ContainerInstance | undefined;
}

export interface UpdateContainerInstancesStateRequest {
  readonly cluster?: string | undefined;
  readonly containerInstances: readonly string[];
  readonly status: ContainerInstanceStatus;
}

export interface UpdateContainerInstancesStateResponse {
  readonly containerInstances?: readonly ContainerInstance[] | undefined;
  readonly failures?: readonly Failure[] | undefined;
}

export interface UpdateDaemonRequest {
  readonly capacityProviderArns: readonly string[];
  readonly daemonArn: string;
  readonly daemonTaskDefinitionArn: string;
  readonly deploymentConfiguration?: DaemonDeploymentConfiguration | undefined;
  readonly enableECSManagedTags?: boolean | undefined;
  readonly enableExecuteCommand?: boolean | undefined;
  readonly propagateTags?: DaemonPropagateTags | undefined;
}

export interface UpdateDaemonResponse {
  readonly createdAt?: number | undefined;
  readonly daemonArn?: string | undefined;
  readonly deploymentArn?: string | undefined;
  readonly status?: DaemonStatus | undefined;
  readonly updatedAt?: number | undefined;
}

export interface UpdateExpressGatewayServiceRequest {
  readonly cpu?: string | undefined;
  readonly executionRoleArn?: string | undefined;
  readonly healthCheckPath?: string | undefined;
  readonly memory?: string | undefined;
  readonly networkConfiguration?: ExpressGatewayServiceNetworkConfiguration | undefined;
  readonly primaryContainer?: ExpressGatewayContainer | undefined;
  readonly scalingTarget?: ExpressGatewayScalingTarget | undefined;
  readonly serviceArn: string;
  readonly taskRoleArn?: string | undefined;
}

export interface UpdateExpressGatewayServiceResponse {
  readonly service?: UpdatedExpressGatewayService | undefined;
}

export interface UpdateManagedInstancesProviderConfiguration {
  readonly autoRepairConfiguration?: AutoRepairConfiguration | undefined;
  readonly infrastructureOptimization?: InfrastructureOptimization | undefined;
  readonly infrastructureRoleArn: string;
  readonly instanceLaunchTemplate: InstanceLaunchTemplateUpdate;
  readonly propagateTags?: PropagateMITags | undefined;
}

export interface UpdateServicePrimaryTaskSetRequest {
  readonly cluster: string;
  readonly primaryTaskSet: string;
  readonly service: string;
}

export interface UpdateServicePrimaryTaskSetResponse {
  readonly taskSet?: TaskSet | undefined;
}

export interface UpdateServiceRequest {
  readonly availabilityZoneRebalancing?: AvailabilityZoneRebalancing | undefined;
  readonly capacityProviderStrategy?: readonly CapacityProviderStrategyItem[] | undefined;
  readonly cluster?: string | undefined;
  readonly deploymentConfiguration?: DeploymentConfiguration | undefined;
  readonly deploymentController?: DeploymentController | undefined;
  readonly desiredCount?: number | undefined;
  readonly enableECSManagedTags?: boolean | undefined;
  readonly enableExecuteCommand?: boolean | undefined;
  readonly forceNewDeployment?: boolean | undefined;
  readonly healthCheckGracePeriodSeconds?: number | undefined;
  readonly loadBalancers?: readonly LoadBalancer[] | undefined;
  readonly networkConfiguration?: NetworkConfiguration | undefined;
  readonly placementConstraints?: readonly PlacementConstraint[] | undefined;
  readonly placementStrategy?: readonly PlacementStrategy[] | undefined;
  readonly platformVersion?: string | undefined;
  readonly propagateTags?: PropagateTags | undefined;
  readonly service: string;
  readonly serviceConnectConfiguration?: ServiceConnectConfiguration | undefined;
  readonly serviceRegistries?: readonly ServiceRegistry[] | undefined;
  readonly taskDefinition?: string | undefined;
  readonly volumeConfigurations?: readonly ServiceVolumeConfiguration[] | undefined;
  readonly vpcLatticeConfigurations?: readonly VpcLatticeConfiguration[] | undefined;
}

export interface UpdateServiceResponse {
  readonly service?: Service | undefined;
}

export interface UpdateTaskProtectionRequest {
  readonly cluster: string;
  readonly expiresInMinutes?: number | undefined;
  readonly protectionEnabled: boolean;
  readonly tasks: readonly string[];
}

export interface UpdateTaskProtectionResponse {
  readonly failures?: readonly Failure[] | undefined;
  readonly protectedTasks?: readonly ProtectedTask[] | undefined;
}

export interface UpdateTaskSetRequest {
  readonly cluster: string;
  readonly scale: Scale;
  readonly service: string;
  readonly taskSet: string;
}

export interface UpdateTaskSetResponse {
  readonly taskSet?: TaskSet | undefined;
}

export interface UpdatedExpressGatewayService {
  readonly cluster?: string | undefined;
  readonly createdAt?: number | undefined;
  readonly serviceArn?: string | undefined;
  readonly serviceName?: string | undefined;
  readonly status?: ExpressGatewayServiceStatus | undefined;
  readonly targetConfiguration?: ExpressGatewayServiceConfiguration | undefined;
  readonly updatedAt?: number | undefined;
}

export interface VCpuCountRangeRequest {
  readonly max?: number | undefined;
  readonly min: number;
}

export type VersionConsistency = "enabled" | "disabled";

export interface VersionInfo {
  readonly agentHash?: string | undefined;
  readonly agentVersion?: string | undefined;
  readonly dockerVersion?: string | undefined;
}

export interface Volume {
  readonly configuredAtLaunch?: boolean | undefined;
  readonly dockerVolumeConfiguration?: DockerVolumeConfiguration | undefined;
  readonly efsVolumeConfiguration?: EFSVolumeConfiguration | undefined;
  readonly fsxWindowsFileServerVolumeConfiguration?: FSxWindowsFileServerVolumeConfiguration | undefined;
  readonly host?: HostVolumeProperties | undefined;
  readonly name?: string | undefined;
  readonly s3filesVolumeConfiguration?: S3FilesVolumeConfiguration | undefined;
}

export interface VolumeFrom {
  readonly readOnly?: boolean | undefined;
  readonly sourceContainer?: string | undefined;
}

export interface VpcLatticeConfiguration {
  readonly portName: string;
  readonly roleArn: string;
  readonly targetGroupArn: string;
}

