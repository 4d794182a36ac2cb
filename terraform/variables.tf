# The variables of every environment. Each further file variables_*.tf holds the choices of one concern.

variable "aws_region" {
  description = "The AWS region of everything here."
  type        = string
  default     = "us-east-1"
  nullable    = false

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.aws_region))
    error_message = "aws_region must be a region such as us-east-1."
  }
}

variable "app_name" {
  description = "The application's name; first part of every name, and the name of its image repository."
  type        = string
  default     = "devops-challenge"
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,30}[a-z0-9]$", var.app_name)) && !strcontains(var.app_name, "--")
    error_message = "app_name must be 2 to 32 lower-case letters, digits and single hyphens, a letter first and no hyphen last."
  }
}

variable "environment" {
  description = "The environment's name, such as dev, staging or prod; second part of every name."
  type        = string
  default     = "dev"
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,14}[a-z0-9]$", var.environment)) && !strcontains(var.environment, "--")
    error_message = "environment must be 2 to 16 lower-case letters, digits and single hyphens, a letter first and no hyphen last."
  }

  validation {
    condition     = length(var.app_name) + length(var.environment) <= 40
    error_message = "environment and app_name must have 40 characters together at most: AWS limits the names made of them."
  }
}

variable "app_version" {
  description = "APP_VERSION of the task definition's template. A deployment puts its own version there."
  type        = string
  default     = "1.0.0"
  nullable    = false

  validation {
    condition     = can(regex("^[!-~]{1,128}$", var.app_version))
    error_message = "app_version must be 1 to 128 visible ASCII characters."
  }
}

variable "vpc_cidr" {
  description = "The network's address range."
  type        = string
  default     = "10.0.0.0/16"
  nullable    = false

  validation {
    condition = (
      can(cidrnetmask(var.vpc_cidr))
      && try(cidrsubnet(var.vpc_cidr, 0, 0) == var.vpc_cidr, false)
      && try(tonumber(split("/", var.vpc_cidr)[1]) >= 16 && tonumber(split("/", var.vpc_cidr)[1]) <= 26, false)
    )
    error_message = "vpc_cidr must be an IPv4 network from /16 to /26, such as 10.0.0.0/16, with no bits set behind the prefix."
  }
}

variable "availability_zones" {
  description = "The zones that the subnets lie in; a zone's place in the list is its place in the lists of CIDRs."
  type        = list(string)
  default     = ["us-east-1a", "us-east-1b"]
  nullable    = false

  validation {
    condition     = length(var.availability_zones) >= 2 && length(var.availability_zones) <= 6
    error_message = "availability_zones must be 2 to 6 zones: a load balancer needs two."
  }

  validation {
    condition     = length(distinct(var.availability_zones)) == length(var.availability_zones)
    error_message = "availability_zones must name each zone once."
  }

  validation {
    condition     = alltrue([for zone in var.availability_zones : can(regex("^${var.aws_region}[a-z]$", zone))])
    error_message = "availability_zones must be zones of aws_region, such as us-east-1a in us-east-1."
  }
}

variable "public_subnet_cidrs" {
  description = "The public subnets' ranges, one for each zone and in the zones' order."
  type        = list(string)
  default     = ["10.0.1.0/24", "10.0.2.0/24"]
  nullable    = false

  validation {
    condition     = length(var.public_subnet_cidrs) == length(var.availability_zones)
    error_message = "public_subnet_cidrs must be as many as availability_zones."
  }

  validation {
    condition     = alltrue([for cidr in var.public_subnet_cidrs : try(cidrsubnet(cidr, 0, 0) == cidr && tonumber(split("/", cidr)[1]) <= 27, false)])
    error_message = "public_subnet_cidrs must be IPv4 networks of at most /27 (a load balancer needs eight free addresses), with no bits set behind the prefix."
  }

  validation {
    condition = alltrue([
      for cidr in var.public_subnet_cidrs :
      try(tonumber(split("/", cidr)[1]) >= tonumber(split("/", var.vpc_cidr)[1])
      && cidrsubnet("${split("/", cidr)[0]}/${split("/", var.vpc_cidr)[1]}", 0, 0) == var.vpc_cidr, true)
    ])
    error_message = "public_subnet_cidrs must lie in vpc_cidr."
  }
}

