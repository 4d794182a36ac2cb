# What must exist before the pipeline can run: the bucket that holds Terraform's state, and the roles that GitHub Actions
# takes on. A person applies it once an account, with local state (see README.md).
terraform {
  required_version = ">= 1.11"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100, < 7.0"
    }
  }
}

provider "aws" {
  region = var.aws_region

  default_tags {
    tags = {
      Application = var.app_name
      Component   = "bootstrap"
      ManagedBy   = "terraform"
    }
  }
}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

locals {
  account_id = data.aws_caller_identity.current.account_id
  partition  = data.aws_partition.current.partition

  # ARNs are written from names: a policy can then speak of what the stack will make.
  regional = { for service in ["ecr", "ecs", "elasticloadbalancing", "logs", "cloudwatch", "sns", "ssm", "secretsmanager", "kms", "wafv2", "acm", "backup", "events", "scheduler", "application-autoscaling"] :
    service => "arn:${local.partition}:${service}:*:${local.account_id}"
  }
  iam = "arn:${local.partition}:iam::${local.account_id}"

  # The stack names everything <app>-<environment>…; the pipeline's own roles lie under this path and match no such name.
  pipeline_path = "/pipeline/"
  stack         = { for environment in var.environments : environment => "${var.app_name}-${environment}" }

  build_repository = "${local.regional.ecr}:repository/${coalesce(var.build_repository_name, var.app_name)}"
  repositories = { for environment in var.environments :
    environment => "${local.regional.ecr}:repository/${lookup(var.ecr_repository_names, environment, coalesce(var.build_repository_name, var.app_name))}"
  }
}
