# GitHub's tokens name the workflow's surroundings in `sub`. Every role below takes exact subjects: a wildcard there would let
# in another branch, another repository or a fork.
resource "aws_iam_openid_connect_provider" "github" {
  count          = var.create_github_oidc_provider ? 1 : 0
  url            = "https://${local.github_host}"
  client_id_list = ["sts.amazonaws.com"]
}

locals {
  github_host     = "token.actions.githubusercontent.com"
  github_provider = "${local.iam}:oidc-provider/${local.github_host}"

  subjects = {
    plan   = ["repo:${var.github_repository}:pull_request", "repo:${var.github_repository}:ref:refs/heads/${var.main_branch}"]
    build  = [for branch in sort(var.build_branches) : "repo:${var.github_repository}:ref:refs/heads/${branch}"]
    deploy = { for environment in var.environments : environment => ["repo:${var.github_repository}:environment:${environment}"] }
  }

  trust = merge(
    { build = local.subjects.build },
    { for environment in var.environments : "${environment}-plan" => local.subjects.plan },
    { for environment in var.environments : "${environment}-deploy" => local.subjects.deploy[environment] },
  )

  trust_policies = { for role, subjects in local.trust : role => jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "GitHubActions"
      Effect    = "Allow"
      Action    = "sts:AssumeRoleWithWebIdentity"
      Principal = { Federated = local.github_provider }
      Condition = { StringEquals = {
        "${local.github_host}:aud" = "sts.amazonaws.com"
        "${local.github_host}:sub" = subjects
      } }
    }]
  }) }
}
