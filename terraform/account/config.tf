resource "aws_iam_service_linked_role" "config" {
  count            = var.enable_config && !var.config_service_role_exists ? 1 : 0
  aws_service_name = "config.amazonaws.com"
}

resource "aws_config_configuration_recorder" "main" {
  count    = var.enable_config ? 1 : 0
  name     = var.name
  role_arn = "arn:${local.partition}:iam::${local.account_id}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig"

  recording_group {
    all_supported                 = true
    include_global_resource_types = true
  }

  depends_on = [aws_iam_service_linked_role.config]
}

resource "aws_config_delivery_channel" "main" {
  count          = var.enable_config ? 1 : 0
  name           = var.name
  s3_bucket_name = aws_s3_bucket.audit[0].id
  s3_kms_key_arn = aws_kms_key.audit[0].arn

  snapshot_delivery_properties {
    delivery_frequency = "TwentyFour_Hours"
  }

  depends_on = [aws_config_configuration_recorder.main, aws_s3_bucket_policy.audit]
}

resource "aws_config_configuration_recorder_status" "main" {
  count      = var.enable_config ? 1 : 0
  name       = aws_config_configuration_recorder.main[0].name
  is_enabled = true

  depends_on = [aws_config_delivery_channel.main]
}

resource "aws_config_config_rule" "managed" {
  for_each         = { for name, parameters in local.config_rules : name => parameters if var.enable_config && !contains(var.config_rules_off, name) }
  name             = each.key
  input_parameters = length(each.value) == 0 ? null : jsonencode(each.value)

  source {
    owner             = "AWS"
    source_identifier = lookup(local.config_identifiers, each.key, upper(replace(each.key, "-", "_")))
  }

  depends_on = [aws_config_configuration_recorder.main]
}

locals {
  # AWS's managed rules that this kind of stack can fail, with their parameters.
  config_rules = {
    "access-keys-rotated"                        = { maxAccessKeyAge = "90" }
    "alb-http-to-https-redirection-check"        = {}
    "alb-waf-enabled"                            = {}
    "cloud-trail-log-file-validation-enabled"    = {}
    "cmk-backing-key-rotation-enabled"           = {}
    "ecr-private-image-scanning-enabled"         = {}
    "ecr-private-lifecycle-policy-configured"    = {}
    "ecs-containers-nonprivileged"               = {}
    "ecs-containers-readonly-access"             = {}
    "ecs-fargate-latest-platform-version"        = {}
    "ecs-task-definition-log-configuration"      = {}
    "elb-logging-enabled"                        = {}
    "iam-policy-no-statements-with-admin-access" = {}
    "iam-user-unused-credentials-check"          = { maxCredentialUsageAge = "90" }
    "mfa-enabled-for-iam-console-access"         = {}
    "multi-region-cloudtrail-enabled"            = {}
    "root-account-mfa-enabled"                   = {}
    "s3-bucket-level-public-access-prohibited"   = {}
    "s3-bucket-ssl-requests-only"                = {}
    "vpc-default-security-group-closed"          = {}
    "vpc-flow-logs-enabled"                      = {}
    "vpc-sg-open-only-to-authorized-ports"       = { authorizedTcpPorts = "80,443" }
  }

  # Where AWS's identifier is not the rule's name in capitals.
  config_identifiers = {
    "multi-region-cloudtrail-enabled" = "MULTI_REGION_CLOUD_TRAIL_ENABLED"
  }
}
