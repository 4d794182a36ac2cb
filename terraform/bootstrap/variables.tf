variable "aws_region" {
  description = "Region of the state bucket."
  type        = string
  default     = "us-east-1"

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[1-9]$", var.aws_region))
    error_message = "aws_region must be a region's name, such as us-east-1."
  }
}

variable "app_name" {
  description = "Name of the application, as in the main root."
  type        = string
  default     = "devops-challenge"

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,30}[a-z0-9]$", var.app_name)) && !strcontains(var.app_name, "--")
    error_message = "app_name must be 2 to 32 lower-case letters, digits and single hyphens, a letter first and no hyphen last."
  }
}

variable "environments" {
  description = "Environments that live in this account. With an account for each, apply this root in every account with its one environment."
  type        = set(string)
  default     = ["dev", "staging", "prod"]

  validation {
    condition     = length(var.environments) > 0 && alltrue([for name in var.environments : can(regex("^[a-z][a-z0-9-]{0,14}[a-z0-9]$", name))])
    error_message = "environments must be one or more names of 2 to 16 lower-case letters, digits and hyphens, such as dev."
  }
}

variable "github_repository" {
  description = "The GitHub repository whose workflows may take on the roles, as owner/name."
  type        = string

  validation {
    condition     = can(regex("^[A-Za-z0-9][A-Za-z0-9-]{0,38}/[A-Za-z0-9._-]{1,100}$", var.github_repository))
    error_message = "github_repository must be owner/name, with no wildcard in it."
  }
}

variable "main_branch" {
  description = "The branch that is deployed; plans run on it and on pull requests."
  type        = string
  default     = "main"

  validation {
    condition     = can(regex("^[A-Za-z0-9._/-]{1,100}$", var.main_branch))
    error_message = "main_branch must be one branch's name, with no wildcard in it."
  }
}

variable "build_branches" {
  description = "Branches whose workflow runs may push images."
  type        = set(string)
  default     = ["main", "develop"]

  validation {
    condition     = length(var.build_branches) > 0 && alltrue([for name in var.build_branches : can(regex("^[A-Za-z0-9._/-]{1,100}$", name))])
    error_message = "build_branches must be one or more branches' names, with no wildcard in them."
  }
}

variable "build_repository_name" {
  description = "The image repository that builds push to. Null: the one that bears the application's name."
  type        = string
  default     = null

  validation {
    condition     = var.build_repository_name == null || can(regex("^[a-z0-9]+([._/-][a-z0-9]+)*$", var.build_repository_name))
    error_message = "build_repository_name must be one repository's name, with no wildcard in it."
  }
}

variable "ecr_repository_names" {
  description = "An environment's own image repository (ecr_repository_name of the main root) by environment, where it is another than the build's."
  type        = map(string)
  default     = {}

  validation {
    condition     = alltrue([for environment, name in var.ecr_repository_names : contains(var.environments, environment) && can(regex("^[a-z0-9]+([._/-][a-z0-9]+)*$", name))])
    error_message = "ecr_repository_names must name one repository for each of some environments, with no wildcard in it."
  }
}

variable "create_github_oidc_provider" {
  description = "Whether to make GitHub's OIDC provider. An account has at most one; false where it is there already."
  type        = bool
  default     = true
}

variable "state_history_days" {
  description = "How long replaced and deleted versions of the state are kept, in days."
  type        = number
  default     = 365

  validation {
    condition     = var.state_history_days >= 30 && var.state_history_days <= 3650 && floor(var.state_history_days) == var.state_history_days
    error_message = "state_history_days must be a whole number of days from 30 to 3650."
  }
}

variable "permissions_boundary_extra_actions" {
  description = "Actions that the service's own roles may be given beyond the usual ones, such as dynamodb:GetItem."
  type        = set(string)
  default     = []

  validation {
    condition = alltrue([for action in var.permissions_boundary_extra_actions :
      can(regex("^[a-z0-9-]+:[A-Za-z*]+$", action)) && !can(regex("^(iam|sts|organizations|account):", action))
    ])
    error_message = "permissions_boundary_extra_actions must be actions such as dynamodb:GetItem, none of iam, sts, organizations or account."
  }
}
