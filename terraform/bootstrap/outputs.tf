output "state_bucket" {
  description = "Bucket of the state, for environments/*.s3.tfbackend."
  value       = aws_s3_bucket.state.bucket
}

output "state_kms_key_arn" {
  description = "Key that encrypts the state."
  value       = aws_kms_key.state.arn
}

output "backend" {
  description = "Contents of environments/<environment>.s3.tfbackend, by environment."
  value = { for environment in var.environments : environment => join("\n", [
    "bucket       = \"${aws_s3_bucket.state.bucket}\"",
    "key          = \"${local.state_keys[environment]}terraform.tfstate\"",
    "region       = \"${var.aws_region}\"",
    "encrypt      = true",
    "kms_key_id   = \"${aws_kms_key.state.arn}\"",
    "use_lockfile = true",
  ]) }
}

output "role_arns" {
  description = "Roles of the pipeline: build, and plan and deploy by environment. They are no secrets: variables of the GitHub environments."
  value = {
    build  = aws_iam_role.build.arn
    plan   = { for environment, role in aws_iam_role.plan : environment => role.arn }
    deploy = { for environment, role in aws_iam_role.deploy : environment => role.arn }
  }
}

output "permissions_boundary_arns" {
  description = "The boundary of an environment's roles, for the main root's variable permissions_boundary_arn."
  value       = { for environment, policy in aws_iam_policy.boundary : environment => policy.arn }
}
