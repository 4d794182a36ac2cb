output "url" {
  description = "Where users reach the service, whichever region serves."
  value       = "${var.https ? "https" : "http"}://${var.domain_name}"
}

output "health_check_ids" {
  description = "Route 53's health check by region's part."
  value       = { for part, check in aws_route53_health_check.region : part => check.id }
}
