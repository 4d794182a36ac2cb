mock_provider "aws" {
  override_during = plan

  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
  mock_resource "aws_kms_key" {
    defaults = { arn = "arn:aws:kms:us-east-1:123456789012:key/00000000-0000-0000-0000-000000000000" }
  }
  mock_resource "aws_sns_topic" {
    defaults = { arn = "arn:aws:sns:us-east-1:123456789012:account-alerts" }
  }
  mock_resource "aws_cloudwatch_log_group" {
    defaults = { arn = "arn:aws:logs:us-east-1:123456789012:log-group:/aws/cloudtrail/account" }
  }
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::123456789012:role/account-trail-to-logs" }
  }
  mock_resource "aws_ce_anomaly_monitor" {
    defaults = { arn = "arn:aws:ce::123456789012:anomalymonitor/00000000-0000-0000-0000-000000000000" }
  }
}

run "trail_is_complete_and_cannot_be_forged" {
  command = plan

  assert {
    condition     = aws_cloudtrail.main[0].is_multi_region_trail && aws_cloudtrail.main[0].enable_log_file_validation && aws_cloudtrail.main[0].include_global_service_events
    error_message = "The trail must hold all regions and be validated."
  }

  assert {
    condition     = aws_cloudtrail.main[0].kms_key_id == aws_kms_key.audit[0].arn && aws_kms_key.audit[0].enable_key_rotation
    error_message = "The trail must be encrypted with a key that rotates."
  }

  assert {
    condition     = aws_cloudtrail.main[0].cloud_watch_logs_group_arn == "arn:aws:logs:us-east-1:123456789012:log-group:/aws/cloudtrail/account:*"
    error_message = "The trail must be in CloudWatch Logs, too."
  }

  assert {
    condition = alltrue([for statement in jsondecode(aws_s3_bucket_policy.audit[0].policy).Statement :
      statement.Effect == "Deny" || try(statement.Condition.StringEquals["aws:SourceArn"], "") == "arn:aws:cloudtrail:us-east-1:123456789012:trail/account-trail" || try(statement.Condition.StringEquals["aws:SourceAccount"], "") == "123456789012"
    ])
    error_message = "Only this account's trail and recorder may write to the bucket."
  }
}

run "defaults" {
  command = plan

  assert {
    condition     = length(aws_config_config_rule.managed) == 22 && aws_config_config_rule.managed["multi-region-cloudtrail-enabled"].source[0].source_identifier == "MULTI_REGION_CLOUD_TRAIL_ENABLED" && aws_config_config_rule.managed["alb-waf-enabled"].source[0].source_identifier == "ALB_WAF_ENABLED"
    error_message = "Config's rules must carry AWS's identifiers."
  }

  assert {
    condition     = length(aws_guardduty_detector.main) == 1 && length(aws_accessanalyzer_analyzer.external) == 1 && length(aws_accessanalyzer_analyzer.unused) == 1
    error_message = "GuardDuty and both analyzers must be on."
  }

  assert {
    condition     = length(aws_securityhub_account.main) == 0 && length(aws_guardduty_detector_feature.runtime) == 0 && length(aws_budgets_budget.account) == 0 && length(aws_sns_topic_subscription.email) == 0 && length(aws_ce_cost_allocation_tag.active) == 0
    error_message = "What costs by use or needs an address must be asked for."
  }

  assert {
    condition     = aws_iam_account_password_policy.strict[0].minimum_password_length >= 14 && aws_iam_account_password_policy.strict[0].password_reuse_prevention == 24
    error_message = "Passwords must be as CIS asks."
  }

  assert {
    condition     = toset(keys(aws_cloudwatch_event_rule.findings)) == toset(["access-analyzer", "guardduty"])
    error_message = "Findings must be told."
  }
}

