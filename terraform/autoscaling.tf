locals {
  # A metric's target, for those that are wanted.
  scaling_targets = var.autoscaling == null ? {} : {
    for metric, target in {
      ECSServiceAverageCPUUtilization    = var.autoscaling.cpu_percent
      ECSServiceAverageMemoryUtilization = var.autoscaling.memory_percent
      ALBRequestCountPerTarget           = var.autoscaling.requests_per_target
    } : metric => target if target != null
  }

  scaling_names = {
    ECSServiceAverageCPUUtilization    = "cpu"
    ECSServiceAverageMemoryUtilization = "memory"
    ALBRequestCountPerTarget           = "requests"
  }
}

resource "aws_appautoscaling_target" "main" {
  count = var.autoscaling == null ? 0 : 1

  service_namespace  = "ecs"
  resource_id        = "service/${aws_ecs_cluster.main.name}/${aws_ecs_service.main.name}"
  scalable_dimension = "ecs:service:DesiredCount"
  min_capacity       = var.autoscaling.minimum
  max_capacity       = var.autoscaling.maximum

  tags = { Name = "${local.name}-service" }

  lifecycle {
    # A schedule moves the bounds.
    ignore_changes = [min_capacity, max_capacity]
  }
}

# Quick to add, slow to take away.
resource "aws_appautoscaling_policy" "main" {
  for_each = local.scaling_targets

  name               = "${local.name}-${local.scaling_names[each.key]}"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.main[0].service_namespace
  resource_id        = aws_appautoscaling_target.main[0].resource_id
  scalable_dimension = aws_appautoscaling_target.main[0].scalable_dimension

  target_tracking_scaling_policy_configuration {
    target_value       = each.value
    scale_out_cooldown = 60
    scale_in_cooldown  = 300

    predefined_metric_specification {
      predefined_metric_type = each.key
      resource_label         = each.key == "ALBRequestCountPerTarget" ? "${aws_lb.main.arn_suffix}/${aws_lb_target_group.main.arn_suffix}" : null
    }
  }
}

resource "aws_appautoscaling_scheduled_action" "main" {
  for_each = var.autoscaling == null ? {} : var.autoscaling.schedules

  name               = "${local.name}-${each.key}"
  service_namespace  = aws_appautoscaling_target.main[0].service_namespace
  resource_id        = aws_appautoscaling_target.main[0].resource_id
  scalable_dimension = aws_appautoscaling_target.main[0].scalable_dimension
  schedule           = each.value.schedule
  timezone           = each.value.timezone

  scalable_target_action {
    min_capacity = each.value.minimum
    max_capacity = each.value.maximum
  }
}
