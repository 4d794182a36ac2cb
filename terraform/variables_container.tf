# What runs in a task, beyond its size.

variable "container_image" {
  description = "The image in the task definition's template. Null: placeholder_image. A deployment puts its own image there."
  type        = string
  default     = null

  validation {
    condition     = var.container_image == null || can(regex("^[a-z0-9.-]+(:[0-9]+)?(/[a-z0-9._-]+)+(:[\\w.-]{1,128})?(@sha256:[a-f0-9]{64})?$", var.container_image))
    error_message = "container_image must be an image with its registry, such as 123456789012.dkr.ecr.us-east-1.amazonaws.com/app@sha256:…."
  }
}

variable "environment_variables" {
  description = "Further variables of the container: no secrets, these are readable by whoever may describe a task definition."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = alltrue([for name in keys(var.environment_variables) : can(regex("^[A-Z][A-Z0-9_]*$", name))])
    error_message = "environment_variables must have names of upper-case letters, digits and underscores, a letter first."
  }

  validation {
    condition     = length(setintersection(keys(var.environment_variables), ["APP_VERSION", "ENVIRONMENT", "PORT", "TRUSTED_PROXIES"])) == 0
    error_message = "environment_variables must not hold APP_VERSION, ENVIRONMENT, PORT or TRUSTED_PROXIES: these follow from other variables."
  }
}

variable "placeholder_image" {
  description = "What runs until the first deployment: an image that needs no command, listens on HTTP_PORT or PORT and answers every path with 200."
  type        = string
  default     = "ghcr.io/mendhak/http-https-echo:34"
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9.-]+(:[0-9]+)?(/[a-z0-9._-]+)+(:[\\w.-]{1,128})?(@sha256:[a-f0-9]{64})?$", var.placeholder_image))
    error_message = "placeholder_image must be an image with its registry and tag."
  }
}

variable "cpu_architecture" {
  description = "The processor of the tasks. ARM64 is cheaper by a fifth, and the image must be built for it."
  type        = string
  default     = "X86_64"
  nullable    = false

  validation {
    condition     = contains(["X86_64", "ARM64"], var.cpu_architecture)
    error_message = "cpu_architecture must be X86_64 or ARM64."
  }
}

variable "container_user" {
  description = "The user and group that the container runs as."
  type        = string
  default     = "65532:65532"
  nullable    = false

  validation {
    condition     = can(regex("^[1-9][0-9]{0,9}(:[1-9][0-9]{0,9})?$", var.container_user))
    error_message = "container_user must be a user's number, or user:group, and not root, such as 65532:65532."
  }
}

variable "readonly_root_filesystem" {
  description = "Whether the container's root file system cannot be written."
  type        = bool
  default     = true
  nullable    = false
}

variable "stop_timeout_seconds" {
  description = "How long a task may take between SIGTERM and SIGKILL."
  type        = number
  default     = 30
  nullable    = false

  validation {
    condition     = var.stop_timeout_seconds >= 2 && var.stop_timeout_seconds <= 120 && floor(var.stop_timeout_seconds) == var.stop_timeout_seconds
    error_message = "stop_timeout_seconds must be a whole number from 2 to 120, the most that Fargate allows."
  }
}

variable "ephemeral_storage_gib" {
  description = "A task's disk in GiB. Null: the 20 GiB that are free."
  type        = number
  default     = null

  validation {
    condition     = var.ephemeral_storage_gib == null || try(var.ephemeral_storage_gib >= 21 && var.ephemeral_storage_gib <= 200 && floor(var.ephemeral_storage_gib) == var.ephemeral_storage_gib, false)
    error_message = "ephemeral_storage_gib must be a whole number from 21 to 200."
  }
}

variable "enable_execute_command" {
  description = "Whether people with the right to may open a shell in a task (ECS Exec). It needs a root file system that can be written."
  type        = bool
  default     = false
  nullable    = false

  validation {
    condition     = !(var.enable_execute_command && var.readonly_root_filesystem)
    error_message = "enable_execute_command needs readonly_root_filesystem = false: the agent behind it writes into the container."
  }
}

