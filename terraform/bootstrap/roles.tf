# Three kinds of roles, each no more than its job needs: plan reads, build pushes images, deploy applies one environment.
resource "aws_iam_role" "plan" {
  for_each             = var.environments
  name                 = "${local.stack[each.key]}-plan"
  path                 = local.pipeline_path
  description          = "terraform plan of ${local.stack[each.key]}: reads, and locks the state"
  assume_role_policy   = local.trust_policies["${each.key}-plan"]
  max_session_duration = 3600

  depends_on = [aws_iam_openid_connect_provider.github]
}

resource "aws_iam_role" "build" {
  name                 = "${var.app_name}-build"
  path                 = local.pipeline_path
  description          = "Pushes images to the repository ${var.app_name}, and nothing else"
  assume_role_policy   = local.trust_policies["build"]
  max_session_duration = 3600

  depends_on = [aws_iam_openid_connect_provider.github]
}

resource "aws_iam_role" "deploy" {
  for_each             = var.environments
  name                 = "${local.stack[each.key]}-deploy"
  path                 = local.pipeline_path
  description          = "terraform apply and ship deploy of ${local.stack[each.key]}"
  assume_role_policy   = local.trust_policies["${each.key}-deploy"]
  max_session_duration = 7200

  depends_on = [aws_iam_openid_connect_provider.github]
}

resource "aws_iam_policy" "read" {
  name        = "${var.app_name}-read"
  path        = local.pipeline_path
  description = "What a plan looks at"
  policy      = jsonencode({ Version = "2012-10-17", Statement = local.read_statements })
}

resource "aws_iam_role_policy_attachment" "plan_read" {
  for_each   = var.environments
  role       = aws_iam_role.plan[each.key].name
  policy_arn = aws_iam_policy.read.arn
}

resource "aws_iam_role_policy" "plan_state" {
  for_each = var.environments
  name     = "state"
  role     = aws_iam_role.plan[each.key].id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = concat(local.state_read_statements[each.key], local.parameter_statements[each.key])
  })
}

resource "aws_iam_role_policy" "build_push" {
  name   = "push"
  role   = aws_iam_role.build.id
  policy = jsonencode({ Version = "2012-10-17", Statement = local.push_statements })
}

resource "aws_iam_role_policy_attachment" "deploy_read" {
  for_each   = var.environments
  role       = aws_iam_role.deploy[each.key].name
  policy_arn = aws_iam_policy.read.arn
}

resource "aws_iam_role_policy" "deploy_state" {
  for_each = var.environments
  name     = "state"
  role     = aws_iam_role.deploy[each.key].id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = concat(local.state_read_statements[each.key], local.state_write_statements[each.key])
  })
}

resource "aws_iam_policy" "deploy" {
  for_each    = local.deploy_policies
  name        = "${local.stack[each.value.environment]}-deploy-${each.value.part}"
  path        = local.pipeline_path
  description = "Part ${each.value.part} of what applies ${local.stack[each.value.environment]}"
  policy      = jsonencode({ Version = "2012-10-17", Statement = each.value.statements })
}

resource "aws_iam_role_policy_attachment" "deploy" {
  for_each   = local.deploy_policies
  role       = aws_iam_role.deploy[each.value.environment].name
  policy_arn = aws_iam_policy.deploy[each.key].arn
}

resource "aws_iam_policy" "boundary" {
  for_each    = var.environments
  name        = "${local.stack[each.key]}-boundary"
  path        = local.pipeline_path
  description = "The most that a role of ${local.stack[each.key]} can do, whatever its policies say"
  policy      = jsonencode({ Version = "2012-10-17", Statement = local.boundary_statements[each.key] })
}

locals {
  deploy_policies = merge([for environment in var.environments : {
    for part, statements in {
      network  = local.network_statements[environment]
      service  = local.service_statements[environment]
      watching = local.watching_statements[environment]
      identity = local.identity_statements[environment]
    } : "${environment}-${part}" => { environment = environment, part = part, statements = statements }
  }]...)
}
