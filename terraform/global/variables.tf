variable "app_name" {
  description = "The application's name, as in the main root."
  type        = string
  default     = "devops-challenge"
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,30}[a-z0-9]$", var.app_name))
    error_message = "app_name must be 2 to 32 lower-case letters, digits and hyphens, a letter first and no hyphen last."
  }
}

variable "domain_name" {
  description = "The name under which users reach the service, domain_name of both stacks (with address_record = false)."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}$", var.domain_name))
    error_message = "domain_name must be a domain name such as app.example.com."
  }
}

variable "hosted_zone_id" {
  description = "The Route 53 zone that domain_name belongs to."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^Z[A-Z0-9]{1,31}$", var.hosted_zone_id))
    error_message = "hosted_zone_id must be a zone's ID such as Z0123456789ABCDEFGHIJ."
  }
}

variable "primary" {
  description = "The stack that serves: its region, and its outputs alb_dns_name and alb_zone_id."
  type = object({
    region       = string
    alb_dns_name = string
    alb_zone_id  = string
  })
  nullable = false

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.primary.region)) && can(regex("^Z[A-Z0-9]{1,31}$", var.primary.alb_zone_id)) && var.primary.alb_dns_name != ""
    error_message = "primary must hold a region, and alb_dns_name and alb_zone_id as the stack puts them out."
  }
}

variable "secondary" {
  description = "The stack that stands by, in another region."
  type = object({
    region       = string
    alb_dns_name = string
    alb_zone_id  = string
  })
  nullable = false

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.secondary.region)) && can(regex("^Z[A-Z0-9]{1,31}$", var.secondary.alb_zone_id)) && var.secondary.alb_dns_name != ""
    error_message = "secondary must hold a region, and alb_dns_name and alb_zone_id as the stack puts them out."
  }

  validation {
    condition     = var.secondary.region != var.primary.region
    error_message = "secondary must lie in another region than primary: both would fail together."
  }
}

variable "serve_from_secondary" {
  description = "Leads users to the second region although the first is well: a drill, or a way out of trouble that health checks do not see."
  type        = bool
  default     = false
  nullable    = false
}

variable "https" {
  description = "Whether the stacks speak HTTPS."
  type        = bool
  default     = true
  nullable    = false
}

variable "request_interval_seconds" {
  description = "How often each of Route 53's checkers asks: 10 finds a failure in half a minute, 30 in one and a half, at a lower price."
  type        = number
  default     = 10
  nullable    = false

  validation {
    condition     = contains([10, 30], var.request_interval_seconds)
    error_message = "request_interval_seconds must be 10 or 30."
  }
}

variable "alarm_topic_arns" {
  description = "SNS topics in us-east-1 that hear of a region that does not answer, such as prod's."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = length(var.alarm_topic_arns) <= 5 && alltrue([for arn in var.alarm_topic_arns : can(regex("^arn:[a-z-]+:sns:us-east-1:[0-9]{12}:[A-Za-z0-9_-]+$", arn))])
    error_message = "alarm_topic_arns must be at most 5 ARNs of SNS topics in us-east-1, where Route 53's metrics are."
  }
}

variable "runbook_base_url" {
  description = "Where the alarms' runbooks lie."
  type        = string
  default     = "docs/runbooks"
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9:/._-]{1,300}[^/]$", var.runbook_base_url))
    error_message = "runbook_base_url must be a path or an https address with no slash at its end."
  }
}
