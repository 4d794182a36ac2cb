# policy:allow CKV_AWS_338 dev: a week of logs is what a developer looks back
# policy:allow CKV_AWS_158 dev: logs are encrypted with AWS's key; they tell of nobody
resource "aws_cloudwatch_log_group" "app" {
  name              = "/ecs/${local.name}"
  retention_in_days = var.log_retention_days
  kms_key_id        = local.kms_key_arn

  tags = { Name = "/ecs/${local.name}" }
}

resource "aws_cloudwatch_log_group" "exec" {
  count = var.enable_execute_command ? 1 : 0

  name              = "/ecs/${local.name}/exec"
  retention_in_days = var.log_retention_days
  kms_key_id        = local.kms_key_arn

  tags = { Name = "/ecs/${local.name}/exec" }
}

resource "aws_ecs_cluster" "main" {
  name = "${local.name}-cluster"

  setting {
    name  = "containerInsights"
    value = var.container_insights
  }

  dynamic "configuration" {
    for_each = var.customer_managed_key || var.enable_execute_command ? [true] : []

    content {
      # A shell in a task is encrypted, and what is typed there is logged.
      dynamic "execute_command_configuration" {
        for_each = aws_cloudwatch_log_group.exec

        content {
          logging    = "OVERRIDE"
          kms_key_id = local.kms_key_arn

          log_configuration {
            cloud_watch_log_group_name     = execute_command_configuration.value.name
            cloud_watch_encryption_enabled = var.customer_managed_key
          }
        }
      }

      dynamic "managed_storage_configuration" {
        for_each = var.customer_managed_key ? [true] : []

        content {
          fargate_ephemeral_storage_kms_key_id = local.kms_key_arn
        }
      }
    }
  }

  tags = { Name = "${local.name}-cluster" }
}

locals {
  log_configuration = {
    logDriver = "awslogs"
    options = {
      awslogs-group         = aws_cloudwatch_log_group.app.name
      awslogs-region        = var.aws_region
      awslogs-stream-prefix = "ecs"
    }
  }

  is_placeholder = var.container_image == null

  # A load balancer is in front, so the client is the last but one that X-Forwarded-For names.
  environment = merge(
    var.environment_variables,
    {
      APP_VERSION     = var.app_version
      ENVIRONMENT     = var.environment
      PORT            = tostring(var.container_port)
      TRUSTED_PROXIES = "1"
    },
    local.is_placeholder && var.container_port != 8080 ? { HTTP_PORT = tostring(var.container_port) } : {},
    local.tracing_environment,
  )

  container = merge(
    {
      name                   = var.app_name
      image                  = coalesce(var.container_image, var.placeholder_image)
      essential              = true
      user                   = var.container_user
      privileged             = false
      readonlyRootFilesystem = var.readonly_root_filesystem
      stopTimeout            = var.stop_timeout_seconds
      portMappings           = [{ containerPort = var.container_port, protocol = "tcp" }]
      environment            = [for name, value in local.environment : { name = name, value = value }]
      logConfiguration       = local.log_configuration
      linuxParameters = {
        initProcessEnabled = true
        capabilities       = { drop = ["ALL"] }
      }
    },
    length(local.secret_arns) == 0 ? {} : {
      secrets = [for name, arn in local.secret_arns : { name = name, valueFrom = arn }]
    },
  )
}

# The template: everything but the image and APP_VERSION, which each deployment puts in. An edit here registers a new
# revision; nothing runs it until the next deployment takes it. Old revisions stay, and those that ship registers are
# none of Terraform's business.
resource "aws_ecs_task_definition" "main" {
  family                   = local.name
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = var.cpu
  memory                   = var.memory
  execution_role_arn       = aws_iam_role.execution.arn
  task_role_arn            = aws_iam_role.task.arn
  container_definitions    = jsonencode(concat([local.container], local.tracing_containers))

  skip_destroy = true
  track_latest = false

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = var.cpu_architecture
  }

  dynamic "ephemeral_storage" {
    for_each = var.ephemeral_storage_gib == null ? [] : [var.ephemeral_storage_gib]

    content {
      size_in_gib = ephemeral_storage.value
    }
  }

  tags = { Name = local.name }
}

resource "aws_ecs_cluster_capacity_providers" "main" {
  count = var.fargate_spot_weight > 0 ? 1 : 0

  cluster_name       = aws_ecs_cluster.main.name
  capacity_providers = ["FARGATE", "FARGATE_SPOT"]
}

resource "aws_ecs_service" "main" {
  name            = "${local.name}-service"
  cluster         = aws_ecs_cluster.main.id
  task_definition = aws_ecs_task_definition.main.arn
  desired_count   = var.desired_count

  launch_type      = var.fargate_spot_weight == 0 ? "FARGATE" : null
  platform_version = "LATEST"

  deployment_minimum_healthy_percent = 100
  deployment_maximum_percent         = 200
  availability_zone_rebalancing      = "ENABLED"
  health_check_grace_period_seconds  = 0
  enable_execute_command             = var.enable_execute_command
  enable_ecs_managed_tags            = true
  propagate_tags                     = "SERVICE"

  # Whether a deployment is good is for ship to say.
  wait_for_steady_state = false

  network_configuration {
    subnets          = [for subnet in aws_subnet.private : subnet.id]
    security_groups  = [aws_security_group.ecs_tasks.id]
    assign_public_ip = false
  }

  load_balancer {
    target_group_arn = aws_lb_target_group.main.arn
    container_name   = var.app_name
    container_port   = var.container_port
  }

  dynamic "capacity_provider_strategy" {
    for_each = var.fargate_spot_weight == 0 ? {} : {
      FARGATE      = { base = var.fargate_on_demand_base, weight = 100 - var.fargate_spot_weight }
      FARGATE_SPOT = { base = 0, weight = var.fargate_spot_weight }
    }

    content {
      capacity_provider = capacity_provider_strategy.key
      base              = capacity_provider_strategy.value.base
      weight            = capacity_provider_strategy.value.weight
    }
  }

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  dynamic "alarms" {
    for_each = length(local.deployment_alarm_names) == 0 ? [] : [local.deployment_alarm_names]

    content {
      alarm_names = alarms.value
      enable      = true
      rollback    = true
    }
  }

  tags = { Name = "${local.name}-service" }

  lifecycle {
    # What runs and how much of it is the deliveries' and autoscaling's; which target group serves, ECS moves itself.
    ignore_changes = [task_definition, desired_count, load_balancer]
  }

  # A target group takes tasks only once a listener uses it, and a task starts only with its role's rights.
  depends_on = [
    aws_lb_listener.http,
    aws_lb_listener.https,
    aws_lb_listener_rule.production,
    aws_lb_listener_rule.test,
    aws_iam_role_policy.execution,
    aws_iam_role_policy.task,
    aws_iam_role_policy_attachment.ecs_infrastructure,
    aws_ecs_cluster_capacity_providers.main,
    aws_route.private_nat,
    aws_vpc_endpoint.interface,
    aws_vpc_endpoint_route_table_association.s3,
    aws_secretsmanager_secret_version.main,
  ]
}
