resource "aws_budgets_budget" "account" {
  count        = var.monthly_budget_usd > 0 ? 1 : 0
  name         = "${var.name}-monthly"
  budget_type  = "COST"
  time_unit    = "MONTHLY"
  limit_amount = tostring(var.monthly_budget_usd)
  limit_unit   = "USD"

  dynamic "notification" {
    for_each = local.budget_notices

    content {
      comparison_operator       = "GREATER_THAN"
      notification_type         = notification.value.type
      threshold                 = notification.value.percent
      threshold_type            = "PERCENTAGE"
      subscriber_sns_topic_arns = [aws_sns_topic.alerts[0].arn]
    }
  }
}

resource "aws_ce_anomaly_monitor" "services" {
  count             = var.enable_cost_anomaly_detection ? 1 : 0
  name              = "${var.name}-services"
  monitor_type      = "DIMENSIONAL"
  monitor_dimension = "SERVICE"
}

resource "aws_ce_anomaly_subscription" "alerts" {
  count            = var.enable_cost_anomaly_detection ? 1 : 0
  name             = "${var.name}-anomalies"
  frequency        = "IMMEDIATE"
  monitor_arn_list = [aws_ce_anomaly_monitor.services[0].arn]

  # A topic takes single anomalies only; daily and weekly summaries go to e-mail addresses.
  subscriber {
    type    = "SNS"
    address = aws_sns_topic.alerts[0].arn
  }

  threshold_expression {
    dimension {
      key           = "ANOMALY_TOTAL_IMPACT_ABSOLUTE"
      match_options = ["GREATER_THAN_OR_EQUAL"]
      values        = [tostring(var.cost_anomaly_threshold_usd)]
    }
  }

  depends_on = [aws_sns_topic_policy.alerts]
}

resource "aws_ce_cost_allocation_tag" "active" {
  for_each = var.cost_allocation_tags
  tag_key  = each.value
  status   = "Active"
}

locals {
  budget_notices = {
    spent-80     = { type = "ACTUAL", percent = 80 }
    spent-100    = { type = "ACTUAL", percent = 100 }
    forecast-100 = { type = "FORECASTED", percent = 100 }
  }
}
