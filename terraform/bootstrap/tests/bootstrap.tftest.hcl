mock_provider "aws" {
  override_during = plan

  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
  mock_resource "aws_kms_key" {
    defaults = { arn = "arn:aws:kms:us-east-1:123456789012:key/00000000-0000-0000-0000-000000000000" }
  }
}

variables {
  app_name          = "shop"
  github_repository = "acme/shop"
}

run "roles_take_exact_subjects" {
  command = plan

  assert {
    condition = {
      for role, subjects in local.trust : role => subjects
      } == {
      build            = ["repo:acme/shop:ref:refs/heads/develop", "repo:acme/shop:ref:refs/heads/main"]
      "dev-plan"       = ["repo:acme/shop:pull_request", "repo:acme/shop:ref:refs/heads/main"]
      "staging-plan"   = ["repo:acme/shop:pull_request", "repo:acme/shop:ref:refs/heads/main"]
      "prod-plan"      = ["repo:acme/shop:pull_request", "repo:acme/shop:ref:refs/heads/main"]
      "dev-deploy"     = ["repo:acme/shop:environment:dev"]
      "staging-deploy" = ["repo:acme/shop:environment:staging"]
      "prod-deploy"    = ["repo:acme/shop:environment:prod"]
    }
    error_message = "A role is open to other workflows than it should be."
  }

  assert {
    condition = alltrue([for environment, role in aws_iam_role.deploy : jsondecode(role.assume_role_policy).Statement == [{
      Sid       = "GitHubActions"
      Effect    = "Allow"
      Action    = "sts:AssumeRoleWithWebIdentity"
      Principal = { Federated = "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com" }
      Condition = { StringEquals = {
        "token.actions.githubusercontent.com:aud" = "sts.amazonaws.com"
        "token.actions.githubusercontent.com:sub" = ["repo:acme/shop:environment:${environment}"]
      } }
    }]])
    error_message = "A deploy role must trust its GitHub environment alone, by equality of audience and subject."
  }

  assert {
    condition     = alltrue([for policy in values(local.trust_policies) : !strcontains(policy, "*") && !strcontains(policy, "StringLike")])
    error_message = "A trust policy must hold no wildcard."
  }
}

run "plan_reads_and_locks_only" {
  command = plan

  assert {
    condition = alltrue([for action in local.read_statements[0].Action :
      can(regex("^[a-z0-9-]+:(Describe|Get|List|View)", action)) && !contains(["secretsmanager:GetSecretValue", "ssm:GetParameter*"], action)
    ])
    error_message = "The plan role must not change anything, nor read secrets."
  }

  assert {
    condition = [for statement in jsondecode(aws_iam_role_policy.plan_state["prod"].policy).Statement : statement.Resource
      if anytrue([for action in flatten([statement.Action]) : startswith(action, "s3:Put") || startswith(action, "s3:Delete")])
    ] == ["arn:aws:s3:::shop-terraform-state-123456789012/shop/prod/*.tflock"]
    error_message = "The plan role may write the lock file alone."
  }

  assert {
    condition = alltrue([for environment, policy in aws_iam_role_policy.plan_state :
      alltrue([for other in setsubtract(["dev", "staging", "prod"], [environment]) : !strcontains(policy.policy, "shop/${other}/")])
    ])
    error_message = "A plan role must not read another environment's state or parameters."
  }
}

run "build_pushes_to_one_repository" {
  command = plan

  assert {
    condition = { for statement in jsondecode(aws_iam_role_policy.build_push.policy).Statement : statement.Sid => statement.Resource } == {
      LogInToTheRegistry = "*"
      PushAndPull        = "arn:aws:ecr:*:123456789012:repository/shop"
    }
    error_message = "The build role must reach the one repository alone."
  }

  assert {
    condition     = alltrue(flatten([for statement in local.push_statements : [for action in flatten([statement.Action]) : startswith(action, "ecr:") && !strcontains(action, "*")]]))
    error_message = "The build role must hold named actions of ECR alone."
  }
}

run "deploy_writes_to_its_own_repository" {
  command = plan

  variables {
    ecr_repository_names = { prod = "shop-prod" }
  }

  assert {
    condition = { for statement in local.service_statements["prod"] : statement.Sid => statement.Resource if contains(["Repository", "PromoteFrom"], statement.Sid) } == {
      Repository  = "arn:aws:ecr:*:123456789012:repository/shop-prod"
      PromoteFrom = tolist(["arn:aws:ecr:*:123456789012:repository/shop", "arn:aws:ecr:*:123456789012:repository/shop-prod"])
    }
    error_message = "An environment's images must be its own to write, and the others' to read."
  }
}

