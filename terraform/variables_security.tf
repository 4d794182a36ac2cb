# Encryption, certificates and the watch at the door.

variable "customer_managed_key" {
  description = "Whether logs, images, secrets and alarm messages are encrypted with a key of one's own, whose use is logged and which can be taken away."
  type        = bool
  default     = false
  nullable    = false
}

variable "domain_name" {
  description = "The name under which users reach the service. Null: the load balancer's own."
  type        = string
  default     = null

  validation {
    condition     = var.domain_name == null || can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,}$", var.domain_name))
    error_message = "domain_name must be a full name in lower case, such as app.example.com."
  }

  validation {
    condition     = var.domain_name == null || var.hosted_zone_id != null || var.certificate_arn != null
    error_message = "domain_name needs a hosted_zone_id, in which its certificate is validated, or a certificate_arn."
  }

  validation {
    condition     = var.domain_name != null || (var.hosted_zone_id == null && var.certificate_arn == null)
    error_message = "domain_name is needed where a hosted_zone_id or a certificate_arn is given: it is the name that they are for."
  }
}

variable "hosted_zone_id" {
  description = "The Route 53 zone that domain_name belongs to: its address and the certificate's validation are written there."
  type        = string
  default     = null

  validation {
    condition     = var.hosted_zone_id == null || can(regex("^Z[A-Z0-9]{5,31}$", var.hosted_zone_id))
    error_message = "hosted_zone_id must be a hosted zone's id, such as Z0123456789ABCDEFGHIJ."
  }
}

variable "address_record" {
  description = "Whether the address of domain_name is written here. False where global/ writes it, for two regions."
  type        = bool
  default     = true
  nullable    = false
}

variable "certificate_arn" {
  description = "A certificate that exists already. Null: one is made where there are a domain_name and a hosted_zone_id; else there is no HTTPS."
  type        = string
  default     = null

  validation {
    condition     = var.certificate_arn == null || can(regex("^arn:[a-z-]+:acm:${var.aws_region}:[0-9]{12}:certificate/[a-f0-9-]{36}$", var.certificate_arn))
    error_message = "certificate_arn must be the ARN of an ACM certificate in aws_region."
  }
}

variable "tls_policy" {
  description = "Which TLS versions and ciphers the load balancer speaks."
  type        = string
  default     = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  nullable    = false

  validation {
    condition     = can(regex("^ELBSecurityPolicy-TLS13-1-[23]-[A-Za-z0-9-]+$", var.tls_policy))
    error_message = "tls_policy must be an ELBSecurityPolicy-TLS13-1-2-… or ELBSecurityPolicy-TLS13-1-3-…: TLS 1.2 at least."
  }
}

variable "access_logs" {
  description = "Whether the load balancer writes every request to an S3 bucket."
  type        = bool
  default     = false
  nullable    = false
}

variable "access_logs_retention_days" {
  description = "How long access logs are kept."
  type        = number
  default     = 90
  nullable    = false

  validation {
    condition     = var.access_logs_retention_days >= 1 && var.access_logs_retention_days <= 3653 && floor(var.access_logs_retention_days) == var.access_logs_retention_days
    error_message = "access_logs_retention_days must be a whole number from 1 to 3653."
  }
}

variable "permissions_boundary_arn" {
  description = "The policy that bounds every role made here, see bootstrap/. Null: none."
  type        = string
  default     = null

  validation {
    condition     = var.permissions_boundary_arn == null || can(regex("^arn:[a-z-]+:iam::[0-9]{12}:policy/.+$", var.permissions_boundary_arn))
    error_message = "permissions_boundary_arn must be the ARN of an IAM policy."
  }
}

variable "waf" {
  description = "A web application firewall before the load balancer: AWS's managed rules and a limit for each client address. With only_count the managed rules stop nothing, to see first what they would. Null: none."
  type = object({
    requests_in_five_minutes = optional(number, 2000)
    only_count               = optional(bool, false)
  })
  default = null

  validation {
    condition     = var.waf == null || try(var.waf.requests_in_five_minutes >= 10 && var.waf.requests_in_five_minutes <= 2000000000, false)
    error_message = "waf must have requests_in_five_minutes from 10 to 2000000000."
  }
}

variable "shield_advanced" {
  description = "Whether Shield Advanced protects the load balancer. The account must have subscribed to it, at 3,000 dollars a month."
  type        = bool
  default     = false
  nullable    = false
}
