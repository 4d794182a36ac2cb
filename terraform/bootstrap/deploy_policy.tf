# What applies the main root and runs `ship`, in four policies: a managed policy holds 6,144 characters. Names carry
# <app>-<environment>, so that the role of one environment cannot touch another's; where AWS knows no names, tags do it.
locals {
  own_tags = { for environment in var.environments : environment => {
    StringEquals = { "aws:ResourceTag/Application" = var.app_name, "aws:ResourceTag/Environment" = environment }
  } }
  new_tags = { for environment in var.environments : environment => {
    StringEquals = { "aws:RequestTag/Application" = var.app_name, "aws:RequestTag/Environment" = environment }
  } }

  network_statements = { for environment in var.environments : environment => [
    {
      Sid    = "MakeTagged"
      Effect = "Allow"
      Action = [
        "ec2:AllocateAddress", "ec2:CreateFlowLogs", "ec2:CreateInternetGateway", "ec2:CreateNetworkAcl", "ec2:CreateVpc",
      ]
      Resource  = "*"
      Condition = local.new_tags[environment]
    },
    {
      Sid    = "MakeAndChange"
      Effect = "Allow"
      Action = [
        "ec2:AssociateAddress", "ec2:AssociateRouteTable", "ec2:AttachInternetGateway", "ec2:AuthorizeSecurityGroup*",
        "ec2:CreateNatGateway", "ec2:CreateNetworkAclEntry", "ec2:CreateRoute", "ec2:CreateRouteTable", "ec2:CreateSecurityGroup",
        "ec2:CreateSubnet", "ec2:CreateVpcEndpoint", "ec2:DeleteNetworkAclEntry", "ec2:DeleteRoute", "ec2:DetachInternetGateway",
        "ec2:DisassociateAddress", "ec2:DisassociateRouteTable", "ec2:ModifySecurityGroupRules", "ec2:ModifySubnetAttribute",
        "ec2:ModifyVpcAttribute", "ec2:ModifyVpcEndpoint", "ec2:ReplaceNetworkAclAssociation", "ec2:ReplaceNetworkAclEntry",
        "ec2:ReplaceRoute", "ec2:ReplaceRouteTableAssociation", "ec2:RevokeSecurityGroup*", "ec2:UpdateSecurityGroupRuleDescriptions*",
      ]
      Resource = "*"
      # What is being made has no tags yet; what carries another stack's is out of reach.
      Condition = { StringEqualsIfExists = local.own_tags[environment].StringEquals }
    },
    {
      Sid      = "TagWhatIsMade"
      Effect   = "Allow"
      Action   = "ec2:CreateTags"
      Resource = "*"
      Condition = { StringLike = { "ec2:CreateAction" = [
        "AllocateAddress", "AuthorizeSecurityGroup*", "Create*",
      ] } }
    },
    {
      Sid       = "TagItsOwn"
      Effect    = "Allow"
      Action    = ["ec2:CreateTags", "ec2:DeleteTags"]
      Resource  = "*"
      Condition = local.own_tags[environment]
    },
    {
      # A network's default security group is AWS's own making and has no tags: it may be taken over, once.
      Sid      = "TagTheDefaultGroup"
      Effect   = "Allow"
      Action   = "ec2:CreateTags"
      Resource = "arn:${local.partition}:ec2:*:${local.account_id}:security-group/*"
      Condition = merge(local.new_tags[environment], {
        Null = { "aws:ResourceTag/Application" = "true" }
      })
    },
    {
      Sid    = "RemoveItsOwn"
      Effect = "Allow"
      Action = [
        "ec2:DeleteFlowLogs", "ec2:DeleteInternetGateway", "ec2:DeleteNatGateway", "ec2:DeleteNetworkAcl", "ec2:DeleteRouteTable",
        "ec2:DeleteSecurityGroup", "ec2:DeleteSubnet", "ec2:DeleteVpc", "ec2:DeleteVpcEndpoints", "ec2:ReleaseAddress",
      ]
      Resource  = "*"
      Condition = local.own_tags[environment]
    },
  ] }

  service_statements = { for environment in var.environments : environment => [
    {
      Sid    = "Cluster"
      Effect = "Allow"
      Action = [
        "ecs:ContinueServiceDeployment", "ecs:Create*", "ecs:Delete*", "ecs:Describe*", "ecs:ExecuteCommand", "ecs:List*", "ecs:Put*",
        "ecs:RunTask", "ecs:Stop*", "ecs:TagResource", "ecs:UntagResource", "ecs:Update*",
      ]
      Resource = [
        "${local.regional.ecs}:cluster/${local.stack[environment]}-*",
        "${local.regional.ecs}:service/${local.stack[environment]}-*/*",
        "${local.regional.ecs}:service-deployment/${local.stack[environment]}-*/*",
        "${local.regional.ecs}:service-revision/${local.stack[environment]}-*/*",
        "${local.regional.ecs}:task/${local.stack[environment]}-*/*",
        "${local.regional.ecs}:task-definition/${local.stack[environment]}*:*",
      ]
    },
    {
      # ECS takes no resource for these; which roles a revision may carry is decided by iam:PassRole.
      Sid      = "TaskDefinitions"
      Effect   = "Allow"
      Action   = ["ecs:DeregisterTaskDefinition", "ecs:RegisterTaskDefinition"]
      Resource = "*"
    },
    {
      Sid    = "LoadBalancer"
      Effect = "Allow"
      Action = [
        "elasticloadbalancing:Add*", "elasticloadbalancing:Create*", "elasticloadbalancing:De*", "elasticloadbalancing:Modify*",
        "elasticloadbalancing:Re*", "elasticloadbalancing:Set*",
      ]
      # The main root cuts long names here, which hold 32 characters.
      Resource = [for kind in ["loadbalancer/app", "targetgroup", "listener/app", "listener-rule/app"] :
        "${local.regional.elasticloadbalancing}:${kind}/${trimsuffix(substr(local.stack[environment], 0, 28), "-")}*"
      ]
    },
    {
      Sid    = "Scaling"
      Effect = "Allow"
      Action = [
        "application-autoscaling:De*", "application-autoscaling:ListTagsForResource", "application-autoscaling:Put*",
        "application-autoscaling:RegisterScalableTarget", "application-autoscaling:TagResource", "application-autoscaling:UntagResource",
      ]
      Resource = "*"
      Condition = {
        StringEqualsIfExists = { "application-autoscaling:service-namespace" = "ecs" }
      }
    },
    {
      Sid    = "Repository"
      Effect = "Allow"
      Action = [
        "ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:CompleteLayerUpload", "ecr:CreateRepository",
        "ecr:DeleteLifecyclePolicy", "ecr:DeleteRepository", "ecr:DeleteRepositoryPolicy", "ecr:GetDownloadUrlForLayer",
        "ecr:InitiateLayerUpload", "ecr:PutImage*", "ecr:PutLifecyclePolicy", "ecr:SetRepositoryPolicy", "ecr:TagResource",
        "ecr:UntagResource", "ecr:UploadLayerPart",
      ]
      Resource = local.repositories[environment]
    },
    {
      # An image is promoted as it was built: read there, written to one's own.
      Sid      = "PromoteFrom"
      Effect   = "Allow"
      Action   = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
      Resource = distinct(concat([local.build_repository], values(local.repositories)))
    },
    {
      Sid      = "Registry"
      Effect   = "Allow"
      Action   = ["ecr:GetAuthorizationToken", "ecr:PutReplicationConfiguration"]
      Resource = "*"
    },
    {
      Sid      = "Shield"
      Effect   = "Allow"
      Action   = ["shield:CreateProtection", "shield:DeleteProtection", "shield:TagResource"]
      Resource = "arn:${local.partition}:shield::${local.account_id}:protection/*"
    },
    {
      Sid       = "NewCertificate"
      Effect    = "Allow"
      Action    = ["acm:RequestCertificate", "acm:AddTagsToCertificate"]
      Resource  = "*"
      Condition = local.new_tags[environment]
    },
    {
      Sid       = "Certificate"
      Effect    = "Allow"
      Action    = ["acm:AddTagsToCertificate", "acm:DeleteCertificate", "acm:RemoveTagsFromCertificate", "acm:UpdateCertificateOptions"]
      Resource  = "${local.regional.acm}:certificate/*"
      Condition = local.own_tags[environment]
    },
    {
      Sid    = "DnsRecords"
      Effect = "Allow"
      Action = [
        "route53:ChangeResourceRecordSets", "route53:ChangeTagsForResource", "route53:CreateHealthCheck", "route53:DeleteHealthCheck",
        "route53:UpdateHealthCheck",
      ]
      Resource = ["arn:${local.partition}:route53:::hostedzone/*", "arn:${local.partition}:route53:::healthcheck/*"]
    },
    {
      Sid    = "Firewall"
      Effect = "Allow"
      Action = [
        "wafv2:AssociateWebACL", "wafv2:Create*", "wafv2:Delete*", "wafv2:Describe*", "wafv2:DisassociateWebACL", "wafv2:Get*",
        "wafv2:List*", "wafv2:Put*", "wafv2:TagResource", "wafv2:UntagResource", "wafv2:Update*",
      ]
      Resource = [
        "${local.regional.wafv2}:regional/*/${local.stack[environment]}*",
        "${local.regional.wafv2}:regional/managedruleset/*",
        "${local.regional.elasticloadbalancing}:loadbalancer/app/${trimsuffix(substr(local.stack[environment], 0, 28), "-")}*",
      ]
    },
    {
      Sid    = "LogBuckets"
      Effect = "Allow"
      Action = [
        "s3:CreateBucket", "s3:DeleteBucket", "s3:DeleteBucketPolicy", "s3:DeleteObject", "s3:DeleteObjectVersion", "s3:GetObject",
        "s3:ListBucket", "s3:ListBucketVersions", "s3:PutBucket*", "s3:PutEncryptionConfiguration", "s3:PutLifecycleConfiguration",
      ]
      Resource = ["arn:${local.partition}:s3:::${local.stack[environment]}-*", "arn:${local.partition}:s3:::${local.stack[environment]}-*/*"]
    },
  ] }

  watching_statements = { for environment in var.environments : environment => [
    {
      Sid    = "Logs"
      Effect = "Allow"
      Action = [
        "logs:AssociateKmsKey", "logs:Create*", "logs:Delete*", "logs:Describe*", "logs:DisassociateKmsKey", "logs:Filter*", "logs:Get*",
        "logs:List*", "logs:Put*", "logs:Start*", "logs:Tag*", "logs:TestMetricFilter", "logs:Untag*",
      ]
      Resource = flatten([for group in ["/ecs/${local.stack[environment]}*", "/aws/*/${local.stack[environment]}*", "aws-waf-logs-${local.stack[environment]}*"] :
        ["${local.regional.logs}:log-group:${group}", "${local.regional.logs}:log-group:${group}:*"]
      ])
    },
    {
      Sid    = "LogDeliveryAndQueries"
      Effect = "Allow"
      Action = [
        "logs:CreateLogDelivery", "logs:DeleteLogDelivery", "logs:DeleteQueryDefinition", "logs:GetLogDelivery", "logs:GetQueryResults",
        "logs:ListLogDeliveries", "logs:PutQueryDefinition", "logs:PutResourcePolicy", "logs:StopQuery", "logs:UpdateLogDelivery",
      ]
      Resource = "*"
    },
    {
      Sid    = "Alarms"
      Effect = "Allow"
      Action = [
        "cloudwatch:Delete*", "cloudwatch:Describe*", "cloudwatch:Disable*", "cloudwatch:Enable*", "cloudwatch:Get*", "cloudwatch:List*",
        "cloudwatch:Put*", "cloudwatch:SetAlarmState", "cloudwatch:TagResource", "cloudwatch:UntagResource",
      ]
      Resource = [
        "${local.regional.cloudwatch}:alarm:${local.stack[environment]}-*",
        "arn:${local.partition}:cloudwatch::${local.account_id}:dashboard/${local.stack[environment]}-*",
      ]
    },
    {
      Sid      = "Metrics"
      Effect   = "Allow"
      Action   = ["cloudwatch:DeleteAnomalyDetector", "cloudwatch:GetMetricData", "cloudwatch:GetMetricStatistics", "cloudwatch:ListMetrics", "cloudwatch:PutAnomalyDetector"]
      Resource = "*"
    },
    {
      Sid    = "Notifications"
      Effect = "Allow"
      Action = [
        "sns:AddPermission", "sns:Create*", "sns:Delete*", "sns:Get*", "sns:List*", "sns:Publish", "sns:RemovePermission", "sns:Set*",
        "sns:Subscribe", "sns:TagResource", "sns:Unsubscribe", "sns:UntagResource",
      ]
      Resource = "${local.regional.sns}:${local.stack[environment]}-*"
    },
    {
      Sid      = "Chat"
      Effect   = "Allow"
      Action   = ["chatbot:CreateSlackChannelConfiguration", "chatbot:DeleteSlackChannelConfiguration", "chatbot:TagResource", "chatbot:UntagResource", "chatbot:UpdateSlackChannelConfiguration"]
      Resource = "arn:${local.partition}:chatbot::${local.account_id}:chat-configuration/*"
    },
    {
      Sid      = "Budgets"
      Effect   = "Allow"
      Action   = ["budgets:ModifyBudget", "budgets:TagResource", "budgets:UntagResource"]
      Resource = "arn:${local.partition}:budgets::${local.account_id}:budget/*"
    },
    {
      Sid    = "CostAnomalies"
      Effect = "Allow"
      Action = [
        "ce:CreateAnomalyMonitor", "ce:CreateAnomalySubscription", "ce:DeleteAnomalyMonitor", "ce:DeleteAnomalySubscription",
        "ce:TagResource", "ce:UntagResource", "ce:UpdateAnomalyMonitor", "ce:UpdateAnomalySubscription",
      ]
      Resource = "*"
    },
    {
      Sid      = "Parameters"
      Effect   = "Allow"
      Action   = ["ssm:AddTagsToResource", "ssm:DeleteParameter", "ssm:GetParameter*", "ssm:PutParameter", "ssm:RemoveTagsFromResource"]
      Resource = "${local.regional.ssm}:parameter/${var.app_name}/${environment}/*"
    },
    {
      # Puts the first value in; the provider reads it again in each plan.
      Sid    = "Secrets"
      Effect = "Allow"
      Action = [
        "secretsmanager:CancelRotateSecret", "secretsmanager:CreateSecret", "secretsmanager:DeleteSecret", "secretsmanager:GetSecretValue",
        "secretsmanager:PutSecretValue", "secretsmanager:RotateSecret", "secretsmanager:TagResource", "secretsmanager:UntagResource",
        "secretsmanager:UpdateSecret*",
      ]
      Resource = [
        "${local.regional.secretsmanager}:secret:${var.app_name}/${environment}/*",
        "${local.regional.secretsmanager}:secret:${local.stack[environment]}*",
      ]
    },
    {
      Sid       = "NewKey"
      Effect    = "Allow"
      Action    = ["kms:CreateKey", "kms:TagResource"]
      Resource  = "*"
      Condition = local.new_tags[environment]
    },
    {
      Sid    = "Keys"
      Effect = "Allow"
      Action = [
        "kms:CreateAlias", "kms:CreateGrant", "kms:Decrypt", "kms:DeleteAlias", "kms:EnableKeyRotation", "kms:GenerateDataKey*",
        "kms:PutKeyPolicy", "kms:ScheduleKeyDeletion", "kms:TagResource", "kms:UntagResource", "kms:UpdateAlias", "kms:UpdateKeyDescription",
      ]
      Resource  = "${local.regional.kms}:key/*"
      Condition = local.own_tags[environment]
    },
    {
      Sid      = "KeyNames"
      Effect   = "Allow"
      Action   = ["kms:CreateAlias", "kms:DeleteAlias", "kms:UpdateAlias"]
      Resource = "${local.regional.kms}:alias/${local.stack[environment]}*"
    },
    {
      Sid    = "Backups"
      Effect = "Allow"
      Action = [
        "backup:Create*", "backup:Delete*", "backup:Describe*", "backup:Get*", "backup:List*", "backup:Put*", "backup:TagResource",
        "backup:UntagResource", "backup:Update*",
      ]
      Resource = ["${local.regional.backup}:backup-vault:${local.stack[environment]}*", "${local.regional.backup}:backup-plan:*"]
    },
    {
      Sid    = "Rules"
      Effect = "Allow"
      Action = [
        "events:De*", "events:DisableRule", "events:EnableRule", "events:List*", "events:Put*", "events:Remove*", "events:TagResource",
        "events:UntagResource", "scheduler:Create*", "scheduler:Delete*", "scheduler:Get*", "scheduler:List*", "scheduler:TagResource",
        "scheduler:UntagResource", "scheduler:Update*",
      ]
      Resource = [
        "${local.regional.events}:rule/${local.stack[environment]}*", "${local.regional.scheduler}:schedule/*/${local.stack[environment]}*",
      ]
    },
  ] }

  identity_statements = { for environment in var.environments : environment => [
    {
      # A role is made, or given a policy, only under the boundary: no policy that this role writes reaches further.
      Sid       = "RolesUnderTheBoundary"
      Effect    = "Allow"
      Action    = ["iam:AttachRolePolicy", "iam:CreateRole", "iam:DeleteRolePolicy", "iam:DetachRolePolicy", "iam:PutRolePermissionsBoundary", "iam:PutRolePolicy"]
      Resource  = "${local.iam}:role/${local.stack[environment]}-*"
      Condition = { StringEquals = { "iam:PermissionsBoundary" = local.boundary_arns[environment] } }
    },
    {
      Sid      = "Roles"
      Effect   = "Allow"
      Action   = ["iam:DeleteRole", "iam:TagRole", "iam:UntagRole", "iam:UpdateAssumeRolePolicy", "iam:UpdateRole", "iam:UpdateRoleDescription"]
      Resource = "${local.iam}:role/${local.stack[environment]}-*"
    },
    {
      Sid    = "Policies"
      Effect = "Allow"
      Action = [
        "iam:CreatePolicy", "iam:CreatePolicyVersion", "iam:DeletePolicy", "iam:DeletePolicyVersion", "iam:TagPolicy", "iam:UntagPolicy",
      ]
      Resource = "${local.iam}:policy/${local.stack[environment]}-*"
    },
    {
      Sid       = "HandRolesToTheirServices"
      Effect    = "Allow"
      Action    = "iam:PassRole"
      Resource  = "${local.iam}:role/${local.stack[environment]}-*"
      Condition = { StringEquals = { "iam:PassedToService" = local.stack_services } }
    },
    {
      Sid       = "ServiceLinkedRoles"
      Effect    = "Allow"
      Action    = "iam:CreateServiceLinkedRole"
      Resource  = "${local.iam}:role/aws-service-role/*"
      Condition = { StringEquals = { "iam:AWSServiceName" = local.linked_services } }
    },
    {
      Sid    = "NeverItself"
      Effect = "Deny"
      Action = [
        "iam:AttachRolePolicy", "iam:CreatePolicyVersion", "iam:CreateRole", "iam:DeletePolicy", "iam:DeletePolicyVersion", "iam:DeleteRole",
        "iam:DeleteRolePolicy", "iam:DetachRolePolicy", "iam:PassRole", "iam:PutRolePermissionsBoundary", "iam:PutRolePolicy",
        "iam:SetDefaultPolicyVersion", "iam:UpdateAssumeRolePolicy",
      ]
      Resource = ["${local.iam}:role${local.pipeline_path}*", "${local.iam}:policy${local.pipeline_path}*"]
    },
    {
      Sid    = "NeverOutOfTheBoundary"
      Effect = "Deny"
      Action = [
        "iam:CreateAccessKey", "iam:CreateLoginProfile", "iam:CreateUser", "iam:DeleteRolePermissionsBoundary", "iam:*OpenIDConnectProvider*",
        "iam:*SAMLProvider*",
      ]
      Resource = "*"
    },
  ] }

  # Whom the stack's roles are for.
  stack_services = [
    "application-autoscaling.amazonaws.com", "backup.amazonaws.com", "chatbot.amazonaws.com", "ecs-tasks.amazonaws.com", "ecs.amazonaws.com",
    "events.amazonaws.com", "management.chatbot.amazonaws.com", "scheduler.amazonaws.com", "vpc-flow-logs.amazonaws.com",
  ]
  linked_services = [
    "backup.amazonaws.com", "ecs.amazonaws.com", "ecs.application-autoscaling.amazonaws.com", "elasticloadbalancing.amazonaws.com",
    "management.chatbot.amazonaws.com", "replication.ecr.amazonaws.com", "wafv2.amazonaws.com",
  ]
}
