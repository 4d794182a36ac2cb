output "alb_dns_name" {
  description = "The load balancer's own name."
  value       = aws_lb.main.dns_name
}

output "alb_zone_id" {
  description = "The hosted zone that an alias to the load balancer needs."
  value       = aws_lb.main.zone_id
}

output "url" {
  description = "Where users reach the service."
  value       = local.url
}

output "ecr_repository_url" {
  description = "Where images are pushed."
  value       = aws_ecr_repository.main.repository_url
}

output "ecs_cluster_name" {
  description = "The cluster."
  value       = aws_ecs_cluster.main.name
}

output "ecs_service_name" {
  description = "The service."
  value       = aws_ecs_service.main.name
}

output "task_definition_arn" {
  description = "The template's newest revision, which the next deployment starts from."
  value       = aws_ecs_task_definition.main.arn
}

output "task_execution_role_arn" {
  description = "The role by which ECS starts tasks; whoever deploys must be allowed to pass it."
  value       = aws_iam_role.execution.arn
}

output "task_role_arn" {
  description = "The role of the code in the tasks; whoever deploys must be allowed to pass it."
  value       = aws_iam_role.task.arn
}

output "log_group_name" {
  description = "Where the tasks' output goes."
  value       = aws_cloudwatch_log_group.app.name
}

output "contract_parameter" {
  description = "The SSM parameter that ship reads."
  value       = aws_ssm_parameter.ship.name
}

output "vpc_id" {
  description = "The network."
  value       = aws_vpc.main.id
}

output "public_subnet_ids" {
  description = "The public subnets by zone."
  value       = { for zone, subnet in aws_subnet.public : zone => subnet.id }
}

output "private_subnet_ids" {
  description = "The private subnets by zone."
  value       = { for zone, subnet in aws_subnet.private : zone => subnet.id }
}

output "nat_addresses" {
  description = "The addresses that the tasks' requests to the internet come from, by zone."
  value       = { for zone, address in aws_eip.nat : zone => address.public_ip }
}
