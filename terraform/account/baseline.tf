# Defaults of the account that no stack has to think of.
resource "aws_iam_account_password_policy" "strict" {
  count                          = var.enable_password_policy ? 1 : 0
  minimum_password_length        = 14
  require_lowercase_characters   = true
  require_uppercase_characters   = true
  require_numbers                = true
  require_symbols                = true
  password_reuse_prevention      = 24
  max_password_age               = 90
  allow_users_to_change_password = true
}

resource "aws_ebs_encryption_by_default" "main" {
  count   = var.enable_ebs_encryption_by_default ? 1 : 0
  enabled = true
}

resource "aws_ebs_snapshot_block_public_access" "main" {
  count = var.enable_ebs_encryption_by_default ? 1 : 0
  state = "block-all-sharing"
}

resource "aws_s3_account_public_access_block" "main" {
  count                   = var.enable_s3_public_access_block ? 1 : 0
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}
