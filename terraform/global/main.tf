# One name over two regions: Route 53 asks both, and leads to the second where the first does not answer. The stack itself is
# applied twice, with environments/prod.tfvars.json and environments/prod-dr.tfvars.json; here is only what belongs to neither.
terraform {
  required_version = ">= 1.11"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100, < 7.0"
    }
  }
}

# Route 53 tells its metrics in us-east-1 alone.
provider "aws" {
  region = "us-east-1"

  default_tags {
    tags = {
      Application = var.app_name
      Component   = "global"
      ManagedBy   = "terraform"
    }
  }
}

locals {
  regions = {
    primary   = { stack = var.primary, failover = "PRIMARY" }
    secondary = { stack = var.secondary, failover = "SECONDARY" }
  }
}

resource "aws_route53_health_check" "region" {
  for_each = local.regions

  # Asked at the load balancer itself: the name is what moves.
  fqdn              = each.value.stack.alb_dns_name
  type              = var.https ? "HTTPS" : "HTTP"
  port              = var.https ? 443 : 80
  enable_sni        = var.https
  resource_path     = "/health"
  request_interval  = var.request_interval_seconds
  failure_threshold = 3
  measure_latency   = true

  # A healthy first region that counts as ill: a failover on purpose.
  invert_healthcheck = each.key == "primary" && var.serve_from_secondary

  tags = { Name = "${var.app_name}-${each.key}-${each.value.stack.region}" }
}

resource "aws_route53_record" "failover" {
  for_each = local.regions

  zone_id         = var.hosted_zone_id
  name            = var.domain_name
  type            = "A"
  set_identifier  = each.key
  health_check_id = aws_route53_health_check.region[each.key].id

  failover_routing_policy {
    type = each.value.failover
  }

  alias {
    name                   = each.value.stack.alb_dns_name
    zone_id                = each.value.stack.alb_zone_id
    evaluate_target_health = true
  }
}

resource "aws_cloudwatch_metric_alarm" "region" {
  for_each = local.regions

  alarm_name        = "${var.app_name}-${each.key}-region"
  alarm_description = "${each.value.stack.region} does not answer Route 53. ${var.runbook_base_url}/region-failover.md"

  namespace   = "AWS/Route53"
  metric_name = "HealthCheckStatus"
  dimensions  = { HealthCheckId = aws_route53_health_check.region[each.key].id }
  statistic   = "Minimum"
  period      = 60

  comparison_operator = "LessThanThreshold"
  threshold           = 1
  evaluation_periods  = 3
  datapoints_to_alarm = 2
  treat_missing_data  = "breaching"

  alarm_actions = var.alarm_topic_arns
  ok_actions    = var.alarm_topic_arns

  tags = { Name = "${var.app_name}-${each.key}-region" }
}
