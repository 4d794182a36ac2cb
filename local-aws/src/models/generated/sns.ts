// Made by models/generate.ts from AWS's model. Timestamps are milliseconds since the epoch.

export interface Operations {
  AddPermission: { input: AddPermissionInput; output: Readonly<Record<string, never>> };
  ConfirmSubscription: { input: ConfirmSubscriptionInput; output: ConfirmSubscriptionResponse };
  CreateTopic: { input: CreateTopicInput; output: CreateTopicResponse };
  DeleteTopic: { input: DeleteTopicInput; output: Readonly<Record<string, never>> };
  GetDataProtectionPolicy: { input: GetDataProtectionPolicyInput; output: GetDataProtectionPolicyResponse };
  GetSubscriptionAttributes: { input: GetSubscriptionAttributesInput; output: GetSubscriptionAttributesResponse };
  GetTopicAttributes: { input: GetTopicAttributesInput; output: GetTopicAttributesResponse };
  ListSubscriptions: { input: ListSubscriptionsInput; output: ListSubscriptionsResponse };
  ListSubscriptionsByTopic: { input: ListSubscriptionsByTopicInput; output: ListSubscriptionsByTopicResponse };
  ListTagsForResource: { input: ListTagsForResourceRequest; output: ListTagsForResourceResponse };
  ListTopics: { input: ListTopicsInput; output: ListTopicsResponse };
  Publish: { input: PublishInput; output: PublishResponse };
  PublishBatch: { input: PublishBatchInput; output: PublishBatchResponse };
  PutDataProtectionPolicy: { input: PutDataProtectionPolicyInput; output: Readonly<Record<string, never>> };
  RemovePermission: { input: RemovePermissionInput; output: Readonly<Record<string, never>> };
  SetSubscriptionAttributes: { input: SetSubscriptionAttributesInput; output: Readonly<Record<string, never>> };
  SetTopicAttributes: { input: SetTopicAttributesInput; output: Readonly<Record<string, never>> };
  Subscribe: { input: SubscribeInput; output: SubscribeResponse };
  TagResource: { input: TagResourceRequest; output: TagResourceResponse };
  Unsubscribe: { input: UnsubscribeInput; output: Readonly<Record<string, never>> };
  UntagResource: { input: UntagResourceRequest; output: UntagResourceResponse };
}

export type ErrorName = "AuthorizationErrorException" | "BatchEntryIdsNotDistinctException" | "BatchRequestTooLongException" | "ConcurrentAccessException" | "EmptyBatchRequestException" | "EndpointDisabledException" | "FilterPolicyLimitExceededException" | "InternalErrorException" | "InvalidBatchEntryIdException" | "InvalidParameterException" | "InvalidParameterValueException" | "InvalidSecurityException" | "InvalidStateException" | "KMSAccessDeniedException" | "KMSDisabledException" | "KMSInvalidStateException" | "KMSNotFoundException" | "KMSOptInRequired" | "KMSThrottlingException" | "NotFoundException" | "PlatformApplicationDisabledException" | "ReplayLimitExceededException" | "ResourceNotFoundException" | "StaleTagException" | "SubscriptionLimitExceededException" | "TagLimitExceededException" | "TagPolicyException" | "TooManyEntriesInBatchRequestException" | "TopicLimitExceededException" | "ValidationException";

export interface AddPermissionInput {
  readonly AWSAccountId: readonly string[];
  readonly ActionName: readonly string[];
  readonly Label: string;
  readonly TopicArn: string;
}

export interface BatchResultErrorEntry {
  readonly Code: string;
  readonly Id: string;
  readonly Message?: string | undefined;
  readonly SenderFault: boolean;
}

export interface ConfirmSubscriptionInput {
  readonly AuthenticateOnUnsubscribe?: string | undefined;
  readonly Token: string;
  readonly TopicArn: string;
}

export interface ConfirmSubscriptionResponse {
  readonly SubscriptionArn?: string | undefined;
}

export interface CreateTopicInput {
  readonly Attributes?: Readonly<Record<string, string>> | undefined;
  readonly DataProtectionPolicy?: string | undefined;
  readonly Name: string;
  readonly Tags?: readonly Tag[] | undefined;
}

export interface CreateTopicResponse {
  readonly TopicArn?: string | undefined;
}

export interface DeleteTopicInput {
  readonly TopicArn: string;
}

export interface GetDataProtectionPolicyInput {
  readonly ResourceArn: string;
}

export interface GetDataProtectionPolicyResponse {
  readonly DataProtectionPolicy?: string | undefined;
}

export interface GetSubscriptionAttributesInput {
  readonly SubscriptionArn: string;
}

export interface GetSubscriptionAttributesResponse {
  readonly Attributes?: Readonly<Record<string, string>> | undefined;
}

