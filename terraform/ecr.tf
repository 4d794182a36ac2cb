# policy:allow CKV_AWS_136 dev: images are encrypted with AWS's key; they hold no secret
resource "aws_ecr_repository" "main" {
  name                 = local.repository_name
  image_tag_mutability = var.ecr_immutable_tags ? "IMMUTABLE" : "MUTABLE"
  force_delete         = var.ecr_force_delete

  image_scanning_configuration {
    scan_on_push = true
  }

  encryption_configuration {
    encryption_type = local.kms_key_arn == null ? "AES256" : "KMS"
    kms_key         = local.kms_key_arn
  }

  tags = { Name = local.repository_name }
}

locals {
  repository_name = coalesce(var.ecr_repository_name, var.app_name)
}

resource "aws_ecr_lifecycle_policy" "main" {
  repository = aws_ecr_repository.main.name

  policy = jsonencode({
    rules = [
      {
        rulePriority = 1
        description  = "Releases (tags v1.2.3) stay longer than what is built day by day"
        selection = {
          tagStatus      = "tagged"
          tagPatternList = ["v*"]
          countType      = "imageCountMoreThan"
          countNumber    = var.ecr_keep_releases
        }
        action = { type = "expire" }
      },
      {
        rulePriority = 2
        description  = "Keep the last 10 images"
        selection = {
          tagStatus   = "any"
          countType   = "imageCountMoreThan"
          countNumber = var.ecr_keep_images
        }
        action = { type = "expire" }
      },
    ]
  })
}

resource "aws_ecr_replication_configuration" "main" {
  count = var.ecr_replication_region == null ? 0 : 1

  replication_configuration {
    rule {
      destination {
        region      = var.ecr_replication_region
        registry_id = local.account_id
      }

      repository_filter {
        filter      = local.repository_name
        filter_type = "PREFIX_MATCH"
      }
    }
  }
}
