mock_provider "aws" {
  source          = "./tests/mocks"
  override_during = plan
}

run "contract" {
  command = plan

  assert {
    condition     = toset(keys(jsondecode(aws_ssm_parameter.ship.insecure_value))) == toset(["version", "cluster", "service", "repository", "targetGroups", "listenerRules", "logGroup", "container", "taskDefinition", "alarms", "url"])
    error_message = "The contract must have the members that ship knows."
  }

  assert {
    condition     = jsondecode(aws_ssm_parameter.ship.insecure_value).taskDefinition == aws_ecs_task_definition.main.arn && jsondecode(aws_ssm_parameter.ship.insecure_value).url == "http://${aws_lb.main.dns_name}"
    error_message = "The contract must name the template and where users reach the service."
  }
}

run "traffic_shifting" {
  command = plan

  variables {
    traffic_shifting    = true
    test_listener_cidrs = ["192.0.2.0/24"]
    domain_name         = "app.example.com"
    certificate_arn     = "arn:aws:acm:us-east-1:123456789012:certificate/11111111-1111-1111-1111-111111111111"
  }

  assert {
    condition     = jsondecode(aws_ssm_parameter.ship.insecure_value).trafficShift == { targetGroup = aws_lb_target_group.main.arn, alternateTargetGroup = aws_lb_target_group.alternate[0].arn, productionListenerRule = aws_lb_listener_rule.production[0].arn, role = aws_iam_role.ecs_infrastructure[0].arn, testListenerRule = aws_lb_listener_rule.test[0].arn, testUrl = "https://app.example.com:9443" }
    error_message = "The contract must name all that a shift of traffic needs."
  }

  assert {
    condition     = aws_lb_listener_rule.production[0].listener_arn == aws_lb_listener.https[0].arn && aws_lb_listener.test[0].protocol == "HTTPS" && aws_lb_listener.test[0].port == 9443
    error_message = "Users come to 443, tests to their own port, both by TLS."
  }

  assert {
    condition     = sort([for target in aws_lb_listener_rule.production[0].action[0].forward[0].target_group : target.weight]) == sort([0, 100])
    error_message = "All traffic must go to one target group at first."
  }

  assert {
    condition     = endswith(aws_iam_role_policy_attachment.ecs_infrastructure[0].policy_arn, "policy/AmazonECSInfrastructureRolePolicyForLoadBalancers") && jsondecode(aws_iam_role.ecs_infrastructure[0].assume_role_policy).Statement[0].Principal.Service == "ecs.amazonaws.com"
    error_message = "ECS must have the role by which it moves traffic."
  }
}

run "autoscaling" {
  command = plan

  variables {
    autoscaling = {
      minimum             = 2
      maximum             = 10
      cpu_percent         = 60
      memory_percent      = 70
      requests_per_target = 1000
      schedules = {
        night = { schedule = "cron(0 20 * * ? *)", timezone = "Europe/Berlin", minimum = 1, maximum = 2 }
      }
    }
  }

  assert {
    condition     = aws_appautoscaling_target.main[0].resource_id == "service/devops-challenge-dev-cluster/devops-challenge-dev-service" && aws_appautoscaling_target.main[0].max_capacity == 10
    error_message = "The service must scale within its bounds."
  }

  assert {
    condition     = { for metric, policy in aws_appautoscaling_policy.main : metric => policy.target_tracking_scaling_policy_configuration[0].target_value } == { ECSServiceAverageCPUUtilization = 60, ECSServiceAverageMemoryUtilization = 70, ALBRequestCountPerTarget = 1000 }
    error_message = "The service must keep each target that was given."
  }

  assert {
    condition     = aws_appautoscaling_scheduled_action.main["night"].timezone == "Europe/Berlin" && tonumber(aws_appautoscaling_scheduled_action.main["night"].scalable_target_action[0].max_capacity) == 2
    error_message = "The schedule must move the bounds."
  }
}

run "images_and_a_key_of_ones_own" {
  command = plan

  variables {
    ecr_repository_name    = "devops-challenge-dev"
    ecr_immutable_tags     = true
    ecr_keep_images        = 20
    ecr_replication_region = "us-west-2"
    customer_managed_key   = true
    container_insights     = "enhanced"
  }

  assert {
    condition     = aws_ecr_repository.main.name == "devops-challenge-dev" && aws_ecr_repository.main.image_tag_mutability == "IMMUTABLE"
    error_message = "Images must be kept as it was asked for."
  }

  assert {
    condition     = aws_ecr_replication_configuration.main[0].replication_configuration[0].rule[0].destination[0].region == "us-west-2" && aws_ecr_replication_configuration.main[0].replication_configuration[0].rule[0].repository_filter[0].filter == "devops-challenge-dev"
    error_message = "Images must be copied to the second region."
  }

  assert {
    condition = alltrue([for key in [
      aws_ecr_repository.main.encryption_configuration[0].kms_key, aws_cloudwatch_log_group.app.kms_key_id,
      aws_ecs_cluster.main.configuration[0].managed_storage_configuration[0].fargate_ephemeral_storage_kms_key_id,
    ] : key == aws_kms_key.main[0].arn]) && aws_kms_key.main[0].enable_key_rotation
    error_message = "The key must encrypt images, logs and disks, and be rotated."
  }

  assert {
    condition     = alltrue([for statement in jsondecode(aws_kms_key.main[0].policy).Statement : contains(keys(statement), "Condition") if statement.Sid != "Account"])
    error_message = "A service may use the key for this account only."
  }
}
