# What blue/green, linear and canary deployments need. ECS itself moves the weights between the two target groups: the
# rules' actions are its own from then on.

resource "aws_lb_target_group" "alternate" {
  count = var.traffic_shifting ? 1 : 0

  name        = local.alternate_group_name
  vpc_id      = aws_vpc.main.id
  port        = var.container_port
  protocol    = "HTTP"
  target_type = "ip"

  deregistration_delay = var.deregistration_delay_seconds

  health_check {
    path                = "/health"
    matcher             = "200"
    interval            = 10
    timeout             = 5
    healthy_threshold   = 2
    unhealthy_threshold = 2
  }

  tags = { Name = local.alternate_group_name }
}

resource "aws_lb_listener_rule" "production" {
  count = var.traffic_shifting ? 1 : 0

  listener_arn = local.production_listener_arn
  priority     = 100

  condition {
    path_pattern {
      values = ["/*"]
    }
  }

  action {
    type = "forward"

    forward {
      target_group {
        arn    = aws_lb_target_group.main.arn
        weight = 100
      }

      target_group {
        arn    = aws_lb_target_group.alternate[0].arn
        weight = 0
      }
    }
  }

  tags = { Name = "${local.name}-production" }

  lifecycle {
    ignore_changes = [action]
  }
}

locals {
  has_test_listener = length(var.test_listener_cidrs) > 0
}

resource "aws_lb_listener" "test" {
  count = local.has_test_listener ? 1 : 0

  load_balancer_arn = aws_lb.main.arn
  port              = var.test_listener_port
  protocol          = local.has_https ? "HTTPS" : "HTTP"
  ssl_policy        = local.has_https ? var.tls_policy : null
  certificate_arn   = local.has_https ? local.certificate_arn : null

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.alternate[0].arn
  }

  tags = { Name = "${local.name}-test" }
}

resource "aws_lb_listener_rule" "test" {
  count = local.has_test_listener ? 1 : 0

  listener_arn = aws_lb_listener.test[0].arn
  priority     = 100

  condition {
    path_pattern {
      values = ["/*"]
    }
  }

  action {
    type = "forward"

    forward {
      target_group {
        arn    = aws_lb_target_group.main.arn
        weight = 0
      }

      target_group {
        arn    = aws_lb_target_group.alternate[0].arn
        weight = 100
      }
    }
  }

  tags = { Name = "${local.name}-test" }

  lifecycle {
    ignore_changes = [action]
  }
}

resource "aws_vpc_security_group_ingress_rule" "alb_test" {
  for_each = var.test_listener_cidrs

  security_group_id = aws_security_group.alb.id
  description       = "Tests of new tasks"
  cidr_ipv4         = each.key
  ip_protocol       = "tcp"
  from_port         = var.test_listener_port
  to_port           = var.test_listener_port

  tags = { Name = "${local.name}-alb-test" }
}

# The role by which ECS moves the weights.
resource "aws_iam_role" "ecs_infrastructure" {
  count = var.traffic_shifting ? 1 : 0

  name        = "${local.name}-ecs-infrastructure"
  description = "What ECS needs to move traffic between the target groups of ${local.name}"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "ecs.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = {
        StringEquals = { "aws:SourceAccount" = local.account_id }
        ArnLike      = { "aws:SourceArn" = "arn:${local.partition}:ecs:${var.aws_region}:${local.account_id}:*" }
      }
    }]
  })

  permissions_boundary = var.permissions_boundary_arn

  tags = { Name = "${local.name}-ecs-infrastructure" }
}

resource "aws_iam_role_policy_attachment" "ecs_infrastructure" {
  count = var.traffic_shifting ? 1 : 0

  role       = aws_iam_role.ecs_infrastructure[0].name
  policy_arn = "arn:${local.partition}:iam::aws:policy/AmazonECSInfrastructureRolePolicyForLoadBalancers"
}
