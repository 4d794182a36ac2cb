# Who reaches what, by the security groups alone.

mock_provider "aws" {
  source = "./tests/mocks"
}

# Applied, so that the groups have ids to be compared.
run "by_default" {
  assert {
    condition     = alltrue([for rule in [aws_vpc_security_group_ingress_rule.alb_http, aws_vpc_security_group_ingress_rule.alb_https] : rule.security_group_id == aws_security_group.alb.id && rule.cidr_ipv4 == "0.0.0.0/0" && rule.ip_protocol == "tcp" && rule.from_port == rule.to_port])
    error_message = "The internet must reach the load balancer and nothing else."
  }

  assert {
    condition     = [aws_vpc_security_group_ingress_rule.alb_http.from_port, aws_vpc_security_group_ingress_rule.alb_https.from_port] == [80, 443]
    error_message = "The load balancer must be reached on 80 and 443 only."
  }

  assert {
    condition = (
      aws_vpc_security_group_ingress_rule.tasks_from_alb.security_group_id == aws_security_group.ecs_tasks.id
      && aws_vpc_security_group_ingress_rule.tasks_from_alb.referenced_security_group_id == aws_security_group.alb.id
      && aws_vpc_security_group_ingress_rule.tasks_from_alb.cidr_ipv4 == null
      && aws_vpc_security_group_ingress_rule.tasks_from_alb.from_port == 8080
      && aws_vpc_security_group_ingress_rule.tasks_from_alb.to_port == 8080
    )
    error_message = "Tasks must be reached from the load balancer only, on their port only."
  }

  assert {
    condition = (
      aws_vpc_security_group_egress_rule.alb_to_tasks.security_group_id == aws_security_group.alb.id
      && aws_vpc_security_group_egress_rule.alb_to_tasks.referenced_security_group_id == aws_security_group.ecs_tasks.id
      && aws_vpc_security_group_egress_rule.alb_to_tasks.cidr_ipv4 == null
    )
    error_message = "The load balancer must reach the tasks only."
  }

  assert {
    condition     = aws_vpc_security_group_egress_rule.tasks_https.from_port == 443 && aws_vpc_security_group_egress_rule.tasks_https.to_port == 443 && aws_vpc_security_group_egress_rule.tasks_https.ip_protocol == "tcp"
    error_message = "Tasks must get out by HTTPS only."
  }

  assert {
    condition     = tolist(aws_ecs_service.main.network_configuration[0].security_groups) == tolist([aws_security_group.ecs_tasks.id]) && tolist(aws_lb.main.security_groups) == tolist([aws_security_group.alb.id])
    error_message = "The service and the load balancer must be in their groups and in no other."
  }

  assert {
    condition     = aws_ecs_service.main.network_configuration[0].subnets == toset([for subnet in aws_subnet.private : subnet.id]) && aws_lb.main.subnets == toset([for subnet in aws_subnet.public : subnet.id])
    error_message = "Tasks must be in the private subnets, the load balancer in the public ones."
  }
}

run "with_a_test_listener_and_endpoints" {
  variables {
    traffic_shifting    = true
    test_listener_cidrs = ["192.0.2.0/24"]
    interface_endpoints = ["ecr.api", "ecr.dkr", "logs"]
    container_port      = 3000
  }

  assert {
    condition     = keys(aws_vpc_security_group_ingress_rule.alb_test) == ["192.0.2.0/24"] && aws_vpc_security_group_ingress_rule.alb_test["192.0.2.0/24"].from_port == 9443
    error_message = "The test listener must be reached from the addresses that are named only."
  }

  assert {
    condition     = aws_vpc_security_group_ingress_rule.endpoints_from_tasks[0].referenced_security_group_id == aws_security_group.ecs_tasks.id && aws_vpc_security_group_ingress_rule.endpoints_from_tasks[0].from_port == 443
    error_message = "The endpoints must be reached from the tasks only, by HTTPS only."
  }

  assert {
    condition     = aws_vpc_security_group_ingress_rule.tasks_from_alb.from_port == 3000 && aws_vpc_security_group_egress_rule.alb_to_tasks.to_port == 3000 && aws_lb_target_group.main.port == 3000
    error_message = "Another port must be the same everywhere."
  }
}
