# What the environment costs, told before the bill does. Costs are found by the tag Stack, which must be active as a cost
# allocation tag (terraform/account, cost_allocation_tags).
resource "aws_budgets_budget" "main" {
  count = var.monthly_budget_usd > 0 ? 1 : 0

  name         = "${local.name}-monthly"
  budget_type  = "COST"
  time_unit    = "MONTHLY"
  limit_amount = tostring(var.monthly_budget_usd)
  limit_unit   = "USD"

  tags = { Name = "${local.name}-monthly" }

  cost_filter {
    name = "TagKeyValue"
    # The dollar sign stands between a tag's key and its value.
    values = [format("user:Stack$%s", local.name)]
  }

  dynamic "notification" {
    for_each = {
      spent-80     = { type = "ACTUAL", percent = 80 }
      spent-100    = { type = "ACTUAL", percent = 100 }
      forecast-100 = { type = "FORECASTED", percent = 100 }
    }

    content {
      comparison_operator       = "GREATER_THAN"
      notification_type         = notification.value.type
      threshold                 = notification.value.percent
      threshold_type            = "PERCENTAGE"
      subscriber_sns_topic_arns = [aws_sns_topic.alerts.arn]
    }
  }
}

resource "aws_ce_anomaly_monitor" "main" {
  count = var.cost_anomaly_threshold_usd > 0 ? 1 : 0

  name         = "${local.name}-costs"
  monitor_type = "CUSTOM"

  tags = { Name = "${local.name}-costs" }

  # With every member, as Cost Explorer gives it back.
  monitor_specification = jsonencode({
    And            = null
    CostCategories = null
    Dimensions     = null
    Not            = null
    Or             = null
    Tags           = { Key = "Stack", MatchOptions = null, Values = [local.name] }
  })
}

resource "aws_ce_anomaly_subscription" "main" {
  count = var.cost_anomaly_threshold_usd > 0 ? 1 : 0

  name             = "${local.name}-costs"
  frequency        = "IMMEDIATE"
  monitor_arn_list = [aws_ce_anomaly_monitor.main[0].arn]

  tags = { Name = "${local.name}-costs" }

  subscriber {
    type    = "SNS"
    address = aws_sns_topic.alerts.arn
  }

  threshold_expression {
    dimension {
      key           = "ANOMALY_TOTAL_IMPACT_ABSOLUTE"
      match_options = ["GREATER_THAN_OR_EQUAL"]
      values        = [tostring(var.cost_anomaly_threshold_usd)]
    }
  }
}