export interface GetTopicAttributesInput {
  readonly TopicArn: string;
}

export interface GetTopicAttributesResponse {
  readonly Attributes?: Readonly<Record<string, string>> | undefined;
}

export interface ListSubscriptionsByTopicInput {
  readonly NextToken?: string | undefined;
  readonly TopicArn: string;
}

export interface ListSubscriptionsByTopicResponse {
  readonly NextToken?: string | undefined;
  readonly Subscriptions?: readonly Subscription[] | undefined;
}

export interface ListSubscriptionsInput {
  readonly NextToken?: string | undefined;
}

export interface ListSubscriptionsResponse {
  readonly NextToken?: string | undefined;
  readonly Subscriptions?: readonly Subscription[] | undefined;
}

export interface ListTagsForResourceRequest {
  readonly ResourceArn: string;
}

export interface ListTagsForResourceResponse {
  readonly Tags?: readonly Tag[] | undefined;
}

export interface ListTopicsInput {
  readonly NextToken?: string | undefined;
}

export interface ListTopicsResponse {
  readonly NextToken?: string | undefined;
  readonly Topics?: readonly Topic[] | undefined;
}

export interface MessageAttributeValue {
  readonly BinaryValue?: Uint8Array | undefined;
  readonly DataType: string;
  readonly StringValue?: string | undefined;
}

export interface PublishBatchInput {
  readonly PublishBatchRequestEntries: readonly PublishBatchRequestEntry[];
  readonly TopicArn: string;
}

export interface PublishBatchRequestEntry {
  readonly Id: string;
  readonly Message: string;
  readonly MessageAttributes?: Readonly<Record<string, MessageAttributeValue>> | undefined;
  readonly MessageDeduplicationId?: string | undefined;
  readonly MessageGroupId?: string | undefined;
  readonly MessageStructure?: string | undefined;
  readonly Subject?: string | undefined;
}

export interface PublishBatchResponse {
  readonly Failed?: readonly BatchResultErrorEntry[] | undefined;
  readonly Successful?: readonly PublishBatchResultEntry[] | undefined;
}

export interface PublishBatchResultEntry {
  readonly Id?: string | undefined;
  readonly MessageId?: string | undefined;
  readonly SequenceNumber?: string | undefined;
}

export interface PublishInput {
  readonly Message: string;
  readonly MessageAttributes?: Readonly<Record<string, MessageAttributeValue>> | undefined;
  readonly MessageDeduplicationId?: string | undefined;
  readonly MessageGroupId?: string | undefined;
  readonly MessageStructure?: string | undefined;
  readonly PhoneNumber?: string | undefined;
  readonly Subject?: string | undefined;
  readonly TargetArn?: string | undefined;
  readonly TopicArn?: string | undefined;
}

export interface PublishResponse {
  readonly MessageId?: string | undefined;
  readonly SequenceNumber?: string | undefined;
}

export interface PutDataProtectionPolicyInput {
  readonly DataProtectionPolicy: string;
  readonly ResourceArn: string;
}

export interface RemovePermissionInput {
  readonly Label: string;
  readonly TopicArn: string;
}

export interface SetSubscriptionAttributesInput {
  readonly AttributeName: string;
  readonly AttributeValue?: string | undefined;
  readonly SubscriptionArn: string;
}

export interface SetTopicAttributesInput {
  readonly AttributeName: string;
  readonly AttributeValue?: string | undefined;
  readonly TopicArn: string;
}

export interface SubscribeInput {
  readonly Attributes?: Readonly<Record<string, string>> | undefined;
  readonly Endpoint?: string | undefined;
  readonly Protocol: string;
  readonly ReturnSubscriptionArn?: boolean | undefined;
  readonly TopicArn: string;
}

export interface SubscribeResponse {
  readonly SubscriptionArn?: string | undefined;
}

export interface Subscription {
  readonly Endpoint?: string | undefined;
  readonly Owner?: string | undefined;
  readonly Protocol?: string | undefined;
  readonly SubscriptionArn?: string | undefined;
  readonly TopicArn?: string | undefined;
}

export interface Tag {
  readonly Key: string;
  readonly Value: string;
}

export interface TagResourceRequest {
  readonly ResourceArn: string;
  readonly Tags: readonly Tag[];
}

export type TagResourceResponse = Readonly<Record<string, never>>;

export interface Topic {
  readonly TopicArn?: string | undefined;
}

export interface UnsubscribeInput {
  readonly SubscriptionArn: string;
}

export interface UntagResourceRequest {
  readonly ResourceArn: string;
  readonly TagKeys: readonly string[];
}

export type UntagResourceResponse = Readonly<Record<string, never>>;

