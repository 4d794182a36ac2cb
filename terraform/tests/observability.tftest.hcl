mock_provider "aws" {
  source = "./tests/mocks"
}

run "exactly_the_six_alarms_by_default" {
  command = plan

  assert {
    condition = toset([
      aws_cloudwatch_metric_alarm.high_cpu.alarm_name, aws_cloudwatch_metric_alarm.high_memory.alarm_name,
      aws_cloudwatch_metric_alarm.alb_response_time.alarm_name, aws_cloudwatch_metric_alarm.alb_error_rate.alarm_name,
      aws_cloudwatch_metric_alarm.application_errors.alarm_name, aws_cloudwatch_metric_alarm.unhealthy_targets.alarm_name,
      ]) == toset([
      "devops-challenge-dev-high-cpu", "devops-challenge-dev-high-memory", "devops-challenge-dev-alb-response-time",
      "devops-challenge-dev-alb-error-rate", "devops-challenge-dev-application-errors", "devops-challenge-dev-unhealthy-targets",
    ])
    error_message = "The six alarms must bear their names."
  }

  assert {
    condition = length(concat(
      values(aws_cloudwatch_metric_alarm.rate), values(aws_cloudwatch_metric_alarm.count), aws_cloudwatch_metric_alarm.no_healthy_targets,
      aws_cloudwatch_metric_alarm.running_below_desired, aws_cloudwatch_metric_alarm.certificate_expires, aws_cloudwatch_metric_alarm.anomaly,
      values(aws_cloudwatch_metric_alarm.slo_window), values(aws_cloudwatch_composite_alarm.slo), aws_sns_topic_subscription.email, values(aws_sns_topic_subscription.https),
      aws_chatbot_slack_channel_configuration.alerts, aws_iam_role.chat, aws_cloudwatch_event_rule.deployment, aws_budgets_budget.main,
      aws_ce_anomaly_monitor.main, aws_ce_anomaly_subscription.main, aws_backup_vault.main, aws_backup_plan.main, aws_iam_role.backup,
    )) == 0
    error_message = "Whatever goes beyond the six must be asked for."
  }

  assert {
    condition     = local.deployment_alarm_names == ["devops-challenge-dev-alb-error-rate", "devops-challenge-dev-alb-response-time", "devops-challenge-dev-application-errors", "devops-challenge-dev-unhealthy-targets"]
    error_message = "What users see must speak against a deployment, and how busy a starting task is must not."
  }
}