variable "private_subnet_cidrs" {
  description = "The private subnets' ranges, one for each zone and in the zones' order. The tasks run here."
  type        = list(string)
  default     = ["10.0.11.0/24", "10.0.12.0/24"]
  nullable    = false

  validation {
    condition     = length(var.private_subnet_cidrs) == length(var.availability_zones)
    error_message = "private_subnet_cidrs must be as many as availability_zones."
  }

  validation {
    condition     = alltrue([for cidr in var.private_subnet_cidrs : try(cidrsubnet(cidr, 0, 0) == cidr && tonumber(split("/", cidr)[1]) <= 28, false)])
    error_message = "private_subnet_cidrs must be IPv4 networks of at most /28, with no bits set behind the prefix."
  }

  validation {
    condition = alltrue([
      for cidr in var.private_subnet_cidrs :
      try(tonumber(split("/", cidr)[1]) >= tonumber(split("/", var.vpc_cidr)[1])
      && cidrsubnet("${split("/", cidr)[0]}/${split("/", var.vpc_cidr)[1]}", 0, 0) == var.vpc_cidr, true)
    ])
    error_message = "private_subnet_cidrs must lie in vpc_cidr."
  }

  # Two networks overlap where both, cut to the shorter prefix of the two, are the same.
  validation {
    condition = alltrue(flatten([
      for i, one in concat(var.public_subnet_cidrs, var.private_subnet_cidrs) : [
        for j, other in concat(var.public_subnet_cidrs, var.private_subnet_cidrs) :
        i >= j || try(
          cidrsubnet("${split("/", one)[0]}/${min(split("/", one)[1], split("/", other)[1])}", 0, 0)
          != cidrsubnet("${split("/", other)[0]}/${min(split("/", one)[1], split("/", other)[1])}", 0, 0),
        true)
      ]
    ]))
    error_message = "private_subnet_cidrs and public_subnet_cidrs must not overlap one another."
  }
}

variable "container_port" {
  description = "The port that the container listens on, given to it as PORT."
  type        = number
  default     = 8080
  nullable    = false

  validation {
    condition     = var.container_port >= 1024 && var.container_port <= 65535 && floor(var.container_port) == var.container_port
    error_message = "container_port must be a whole number from 1024 to 65535: the container does not run as root."
  }
}

variable "desired_count" {
  description = "How many tasks the service starts with. Later, ship and autoscaling decide."
  type        = number
  default     = 2
  nullable    = false

  validation {
    condition     = var.desired_count >= 0 && var.desired_count <= 1000 && floor(var.desired_count) == var.desired_count
    error_message = "desired_count must be a whole number from 0 to 1000."
  }
}

variable "cpu" {
  description = "A task's CPU units, 1024 to the vCPU."
  type        = number
  default     = 512
  nullable    = false

  validation {
    condition     = contains([256, 512, 1024, 2048, 4096, 8192, 16384], var.cpu)
    error_message = "cpu must be 256, 512, 1024, 2048, 4096, 8192 or 16384."
  }
}

variable "memory" {
  description = "A task's memory in MiB. Fargate allows certain amounts for each cpu."
  type        = number
  default     = 1024
  nullable    = false

  validation {
    condition = contains(lookup({
      "256"   = [512, 1024, 2048]
      "512"   = range(1024, 4097, 1024)
      "1024"  = range(2048, 8193, 1024)
      "2048"  = range(4096, 16385, 1024)
      "4096"  = range(8192, 30721, 1024)
      "8192"  = range(16384, 61441, 4096)
      "16384" = range(32768, 122881, 8192)
    }, tostring(var.cpu), [var.memory]), var.memory)
    error_message = "memory must suit cpu: 512, 1024 or 2048 with 256; 1024 to 4096 with 512; 2048 to 8192 with 1024; 4096 to 16384 with 2048; 8192 to 30720 with 4096, each in steps of 1024; 16384 to 61440 in steps of 4096 with 8192; 32768 to 122880 in steps of 8192 with 16384."
  }
}

