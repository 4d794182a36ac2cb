# What is watched beyond the six alarms that every environment has, and who hears of it.

variable "extended_alarms" {
  description = "Whether there are further alarms: whose fault errors are, client errors, refused connections, no healthy target, fewer tasks than desired, a certificate that expires."
  type        = bool
  default     = false
  nullable    = false

  validation {
    condition     = !var.extended_alarms || var.container_insights != "disabled"
    error_message = "extended_alarms needs container_insights: without it nobody counts the running tasks."
  }
}

variable "alb_error_rate_minimum_requests" {
  description = "How many requests a minute must have for its error rate to count: one failure of three is no 33 %."
  type        = number
  default     = 10
  nullable    = false

  validation {
    condition     = var.alb_error_rate_minimum_requests >= 1 && floor(var.alb_error_rate_minimum_requests) == var.alb_error_rate_minimum_requests
    error_message = "alb_error_rate_minimum_requests must be a whole number of at least 1."
  }
}

variable "application_errors_threshold" {
  description = "How many lines of level error or fatal a minute are too many, from which on an alarm is raised."
  type        = number
  default     = 5
  nullable    = false

  validation {
    condition     = var.application_errors_threshold >= 1 && floor(var.application_errors_threshold) == var.application_errors_threshold
    error_message = "application_errors_threshold must be a whole number of at least 1."
  }
}

variable "alb_client_error_rate_threshold" {
  description = "The part of requests that are answered with 4xx, in percent, from which on an extended alarm is raised."
  type        = number
  default     = 30
  nullable    = false

  validation {
    condition     = var.alb_client_error_rate_threshold > 0 && var.alb_client_error_rate_threshold <= 100
    error_message = "alb_client_error_rate_threshold must be above 0 and at most 100 percent."
  }
}

variable "certificate_expiry_days" {
  description = "How many days before a certificate expires an extended alarm is raised. ACM begins to renew what it has issued 45 days before its end or earlier: fewer days left mean that the renewal fails, or that the certificate was imported."
  type        = number
  default     = 30
  nullable    = false

  validation {
    condition     = var.certificate_expiry_days >= 1 && var.certificate_expiry_days <= 45 && floor(var.certificate_expiry_days) == var.certificate_expiry_days
    error_message = "certificate_expiry_days must be a whole number of days from 1 to 45: with more the alarm may ring before each renewal."
  }
}

variable "anomaly_alarm" {
  description = "Whether an alarm is raised where the number of requests leaves what CloudWatch has learnt to expect."
  type        = bool
  default     = false
  nullable    = false
}

variable "anomaly_alarm_deviations" {
  description = "How many standard deviations wide the expected band is, to each side."
  type        = number
  default     = 3
  nullable    = false

  validation {
    condition     = var.anomaly_alarm_deviations > 0 && var.anomaly_alarm_deviations <= 10
    error_message = "anomaly_alarm_deviations must be above 0 and at most 10."
  }
}

variable "slo" {
  description = "Objectives over 30 days, in percent: of requests answered without a 5xx, and of responses within latency_seconds. Null: no burn-rate alarms. Windows with fewer than minimum_requests are not judged."
  type = object({
    availability     = optional(number, 99.9)
    latency          = optional(number, 99)
    latency_seconds  = optional(number, 0.5)
    minimum_requests = optional(number, 100)
  })
  default = null

  validation {
    condition     = var.slo == null || try(var.slo.availability >= 90 && var.slo.availability < 100 && var.slo.latency >= 90 && var.slo.latency < 100, false)
    error_message = "slo.availability and slo.latency must be from 90 to below 100 percent: at 100 there is no budget to burn."
  }

  validation {
    condition     = var.slo == null || try(var.slo.latency_seconds > 0 && var.slo.latency_seconds <= 60 && var.slo.minimum_requests >= 1, false)
    error_message = "slo.latency_seconds must be above 0 and at most 60, and slo.minimum_requests at least 1."
  }
}

variable "alert_https_endpoints" {
  description = "Addresses that alarms are posted to, by a name of yours: PagerDuty's CloudWatch integration, or any that confirms an SNS subscription."
  type        = map(string)
  default     = {}
  nullable    = false
  sensitive   = true

  validation {
    condition     = alltrue([for name, url in var.alert_https_endpoints : can(regex("^[a-z0-9-]{1,40}$", name)) && startswith(url, "https://")])
    error_message = "alert_https_endpoints must be https:// addresses under names of lowercase letters, digits and hyphens."
  }
}

variable "alert_slack" {
  description = "The Slack channel that alarms are told in, through Amazon Q Developer (formerly AWS Chatbot). Its workspace must be authorized once in the console."
  type = object({
    team_id    = string
    channel_id = string
  })
  default = null

  validation {
    condition     = var.alert_slack == null || try(can(regex("^T[0-9A-Z]{2,}$", var.alert_slack.team_id)) && can(regex("^[CG][0-9A-Z]{2,}$", var.alert_slack.channel_id)), false)
    error_message = "alert_slack must hold team_id such as T07EA123LEP and channel_id such as C07EZ1ABC23."
  }
}

variable "deployment_events" {
  description = "Whether a failed deployment and tasks that ECS cannot place are told like alarms."
  type        = bool
  default     = false
  nullable    = false
}

variable "monthly_budget_usd" {
  description = "What this environment may cost a month, in US dollars; by the tag Stack, which must be active as a cost allocation tag. 0: no budget."
  type        = number
  default     = 0
  nullable    = false

  validation {
    condition     = var.monthly_budget_usd >= 0
    error_message = "monthly_budget_usd must be an amount in US dollars, or 0 for none."
  }
}

variable "cost_anomaly_threshold_usd" {
  description = "From which impact on an unusual cost of the application is told, in US dollars. 0: not watched."
  type        = number
  default     = 0
  nullable    = false

  validation {
    condition     = var.cost_anomaly_threshold_usd >= 0
    error_message = "cost_anomaly_threshold_usd must be an amount in US dollars, or 0 for none."
  }
}

variable "backup" {
  description = "Daily backups of whatever carries the tags Application, Environment and Backup = daily, kept for keep_days, with a copy in copy_region where it is set. Null: none; the stack itself holds no data."
  type = object({
    keep_days   = optional(number, 35)
    copy_region = optional(string)
  })
  default = null

  validation {
    condition     = var.backup == null || try(var.backup.keep_days >= 1 && var.backup.keep_days <= 3650 && floor(var.backup.keep_days) == var.backup.keep_days, false)
    error_message = "backup.keep_days must be a whole number of days from 1 to 3650."
  }

  validation {
    condition     = try(var.backup.copy_region == null, true) || try(can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.backup.copy_region)) && var.backup.copy_region != var.aws_region, false)
    error_message = "backup.copy_region must be another region than aws_region."
  }
}

variable "runbook_base_url" {
  description = "Where the alarms' runbooks lie: their descriptions end with it and the runbook's name."
  type        = string
  default     = "docs/runbooks"
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9:/._-]{1,300}[^/]$", var.runbook_base_url))
    error_message = "runbook_base_url must be a path or an https address with no slash at its end."
  }
}
