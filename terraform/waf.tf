locals {
  # What AWS keeps up to date, in the order in which it is asked.
  managed_rules = var.waf == null ? {} : {
    AWSManagedRulesAmazonIpReputationList = 10
    AWSManagedRulesKnownBadInputsRuleSet  = 20
    AWSManagedRulesCommonRuleSet          = 30
  }
}

resource "aws_wafv2_web_acl" "main" {
  count = var.waf == null ? 0 : 1

  name        = local.name
  description = "Requests that ${local.name} never sees"
  scope       = "REGIONAL"

  default_action {
    allow {}
  }

  # One client, however it is meant: first, since it is the cheapest to ask.
  rule {
    name     = "rate-limit"
    priority = 0

    action {
      block {}
    }

    statement {
      rate_based_statement {
        aggregate_key_type    = "IP"
        limit                 = var.waf.requests_in_five_minutes
        evaluation_window_sec = 300
      }
    }

    visibility_config {
      cloudwatch_metrics_enabled = true
      metric_name                = "${local.name}-rate-limit"
      sampled_requests_enabled   = true
    }
  }

  dynamic "rule" {
    for_each = local.managed_rules

    content {
      name     = rule.key
      priority = rule.value

      override_action {
        dynamic "none" {
          for_each = var.waf.only_count ? [] : [true]
          content {}
        }

        dynamic "count" {
          for_each = var.waf.only_count ? [true] : []
          content {}
        }
      }

      statement {
        managed_rule_group_statement {
          vendor_name = "AWS"
          name        = rule.key
        }
      }

      visibility_config {
        cloudwatch_metrics_enabled = true
        metric_name                = "${local.name}-${rule.key}"
        sampled_requests_enabled   = true
      }
    }
  }

  visibility_config {
    cloudwatch_metrics_enabled = true
    metric_name                = local.name
    sampled_requests_enabled   = true
  }

  tags = { Name = local.name }
}

resource "aws_wafv2_web_acl_association" "main" {
  count = var.waf == null ? 0 : 1

  web_acl_arn  = aws_wafv2_web_acl.main[0].arn
  resource_arn = aws_lb.main.arn
}

# The prefix is WAF's own demand.
resource "aws_cloudwatch_log_group" "waf" {
  count = var.waf == null ? 0 : 1

  name              = "aws-waf-logs-${local.name}"
  retention_in_days = var.log_retention_days
  kms_key_id        = local.kms_key_arn

  tags = { Name = "aws-waf-logs-${local.name}" }
}

# Only what was stopped or counted, and no credentials with it.
resource "aws_wafv2_web_acl_logging_configuration" "main" {
  count = var.waf == null ? 0 : 1

  resource_arn            = aws_wafv2_web_acl.main[0].arn
  log_destination_configs = [aws_cloudwatch_log_group.waf[0].arn]

  logging_filter {
    default_behavior = "DROP"

    filter {
      behavior    = "KEEP"
      requirement = "MEETS_ANY"

      condition {
        action_condition {
          action = "BLOCK"
        }
      }

      condition {
        action_condition {
          action = "COUNT"
        }
      }
    }
  }

  dynamic "redacted_fields" {
    for_each = ["authorization", "cookie", "x-api-key"]

    content {
      single_header {
        name = redacted_fields.value
      }
    }
  }
}

resource "aws_shield_protection" "alb" {
  count = var.shield_advanced ? 1 : 0

  name         = local.alb_name
  resource_arn = aws_lb.main.arn

  tags = { Name = local.alb_name }
}
