mock_provider "aws" {
  source          = "./tests/mocks"
  override_during = plan
}

run "one_nat_gateway_for_all" {
  command = plan

  variables {
    nat_gateways = "single"
  }

  assert {
    condition     = keys(aws_nat_gateway.main) == ["us-east-1a"] && keys(aws_eip.nat) == ["us-east-1a"] && tolist(keys(aws_route.private_nat)) == tolist(["us-east-1a", "us-east-1b"])
    error_message = "The first zone's NAT gateway must serve all zones."
  }
}

run "no_nat_gateway" {
  command = plan

  variables {
    nat_gateways        = "none"
    container_image     = "123456789012.dkr.ecr.us-east-1.amazonaws.com/devops-challenge:v1.0.0"
    s3_gateway_endpoint = true
    interface_endpoints = ["ecr.api", "ecr.dkr", "logs"]
  }

  assert {
    condition     = length(aws_nat_gateway.main) + length(aws_eip.nat) + length(aws_route.private_nat) == 0
    error_message = "Private subnets must have no way to the internet."
  }

  assert {
    condition     = aws_vpc_endpoint.s3[0].vpc_endpoint_type == "Gateway" && length(aws_vpc_endpoint_route_table_association.s3) == 2 && tolist(keys(aws_vpc_endpoint.interface)) == tolist(["ecr.api", "ecr.dkr", "logs"])
    error_message = "Tasks must reach AWS by endpoints."
  }

  assert {
    condition     = alltrue([for endpoint in aws_vpc_endpoint.interface : endpoint.private_dns_enabled && strcontains(endpoint.policy, "\"aws:PrincipalAccount\":\"123456789012\"")])
    error_message = "The endpoints must answer to AWS's own names, and this account only."
  }
}

run "watched_and_fenced" {
  command = plan

  variables {
    close_default_security_group = true
    network_acls                 = true
    flow_logs                    = true
    permissions_boundary_arn     = "arn:aws:iam::123456789012:policy/boundary"
  }

  assert {
    condition     = length(aws_default_security_group.main) == 1 && length(aws_network_acl_association.public) == 2 && length(aws_network_acl_association.private) == 2
    error_message = "The default group must be closed and each subnet have its ACL."
  }

  assert {
    condition     = alltrue([for rule in aws_network_acl_rule.private : rule.rule_action == "allow" && rule.protocol == "tcp" && (rule.from_port == 443 || rule.from_port == 1024)])
    error_message = "Private subnets must be reached on high ports only, and on 443 for the endpoints."
  }

  assert {
    condition     = aws_flow_log.main[0].traffic_type == "ALL" && aws_cloudwatch_log_group.flow_logs[0].name == "/aws/vpc/devops-challenge-dev"
    error_message = "All traffic must be logged."
  }

  assert {
    condition     = jsondecode(aws_iam_role.flow_logs[0].assume_role_policy).Statement[0].Condition.StringEquals["aws:SourceAccount"] == "123456789012"
    error_message = "Only this account's flow logs may use their role."
  }

  assert {
    condition     = alltrue([for role in [aws_iam_role.execution, aws_iam_role.task, aws_iam_role.flow_logs[0]] : role.permissions_boundary == "arn:aws:iam::123456789012:policy/boundary"])
    error_message = "Every role must be under the boundary."
  }
}