run "alarms_as_the_field_does_them" {
  command = plan

  variables {
    extended_alarms = true
    anomaly_alarm   = true
  }

  assert {
    condition = alltrue([for alarm in concat(
      [
        aws_cloudwatch_metric_alarm.high_cpu, aws_cloudwatch_metric_alarm.high_memory, aws_cloudwatch_metric_alarm.alb_response_time,
        aws_cloudwatch_metric_alarm.alb_error_rate, aws_cloudwatch_metric_alarm.application_errors, aws_cloudwatch_metric_alarm.unhealthy_targets,
      ],
      values(aws_cloudwatch_metric_alarm.rate), values(aws_cloudwatch_metric_alarm.count), aws_cloudwatch_metric_alarm.no_healthy_targets,
      aws_cloudwatch_metric_alarm.running_below_desired, aws_cloudwatch_metric_alarm.anomaly,
      ) : (
      can(regex("docs/runbooks/[a-z0-9-]+\\.md$", alarm.alarm_description)) && startswith(alarm.alarm_name, "devops-challenge-dev-")
      && contains(["breaching", "notBreaching"], alarm.treat_missing_data) && alarm.datapoints_to_alarm <= alarm.evaluation_periods && alarm.evaluation_periods > 1
    )])
    error_message = "Each alarm must end with its runbook, say what missing data means, and ask for several bad datapoints."
  }

  assert {
    condition = alltrue(concat(
      [for alarm in [aws_cloudwatch_metric_alarm.high_cpu, aws_cloudwatch_metric_alarm.high_memory, aws_cloudwatch_metric_alarm.alb_response_time, aws_cloudwatch_metric_alarm.application_errors] : alarm.period == 60],
      [for alarm in concat([aws_cloudwatch_metric_alarm.alb_error_rate, aws_cloudwatch_metric_alarm.unhealthy_targets], values(aws_cloudwatch_metric_alarm.rate), aws_cloudwatch_metric_alarm.running_below_desired) :
      alltrue([for query in alarm.metric_query : length(query.metric) == 0 || try(query.metric[0].period, 0) == 60])],
    ))
    error_message = "Alarms must look at one minute at a time."
  }

  assert {
    condition     = [for query in aws_cloudwatch_metric_alarm.alb_error_rate.metric_query : query.expression if query.return_data] == ["IF(FILL(requests, 0) + FILL(elb, 0) >= 10, 100 * (FILL(target, 0) + FILL(elb, 0)) / (FILL(requests, 0) + FILL(elb, 0)), 0)"]
    error_message = "The error rate must be a part of the requests, and judge no minute with a handful of them."
  }

  assert {
    condition     = { for name, alarm in aws_cloudwatch_metric_alarm.rate : name => one([for query in alarm.metric_query : query.metric[0].metric_name if query.id == "counted"]) } == { "target-5xx" = "HTTPCode_Target_5XX_Count", "elb-5xx" = "HTTPCode_ELB_5XX_Count", "target-4xx" = "HTTPCode_Target_4XX_Count" }
    error_message = "What tasks answer must be told apart from what the load balancer answers in their place."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.alb_response_time.extended_statistic == "p99" && aws_cloudwatch_metric_alarm.alb_response_time.evaluate_low_sample_count_percentiles == "ignore"
    error_message = "Response time must be the 99th percentile of enough requests."
  }

  assert {
    condition     = aws_cloudwatch_log_metric_filter.application_errors.pattern == "{ ($.level = \"error\") || ($.level = \"fatal\") }"
    error_message = "Errors must be found in the service's JSON lines."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.anomaly[0].threshold_metric_id == "expected" && [for query in aws_cloudwatch_metric_alarm.anomaly[0].metric_query : query.expression if query.id == "expected"] == ["ANOMALY_DETECTION_BAND(requests, 3)"]
    error_message = "The anomaly alarm must compare with what is expected."
  }
}

run "a_certificate_is_told_of_before_it_expires" {
  command = plan

  variables {
    extended_alarms = true
    domain_name     = "app.example.com"
    certificate_arn = "arn:aws:acm:us-east-1:123456789012:certificate/11111111-1111-1111-1111-111111111111"
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.certificate_expires[0].alarm_name == "devops-challenge-dev-certificate-expires" && endswith(aws_cloudwatch_metric_alarm.certificate_expires[0].alarm_description, " docs/runbooks/certificate-expires.md")
    error_message = "The alarm must bear its name and end with its runbook."
  }

  assert {
    condition = (
      aws_cloudwatch_metric_alarm.certificate_expires[0].metric_name == "DaysToExpiry" && aws_cloudwatch_metric_alarm.certificate_expires[0].dimensions == tomap({ CertificateArn = var.certificate_arn })
      && aws_cloudwatch_metric_alarm.certificate_expires[0].threshold == 30 && aws_cloudwatch_metric_alarm.certificate_expires[0].comparison_operator == "LessThanThreshold"
    )
    error_message = "Thirty days before the end it must ring, of the certificate that users are shown."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.certificate_expires[0].treat_missing_data == "ignore" && aws_cloudwatch_metric_alarm.certificate_expires[0].period * aws_cloudwatch_metric_alarm.certificate_expires[0].evaluation_periods == 86400
    error_message = "It must go on ringing where ACM has fallen silent, and look at a whole day, which holds two values."
  }

  assert {
    condition     = !contains(local.deployment_alarm_names, aws_cloudwatch_metric_alarm.certificate_expires[0].alarm_name)
    error_message = "No deployment may be rolled back because a certificate expires."
  }
}

