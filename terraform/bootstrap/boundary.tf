# The most that the stack's roles (task, execution, infrastructure, flow logs, backup) can do. Terraform writes their policies
# with the deploy role's permissions: without this bound, whoever may deploy could make a role that may do anything.
locals {
  boundary_arns = { for environment in var.environments : environment =>
    "${local.iam}:policy${local.pipeline_path}${local.stack[environment]}-boundary"
  }

  boundary_statements = { for environment in var.environments : environment => concat([
    {
      Sid    = "RunTasks"
      Effect = "Allow"
      Action = [
        "cloudwatch:Describe*", "cloudwatch:Get*", "cloudwatch:List*", "cloudwatch:PutMetricData",
        "ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetAuthorizationToken", "ecr:GetDownloadUrlForLayer",
        "logs:CreateLogGroup", "logs:CreateLogStream", "logs:Describe*", "logs:FilterLogEvents", "logs:GetLogEvents",
        "logs:GetQueryResults", "logs:PutLogEvents", "logs:StartQuery", "logs:StopQuery",
        "ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel", "ssmmessages:OpenControlChannel", "ssmmessages:OpenDataChannel",
        "xray:GetSampling*", "xray:PutTelemetryRecords", "xray:PutTraceSegments",
      ]
      Resource = "*"
    },
    {
      Sid    = "ReadItsSecrets"
      Effect = "Allow"
      Action = ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue", "ssm:GetParameter*"]
      Resource = [
        "${local.regional.secretsmanager}:secret:${var.app_name}/${environment}/*",
        "${local.regional.secretsmanager}:secret:${local.stack[environment]}*",
        "${local.regional.ssm}:parameter/${var.app_name}/${environment}/*",
      ]
    },
    {
      Sid       = "OpenWithItsKey"
      Effect    = "Allow"
      Action    = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*"]
      Resource  = "*"
      Condition = local.own_tags[environment]
    },
    {
      Sid      = "ShiftTraffic"
      Effect   = "Allow"
      Action   = ["elasticloadbalancing:DeregisterTargets", "elasticloadbalancing:Describe*", "elasticloadbalancing:ModifyListener", "elasticloadbalancing:ModifyRule", "elasticloadbalancing:RegisterTargets"]
      Resource = "*"
    },
    {
      Sid      = "CallItsHooks"
      Effect   = "Allow"
      Action   = "lambda:InvokeFunction"
      Resource = "arn:${local.partition}:lambda:*:${local.account_id}:function:${local.stack[environment]}-*"
    },
    {
      Sid      = "Scale"
      Effect   = "Allow"
      Action   = ["ecs:DescribeServices", "ecs:UpdateService"]
      Resource = "*"
    },
    {
      Sid    = "BackUp"
      Effect = "Allow"
      Action = ["backup:CopyFromBackupVault", "backup:CopyIntoBackupVault", "backup:DescribeBackupVault", "backup:StartBackupJob"]
      Resource = [
        "${local.regional.backup}:backup-vault:${local.stack[environment]}*",
      ]
    },
    ], length(var.permissions_boundary_extra_actions) == 0 ? [] : [{
      Sid      = "Extra"
      Effect   = "Allow"
      Action   = sort(var.permissions_boundary_extra_actions)
      Resource = "*"
  }]) }
}
