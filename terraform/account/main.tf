# What an account needs once, whatever runs in it: who did what, what changed, what is attacked, who can reach what, what it
# costs. Applied by a person with administrator's rights, once an account and region.
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
      Component = "account"
      ManagedBy = "terraform"
    }
  }
}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

locals {
  account_id = data.aws_caller_identity.current.account_id
  partition  = data.aws_partition.current.partition

  is_audited  = var.enable_cloudtrail || var.enable_config
  is_alerting = var.enable_guardduty || var.enable_access_analyzer || var.enable_cost_anomaly_detection || var.monthly_budget_usd > 0
}