variable "tracing" {
  description = "Whether an OpenTelemetry collector runs beside the container and sends its traces to X-Ray."
  type        = bool
  default     = false
  nullable    = false
}

variable "tracing_sample_ratio" {
  description = "Which part of the requests is traced."
  type        = number
  default     = 0.1
  nullable    = false

  validation {
    condition     = var.tracing_sample_ratio >= 0 && var.tracing_sample_ratio <= 1
    error_message = "tracing_sample_ratio must be from 0 to 1."
  }
}

variable "tracing_collector_image" {
  description = "The collector's image: AWS Distro for OpenTelemetry."
  type        = string
  default     = "public.ecr.aws/aws-observability/aws-otel-collector:v0.49.0"
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9.-]+(:[0-9]+)?(/[a-z0-9._-]+)+(:[\\w.-]{1,128})?(@sha256:[a-f0-9]{64})?$", var.tracing_collector_image))
    error_message = "tracing_collector_image must be an image with its registry and tag."
  }
}

variable "secrets" {
  description = "Secrets that exist already: the container's variable, and the ARN of the Secrets Manager secret (with :key:: for one key of it) or of the SSM parameter."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = alltrue([for name in keys(var.secrets) : can(regex("^[A-Z][A-Z0-9_]*$", name))])
    error_message = "secrets must have names of upper-case letters, digits and underscores, a letter first."
  }

  validation {
    condition     = alltrue([for arn in values(var.secrets) : can(regex("^arn:[a-z-]+:(secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:|ssm:[a-z0-9-]+:[0-9]{12}:parameter/).+", arn))])
    error_message = "secrets must be ARNs of Secrets Manager secrets or of SSM parameters."
  }

  validation {
    condition     = length(setintersection(keys(var.secrets), concat(keys(var.environment_variables), keys(var.managed_secrets), ["APP_VERSION", "ENVIRONMENT", "PORT", "TRUSTED_PROXIES"]))) == 0
    error_message = "secrets must not hold a name that managed_secrets, environment_variables or the stack itself gives to the container."
  }
}

variable "managed_secrets" {
  description = "Secrets that Terraform makes in Secrets Manager: the container's variable, and the value until somebody puts the true one there. Where a rotation function is named, it rotates the secret."
  type = map(object({
    initial_value       = string
    rotation_lambda_arn = optional(string)
    rotation_days       = optional(number, 30)
  }))
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for name in keys(var.managed_secrets) : can(regex("^[A-Z][A-Z0-9_]*$", name))])
    error_message = "managed_secrets must have names of upper-case letters, digits and underscores, a letter first."
  }

  validation {
    condition     = alltrue([for secret in values(var.managed_secrets) : secret.initial_value != ""])
    error_message = "managed_secrets must have an initial_value that is not empty: a task does not start without."
  }

  validation {
    condition     = alltrue([for secret in values(var.managed_secrets) : secret.rotation_lambda_arn == null || can(regex("^arn:[a-z-]+:lambda:[a-z0-9-]+:[0-9]{12}:function:[\\w-]+$", secret.rotation_lambda_arn))])
    error_message = "managed_secrets must have a function's ARN as rotation_lambda_arn, or none."
  }

  validation {
    condition     = alltrue([for secret in values(var.managed_secrets) : secret.rotation_days >= 1 && secret.rotation_days <= 1000 && floor(secret.rotation_days) == secret.rotation_days])
    error_message = "managed_secrets must have rotation_days that are a whole number from 1 to 1000."
  }

  validation {
    condition     = length(setintersection(keys(var.managed_secrets), concat(keys(var.environment_variables), ["APP_VERSION", "ENVIRONMENT", "PORT", "TRUSTED_PROXIES"]))) == 0
    error_message = "managed_secrets must not hold a name that environment_variables or the stack itself gives to the container."
  }
}
