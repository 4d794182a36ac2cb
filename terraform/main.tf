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
    tags = local.tags
  }
}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

locals {
  name = "${var.app_name}-${var.environment}"

  account_id = data.aws_caller_identity.current.account_id
  partition  = data.aws_partition.current.partition

  # What a bill is split by, and what names the owner of anything that is found in the account.
  tags = merge(var.tags, {
    Application = var.app_name
    Environment = var.environment
    Stack       = local.name
    Owner       = var.owner
    CostCenter  = coalesce(var.cost_center, var.app_name)
    ManagedBy   = "terraform"
  })
}
