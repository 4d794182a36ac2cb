# What the delivery command knows of all this, and all that it knows: see ship/src/contract/contract.ts. Not secret, so
# that a plan shows what changes in it. The task definition is the template's newest revision: the next deployment
# starts from it.
locals {
  host = coalesce(var.domain_name, aws_lb.main.dns_name)
  url  = "${local.has_https ? "https" : "http"}://${local.host}"

  contract = merge(
    {
      version        = 1
      cluster        = aws_ecs_cluster.main.name
      service        = aws_ecs_service.main.name
      repository     = { name = aws_ecr_repository.main.name, uri = aws_ecr_repository.main.repository_url }
      targetGroups   = concat([aws_lb_target_group.main.arn], aws_lb_target_group.alternate[*].arn)
      listenerRules  = concat(aws_lb_listener_rule.production[*].arn, aws_lb_listener_rule.test[*].arn)
      logGroup       = aws_cloudwatch_log_group.app.name
      container      = var.app_name
      taskDefinition = aws_ecs_task_definition.main.arn
      alarms         = local.deployment_alarm_names
      url            = local.url
    },
    var.traffic_shifting ? {
      trafficShift = merge(
        {
          targetGroup            = aws_lb_target_group.main.arn
          alternateTargetGroup   = aws_lb_target_group.alternate[0].arn
          productionListenerRule = aws_lb_listener_rule.production[0].arn
          role                   = aws_iam_role.ecs_infrastructure[0].arn
        },
        local.has_test_listener ? {
          testListenerRule = aws_lb_listener_rule.test[0].arn
          testUrl          = "${local.url}:${var.test_listener_port}"
        } : {},
      )
    } : {},
  )
}

resource "aws_ssm_parameter" "ship" {
  name           = "/${var.app_name}/${var.environment}/ship"
  description    = "What ship needs to know to deploy ${local.name}"
  type           = "String"
  insecure_value = jsonencode(local.contract)

  tags = { Name = "/${var.app_name}/${var.environment}/ship" }
}
