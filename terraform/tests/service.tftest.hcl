mock_provider "aws" {
  source          = "./tests/mocks"
  override_during = plan
}

run "a_container_that_may_do_little" {
  command = plan

  assert {
    condition     = local.container.image == "ghcr.io/mendhak/http-https-echo:34" && !contains(keys(local.container), "command") && !contains(keys(local.container), "entryPoint")
    error_message = "The first tasks must run the placeholder, with no command: that would stay when the image changes."
  }

  assert {
    condition     = local.container.user == "65532:65532" && local.container.readonlyRootFilesystem && !local.container.privileged && local.container.linuxParameters.capabilities.drop == ["ALL"] && local.container.linuxParameters.initProcessEnabled
    error_message = "The container must run as nobody, change nothing in its image and have no capability."
  }

  assert {
    condition     = { for variable in local.container.environment : variable.name => variable.value } == { APP_VERSION = "1.0.0", ENVIRONMENT = "dev", PORT = "8080", TRUSTED_PROXIES = "1" }
    error_message = "The container must know its version, its environment, its port and the proxy before it."
  }

  assert {
    condition     = [for container in jsondecode(aws_ecs_task_definition.main.container_definitions) : container.name] == ["devops-challenge"]
    error_message = "There must be no other container."
  }

  assert {
    condition     = [for statement in jsondecode(aws_iam_role_policy.task.policy).Statement : statement.Sid] == ["WriteLogs"] && endswith(jsondecode(aws_iam_role_policy.task.policy).Statement[0].Resource, ":*")
    error_message = "The task may write its own logs and nothing else."
  }

  assert {
    condition     = [for statement in jsondecode(aws_iam_role_policy.execution.policy).Statement : statement.Sid if statement.Resource == "*"] == ["SignInToRegistry"]
    error_message = "Only the sign-in to ECR, which takes no resource, may be allowed on all."
  }

  assert {
    condition = alltrue([
      for role in [aws_iam_role.execution, aws_iam_role.task] :
      jsondecode(role.assume_role_policy).Statement[0].Condition.StringEquals["aws:SourceAccount"] == "123456789012"
      && jsondecode(role.assume_role_policy).Statement[0].Condition.ArnLike["aws:SourceArn"] == "arn:aws:ecs:us-east-1:123456789012:*"
    ])
    error_message = "Only ECS in this account and region may use the roles."
  }
}

run "secrets_and_traces" {
  command = plan

  variables {
    secrets               = { DATABASE_URL = "arn:aws:secretsmanager:us-east-1:123456789012:secret:database-AbCdEf:url::", FLAGS = "arn:aws:ssm:us-east-1:123456789012:parameter/flags" }
    managed_secrets       = { API_KEYS = { initial_value = "[]", rotation_lambda_arn = "arn:aws:lambda:us-east-1:123456789012:function:rotate" } }
    customer_managed_key  = true
    tracing               = true
    environment_variables = { LOG_LEVEL = "warn" }
  }

  assert {
    condition     = tolist([for secret in local.container.secrets : secret.name]) == tolist(["API_KEYS", "DATABASE_URL", "FLAGS"])
    error_message = "Every secret must reach the container as a secret."
  }

  assert {
    condition = (
      one([for statement in jsondecode(aws_iam_role_policy.execution.policy).Statement : statement.Resource if statement.Sid == "ReadSecrets"])
      == ["arn:aws:secretsmanager:us-east-1:123456789012:secret:made-up-AbCdEf", "arn:aws:secretsmanager:us-east-1:123456789012:secret:database-AbCdEf"]
    )
    error_message = "The execution role may read these secrets and no other."
  }

  assert {
    condition = (
      one([for statement in jsondecode(aws_iam_role_policy.execution.policy).Statement : statement.Resource if statement.Sid == "ReadParameters"]) == ["arn:aws:ssm:us-east-1:123456789012:parameter/flags"]
      && one([for statement in jsondecode(aws_iam_role_policy.execution.policy).Statement : statement.Resource if statement.Sid == "DecryptSecrets"]) == aws_kms_key.main[0].arn
    )
    error_message = "The execution role may read these parameters, and use this key."
  }

  assert {
    condition     = aws_secretsmanager_secret_rotation.main["API_KEYS"].rotation_rules[0].automatically_after_days == 30 && aws_secretsmanager_secret.main["API_KEYS"].name == "devops-challenge/dev/API_KEYS"
    error_message = "The secret must be rotated every month."
  }

  assert {
    condition     = [for container in jsondecode(aws_ecs_task_definition.main.container_definitions) : [container.name, container.essential]] == [["devops-challenge", true], ["otel-collector", false]]
    error_message = "The collector must run beside the container, and the task live without it."
  }

  assert {
    condition     = one([for variable in local.container.environment : variable.value if variable.name == "OTEL_EXPORTER_OTLP_ENDPOINT"]) == "http://127.0.0.1:4318" && contains([for statement in jsondecode(aws_iam_role_policy.task.policy).Statement : statement.Sid], "SendTraces")
    error_message = "The service must find the collector, which may write to X-Ray."
  }
}

run "shells" {
  command = plan

  variables {
    enable_execute_command   = true
    readonly_root_filesystem = false
    customer_managed_key     = true
  }

  assert {
    condition     = aws_ecs_service.main.enable_execute_command && aws_ecs_cluster.main.configuration[0].execute_command_configuration[0].logging == "OVERRIDE" && aws_cloudwatch_log_group.exec[0].name == "/ecs/devops-challenge-dev/exec"
    error_message = "What is typed into a task's shell must be logged."
  }

  assert {
    condition     = tolist([for statement in jsondecode(aws_iam_role_policy.task.policy).Statement : statement.Sid]) == tolist(["WriteLogs", "OpenShells", "FindShellLogs", "WriteShellLogs", "EncryptShells"])
    error_message = "The task may open shells and write their log."
  }
}

run "spot_on_arm" {
  command = plan

  variables {
    fargate_spot_weight    = 75
    fargate_on_demand_base = 2
    cpu_architecture       = "ARM64"
    ephemeral_storage_gib  = 50
    container_port         = 3000
  }

  assert {
    condition     = { for strategy in aws_ecs_service.main.capacity_provider_strategy : strategy.capacity_provider => [strategy.base, strategy.weight] } == { FARGATE = [2, 25], FARGATE_SPOT = [0, 75] }
    error_message = "Two tasks must be on demand, and of the others three in four on Spot."
  }

  assert {
    condition     = aws_ecs_task_definition.main.runtime_platform[0].cpu_architecture == "ARM64" && aws_ecs_task_definition.main.ephemeral_storage[0].size_in_gib == 50
    error_message = "The task must run on ARM64 with the disk that was asked for."
  }

  assert {
    condition     = one([for variable in local.container.environment : variable.value if variable.name == "HTTP_PORT"]) == "3000"
    error_message = "The placeholder must be told of another port in its own way."
  }
}

run "an_image_of_ones_own" {
  command = plan

  variables {
    container_image = "123456789012.dkr.ecr.us-east-1.amazonaws.com/devops-challenge:v1.0.0"
    container_port  = 3000
  }

  assert {
    condition     = local.container.image == "123456789012.dkr.ecr.us-east-1.amazonaws.com/devops-challenge:v1.0.0" && !contains([for variable in local.container.environment : variable.name], "HTTP_PORT")
    error_message = "The image that is named must run, without what the placeholder needs."
  }
}
