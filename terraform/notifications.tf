# Where alarms are told. The topic is one; who listens is a matter of variables.
# policy:allow CKV_AWS_26 dev: alarms of dev say nothing that must be hidden
resource "aws_sns_topic" "alerts" {
  name              = "${local.name}-alerts"
  display_name      = "${local.name} alerts"
  kms_master_key_id = local.kms_key_arn

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "Publish"
        Effect    = "Allow"
        Principal = { Service = ["cloudwatch.amazonaws.com", "budgets.amazonaws.com", "costalerts.amazonaws.com"] }
        Action    = "SNS:Publish"
        Resource  = local.alerts_topic_arn
        Condition = { StringEquals = { "aws:SourceAccount" = local.account_id } }
      },
      {
        # EventBridge sends no aws:SourceAccount along.
        Sid       = "PublishEvents"
        Effect    = "Allow"
        Principal = { Service = "events.amazonaws.com" }
        Action    = "SNS:Publish"
        Resource  = local.alerts_topic_arn
      },
      {
        Sid       = "OnlyOverTls"
        Effect    = "Deny"
        Principal = "*"
        Action    = "SNS:Publish"
        Resource  = local.alerts_topic_arn
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      },
    ]
  })

  tags = { Name = "${local.name}-alerts" }
}

resource "aws_sns_topic_subscription" "email" {
  count = var.alarm_email == "" ? 0 : 1

  topic_arn = aws_sns_topic.alerts.arn
  protocol  = "email"
  endpoint  = var.alarm_email
}

resource "aws_sns_topic_subscription" "https" {
  # The addresses are secret (PagerDuty's hold its key), the names under which they stand are not.
  for_each = nonsensitive(toset(keys(var.alert_https_endpoints)))

  topic_arn              = aws_sns_topic.alerts.arn
  protocol               = "https"
  endpoint               = var.alert_https_endpoints[each.key]
  endpoint_auto_confirms = true
}

resource "aws_chatbot_slack_channel_configuration" "alerts" {
  count = var.alert_slack == null ? 0 : 1

  configuration_name    = "${local.name}-alerts"
  slack_team_id         = var.alert_slack.team_id
  slack_channel_id      = var.alert_slack.channel_id
  iam_role_arn          = aws_iam_role.chat[0].arn
  sns_topic_arns        = [aws_sns_topic.alerts.arn]
  guardrail_policy_arns = ["arn:${local.partition}:iam::aws:policy/CloudWatchReadOnlyAccess"]
  logging_level         = "ERROR"

  tags = { Name = "${local.name}-alerts" }
}

resource "aws_iam_role" "chat" {
  count = var.alert_slack == null ? 0 : 1

  name        = "${local.name}-chat"
  description = "What people may ask from the Slack channel: to look at alarms and metrics"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "chatbot.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = { "aws:SourceAccount" = local.account_id } }
    }]
  })

  permissions_boundary = var.permissions_boundary_arn

  tags = { Name = "${local.name}-chat" }
}

resource "aws_iam_role_policy" "chat" {
  count = var.alert_slack == null ? 0 : 1

  name = "look"
  role = aws_iam_role.chat[0].id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid      = "LookAtAlarms"
      Effect   = "Allow"
      Action   = ["cloudwatch:Describe*", "cloudwatch:Get*", "cloudwatch:List*"]
      Resource = "*"
    }]
  })
}

# ECS tells of what no metric shows: a deployment that failed, and tasks that found no place.
resource "aws_cloudwatch_event_rule" "deployment" {
  count = var.deployment_events ? 1 : 0

  name        = "${local.name}-deployment-failed"
  description = "Failed deployments and tasks without a place, of ${local.name}. ${var.runbook_base_url}/deployment-failed.md"

  event_pattern = jsonencode({
    source      = ["aws.ecs"]
    detail-type = ["ECS Deployment State Change", "ECS Service Action"]
    resources   = ["arn:${local.partition}:ecs:${var.aws_region}:${local.account_id}:service/${local.name}-cluster/${local.service_name}"]
    detail      = { eventName = ["SERVICE_DEPLOYMENT_FAILED", "SERVICE_TASK_PLACEMENT_FAILURE", "SERVICE_TASK_START_IMPAIRED"] }
  })

  tags = { Name = "${local.name}-deployment-failed" }
}

resource "aws_cloudwatch_event_target" "deployment" {
  count = var.deployment_events ? 1 : 0

  rule = aws_cloudwatch_event_rule.deployment[0].name
  arn  = aws_sns_topic.alerts.arn
}

locals {
  alerts_topic_arn = "arn:${local.partition}:sns:${var.aws_region}:${local.account_id}:${local.name}-alerts"
}