run "deploy_cannot_escalate" {
  command = plan

  assert {
    condition = alltrue([for environment in ["dev", "staging", "prod"] : alltrue([
      for statement in local.identity_statements[environment] :
      try(statement.Condition.StringEquals["iam:PermissionsBoundary"], "") == "arn:aws:iam::123456789012:policy/pipeline/shop-${environment}-boundary"
      if statement.Effect == "Allow" && length(setintersection(flatten([statement.Action]), ["iam:CreateRole", "iam:PutRolePolicy", "iam:AttachRolePolicy"])) > 0
    ])])
    error_message = "Roles must be made and given policies under the boundary only."
  }

  assert {
    condition = [for statement in local.identity_statements["prod"] : statement.Resource if statement.Sid == "NeverItself"] == [[
      "arn:aws:iam::123456789012:role/pipeline/*", "arn:aws:iam::123456789012:policy/pipeline/*",
    ]]
    error_message = "The pipeline's own roles and policies must be out of its reach."
  }

  assert {
    condition = alltrue([for statement in local.identity_statements["prod"] :
      statement.Resource == "arn:aws:iam::123456789012:role/shop-prod-*" && length(statement.Condition.StringEquals["iam:PassedToService"]) > 0
      if statement.Effect == "Allow" && contains(flatten([statement.Action]), "iam:PassRole")
    ])
    error_message = "iam:PassRole must be limited to the stack's roles and to their services."
  }

  assert {
    condition = alltrue(flatten([for environment, statements in local.boundary_statements : [for statement in statements : [
      for action in flatten([statement.Action]) : !can(regex("^(iam|sts|organizations|account|\\*)", action))
    ]]]))
    error_message = "The boundary must not let a role of the stack make or take on roles."
  }

  assert {
    condition = alltrue(flatten([for key, part in local.deploy_policies : [for statement in part.statements : [
      for action in flatten([statement.Action]) : action != "*" && !contains(["iam:*", "sts:*", "s3:*", "ec2:*", "kms:*"], action)
    ]]]))
    error_message = "The deploy role must not hold a whole service that reaches other applications."
  }

  assert {
    condition = alltrue([for key, part in local.deploy_policies : alltrue([
      for other in setsubtract(["dev", "staging", "prod"], [part.environment]) : !strcontains(jsonencode(part.statements), "shop-${other}")
    ])])
    error_message = "A deploy role must not reach another environment."
  }
}

run "state_is_kept" {
  command = plan

  assert {
    condition     = aws_s3_bucket_versioning.state.versioning_configuration[0].status == "Enabled"
    error_message = "The state must be versioned."
  }

  assert {
    condition = (
      aws_s3_bucket_public_access_block.state.block_public_acls && aws_s3_bucket_public_access_block.state.block_public_policy &&
      aws_s3_bucket_public_access_block.state.ignore_public_acls && aws_s3_bucket_public_access_block.state.restrict_public_buckets
    )
    error_message = "The state must not be public."
  }

  assert {
    condition     = one(one(aws_s3_bucket_server_side_encryption_configuration.state.rule).apply_server_side_encryption_by_default).kms_master_key_id == aws_kms_key.state.arn
    error_message = "The state must be encrypted with its own key."
  }

  assert {
    condition     = [for statement in jsondecode(aws_s3_bucket_policy.state.policy).Statement : statement.Condition if statement.Sid == "OnlyOverTls"] == [{ Bool = { "aws:SecureTransport" = "false" } }]
    error_message = "The bucket must refuse plain HTTP."
  }

  assert {
    condition     = aws_kms_key.state.enable_key_rotation && strcontains(output.backend["prod"], "use_lockfile = true") && !strcontains(output.backend["prod"], "dynamodb")
    error_message = "The key must rotate, and the state be locked by its lock file."
  }
}

run "policies_fit" {
  command = plan

  assert {
    condition = alltrue(concat(
      [for policy in aws_iam_policy.deploy : length(replace(policy.policy, "/\\s/", "")) <= 6144],
      [for policy in aws_iam_policy.boundary : length(replace(policy.policy, "/\\s/", "")) <= 6144],
      [length(replace(aws_iam_policy.read.policy, "/\\s/", "")) <= 6144],
    ))
    error_message = "A managed policy holds at most 6,144 characters."
  }
}

run "longest_names_fit" {
  command = plan

  variables {
    app_name          = "a2345678901234567890123456789012"
    environments      = ["environment-1234"]
    github_repository = "acme/shop"
  }

  assert {
    condition     = { for key, policy in aws_iam_policy.deploy : key => length(replace(policy.policy, "/\\s/", "")) if length(replace(policy.policy, "/\\s/", "")) > 6144 } == {}
    error_message = "A managed policy holds at most 6,144 characters."
  }

  assert {
    condition     = length(aws_s3_bucket.state.bucket) <= 63
    error_message = "A bucket's name holds at most 63 characters."
  }
}

run "one_environment_of_an_account_that_has_the_provider" {
  command = plan

  variables {
    environments                = ["prod"]
    create_github_oidc_provider = false
  }

  assert {
    condition     = keys(aws_iam_role.deploy) == ["prod"] && length(aws_iam_openid_connect_provider.github) == 0
    error_message = "Only prod's roles, and no second provider."
  }
}

run "refuses_a_repository_with_a_wildcard" {
  command = plan
  variables {
    github_repository = "acme/*"
  }
  expect_failures = [var.github_repository]
}

run "refuses_a_branch_with_a_wildcard" {
  command = plan
  variables {
    build_branches        = ["release/*"]
    main_branch           = "*"
    build_repository_name = "shop*"
    ecr_repository_names  = { prod = "shop*" }
  }
  expect_failures = [var.build_branches, var.main_branch, var.build_repository_name, var.ecr_repository_names]
}

run "refuses_names_that_do_not_fit" {
  command = plan
  variables {
    app_name     = "Shop_"
    environments = ["Production"]
    aws_region   = "virginia"
  }
  expect_failures = [var.app_name, var.environments, var.aws_region]
}

run "refuses_a_boundary_that_escalates" {
  command = plan
  variables {
    permissions_boundary_extra_actions = ["iam:CreateRole"]
    state_history_days                 = 1
  }
  expect_failures = [var.permissions_boundary_extra_actions, var.state_history_days]
}
