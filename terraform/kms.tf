locals {
  # Null where AWS's own keys do.
  kms_key_arn = one(aws_kms_key.main[*].arn)

  # For the disks of this cluster's tasks only.
  disk_context = {
    "kms:EncryptionContext:aws:ecs:clusterAccount" = local.account_id
    "kms:EncryptionContext:aws:ecs:clusterName"    = "${local.name}-cluster"
  }
}

resource "aws_kms_key" "main" {
  count = var.customer_managed_key ? 1 : 0

  description             = "Logs, images, secrets and alarm messages of ${local.name}"
  enable_key_rotation     = true
  deletion_window_in_days = 30

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat([
      {
        # Without it nobody could change the key; who in the account may, their own policies say.
        Sid       = "Account"
        Effect    = "Allow"
        Principal = { AWS = "arn:${local.partition}:iam::${local.account_id}:root" }
        Action    = "kms:*"
        Resource  = "*"
      },
      {
        Sid       = "Logs"
        Effect    = "Allow"
        Principal = { Service = "logs.${var.aws_region}.amazonaws.com" }
        Action    = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"]
        Resource  = "*"
        Condition = {
          ArnLike = { "kms:EncryptionContext:aws:logs:arn" = "arn:${local.partition}:logs:${var.aws_region}:${local.account_id}:log-group:*" }
        }
      },
      {
        Sid       = "Alarms"
        Effect    = "Allow"
        Principal = { Service = ["cloudwatch.amazonaws.com", "budgets.amazonaws.com", "costalerts.amazonaws.com"] }
        Action    = ["kms:Decrypt", "kms:GenerateDataKey*"]
        Resource  = "*"
        Condition = { StringEquals = { "aws:SourceAccount" = local.account_id } }
      },
      {
        Sid       = "TaskDisks"
        Effect    = "Allow"
        Principal = { Service = "fargate.amazonaws.com" }
        Action    = ["kms:GenerateDataKeyWithoutPlaintext"]
        Resource  = "*"
        Condition = { StringEquals = local.disk_context }
      },
      {
        Sid       = "TaskDisksByGrant"
        Effect    = "Allow"
        Principal = { Service = "fargate.amazonaws.com" }
        Action    = ["kms:CreateGrant"]
        Resource  = "*"
        Condition = {
          StringEquals                = local.disk_context
          "ForAllValues:StringEquals" = { "kms:GrantOperations" = ["Decrypt"] }
        }
      },
      ],
      # EventBridge sends no aws:SourceAccount along to a topic.
      var.deployment_events ? [{
        Sid       = "DeploymentEvents"
        Effect    = "Allow"
        Principal = { Service = "events.amazonaws.com" }
        Action    = ["kms:Decrypt", "kms:GenerateDataKey*"]
        Resource  = "*"
    }] : [])
  })

  tags = { Name = local.name }
}

resource "aws_kms_alias" "main" {
  count = var.customer_managed_key ? 1 : 0

  name          = "alias/${local.name}"
  target_key_id = aws_kms_key.main[0].key_id
}
