/** What is lost when a resource goes away, in the words of who is called at night. */
const losses: readonly (readonly [type: RegExp, loss: string])[] = [
  [
    /^aws_(s3_bucket|db_instance|rds_cluster|dynamodb_table|efs_file_system|ebs_volume|backup_vault)$/,
    'its data is lost',
  ],
  [/^aws_ecr_repository$/, 'its images are lost: there is nothing to roll back to'],
  [/^aws_kms_key$/, 'what it encrypted cannot be read any more'],
  [/^aws_secretsmanager_secret$/, 'its value is lost'],
  [/^aws_cloudwatch_log_group$/, 'its logs are lost'],
  [/^aws_cloudtrail$/, 'what is done is not recorded any more'],
  [/^aws_(lb|lb_listener|lb_target_group|lb_listener_rule)$/, 'traffic is interrupted'],
  [/^aws_ecs_(service|cluster)$/, 'the service stops'],
  [/^aws_(vpc|subnet|internet_gateway)$/, 'the network goes away under the service'],
  [/^aws_(nat_gateway|eip)$/, 'tasks lose their way out, or their address outside'],
  [/^aws_route53_(zone|record)$/, 'the name stops to resolve'],
  [/^aws_acm_certificate$/, 'HTTPS stops to work'],
  [/^aws_wafv2_web_acl(_association)?$/, 'the service stands without a firewall'],
  [/^aws_iam_role$/, 'whoever takes it is locked out'],
];

/** Undefined where nothing is lost that is not made again. */
export function lossOf(type: string): string | undefined {
  return losses.find(([pattern]) => pattern.test(type))?.[1];
}
