# Alarms beyond the six, where extended_alarms is on: they tell apart whose fault it is, or what will go wrong.

locals {
  # Parts of all requests, in percent, that end with a status.
  rate_alarms = {
    target-5xx = {
      metric      = "HTTPCode_Target_5XX_Count", percent = var.alb_error_rate_threshold, runbook = "error-rate"
      description = "The tasks themselves answer more than ${var.alb_error_rate_threshold} % of requests with 5xx."
    }
    elb-5xx = {
      metric      = "HTTPCode_ELB_5XX_Count", percent = var.alb_error_rate_threshold, runbook = "load-balancer-errors"
      description = "The load balancer answers more than ${var.alb_error_rate_threshold} % of requests with 5xx itself: no task took them, or none answered."
    }
    target-4xx = {
      metric      = "HTTPCode_Target_4XX_Count", percent = var.alb_client_error_rate_threshold, runbook = "client-errors"
      description = "More than ${var.alb_client_error_rate_threshold} % of requests are answered with 4xx: a broken client, a changed interface, or somebody who tries doors."
    }
  }

  # Numbers that should be zero.
  count_alarms = {
    rejected-connections = {
      metric      = "RejectedConnectionCount", runbook = "rejected-connections"
      description = "The load balancer has reached its largest number of connections and refuses new ones."
    }
    target-connection-errors = {
      metric      = "TargetConnectionErrorCount", runbook = "load-balancer-errors"
      description = "The load balancer cannot connect to tasks."
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "rate" {
  for_each = var.extended_alarms ? local.rate_alarms : {}

  alarm_name        = "${local.name}-${each.key}"
  alarm_description = "${each.value.description} ${var.runbook_base_url}/${each.value.runbook}.md"

  comparison_operator = "GreaterThanThreshold"
  threshold           = each.value.percent
  evaluation_periods  = 5
  datapoints_to_alarm = 3
  treat_missing_data  = "notBreaching"

  dynamic "metric_query" {
    for_each = { requests = "RequestCount", elb = "HTTPCode_ELB_5XX_Count", counted = each.value.metric }

    content {
      id          = metric_query.key
      return_data = false

      metric {
        namespace   = "AWS/ApplicationELB"
        metric_name = metric_query.value
        dimensions  = local.load_balancer_dimensions
        stat        = "Sum"
        period      = 60
      }
    }
  }

  metric_query {
    id          = "rate"
    label       = "${each.key}, percent of requests"
    expression  = "IF(FILL(requests, 0) + FILL(elb, 0) >= ${var.alb_error_rate_minimum_requests}, 100 * FILL(counted, 0) / (FILL(requests, 0) + FILL(elb, 0)), 0)"
    return_data = true
  }

  alarm_actions = local.alarm_actions
  ok_actions    = local.alarm_actions

  tags = { Name = "${local.name}-${each.key}" }
}

resource "aws_cloudwatch_metric_alarm" "count" {
  for_each = var.extended_alarms ? local.count_alarms : {}

  alarm_name        = "${local.name}-${each.key}"
  alarm_description = "${each.value.description} ${var.runbook_base_url}/${each.value.runbook}.md"

  namespace   = "AWS/ApplicationELB"
  metric_name = each.value.metric
  dimensions  = local.load_balancer_dimensions
  statistic   = "Sum"
  period      = 60

  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  evaluation_periods  = 5
  datapoints_to_alarm = 3
  # AWS publishes these only where they are above zero.
  treat_missing_data = "notBreaching"

  alarm_actions = local.alarm_actions
  ok_actions    = local.alarm_actions

  tags = { Name = "${local.name}-${each.key}" }
}

resource "aws_cloudwatch_metric_alarm" "no_healthy_targets" {
  count = var.extended_alarms ? 1 : 0

  alarm_name        = "${local.name}-no-healthy-targets"
  alarm_description = "No task is healthy: the service is down. ${var.runbook_base_url}/no-healthy-targets.md"

  comparison_operator = "LessThanThreshold"
  threshold           = 1
  evaluation_periods  = 2
  datapoints_to_alarm = 2
  # A load balancer that tells nothing has no targets at all.
  treat_missing_data = "breaching"

  dynamic "metric_query" {
    for_each = local.watched_target_groups

    content {
      id          = metric_query.key
      return_data = false

      metric {
        namespace   = "AWS/ApplicationELB"
        metric_name = "HealthyHostCount"
        dimensions  = merge(local.load_balancer_dimensions, { TargetGroup = metric_query.value })
        stat        = "Minimum"
        period      = 60
      }
    }
  }

  metric_query {
    id          = "healthy"
    label       = "healthy targets"
    expression  = join(" + ", [for group in keys(local.watched_target_groups) : "FILL(${group}, 0)"])
    return_data = true
  }

  alarm_actions = local.alarm_actions
  ok_actions    = local.alarm_actions

  tags = { Name = "${local.name}-no-healthy-targets" }
}

resource "aws_cloudwatch_metric_alarm" "running_below_desired" {
  count = var.extended_alarms ? 1 : 0

  alarm_name        = "${local.name}-running-below-desired"
  alarm_description = "Fewer tasks run than are desired, for ten minutes. ${var.runbook_base_url}/running-below-desired.md"

  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  # Longer than a task takes to start, so that scaling and deployments stay quiet.
  evaluation_periods  = 10
  datapoints_to_alarm = 10
  treat_missing_data  = "notBreaching"

  dynamic "metric_query" {
    for_each = { desired = "DesiredTaskCount", running = "RunningTaskCount" }

    content {
      id          = metric_query.key
      return_data = false

      metric {
        namespace   = "ECS/ContainerInsights"
        metric_name = metric_query.value
        dimensions  = local.service_dimensions
        stat        = "Average"
        period      = 60
      }
    }
  }

  metric_query {
    id          = "lacking"
    label       = "tasks that lack"
    expression  = "desired - running"
    return_data = true
  }

  alarm_actions = local.alarm_actions
  ok_actions    = local.alarm_actions

  tags = { Name = "${local.name}-running-below-desired" }
}

# Users are not hurt yet, and no version is to blame: it does not speak against a deployment.
resource "aws_cloudwatch_metric_alarm" "certificate_expires" {
  count = local.has_https && var.extended_alarms ? 1 : 0

  alarm_name        = "${local.name}-certificate-expires"
  alarm_description = "The certificate has fewer than ${var.certificate_expiry_days} days left: its renewal fails, or it was imported and nobody renews it. ${var.runbook_base_url}/certificate-expires.md"

  namespace   = "AWS/CertificateManager"
  metric_name = "DaysToExpiry"
  dimensions  = { CertificateArn = local.certificate_arn }
  statistic   = "Minimum"
  # ACM tells it twice a day.
  period = 86400

  comparison_operator = "LessThanThreshold"
  threshold           = var.certificate_expiry_days
  evaluation_periods  = 1
  datapoints_to_alarm = 1
  # ACM falls silent when a certificate has expired: an alarm that rings must go on. It is silent of a new one, too: that
  # must not ring.
  treat_missing_data = "ignore"

  alarm_actions = local.alarm_actions
  ok_actions    = local.alarm_actions

  tags = { Name = "${local.name}-certificate-expires" }
}

resource "aws_cloudwatch_metric_alarm" "anomaly" {
  count = var.anomaly_alarm ? 1 : 0

  alarm_name        = "${local.name}-request-anomaly"
  alarm_description = "The number of requests is not what it is at this time of the week. ${var.runbook_base_url}/request-anomaly.md"

  comparison_operator = "LessThanLowerOrGreaterThanUpperThreshold"
  threshold_metric_id = "expected"
  evaluation_periods  = 3
  datapoints_to_alarm = 3
  treat_missing_data  = "breaching"

  metric_query {
    id          = "requests"
    return_data = true

    metric {
      namespace   = "AWS/ApplicationELB"
      metric_name = "RequestCount"
      dimensions  = local.load_balancer_dimensions
      stat        = "Sum"
      period      = 300
    }
  }

  metric_query {
    id          = "expected"
    label       = "requests, expected"
    expression  = "ANOMALY_DETECTION_BAND(requests, ${var.anomaly_alarm_deviations})"
    return_data = true
  }

  alarm_actions = local.alarm_actions
  ok_actions    = local.alarm_actions

  tags = { Name = "${local.name}-request-anomaly" }
}
