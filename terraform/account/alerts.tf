# Where findings, budgets and anomalies are told.
resource "aws_kms_key" "alerts" {
  count                   = local.is_alerting ? 1 : 0
  description             = "Alerts of the account"
  enable_key_rotation     = true
  deletion_window_in_days = 30

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "Account"
        Effect    = "Allow"
        Principal = { AWS = "arn:${local.partition}:iam::${local.account_id}:root" }
        Action    = "kms:*"
        Resource  = "*"
      },
      {
        Sid       = "Publishers"
        Effect    = "Allow"
        Principal = { Service = local.publishers }
        Action    = ["kms:Decrypt", "kms:GenerateDataKey*"]
        Resource  = "*"
        Condition = { StringEquals = { "aws:SourceAccount" = local.account_id } }
      },
      {
        # EventBridge sends no aws:SourceAccount along to a topic.
        Sid       = "Events"
        Effect    = "Allow"
        Principal = { Service = "events.amazonaws.com" }
        Action    = ["kms:Decrypt", "kms:GenerateDataKey*"]
        Resource  = "*"
      },
    ]
  })
}

resource "aws_sns_topic" "alerts" {
  count             = local.is_alerting ? 1 : 0
  name              = "${var.name}-alerts"
  kms_master_key_id = aws_kms_key.alerts[0].arn
}

resource "aws_sns_topic_policy" "alerts" {
  count = local.is_alerting ? 1 : 0
  arn   = aws_sns_topic.alerts[0].arn

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "Publishers"
        Effect    = "Allow"
        Principal = { Service = local.publishers }
        Action    = "sns:Publish"
        Resource  = aws_sns_topic.alerts[0].arn
        Condition = { StringEquals = { "aws:SourceAccount" = local.account_id } }
      },
      {
        Sid       = "Events"
        Effect    = "Allow"
        Principal = { Service = "events.amazonaws.com" }
        Action    = "sns:Publish"
        Resource  = aws_sns_topic.alerts[0].arn
      },
    ]
  })
}

resource "aws_sns_topic_subscription" "email" {
  count     = local.is_alerting && var.alert_email != "" ? 1 : 0
  topic_arn = aws_sns_topic.alerts[0].arn
  protocol  = "email"
  endpoint  = var.alert_email
}

resource "aws_cloudwatch_event_rule" "findings" {
  for_each      = local.finding_patterns
  name          = "${var.name}-${each.key}"
  description   = "Tells of findings of ${each.key}"
  event_pattern = jsonencode(each.value)
}

resource "aws_cloudwatch_event_target" "findings" {
  for_each = local.finding_patterns
  rule     = aws_cloudwatch_event_rule.findings[each.key].name
  arn      = aws_sns_topic.alerts[0].arn
}

locals {
  publishers = ["budgets.amazonaws.com", "costalerts.amazonaws.com"]

  finding_patterns = merge(
    var.enable_guardduty ? {
      # 4.0 on is medium: https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_findings-severity.html
      guardduty = { source = ["aws.guardduty"], detail-type = ["GuardDuty Finding"], detail = { severity = [{ numeric = [">=", 4] }] } }
    } : {},
    var.enable_access_analyzer ? {
      access-analyzer = { source = ["aws.access-analyzer"], detail-type = ["Access Analyzer Finding"], detail = { status = ["ACTIVE"] } }
    } : {},
  )
}
