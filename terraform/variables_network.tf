# How the network is built, beyond its ranges.

variable "nat_gateways" {
  description = "How private subnets reach the internet: a NAT gateway in each zone (per_az), one for all (single: cheaper, and its zone's failure cuts all off), or not at all (none: only interface_endpoints)."
  type        = string
  default     = "per_az"
  nullable    = false

  validation {
    condition     = contains(["per_az", "single", "none"], var.nat_gateways)
    error_message = "nat_gateways must be per_az, single or none."
  }

  validation {
    condition     = var.nat_gateways != "none" || (var.s3_gateway_endpoint && length(setsubtract(["ecr.api", "ecr.dkr", "logs"], var.interface_endpoints)) == 0)
    error_message = "nat_gateways may be none only with s3_gateway_endpoint and with ecr.api, ecr.dkr and logs in interface_endpoints: tasks could not start."
  }

  validation {
    condition     = var.nat_gateways != "none" || var.container_image != null
    error_message = "nat_gateways may be none only with a container_image in ECR: the placeholder comes from the internet."
  }
}

variable "s3_gateway_endpoint" {
  description = "Whether image layers come from S3 past the NAT gateways. Costs nothing, saves NAT traffic."
  type        = bool
  default     = false
  nullable    = false
}

variable "interface_endpoints" {
  description = "AWS services that the tasks reach inside the network, each at a price per zone and hour."
  type        = set(string)
  default     = []
  nullable    = false

  validation {
    condition     = length(setsubtract(var.interface_endpoints, ["ecr.api", "ecr.dkr", "logs", "monitoring", "secretsmanager", "ssm", "ssmmessages", "kms", "xray"])) == 0
    error_message = "interface_endpoints must be of ecr.api, ecr.dkr, logs, monitoring, secretsmanager, ssm, ssmmessages, kms and xray."
  }
}

variable "close_default_security_group" {
  description = "Whether Terraform takes over the network's default security group and takes all its rules away."
  type        = bool
  default     = false
  nullable    = false
}

variable "network_acls" {
  description = "Whether the subnets have network ACLs of their own, a second layer behind the security groups."
  type        = bool
  default     = false
  nullable    = false
}

variable "flow_logs" {
  description = "Whether the network's traffic is logged to CloudWatch Logs."
  type        = bool
  default     = false
  nullable    = false
}
