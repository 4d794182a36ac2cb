resource "aws_cloudtrail" "main" {
  count                         = var.enable_cloudtrail ? 1 : 0
  name                          = "${var.name}-trail"
  s3_bucket_name                = aws_s3_bucket.audit[0].id
  kms_key_id                    = aws_kms_key.audit[0].arn
  is_multi_region_trail         = true
  include_global_service_events = true
  enable_log_file_validation    = true

  cloud_watch_logs_group_arn = local.is_trail_logged ? "${aws_cloudwatch_log_group.trail[0].arn}:*" : null
  cloud_watch_logs_role_arn  = local.is_trail_logged ? aws_iam_role.trail[0].arn : null

  depends_on = [aws_s3_bucket_policy.audit]
}

resource "aws_cloudwatch_log_group" "trail" {
  count             = local.is_trail_logged ? 1 : 0
  name              = local.trail_log_group
  retention_in_days = var.cloudtrail_log_group_days
  kms_key_id        = aws_kms_key.audit[0].arn
}

resource "aws_iam_role" "trail" {
  count       = local.is_trail_logged ? 1 : 0
  name        = "${var.name}-trail-to-logs"
  description = "CloudTrail writes to its log group"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "cloudtrail.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = { "aws:SourceArn" = local.trail_arn } }
    }]
  })
}

resource "aws_iam_role_policy" "trail" {
  count = local.is_trail_logged ? 1 : 0
  name  = "write"
  role  = aws_iam_role.trail[0].id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
      Resource = "arn:${local.partition}:logs:${var.aws_region}:${local.account_id}:log-group:${local.trail_log_group}:log-stream:*"
    }]
  })
}

locals {
  is_trail_logged = var.enable_cloudtrail && var.cloudtrail_log_group_days > 0
}
