locals {
  # Reads only; of parameters and state each environment's own alone (below), of secrets no value at all.
  read_statements = [{
    Sid    = "LookAtTheStack"
    Effect = "Allow"
    Action = [
      "acm:DescribeCertificate", "acm:ListCertificates", "acm:ListTagsForCertificate",
      "application-autoscaling:Describe*", "application-autoscaling:ListTagsForResource",
      "backup:Describe*", "backup:Get*", "backup:List*",
      "budgets:ListTagsForResource", "budgets:ViewBudget",
      "ce:GetAnomalyMonitors", "ce:GetAnomalySubscriptions", "ce:ListTagsForResource",
      "chatbot:Describe*", "chatbot:ListTagsForResource",
      "cloudwatch:Describe*", "cloudwatch:GetDashboard", "cloudwatch:ListTagsForResource",
      "ec2:Describe*", "ec2:GetManagedPrefixListEntries", "ec2:GetSecurityGroupsForVpc",
      "ecr:Describe*", "ecr:GetLifecyclePolicy", "ecr:GetRepositoryPolicy", "ecr:GetRegistryPolicy", "ecr:ListTagsForResource",
      "ecs:Describe*", "ecs:List*", "servicequotas:GetAWSDefaultServiceQuota", "servicequotas:GetServiceQuota",
      "elasticloadbalancing:Describe*",
      "events:Describe*", "events:List*",
      "iam:GetPolicy", "iam:GetPolicyVersion", "iam:GetRole", "iam:GetRolePolicy", "iam:ListAttachedRolePolicies",
      "iam:ListInstanceProfilesForRole", "iam:ListPolicyVersions", "iam:ListRolePolicies", "iam:ListRoleTags",
      "kms:DescribeKey", "kms:GetKeyPolicy", "kms:GetKeyRotationStatus", "kms:ListAliases", "kms:ListResourceTags",
      "logs:Describe*", "logs:GetDataProtectionPolicy", "logs:ListTagsForResource",
      "route53:Get*", "route53:List*",
      "s3:GetAccelerateConfiguration", "s3:GetBucket*", "s3:GetEncryptionConfiguration", "s3:GetLifecycleConfiguration",
      "s3:GetReplicationConfiguration",
      "scheduler:Get*", "scheduler:List*",
      "shield:DescribeProtection", "shield:ListTagsForResource", "secretsmanager:DescribeSecret", "secretsmanager:GetResourcePolicy", "secretsmanager:ListSecretVersionIds",
      "sns:Get*", "sns:List*",
      "ssm:DescribeParameters", "ssm:ListTagsForResource",
      "sts:GetCallerIdentity",
      "wafv2:Describe*", "wafv2:Get*", "wafv2:List*",
      "xray:GetGroups", "xray:GetSamplingRules",
    ]
    Resource = "*"
  }]

  parameter_statements = { for environment in var.environments : environment => [{
    Sid      = "ReadItsParameters"
    Effect   = "Allow"
    Action   = ["ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath"]
    Resource = "${local.regional.ssm}:parameter/${var.app_name}/${environment}/*"
  }] }

  state_read_statements = { for environment in var.environments : environment => [
    {
      Sid       = "FindTheState"
      Effect    = "Allow"
      Action    = "s3:ListBucket"
      Resource  = local.state_bucket
      Condition = { StringLike = { "s3:prefix" = ["${local.state_keys[environment]}*"] } }
    },
    {
      Sid      = "ReadTheState"
      Effect   = "Allow"
      Action   = "s3:GetObject"
      Resource = "${local.state_bucket}/${local.state_keys[environment]}*"
    },
    {
      Sid      = "LockTheState"
      Effect   = "Allow"
      Action   = ["s3:PutObject", "s3:DeleteObject"]
      Resource = "${local.state_bucket}/${local.state_keys[environment]}*.tflock"
    },
    {
      Sid      = "OpenTheState"
      Effect   = "Allow"
      Action   = ["kms:Decrypt", "kms:GenerateDataKey"]
      Resource = aws_kms_key.state.arn
    },
  ] }

  state_write_statements = { for environment in var.environments : environment => [{
    Sid      = "WriteTheState"
    Effect   = "Allow"
    Action   = "s3:PutObject"
    Resource = "${local.state_bucket}/${local.state_keys[environment]}*.tfstate"
  }] }

  push_statements = [
    {
      Sid      = "LogInToTheRegistry"
      Effect   = "Allow"
      Action   = "ecr:GetAuthorizationToken"
      Resource = "*"
    },
    {
      Sid    = "PushAndPull"
      Effect = "Allow"
      Action = [
        "ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:CompleteLayerUpload", "ecr:DescribeImages",
        "ecr:DescribeRepositories", "ecr:GetDownloadUrlForLayer", "ecr:InitiateLayerUpload", "ecr:PutImage", "ecr:UploadLayerPart",
      ]
      Resource = local.build_repository
    },
  ]
}
