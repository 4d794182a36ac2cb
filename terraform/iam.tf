# Two roles: what ECS itself needs to start a task, and what the code in the task may do.

locals {
  # Only tasks of this account, in this region, are handed these roles.
  trust_ecs_tasks = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "ecs-tasks.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = {
        StringEquals = { "aws:SourceAccount" = local.account_id }
        ArnLike      = { "aws:SourceArn" = "arn:${local.partition}:ecs:${var.aws_region}:${local.account_id}:*" }
      }
    }]
  })

  write_logs = {
    Sid      = "WriteLogs"
    Effect   = "Allow"
    Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    Resource = "${aws_cloudwatch_log_group.app.arn}:*"
  }
}

resource "aws_iam_role" "execution" {
  name               = "${local.name}-execution"
  description        = "What ECS needs to start a task of ${local.name}: its image, its logs, its secrets"
  assume_role_policy = local.trust_ecs_tasks

  permissions_boundary = var.permissions_boundary_arn

  tags = { Name = "${local.name}-execution" }
}

resource "aws_iam_role_policy" "execution" {
  name = "start-tasks"
  role = aws_iam_role.execution.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [
        {
          # ECR takes no resource for it.
          Sid      = "SignInToRegistry"
          Effect   = "Allow"
          Action   = ["ecr:GetAuthorizationToken"]
          Resource = "*"
        },
        {
          Sid      = "PullImages"
          Effect   = "Allow"
          Action   = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
          Resource = aws_ecr_repository.main.arn
        },
        local.write_logs,
      ],
      local.read_secrets,
    )
  })
}

resource "aws_iam_role" "task" {
  name               = "${local.name}-task"
  description        = "What the code in a task of ${local.name} may do"
  assume_role_policy = local.trust_ecs_tasks

  permissions_boundary = var.permissions_boundary_arn

  tags = { Name = "${local.name}-task" }
}

resource "aws_iam_role_policy" "task" {
  name = "run"
  role = aws_iam_role.task.id

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = concat([local.write_logs], local.send_traces, local.open_shells)
  })
}

locals {
  # X-Ray and the channels of ECS Exec take no resource.
  send_traces = var.tracing ? [{
    Sid      = "SendTraces"
    Effect   = "Allow"
    Action   = ["xray:GetSamplingRules", "xray:GetSamplingTargets", "xray:PutTelemetryRecords", "xray:PutTraceSegments"]
    Resource = "*"
  }] : []

  open_shells = !var.enable_execute_command ? [] : concat(
    [
      {
        Sid      = "OpenShells"
        Effect   = "Allow"
        Action   = ["ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel", "ssmmessages:OpenControlChannel", "ssmmessages:OpenDataChannel"]
        Resource = "*"
      },
      {
        Sid      = "FindShellLogs"
        Effect   = "Allow"
        Action   = ["logs:DescribeLogGroups"]
        Resource = "*"
      },
      {
        Sid      = "WriteShellLogs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.exec[0].arn}:*"
      },
    ],
    !var.customer_managed_key ? [] : [{
      Sid      = "EncryptShells"
      Effect   = "Allow"
      Action   = ["kms:Decrypt"]
      Resource = local.kms_key_arn
    }],
  )
}
