# Service level objectives over 30 days, watched by how fast their error budget burns: a long window says that it matters, a
# short one that it still goes on. Rates and windows: https://sre.google/workbook/alerting-on-slos/ (6, multiwindow, multi-burn-rate).

locals {
  # Which part of the requests may fail.
  slo_budgets = var.slo == null ? {} : {
    availability = (100 - var.slo.availability) / 100
    latency      = (100 - var.slo.latency) / 100
  }

  # 14.4 times as fast as it lasts: 2 % of the month's budget in an hour; 6 times: 5 % in six hours; 1 time: 10 % in three days.
  slo_burns = {
    fast   = { rate = 14.4, long = { period = 3600, count = 1 }, short = { period = 300, count = 1 }, urgency = "Somebody must look now." }
    medium = { rate = 6, long = { period = 21600, count = 1 }, short = { period = 1800, count = 1 }, urgency = "Somebody must look now." }
    # A period holds a day at most: three days are two days of three.
    slow = { rate = 1, long = { period = 86400, count = 3 }, short = { period = 21600, count = 1 }, urgency = "Look at it in working hours." }
  }

  slo_windows = merge(flatten([for objective in keys(local.slo_budgets) : [for speed, burn in local.slo_burns : {
    for window in ["long", "short"] : "${objective}-${speed}-${window}" => {
      objective = objective
      speed     = speed
      rate      = burn.rate
      period    = burn[window].period
      count     = burn[window].count
      # The short window only says that it goes on; whether there is enough to judge, the long one knows.
      requests = window == "long" ? var.slo.minimum_requests : 1
    }
  }]])...)

  slo_alarms = merge([for objective in keys(local.slo_budgets) : {
    for speed, burn in local.slo_burns : "${objective}-${speed}" => { objective = objective, speed = speed, rate = burn.rate, urgency = burn.urgency }
  }]...)

  # Requests that count, and those of them that were bad, in the words of metric math.
  slo_metrics = {
    availability = {
      requests = { name = "RequestCount", stat = "Sum" }
      elb      = { name = "HTTPCode_ELB_5XX_Count", stat = "Sum" }
      target   = { name = "HTTPCode_Target_5XX_Count", stat = "Sum" }
    }
    latency = {
      answered = { name = "TargetResponseTime", stat = "SampleCount" }
      # Trimmed count: how many values are no larger.
      intime = { name = "TargetResponseTime", stat = "TC(:${try(var.slo.latency_seconds, 1)})" }
    }
  }

  slo_totals = { availability = "(FILL(requests, 0) + FILL(elb, 0))", latency = "FILL(answered, 0)" }
  slo_bads   = { availability = "(FILL(target, 0) + FILL(elb, 0))", latency = "(FILL(answered, 0) - FILL(intime, 0))" }
}

resource "aws_cloudwatch_metric_alarm" "slo_window" {
  for_each = local.slo_windows

  alarm_name        = "${local.name}-slo-${each.key}"
  alarm_description = "Part of ${local.name}-slo-${each.value.objective}-${each.value.speed}; tells nobody by itself. ${var.runbook_base_url}/slo-burn.md"

  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = each.value.rate
  evaluation_periods  = each.value.count
  datapoints_to_alarm = ceil(each.value.count / 2)
  treat_missing_data  = "notBreaching"

  dynamic "metric_query" {
    for_each = local.slo_metrics[each.value.objective]

    content {
      id          = metric_query.key
      return_data = false

      metric {
        namespace   = "AWS/ApplicationELB"
        metric_name = metric_query.value.name
        dimensions  = local.load_balancer_dimensions
        stat        = metric_query.value.stat
        period      = each.value.period
      }
    }
  }

  metric_query {
    id    = "burn"
    label = "burn rate of the error budget"
    expression = format("IF(%[1]s >= %[2]d, %[3]s / %[1]s / %[4]s, 0)",
      local.slo_totals[each.value.objective], each.value.requests, local.slo_bads[each.value.objective],
      # As many digits as a budget has, none that floating point made up.
      format("%.6f", local.slo_budgets[each.value.objective])
    )
    return_data = true
  }

  tags = { Name = "${local.name}-slo-${each.key}" }
}

resource "aws_cloudwatch_composite_alarm" "slo" {
  for_each = local.slo_alarms

  alarm_name        = "${local.name}-slo-${each.key}"
  alarm_description = "The error budget of ${each.value.objective} burns ${each.value.rate == 1 ? "" : "${each.value.rate} times "}as fast as it lasts. ${each.value.urgency} ${var.runbook_base_url}/slo-burn.md"
  alarm_rule = join(" AND ", [for window in ["long", "short"] :
    "ALARM(\"${aws_cloudwatch_metric_alarm.slo_window["${each.key}-${window}"].alarm_name}\")"
  ])

  alarm_actions = local.alarm_actions
  ok_actions    = local.alarm_actions

  tags = { Name = "${local.name}-slo-${each.key}" }
}
