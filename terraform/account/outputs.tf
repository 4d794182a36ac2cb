output "alerts_topic_arn" {
  description = "Topic of the account's alerts; null where nothing alerts."
  value       = one(aws_sns_topic.alerts[*].arn)
}

output "audit_bucket" {
  description = "Bucket of the trail and the configuration history; null where neither is kept."
  value       = one(aws_s3_bucket.audit[*].bucket)
}

output "guardduty_detector_id" {
  description = "GuardDuty's detector; null where it is off."
  value       = one(aws_guardduty_detector.main[*].id)
}
