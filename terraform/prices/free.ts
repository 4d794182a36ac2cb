/** What costs nothing by itself: it is free, or what it makes happen is priced elsewhere. */
const freeTypes: readonly RegExp[] = [
  /^terraform_data$/,
  /^aws_(vpc|subnet|internet_gateway|route|route_table|route_table_association|network_acl|network_acl_(rule|association)|flow_log)$/,
  /^aws_(default_security_group|security_group|security_group_rule|vpc_security_group_(ingress|egress)_rule)$/,
  /^aws_vpc_endpoint_\w+$/,
  /^aws_(lb_listener|lb_listener_rule|lb_listener_certificate|lb_target_group|wafv2_web_acl_association)$/,
  /^aws_wafv2_(web_acl_logging_configuration|ip_set)$/,
  /^aws_ecs_(cluster_capacity_providers|task_definition)$/,
  /^aws_ecr_(lifecycle_policy|repository_policy|replication_configuration|registry_\w+)$/,
  /^aws_appautoscaling_\w+$/,
  /^aws_iam_\w+$/,
  // Requests and alarms' messages: cents.
  /^aws_sns_topic\w*$/,
  /^aws_sqs_queue\w*$/,
  /^aws_ssm_parameter$/,
  /^aws_s3_(bucket|account_public_access_block)\w*$/,
  /^aws_kms_(alias|key_policy|grant)$/,
  /^aws_secretsmanager_secret_\w+$/,
  /^aws_acm_certificate\w*$/,
  /^aws_route53_(record|query_log)$/,
  /^aws_cloudwatch_(event_\w+|log_resource_policy|log_subscription_filter|query_definition|log_account_policy)$/,
  /^aws_(budgets_budget|ce_anomaly_\w+|ce_cost_allocation_tag|resourcegroups_group|accessanalyzer_analyzer)$/,
  // The first trail in a region is free; what it writes is S3's.
  /^aws_cloudtrail$/,
  /^aws_config_(configuration_recorder_status|delivery_channel|retention_configuration)$/,
  /^aws_xray_\w+$/,
  /^aws_chatbot_\w+$/,
  /^aws_backup_(plan|selection|vault\w*)$/,
  /^aws_(guardduty_\w+|ebs_encryption_by_default|ec2_\w+|iam_account_password_policy)$/,
];

export function isFree(type: string): boolean {
  return freeTypes.some((pattern) => pattern.test(type));
}
