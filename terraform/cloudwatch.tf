# The alarms. All look at one minute at a time and ask for several bad minutes of a few more, so that one outlier wakes nobody.
# Each says what missing data means, and ends with its runbook.

locals {
  service_name = "${local.name}-service"

  # What every alarm watches; the service's name is written and not referred to, since the service refers to the alarms.
  service_dimensions       = { ClusterName = aws_ecs_cluster.main.name, ServiceName = local.service_name }
  load_balancer_dimensions = { LoadBalancer = aws_lb.main.arn_suffix }

  # Where traffic is shifted, either group may be the one that serves.
  watched_target_groups = merge(
    { main = aws_lb_target_group.main.arn_suffix },
    { for group in aws_lb_target_group.alternate[*] : "alternate" => group.arn_suffix },
  )

  # Alarms that speak against a deployment: what users see, not how busy a task is while it starts.
  deployment_alarm_names = [
    aws_cloudwatch_metric_alarm.alb_error_rate.alarm_name,
    aws_cloudwatch_metric_alarm.alb_response_time.alarm_name,
    aws_cloudwatch_metric_alarm.application_errors.alarm_name,
    aws_cloudwatch_metric_alarm.unhealthy_targets.alarm_name,
  ]

  alarm_actions = [aws_sns_topic.alerts.arn]
}

resource "aws_cloudwatch_metric_alarm" "high_cpu" {
  alarm_name        = "${local.name}-high-cpu"
  alarm_description = "The service uses more than ${var.high_cpu_threshold} % of its CPU. ${var.runbook_base_url}/high-cpu.md"

  namespace   = "AWS/ECS"
  metric_name = "CPUUtilization"
  dimensions  = local.service_dimensions
  statistic   = "Average"
  period      = 60

  comparison_operator = "GreaterThanThreshold"
  threshold           = var.high_cpu_threshold
  evaluation_periods  = 5
  datapoints_to_alarm = 4
  # No task, no data: that is another alarm's matter.
  treat_missing_data = "notBreaching"

  alarm_actions = local.alarm_actions
  ok_actions    = local.alarm_actions

  tags = { Name = "${local.name}-high-cpu" }
}

resource "aws_cloudwatch_metric_alarm" "high_memory" {
  alarm_name        = "${local.name}-high-memory"
  alarm_description = "The service uses more than ${var.high_memory_threshold} % of its memory. ${var.runbook_base_url}/high-memory.md"

  namespace   = "AWS/ECS"
  metric_name = "MemoryUtilization"
  dimensions  = local.service_dimensions
  statistic   = "Average"
  period      = 60

  comparison_operator = "GreaterThanThreshold"
  threshold           = var.high_memory_threshold
  evaluation_periods  = 5
  datapoints_to_alarm = 4
  treat_missing_data  = "notBreaching"

  alarm_actions = local.alarm_actions
  ok_actions    = local.alarm_actions

  tags = { Name = "${local.name}-high-memory" }
}

resource "aws_cloudwatch_metric_alarm" "alb_response_time" {
  alarm_name        = "${local.name}-alb-response-time"
  alarm_description = "One request of a hundred takes longer than ${var.alb_response_time_threshold} s. ${var.runbook_base_url}/slow-responses.md"

  namespace          = "AWS/ApplicationELB"
  metric_name        = "TargetResponseTime"
  dimensions         = local.load_balancer_dimensions
  extended_statistic = "p99"
  period             = 60

  comparison_operator = "GreaterThanThreshold"
  threshold           = var.alb_response_time_threshold
  evaluation_periods  = 5
  datapoints_to_alarm = 3
  treat_missing_data  = "notBreaching"
  # A minute with few requests has no 99th percentile worth the name.
  evaluate_low_sample_count_percentiles = "ignore"

  alarm_actions = local.alarm_actions
  ok_actions    = local.alarm_actions

  tags = { Name = "${local.name}-alb-response-time" }
}