variable "alarm_email" {
  description = "Who gets the alarms by e-mail; the address must be confirmed once. Empty: nobody."
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = var.alarm_email == "" || can(regex("^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$", var.alarm_email))
    error_message = "alarm_email must be an e-mail address, or empty for none."
  }
}

variable "log_retention_days" {
  description = "How long logs are kept."
  type        = number
  default     = 7
  nullable    = false

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.log_retention_days)
    error_message = "log_retention_days must be one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288 and 3653."
  }
}

variable "high_cpu_threshold" {
  description = "The service's CPU use, in percent, from which on an alarm is raised."
  type        = number
  default     = 80
  nullable    = false

  validation {
    condition     = var.high_cpu_threshold > 0 && var.high_cpu_threshold <= 100
    error_message = "high_cpu_threshold must be above 0 and at most 100 percent."
  }
}

variable "high_memory_threshold" {
  description = "The service's memory use, in percent, from which on an alarm is raised."
  type        = number
  default     = 80
  nullable    = false

  validation {
    condition     = var.high_memory_threshold > 0 && var.high_memory_threshold <= 100
    error_message = "high_memory_threshold must be above 0 and at most 100 percent."
  }
}

variable "alb_response_time_threshold" {
  description = "The response time at the load balancer, in seconds, from which on an alarm is raised."
  type        = number
  default     = 2.0
  nullable    = false

  validation {
    condition     = var.alb_response_time_threshold > 0 && var.alb_response_time_threshold <= 60
    error_message = "alb_response_time_threshold must be above 0 and at most 60 seconds."
  }
}

variable "alb_error_rate_threshold" {
  description = "The part of requests that fail, in percent, from which on an alarm is raised."
  type        = number
  default     = 5.0
  nullable    = false

  validation {
    condition     = var.alb_error_rate_threshold > 0 && var.alb_error_rate_threshold <= 100
    error_message = "alb_error_rate_threshold must be above 0 and at most 100 percent."
  }
}

variable "owner" {
  description = "Who answers for it: the tag Owner."
  type        = string
  default     = "platform"
  nullable    = false

  validation {
    condition     = can(regex("^[\\w .:/=+@-]{1,256}$", var.owner))
    error_message = "owner must be 1 to 256 letters, digits, spaces and any of . : / = + @ _ -, as tags allow."
  }
}

variable "cost_center" {
  description = "Who pays for it: the tag CostCenter. Null: the application's name."
  type        = string
  default     = null

  validation {
    condition     = var.cost_center == null || can(regex("^[\\w .:/=+@-]{1,256}$", var.cost_center))
    error_message = "cost_center must be 1 to 256 letters, digits, spaces and any of . : / = + @ _ -, as tags allow."
  }
}

variable "tags" {
  description = "Further tags on everything."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition = alltrue([
      for key, value in var.tags :
      can(regex("^[\\w .:/=+@-]{1,128}$", key)) && can(regex("^[\\w .:/=+@-]{0,256}$", value)) && !startswith(lower(key), "aws:")
    ])
    error_message = "tags must have keys of 1 to 128 and values of at most 256 letters, digits, spaces and any of . : / = + @ _ -, and no key that starts with aws:."
  }

  validation {
    condition     = length(setintersection(keys(var.tags), ["Application", "Environment", "Stack", "Owner", "CostCenter", "ManagedBy"])) == 0
    error_message = "tags must not hold Application, Environment, Stack, Owner, CostCenter or ManagedBy: these follow from other variables."
  }

  validation {
    condition     = length(var.tags) <= 40
    error_message = "tags must be at most 40: AWS allows 50 on a resource, and some have their own."
  }
}
