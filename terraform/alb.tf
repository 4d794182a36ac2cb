locals {
  # A load balancer's and a target group's name have 32 characters at most.
  alb_name             = "${trimsuffix(substr(local.name, 0, 28), "-")}-alb"
  target_group_name    = "${trimsuffix(substr(local.name, 0, 29), "-")}-tg"
  alternate_group_name = "${trimsuffix(substr(local.name, 0, 28), "-")}-tg2"

  makes_certificate = var.certificate_arn == null && var.domain_name != null && var.hosted_zone_id != null
  has_https         = var.certificate_arn != null || local.makes_certificate

  certificate_arn = local.makes_certificate ? aws_acm_certificate_validation.main[0].certificate_arn : var.certificate_arn

  # The listener that users' requests come to.
  production_listener_arn = local.has_https ? aws_lb_listener.https[0].arn : aws_lb_listener.http.arn
}

# policy:allow CKV_AWS_150 dev: dev is made and destroyed often, and holds nothing
# policy:allow CKV_AWS_91 dev: nobody but its developers calls it, and the service logs every request itself
# policy:allow CKV2_AWS_28 dev: a web ACL costs more than the tasks behind it, and dev holds no data of users
resource "aws_lb" "main" {
  name               = local.alb_name
  load_balancer_type = "application"
  internal           = false
  security_groups    = [aws_security_group.alb.id]
  subnets            = [for subnet in aws_subnet.public : subnet.id]

  enable_cross_zone_load_balancing = true
  enable_deletion_protection       = var.deletion_protection

  # Headers that are no headers, and requests that two servers could read in two ways, stop here.
  drop_invalid_header_fields = true
  desync_mitigation_mode     = "defensive"

  dynamic "access_logs" {
    for_each = aws_s3_bucket.access_logs

    content {
      bucket  = access_logs.value.id
      enabled = true
    }
  }

  tags = { Name = local.alb_name }

  depends_on = [aws_s3_bucket_policy.access_logs]
}

resource "aws_lb_target_group" "main" {
  name        = local.target_group_name
  vpc_id      = aws_vpc.main.id
  port        = var.container_port
  protocol    = "HTTP"
  target_type = "ip"

  deregistration_delay = var.deregistration_delay_seconds

  # A new task serves after one good check; a bad one leaves after two.
  health_check {
    path                = "/health"
    matcher             = "200"
    interval            = 10
    timeout             = 5
    healthy_threshold   = 2
    unhealthy_threshold = 2
  }

  tags = { Name = local.target_group_name }
}

# policy:allow CKV2_AWS_20 dev: without a domain there is no certificate; with domain_name it redirects here, too
resource "aws_lb_listener" "http" {
  load_balancer_arn = aws_lb.main.arn
  port              = 80
  protocol          = "HTTP"

  dynamic "default_action" {
    for_each = local.has_https ? ["redirect"] : []

    content {
      type = "redirect"

      redirect {
        protocol    = "HTTPS"
        port        = "443"
        status_code = "HTTP_301"
      }
    }
  }

  dynamic "default_action" {
    for_each = local.has_https ? [] : ["forward"]

    content {
      type             = "forward"
      target_group_arn = aws_lb_target_group.main.arn
    }
  }

  tags = { Name = "${local.name}-http" }
}