resource "aws_cloudwatch_metric_alarm" "alb_error_rate" {
  alarm_name        = "${local.name}-alb-error-rate"
  alarm_description = "More than ${var.alb_error_rate_threshold} % of requests are answered with 5xx, by the tasks or in their place. ${var.runbook_base_url}/error-rate.md"

  comparison_operator = "GreaterThanThreshold"
  threshold           = var.alb_error_rate_threshold
  evaluation_periods  = 3
  datapoints_to_alarm = 2
  treat_missing_data  = "notBreaching"

  # RequestCount counts what reached a target; what the load balancer refused by itself comes on top.
  dynamic "metric_query" {
    for_each = { requests = "RequestCount", target = "HTTPCode_Target_5XX_Count", elb = "HTTPCode_ELB_5XX_Count" }

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
    label       = "5xx, percent of requests"
    expression  = "IF(FILL(requests, 0) + FILL(elb, 0) >= ${var.alb_error_rate_minimum_requests}, 100 * (FILL(target, 0) + FILL(elb, 0)) / (FILL(requests, 0) + FILL(elb, 0)), 0)"
    return_data = true
  }

  alarm_actions = local.alarm_actions
  ok_actions    = local.alarm_actions

  tags = { Name = "${local.name}-alb-error-rate" }
}

# The service writes one JSON line an event; level error is also that of each request answered with 5xx.
resource "aws_cloudwatch_log_metric_filter" "application_errors" {
  name           = "${local.name}-application-errors"
  log_group_name = aws_cloudwatch_log_group.app.name
  pattern        = "{ ($.level = \"error\") || ($.level = \"fatal\") }"

  metric_transformation {
    namespace     = local.application_namespace
    name          = "ApplicationErrors"
    value         = "1"
    default_value = "0"
    unit          = "Count"
  }
}

resource "aws_cloudwatch_metric_alarm" "application_errors" {
  alarm_name        = "${local.name}-application-errors"
  alarm_description = "The service logs more than ${var.application_errors_threshold} errors a minute. ${var.runbook_base_url}/application-errors.md"

  namespace   = local.application_namespace
  metric_name = "ApplicationErrors"
  statistic   = "Sum"
  period      = 60
  unit        = "Count"

  comparison_operator = "GreaterThanThreshold"
  threshold           = var.application_errors_threshold
  evaluation_periods  = 3
  datapoints_to_alarm = 2
  treat_missing_data  = "notBreaching"

  alarm_actions = local.alarm_actions
  ok_actions    = local.alarm_actions

  tags = { Name = "${local.name}-application-errors" }
}

resource "aws_cloudwatch_metric_alarm" "unhealthy_targets" {
  alarm_name        = "${local.name}-unhealthy-targets"
  alarm_description = "A task does not answer its health check. ${var.runbook_base_url}/unhealthy-targets.md"

  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  evaluation_periods  = 3
  datapoints_to_alarm = 2
  # A group with no targets, such as the idle one of two, tells nothing.
  treat_missing_data = "notBreaching"

  dynamic "metric_query" {
    for_each = local.watched_target_groups

    content {
      id          = metric_query.key
      return_data = false

      metric {
        namespace   = "AWS/ApplicationELB"
        metric_name = "UnHealthyHostCount"
        dimensions  = merge(local.load_balancer_dimensions, { TargetGroup = metric_query.value })
        stat        = "Maximum"
        period      = 60
      }
    }
  }

  metric_query {
    id          = "unhealthy"
    label       = "unhealthy targets"
    expression  = join(" + ", [for group in keys(local.watched_target_groups) : "FILL(${group}, 0)"])
    return_data = true
  }

  alarm_actions = local.alarm_actions
  ok_actions    = local.alarm_actions

  tags = { Name = "${local.name}-unhealthy-targets" }
}

locals {
  application_namespace = "${var.app_name}/${var.environment}"
}