run "a_certificate_that_is_made_is_watched_too" {
  command = plan

  variables {
    extended_alarms         = true
    certificate_expiry_days = 45
    domain_name             = "app.example.com"
    hosted_zone_id          = "Z0123456789ABCDEFGHIJ"
  }

  assert {
    condition     = one(aws_cloudwatch_metric_alarm.certificate_expires).threshold == 45
    error_message = "The days must be those that were asked for."
  }
}

run "no_alarm_on_a_certificate_that_nobody_has" {
  command = plan

  variables {
    extended_alarms = true
  }

  assert {
    condition     = length(aws_cloudwatch_metric_alarm.certificate_expires) == 0
    error_message = "Without HTTPS there is no certificate to watch."
  }
}

run "no_alarm_on_a_certificate_where_extended_alarms_are_off" {
  command = plan

  variables {
    domain_name     = "app.example.com"
    certificate_arn = "arn:aws:acm:us-east-1:123456789012:certificate/11111111-1111-1111-1111-111111111111"
  }

  assert {
    condition     = length(aws_cloudwatch_metric_alarm.certificate_expires) == 0
    error_message = "It must be asked for."
  }
}

run "both_groups_are_watched_where_traffic_is_shifted" {
  command = plan

  variables {
    traffic_shifting = true
    extended_alarms  = true
  }

  assert {
    condition = alltrue([for alarm in [aws_cloudwatch_metric_alarm.unhealthy_targets, aws_cloudwatch_metric_alarm.no_healthy_targets[0]] :
      [for query in alarm.metric_query : query.expression if query.return_data] == ["FILL(alternate, 0) + FILL(main, 0)"]
    ])
    error_message = "Either group may be the one that serves."
  }
}

run "burn_rates" {
  command = plan

  variables {
    slo = { availability = 99.95, latency = 99, latency_seconds = 0.3 }
  }

  assert {
    condition     = { for name, alarm in aws_cloudwatch_composite_alarm.slo : name => alarm.alarm_rule if startswith(name, "availability") } == { for speed in ["fast", "medium", "slow"] : "availability-${speed}" => "ALARM(\"devops-challenge-dev-slo-availability-${speed}-long\") AND ALARM(\"devops-challenge-dev-slo-availability-${speed}-short\")" }
    error_message = "The long window must say that it matters, the short one that it still goes on."
  }

  assert {
    condition = { for name, alarm in aws_cloudwatch_metric_alarm.slo_window : name => {
      burn   = alarm.threshold
      window = alarm.evaluation_periods * [for query in alarm.metric_query : query.metric[0].period if length(query.metric) > 0][0]
      } if startswith(name, "latency") } == {
      latency-fast-long    = { burn = 14.4, window = 3600 }
      latency-fast-short   = { burn = 14.4, window = 300 }
      latency-medium-long  = { burn = 6, window = 21600 }
      latency-medium-short = { burn = 6, window = 1800 }
      latency-slow-long    = { burn = 1, window = 259200 }
      latency-slow-short   = { burn = 1, window = 21600 }
    }
    error_message = "Rates and windows must be those of the SRE workbook."
  }

  assert {
    condition     = [for query in aws_cloudwatch_metric_alarm.slo_window["availability-fast-long"].metric_query : query.expression if query.return_data] == ["IF((FILL(requests, 0) + FILL(elb, 0)) >= 100, (FILL(target, 0) + FILL(elb, 0)) / (FILL(requests, 0) + FILL(elb, 0)) / 0.000500, 0)"]
    error_message = "The burn rate must be the failed part over the budget, where there are enough requests."
  }

  assert {
    condition     = toset([for query in aws_cloudwatch_metric_alarm.slo_window["latency-fast-short"].metric_query : query.metric[0].stat if length(query.metric) > 0]) == toset(["SampleCount", "TC(:0.3)"])
    error_message = "Responses in time must be counted up to the objective's time."
  }

  assert {
    condition     = alltrue([for alarm in aws_cloudwatch_metric_alarm.slo_window : alarm.alarm_actions == null || try(length(alarm.alarm_actions) == 0, false)]) && alltrue([for alarm in aws_cloudwatch_composite_alarm.slo : length(alarm.alarm_actions) == 1])
    error_message = "Only both windows together may wake somebody."
  }
}

