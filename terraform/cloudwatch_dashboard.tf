# What an operator looks at first, from the top: alarms; requests, errors, response time; targets, tasks, CPU and memory; the
# latest errors themselves. The layout is one file, templates/dashboard.json.tftpl.
resource "aws_cloudwatch_dashboard" "main" {
  dashboard_name = "${local.name}-dashboard"

  # Decoded and encoded again: a slip in the template fails the plan and not the apply.
  dashboard_body = jsonencode(jsondecode(templatefile("${path.module}/templates/dashboard.json.tftpl", {
    name                         = local.name
    region                       = var.aws_region
    cluster                      = aws_ecs_cluster.main.name
    service                      = local.service_name
    load_balancer                = aws_lb.main.arn_suffix
    log_group                    = aws_cloudwatch_log_group.app.name
    application_namespace        = local.application_namespace
    alarm_arns                   = local.dashboard_alarm_arns
    alarm_height                 = 2 + ceil(length(local.dashboard_alarm_arns) / 4)
    target_metrics               = local.dashboard_target_metrics
    burn_metrics                 = local.dashboard_burn_metrics
    error_rate_threshold         = var.alb_error_rate_threshold
    response_time_threshold      = var.alb_response_time_threshold
    cpu_threshold                = var.high_cpu_threshold
    memory_threshold             = var.high_memory_threshold
    application_errors_threshold = var.application_errors_threshold
  })))
}

locals {
  dashboard_alarm_arns = concat(
    [
      aws_cloudwatch_metric_alarm.alb_error_rate.arn, aws_cloudwatch_metric_alarm.alb_response_time.arn,
      aws_cloudwatch_metric_alarm.unhealthy_targets.arn, aws_cloudwatch_metric_alarm.application_errors.arn,
      aws_cloudwatch_metric_alarm.high_cpu.arn, aws_cloudwatch_metric_alarm.high_memory.arn,
    ],
    aws_cloudwatch_metric_alarm.no_healthy_targets[*].arn,
    aws_cloudwatch_metric_alarm.running_below_desired[*].arn,
    values(aws_cloudwatch_metric_alarm.rate)[*].arn,
    values(aws_cloudwatch_metric_alarm.count)[*].arn,
    aws_cloudwatch_metric_alarm.certificate_expires[*].arn,
    aws_cloudwatch_metric_alarm.anomaly[*].arn,
    values(aws_cloudwatch_composite_alarm.slo)[*].arn,
  )

  # concat and not flatten: a metric is a list itself.
  dashboard_target_metrics = concat([], [for group, suffix in local.watched_target_groups : [
    ["AWS/ApplicationELB", "HealthyHostCount", "TargetGroup", suffix, "LoadBalancer", aws_lb.main.arn_suffix, { label = "healthy (${group})", stat = "Minimum" }],
    ["AWS/ApplicationELB", "UnHealthyHostCount", "TargetGroup", suffix, "LoadBalancer", aws_lb.main.arn_suffix, { label = "unhealthy (${group})", stat = "Maximum" }],
  ]]...)

  dashboard_burn_metrics = concat([], [for objective, budget in local.slo_budgets : concat(
    [[{
      id         = "burn_${objective}"
      label      = objective
      expression = "${local.slo_bads[objective]} / ${local.slo_totals[objective]} / ${format("%.6f", budget)}"
    }]],
    [for id, metric in local.slo_metrics[objective] :
      ["AWS/ApplicationELB", metric.name, "LoadBalancer", aws_lb.main.arn_suffix, { id = id, stat = metric.stat, visible = false }]
    ],
  )]...)
}
