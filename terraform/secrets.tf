locals {
  # What the container gets, by the variable's name.
  secret_arns = merge(var.secrets, { for name, secret in aws_secretsmanager_secret.main : name => secret.arn })

  # A secret's ARN may go on with the key, stage and version that are wanted of it; a policy names the secret alone.
  readable_secrets = distinct([for arn in values(local.secret_arns) : join(":", slice(split(":", arn), 0, 7)) if strcontains(arn, ":secretsmanager:")])

  readable_parameters = distinct([for arn in values(var.secrets) : arn if strcontains(arn, ":ssm:")])

  read_secrets = concat(
    length(local.readable_secrets) == 0 ? [] : [{
      Sid      = "ReadSecrets"
      Effect   = "Allow"
      Action   = ["secretsmanager:GetSecretValue"]
      Resource = local.readable_secrets
    }],
    length(local.readable_parameters) == 0 ? [] : [{
      Sid      = "ReadParameters"
      Effect   = "Allow"
      Action   = ["ssm:GetParameters"]
      Resource = local.readable_parameters
    }],
    length(local.secret_arns) == 0 || !var.customer_managed_key ? [] : [{
      Sid      = "DecryptSecrets"
      Effect   = "Allow"
      Action   = ["kms:Decrypt"]
      Resource = local.kms_key_arn
      Condition = {
        StringEquals = {
          "kms:ViaService" = ["secretsmanager.${var.aws_region}.amazonaws.com", "ssm.${var.aws_region}.amazonaws.com"]
        }
      }
    }],
  )
}

resource "aws_secretsmanager_secret" "main" {
  for_each = var.managed_secrets

  name        = "${var.app_name}/${var.environment}/${each.key}"
  description = "${each.key} of ${local.name}"
  kms_key_id  = local.kms_key_arn

  recovery_window_in_days = 7

  tags = { Name = "${var.app_name}/${var.environment}/${each.key}" }
}

resource "aws_secretsmanager_secret_version" "main" {
  for_each = var.managed_secrets

  secret_id     = aws_secretsmanager_secret.main[each.key].id
  secret_string = each.value.initial_value

  lifecycle {
    # The true value is put in by hand or by the rotation; Terraform lets it stand. It reads it on a refresh, though: the
    # state holds it and must be kept as a secret is.
    ignore_changes = [secret_string]
  }
}

resource "aws_secretsmanager_secret_rotation" "main" {
  for_each = { for name, secret in var.managed_secrets : name => secret if secret.rotation_lambda_arn != null }

  secret_id           = aws_secretsmanager_secret.main[each.key].id
  rotation_lambda_arn = each.value.rotation_lambda_arn

  rotation_rules {
    automatically_after_days = each.value.rotation_days
  }

  depends_on = [aws_secretsmanager_secret_version.main]
}