run "dashboard" {
  variables {
    extended_alarms = true
    slo             = {}
  }

  assert {
    condition     = [for widget in jsondecode(aws_cloudwatch_dashboard.main.dashboard_body).widgets : widget.type if widget.y == 0] == ["alarm"] && aws_cloudwatch_dashboard.main.dashboard_name == "devops-challenge-dev-dashboard"
    error_message = "The alarms must come first."
  }

  assert {
    condition     = [for widget in jsondecode(aws_cloudwatch_dashboard.main.dashboard_body).widgets : widget.properties.title if widget.type == "metric"] == ["Requests a minute", "Errors, percent of requests", "Response time", "Targets", "Tasks, and deployments under way", "CPU and memory", "Errors in the log", "Connections and bytes", "How fast the error budgets burn (1: as fast as they last)"]
    error_message = "The widgets must stand in the order in which an operator looks."
  }

  assert {
    condition = alltrue(flatten([for widget in jsondecode(aws_cloudwatch_dashboard.main.dashboard_body).widgets :
      [for other in jsondecode(aws_cloudwatch_dashboard.main.dashboard_body).widgets :
        widget == other || widget.x + widget.width <= other.x || other.x + other.width <= widget.x || widget.y + widget.height <= other.y || other.y + other.height <= widget.y
    ]]))
    error_message = "No widget may lie over another."
  }
}

run "who_hears_of_it" {
  command = plan

  variables {
    alarm_email           = "oncall@example.com"
    alert_https_endpoints = { pagerduty = "https://events.pagerduty.com/integration/abc/enqueue" }
    alert_slack           = { team_id = "T07EA123LEP", channel_id = "C07EZ1ABC23" }
    deployment_events     = true
    customer_managed_key  = true
  }

  assert {
    condition     = aws_sns_topic_subscription.email[0].endpoint == "oncall@example.com" && aws_sns_topic_subscription.https["pagerduty"].protocol == "https"
    error_message = "E-mail and PagerDuty must be subscribed."
  }

  assert {
    condition     = aws_chatbot_slack_channel_configuration.alerts[0].slack_channel_id == "C07EZ1ABC23" && [for policy in aws_chatbot_slack_channel_configuration.alerts[0].guardrail_policy_arns : endswith(policy, "/CloudWatchReadOnlyAccess")] == [true]
    error_message = "Slack must be told, and may only look."
  }

  assert {
    condition = alltrue([for statement in jsondecode(aws_sns_topic.alerts.policy).Statement :
      statement.Effect == "Deny" || try(statement.Condition.StringEquals["aws:SourceAccount"], "") != "" || try(statement.Principal.Service, "") == "events.amazonaws.com"
    ])
    error_message = "Only this account may publish."
  }

  assert {
    condition     = jsondecode(aws_cloudwatch_event_rule.deployment[0].event_pattern).detail.eventName == ["SERVICE_DEPLOYMENT_FAILED", "SERVICE_TASK_PLACEMENT_FAILURE", "SERVICE_TASK_START_IMPAIRED"]
    error_message = "Failed deployments must be told."
  }
}

run "costs_and_backups" {
  command = plan

  variables {
    monthly_budget_usd         = 150
    cost_anomaly_threshold_usd = 20
    backup                     = { copy_region = "us-west-2" }
  }

  assert {
    condition     = one(aws_budgets_budget.main[0].cost_filter).values == tolist(["user:Stack$devops-challenge-dev"]) && length(aws_budgets_budget.main[0].notification) == 3
    error_message = "The budget must be the stack's own, and tell in time."
  }

  assert {
    condition     = jsondecode(aws_ce_anomaly_monitor.main[0].monitor_specification).Tags == { Key = "Stack", MatchOptions = null, Values = ["devops-challenge-dev"] }
    error_message = "Anomalies must be the stack's own."
  }

  assert {
    condition     = one(aws_backup_plan.main[0].rule).lifecycle[0].delete_after == 35 && one(one(aws_backup_plan.main[0].rule).copy_action).destination_vault_arn == "arn:aws:backup:us-west-2:123456789012:backup-vault:Default"
    error_message = "Backups must be kept, and copied to the second region."
  }
}
