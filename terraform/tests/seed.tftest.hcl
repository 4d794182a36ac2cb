# The defaults are the seed's: names, sizes, limits.

mock_provider "aws" {
  source          = "./tests/mocks"
  override_during = plan
}

run "defaults" {
  command = plan

  assert {
    condition     = aws_vpc.main.cidr_block == "10.0.0.0/16" && aws_vpc.main.enable_dns_hostnames && aws_vpc.main.enable_dns_support
    error_message = "The network must be 10.0.0.0/16 and have DNS."
  }

  assert {
    condition = (
      { for zone, subnet in aws_subnet.public : zone => subnet.cidr_block } == { us-east-1a = "10.0.1.0/24", us-east-1b = "10.0.2.0/24" }
      && { for zone, subnet in aws_subnet.private : zone => subnet.cidr_block } == { us-east-1a = "10.0.11.0/24", us-east-1b = "10.0.12.0/24" }
      && alltrue([for zone, subnet in merge(aws_subnet.public, aws_subnet.private) : subnet.availability_zone == zone && !subnet.map_public_ip_on_launch])
    )
    error_message = "Each zone must have its public and its private subnet, and nothing gets a public address unasked."
  }

  assert {
    condition     = tolist(keys(aws_nat_gateway.main)) == tolist(["us-east-1a", "us-east-1b"]) && tolist(keys(aws_route.private_nat)) == tolist(["us-east-1a", "us-east-1b"])
    error_message = "Each zone must have a NAT gateway, and a route to it."
  }

  assert {
    condition     = aws_lb.main.name == "devops-challenge-dev-alb" && !aws_lb.main.internal && aws_lb.main.enable_cross_zone_load_balancing && aws_lb.main.drop_invalid_header_fields
    error_message = "The load balancer must face the internet, balance across zones and drop invalid headers."
  }

  assert {
    condition     = aws_lb_listener.http.port == 80 && aws_lb_listener.http.protocol == "HTTP" && aws_lb_listener.http.default_action[0].type == "forward"
    error_message = "Without a certificate, port 80 must forward."
  }

  assert {
    condition = (
      aws_lb_target_group.main.name == "devops-challenge-dev-tg" && aws_lb_target_group.main.port == 8080
      && aws_lb_target_group.main.target_type == "ip" && aws_lb_target_group.main.health_check[0].path == "/health"
    )
    error_message = "The target group must ask port 8080 for /health."
  }

  assert {
    condition     = aws_ecs_cluster.main.name == "devops-challenge-dev-cluster" && one(aws_ecs_cluster.main.setting).name == "containerInsights" && one(aws_ecs_cluster.main.setting).value == "enabled"
    error_message = "The cluster must have Container Insights."
  }

  assert {
    condition = (
      aws_ecs_service.main.name == "devops-challenge-dev-service" && aws_ecs_service.main.launch_type == "FARGATE" && aws_ecs_service.main.desired_count == 2
      && !aws_ecs_service.main.network_configuration[0].assign_public_ip
      && aws_ecs_service.main.deployment_circuit_breaker[0].enable && aws_ecs_service.main.deployment_circuit_breaker[0].rollback
    )
    error_message = "The service must run two Fargate tasks without public addresses, and undo a deployment that fails."
  }

  assert {
    condition = (
      aws_ecs_task_definition.main.family == "devops-challenge-dev" && aws_ecs_task_definition.main.cpu == "512" && aws_ecs_task_definition.main.memory == "1024"
      && aws_ecs_task_definition.main.skip_destroy && !aws_ecs_task_definition.main.track_latest
    )
    error_message = "The task must have half a vCPU and 1 GiB, and no revision may be taken away."
  }

  assert {
    condition     = aws_cloudwatch_log_group.app.name == "/ecs/devops-challenge-dev" && aws_cloudwatch_log_group.app.retention_in_days == 7
    error_message = "Logs must go to /ecs/devops-challenge-dev and stay for a week."
  }

  assert {
    condition     = aws_ecr_repository.main.name == "devops-challenge" && aws_ecr_repository.main.image_scanning_configuration[0].scan_on_push
    error_message = "The repository must have the application's name and scan what is pushed."
  }

  assert {
    condition     = one([for rule in jsondecode(aws_ecr_lifecycle_policy.main.policy).rules : rule.selection.countNumber if rule.selection.tagStatus == "any"]) == 10
    error_message = "The repository must keep the last ten images."
  }

  assert {
    condition     = aws_iam_role.execution.name == "devops-challenge-dev-execution" && aws_iam_role.task.name == "devops-challenge-dev-task"
    error_message = "What starts a task and what runs in it must be two roles."
  }

  assert {
    condition     = local.tags == { Application = "devops-challenge", Environment = "dev", Stack = "devops-challenge-dev", Owner = "platform", CostCenter = "devops-challenge", ManagedBy = "terraform" }
    error_message = "Everything must carry the tags that a bill is split by."
  }

  assert {
    condition     = output.contract_parameter == "/devops-challenge/dev/ship"
    error_message = "The contract must be where ship looks for it."
  }

  assert {
    condition     = length(aws_lb_listener.https) + length(aws_wafv2_web_acl.main) + length(aws_kms_key.main) + length(aws_lb_target_group.alternate) + length(aws_flow_log.main) == 0
    error_message = "What costs or is not the seed's must be asked for."
  }
}

run "long_names" {
  command = plan

  variables {
    app_name    = "a-name-of-twenty-nine-letters"
    environment = "production1"
  }

  assert {
    condition     = length(aws_lb.main.name) <= 32 && length(aws_lb_target_group.main.name) <= 32 && endswith(aws_lb.main.name, "-alb") && endswith(aws_lb_target_group.main.name, "-tg")
    error_message = "The load balancer's and the target group's names must be cut to 32 characters and keep their ends."
  }
}
