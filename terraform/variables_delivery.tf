# How images are kept, tasks are placed and deployments go.

variable "ecr_repository_name" {
  description = "The image repository's name. Null: the application's name. Environments that share an account need one each."
  type        = string
  default     = null

  validation {
    condition     = var.ecr_repository_name == null || can(regex("^[a-z0-9]+([._/-][a-z0-9]+)*$", var.ecr_repository_name))
    error_message = "ecr_repository_name must be lower-case letters and digits, with single . _ - / between them."
  }
}

variable "ecr_immutable_tags" {
  description = "Whether a tag that is there can never name another image. Tags that move (latest, a branch's name) are then refused."
  type        = bool
  default     = false
  nullable    = false
}

variable "ecr_keep_images" {
  description = "How many images are kept, the newest."
  type        = number
  default     = 10
  nullable    = false

  validation {
    condition     = var.ecr_keep_images >= 2 && var.ecr_keep_images <= 1000 && floor(var.ecr_keep_images) == var.ecr_keep_images
    error_message = "ecr_keep_images must be a whole number from 2 to 1000: a rollback needs the image before."
  }
}

variable "ecr_keep_releases" {
  description = "How many releases (images with a tag v…) are kept besides, the newest."
  type        = number
  default     = 30
  nullable    = false

  validation {
    condition     = var.ecr_keep_releases >= 1 && var.ecr_keep_releases <= 1000 && floor(var.ecr_keep_releases) == var.ecr_keep_releases
    error_message = "ecr_keep_releases must be a whole number from 1 to 1000."
  }
}

variable "ecr_force_delete" {
  description = "Whether destroying the stack deletes its images, too."
  type        = bool
  default     = false
  nullable    = false
}

variable "ecr_replication_region" {
  description = "A second region that every image is copied to. Null: none. Replication is one setting of the whole account's registry."
  type        = string
  default     = null

  validation {
    condition     = var.ecr_replication_region == null || can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.ecr_replication_region)) && var.ecr_replication_region != var.aws_region
    error_message = "ecr_replication_region must be a region such as us-west-2, and another than aws_region."
  }
}

variable "deletion_protection" {
  description = "Whether the load balancer refuses to be deleted."
  type        = bool
  default     = false
  nullable    = false
}

variable "container_insights" {
  description = "What Container Insights gathers: enabled, enhanced (each task and container, at a price) or disabled."
  type        = string
  default     = "enabled"
  nullable    = false

  validation {
    condition     = contains(["enabled", "enhanced", "disabled"], var.container_insights)
    error_message = "container_insights must be enabled, enhanced or disabled."
  }
}

variable "fargate_spot_weight" {
  description = "How many of a hundred tasks run on Fargate Spot, at a third of the price and with two minutes' notice of an interruption. 0 keeps the launch type FARGATE; a change from or to 0 replaces the service."
  type        = number
  default     = 0
  nullable    = false

  validation {
    condition     = var.fargate_spot_weight >= 0 && var.fargate_spot_weight <= 100 && floor(var.fargate_spot_weight) == var.fargate_spot_weight
    error_message = "fargate_spot_weight must be a whole number from 0 to 100."
  }
}

variable "fargate_on_demand_base" {
  description = "How many tasks never run on Spot, where Spot is used."
  type        = number
  default     = 1
  nullable    = false

  validation {
    condition     = var.fargate_on_demand_base >= 0 && var.fargate_on_demand_base <= 1000 && floor(var.fargate_on_demand_base) == var.fargate_on_demand_base
    error_message = "fargate_on_demand_base must be a whole number from 0 to 1000."
  }
}

variable "traffic_shifting" {
  description = "Whether there is a second target group, listener rules and a role, so that deployments may go blue/green, linear or canary."
  type        = bool
  default     = false
  nullable    = false
}

variable "test_listener_port" {
  description = "The port on which new tasks are reached before users reach them, where test_listener_cidrs lets anybody in."
  type        = number
  default     = 9443
  nullable    = false

  validation {
    condition     = var.test_listener_port >= 1024 && var.test_listener_port <= 65535 && floor(var.test_listener_port) == var.test_listener_port
    error_message = "test_listener_port must be a whole number from 1024 to 65535."
  }
}

variable "test_listener_cidrs" {
  description = "Who may reach the test listener, such as the pipeline's addresses. Empty: there is no test listener."
  type        = set(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for cidr in var.test_listener_cidrs : can(cidrnetmask(cidr)) && cidr != "0.0.0.0/0"])
    error_message = "test_listener_cidrs must be IPv4 networks, and not the whole internet."
  }

  validation {
    condition     = length(var.test_listener_cidrs) == 0 || var.traffic_shifting
    error_message = "test_listener_cidrs needs traffic_shifting: there is nothing to test without a second target group."
  }
}

variable "deregistration_delay_seconds" {
  description = "How long a task that leaves may finish its requests."
  type        = number
  default     = 30
  nullable    = false

  validation {
    condition     = var.deregistration_delay_seconds >= 0 && var.deregistration_delay_seconds <= 3600 && floor(var.deregistration_delay_seconds) == var.deregistration_delay_seconds
    error_message = "deregistration_delay_seconds must be a whole number from 0 to 3600."
  }
}

variable "ship_notify" {
  description = "Whom ship tells of deployments: slack:PLACE or webhook:PLACE, where PLACE holds the URL (an environment variable, ssm:PARAMETER or secret:NAME). Terraform only lets it stand here"
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for target in var.ship_notify : can(regex("^(slack|webhook):.+", target))])
    error_message = "ship_notify: each is slack:PLACE or webhook:PLACE."
  }
}

variable "ship_notify_key" {
  description = "What holds the key that messages to webhooks are signed with: an environment variable, ssm:PARAMETER or secret:NAME"
  type        = string
  default     = ""

  validation {
    condition     = can(regex("^((ssm:|secret:)?[A-Za-z0-9_./-]+)?$", var.ship_notify_key))
    error_message = "ship_notify_key: an environment variable, ssm:PARAMETER, secret:NAME, or empty."
  }
}
