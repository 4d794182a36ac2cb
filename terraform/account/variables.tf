variable "aws_region" {
  description = "The account's home region. GuardDuty, Config and EBS encryption are regional: apply again for each further region."
  type        = string
  default     = "us-east-1"

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[1-9]$", var.aws_region))
    error_message = "aws_region must be a region's name, such as us-east-1."
  }
}

variable "name" {
  description = "First part of the names of everything made here."
  type        = string
  default     = "account"

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,22}[a-z0-9]$", var.name))
    error_message = "name must be 3 to 24 lowercase letters, digits and hyphens, begin with a letter and not end with a hyphen."
  }
}

variable "alert_email" {
  description = "Who hears of findings, budgets and anomalies; empty for no e-mail."
  type        = string
  default     = ""

  validation {
    condition     = var.alert_email == "" || can(regex("^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$", var.alert_email))
    error_message = "alert_email must be an e-mail address, or empty."
  }
}

# Who did what

variable "enable_cloudtrail" {
  description = "A trail of every management call in all regions."
  type        = bool
  default     = true
}

variable "cloudtrail_log_group_days" {
  description = "How long the trail is kept in CloudWatch Logs too, where it can be searched and alarmed on; 0 for not at all."
  type        = number
  default     = 365

  validation {
    condition     = contains([0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.cloudtrail_log_group_days)
    error_message = "cloudtrail_log_group_days must be 0 or one of CloudWatch's retention times, such as 30, 90 or 365."
  }
}

variable "audit_retention_days" {
  description = "How long the trail and the configuration history are kept in S3, in days."
  type        = number
  default     = 365

  validation {
    condition     = var.audit_retention_days >= 90 && var.audit_retention_days <= 3650 && floor(var.audit_retention_days) == var.audit_retention_days
    error_message = "audit_retention_days must be a whole number of days from 90 to 3650."
  }
}

# What changed

variable "enable_config" {
  description = "AWS Config: a history of every resource, and rules over it."
  type        = bool
  default     = true
}

variable "config_service_role_exists" {
  description = "Whether the account has Config's service-linked role already."
  type        = bool
  default     = false
}

variable "config_rules_off" {
  description = "Names of rules that are not wanted here, such as alb-waf-enabled."
  type        = set(string)
  default     = []

  validation {
    condition     = alltrue([for name in var.config_rules_off : contains(keys(local.config_rules), name)])
    error_message = "config_rules_off must name rules of config.tf, such as alb-waf-enabled."
  }
}

# What is attacked, and who can reach what

variable "enable_guardduty" {
  description = "GuardDuty: threats seen in the trail, flow logs and DNS."
  type        = bool
  default     = true
}

variable "enable_guardduty_runtime_monitoring" {
  description = "GuardDuty's agent in the Fargate tasks; priced by vCPU hour."
  type        = bool
  default     = false
}

variable "enable_access_analyzer" {
  description = "IAM Access Analyzer: what is open to outside the account."
  type        = bool
  default     = true
}

variable "unused_access_days" {
  description = "Roles, keys and permissions not used for so many days are found, for the access review; 0 for not at all. Priced by role."
  type        = number
  default     = 90

  validation {
    condition     = var.unused_access_days == 0 || (var.unused_access_days >= 1 && var.unused_access_days <= 365 && floor(var.unused_access_days) == var.unused_access_days)
    error_message = "unused_access_days must be a whole number of days from 1 to 365, or 0."
  }
}

variable "enable_security_hub" {
  description = "Security Hub with AWS's foundational best practices; priced by check. It needs Config."
  type        = bool
  default     = false

  validation {
    condition     = !var.enable_security_hub || var.enable_config
    error_message = "enable_security_hub needs enable_config: most of its checks are Config's."
  }
}

# Defaults of the account

variable "enable_password_policy" {
  description = "A strict password policy for IAM users, where there are any."
  type        = bool
  default     = true
}

variable "enable_ebs_encryption_by_default" {
  description = "New EBS volumes are encrypted, and snapshots cannot be shared publicly."
  type        = bool
  default     = true
}

variable "enable_s3_public_access_block" {
  description = "No bucket of the account can be made public. False only where a bucket serves a website."
  type        = bool
  default     = true
}

# What it costs

variable "monthly_budget_usd" {
  description = "Budget of the whole account a month, in US dollars; 0 for none."
  type        = number
  default     = 0

  validation {
    condition     = var.monthly_budget_usd >= 0
    error_message = "monthly_budget_usd must be an amount in US dollars, or 0."
  }
}

variable "enable_cost_anomaly_detection" {
  description = "Watches each AWS service's cost for what is unusual; free of charge."
  type        = bool
  default     = true
}

variable "cost_anomaly_threshold_usd" {
  description = "From which impact on an anomaly is told, in US dollars."
  type        = number
  default     = 20

  validation {
    condition     = var.cost_anomaly_threshold_usd > 0
    error_message = "cost_anomaly_threshold_usd must be an amount in US dollars above 0."
  }
}

variable "cost_allocation_tags" {
  description = "Tags by which costs can be told apart, such as Application, Environment and Stack. AWS knows a tag about a day after its first use: until then it refuses."
  type        = set(string)
  default     = []
}