run "all_off_makes_nothing" {
  command = plan

  variables {
    enable_cloudtrail                = false
    enable_config                    = false
    enable_guardduty                 = false
    enable_access_analyzer           = false
    enable_password_policy           = false
    enable_ebs_encryption_by_default = false
    enable_s3_public_access_block    = false
    enable_cost_anomaly_detection    = false
  }

  assert {
    condition = length(concat(
      aws_cloudtrail.main, aws_s3_bucket.audit, aws_kms_key.audit, aws_config_configuration_recorder.main, values(aws_config_config_rule.managed),
      aws_guardduty_detector.main, aws_accessanalyzer_analyzer.external, aws_accessanalyzer_analyzer.unused, aws_securityhub_account.main,
      aws_iam_account_password_policy.strict, aws_ebs_encryption_by_default.main, aws_ebs_snapshot_block_public_access.main,
      aws_s3_account_public_access_block.main, aws_kms_key.alerts, aws_sns_topic.alerts, aws_budgets_budget.account, aws_ce_anomaly_monitor.services,
      values(aws_cloudwatch_event_rule.findings), aws_iam_service_linked_role.config, aws_cloudwatch_log_group.trail, aws_iam_role.trail,
    )) == 0
    error_message = "Something is made although everything is off."
  }
}

run "all_on" {
  command = plan

  variables {
    alert_email                         = "security@example.com"
    enable_security_hub                 = true
    enable_guardduty_runtime_monitoring = true
    monthly_budget_usd                  = 250
    cost_allocation_tags                = ["Application", "Environment"]
    config_rules_off                    = ["alb-waf-enabled"]
    config_service_role_exists          = true
  }

  assert {
    condition     = length(aws_budgets_budget.account[0].notification) == 3 && aws_budgets_budget.account[0].limit_amount == "250"
    error_message = "The budget must tell at 80 %, 100 % and of the forecast."
  }

  assert {
    condition     = !contains(keys(aws_config_config_rule.managed), "alb-waf-enabled") && length(aws_iam_service_linked_role.config) == 0
    error_message = "A rule that is off must not be made, nor a role that exists."
  }

  assert {
    condition     = aws_sns_topic_subscription.email[0].endpoint == "security@example.com" && length(aws_securityhub_standards_subscription.foundational) == 1
    error_message = "Security Hub and the e-mail must be there."
  }

  assert {
    condition     = [for feature in aws_guardduty_detector_feature.runtime[0].additional_configuration : feature.status if feature.name == "ECS_FARGATE_AGENT_MANAGEMENT"] == ["ENABLED"]
    error_message = "Fargate's agent must be managed."
  }
}

run "trail_in_s3_only" {
  command = plan

  variables {
    enable_config             = false
    cloudtrail_log_group_days = 0
    unused_access_days        = 0
  }

  assert {
    condition     = aws_cloudtrail.main[0].cloud_watch_logs_group_arn == null && length(aws_cloudwatch_log_group.trail) == 0 && length(aws_s3_bucket.audit) == 1 && length(aws_accessanalyzer_analyzer.unused) == 0
    error_message = "The trail must be in S3 alone."
  }
}

run "refuses_what_does_not_fit" {
  command = plan

  variables {
    aws_region                 = "moon"
    name                       = "A"
    alert_email                = "nobody"
    cloudtrail_log_group_days  = 8
    audit_retention_days       = 30
    config_rules_off           = ["no-such-rule"]
    unused_access_days         = 400
    monthly_budget_usd         = -1
    cost_anomaly_threshold_usd = 0
  }

  expect_failures = [
    var.aws_region, var.name, var.alert_email, var.cloudtrail_log_group_days, var.audit_retention_days, var.config_rules_off,
    var.unused_access_days, var.monthly_budget_usd, var.cost_anomaly_threshold_usd,
  ]
}

run "refuses_security_hub_without_config" {
  command = plan

  variables {
    enable_config       = false
    enable_security_hub = true
  }

  expect_failures = [var.enable_security_hub]
}
