# Who read or wrote the state, and when: requests to the state's bucket, in a bucket of their own.
resource "aws_s3_bucket" "state_access" {
  bucket = "${var.app_name}-terraform-logs-${local.account_id}"

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_s3_bucket_versioning" "state_access" {
  bucket = aws_s3_bucket.state_access.id

  versioning_configuration {
    status = "Enabled"
  }
}

# S3 delivers access logs to buckets with its own encryption only.
resource "aws_s3_bucket_server_side_encryption_configuration" "state_access" {
  bucket = aws_s3_bucket.state_access.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

resource "aws_s3_bucket_public_access_block" "state_access" {
  bucket                  = aws_s3_bucket.state_access.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_lifecycle_configuration" "state_access" {
  bucket = aws_s3_bucket.state_access.id

  rule {
    id     = "history"
    status = "Enabled"
    filter {}

    expiration {
      days = var.state_history_days
    }

    noncurrent_version_expiration {
      noncurrent_days = 30
    }

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }

  depends_on = [aws_s3_bucket_versioning.state_access]
}

resource "aws_s3_bucket_policy" "state_access" {
  bucket = aws_s3_bucket.state_access.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "AccessLogs"
      Effect    = "Allow"
      Principal = { Service = "logging.s3.amazonaws.com" }
      Action    = "s3:PutObject"
      Resource  = "${local.state_access_bucket}/state/*"
      Condition = { StringEquals = { "aws:SourceAccount" = local.account_id }, ArnEquals = { "aws:SourceArn" = local.state_bucket } }
      }, {
      Sid       = "OnlyOverTls"
      Effect    = "Deny"
      Principal = "*"
      Action    = "s3:*"
      Resource  = [local.state_access_bucket, "${local.state_access_bucket}/*"]
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
  })

  depends_on = [aws_s3_bucket_public_access_block.state_access]
}

resource "aws_s3_bucket_logging" "state" {
  bucket        = aws_s3_bucket.state.id
  target_bucket = aws_s3_bucket.state_access.id
  target_prefix = "state/"

  depends_on = [aws_s3_bucket_policy.state_access]
}

locals {
  state_access_bucket = "arn:${local.partition}:s3:::${var.app_name}-terraform-logs-${local.account_id}"
}
