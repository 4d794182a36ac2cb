# The stack holds no data: images, state and templates have their own history. What a service adds to it (tables, file systems)
# is backed up by tag.
resource "aws_backup_vault" "main" {
  count = var.backup == null ? 0 : 1

  name        = "${local.name}-backups"
  kms_key_arn = local.kms_key_arn

  tags = { Name = "${local.name}-backups" }
}

resource "aws_backup_plan" "main" {
  count = var.backup == null ? 0 : 1

  name = "${local.name}-daily"

  rule {
    rule_name         = "daily"
    target_vault_name = aws_backup_vault.main[0].name
    schedule          = "cron(0 3 * * ? *)"
    start_window      = 60
    completion_window = 240

    lifecycle {
      delete_after = var.backup.keep_days
    }

    dynamic "copy_action" {
      for_each = var.backup.copy_region[*]

      content {
        destination_vault_arn = "arn:${local.partition}:backup:${copy_action.value}:${local.account_id}:backup-vault:Default"

        lifecycle {
          delete_after = var.backup.keep_days
        }
      }
    }
  }

  tags = { Name = "${local.name}-daily" }
}

resource "aws_backup_selection" "main" {
  count = var.backup == null ? 0 : 1

  name         = "tagged"
  plan_id      = aws_backup_plan.main[0].id
  iam_role_arn = aws_iam_role.backup[0].arn
  resources    = ["*"]

  # All of them, where selection_tag would take any.
  condition {
    string_equals {
      key   = "aws:ResourceTag/Application"
      value = var.app_name
    }
    string_equals {
      key   = "aws:ResourceTag/Environment"
      value = var.environment
    }
    string_equals {
      key   = "aws:ResourceTag/Backup"
      value = "daily"
    }
  }
}

resource "aws_iam_role" "backup" {
  count = var.backup == null ? 0 : 1

  name        = "${local.name}-backup"
  description = "AWS Backup reads what is tagged, and restores it"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "backup.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = { "aws:SourceAccount" = local.account_id } }
    }]
  })

  permissions_boundary = var.permissions_boundary_arn

  tags = { Name = "${local.name}-backup" }
}

resource "aws_iam_role_policy_attachment" "backup" {
  for_each = var.backup == null ? toset([]) : toset(["Backup", "Restores"])

  role       = aws_iam_role.backup[0].name
  policy_arn = "arn:${local.partition}:iam::aws:policy/service-role/AWSBackupServiceRolePolicyFor${each.key}"
}
