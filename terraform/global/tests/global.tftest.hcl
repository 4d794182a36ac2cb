mock_provider "aws" {
  override_during = plan
}

variables {
  app_name       = "shop"
  domain_name    = "shop.example.com"
  hosted_zone_id = "Z0123456789ABCDEFGHIJ"
  primary        = { region = "us-east-1", alb_dns_name = "one.us-east-1.elb.amazonaws.com", alb_zone_id = "Z35SXDOTRQ7X7K" }
  secondary      = { region = "us-west-2", alb_dns_name = "two.us-west-2.elb.amazonaws.com", alb_zone_id = "Z1H1FL5HABSF5" }
}

run "the_first_region_serves_while_it_answers" {
  assert {
    condition = { for part, record in aws_route53_record.failover : part => [record.name, record.failover_routing_policy[0].type, one(record.alias).name, one(record.alias).evaluate_target_health] } == {
      primary   = ["shop.example.com", "PRIMARY", "one.us-east-1.elb.amazonaws.com", true]
      secondary = ["shop.example.com", "SECONDARY", "two.us-west-2.elb.amazonaws.com", true]
    }
    error_message = "One name must lead to the first region, else to the second."
  }

  assert {
    condition     = alltrue([for part, record in aws_route53_record.failover : record.health_check_id == aws_route53_health_check.region[part].id])
    error_message = "Each record must hang on its own health check."
  }

  assert {
    condition = alltrue([for part, check in aws_route53_health_check.region :
      check.fqdn == local.regions[part].stack.alb_dns_name && check.resource_path == "/health" && check.type == "HTTPS" && check.port == 443 && check.request_interval * check.failure_threshold == 30 && !check.invert_healthcheck
    ])
    error_message = "Each load balancer itself must be asked, and found ill within half a minute."
  }
}

run "a_drill_leads_to_the_second" {
  command = plan

  variables {
    serve_from_secondary = true
  }

  assert {
    condition     = { for part, check in aws_route53_health_check.region : part => check.invert_healthcheck } == { primary = true, secondary = false }
    error_message = "The first region must count as ill, and it alone."
  }
}

run "somebody_is_told" {
  command = plan

  variables {
    alarm_topic_arns = ["arn:aws:sns:us-east-1:123456789012:shop-prod-alerts"]
  }

  assert {
    condition     = alltrue([for alarm in aws_cloudwatch_metric_alarm.region : length(alarm.alarm_actions) == 1 && endswith(alarm.alarm_description, "docs/runbooks/region-failover.md") && alarm.treat_missing_data == "breaching"])
    error_message = "A region that does not answer must be told, with its runbook."
  }
}

run "plain_http" {
  command = plan

  variables {
    https                    = false
    request_interval_seconds = 30
  }

  assert {
    condition     = alltrue([for check in aws_route53_health_check.region : check.type == "HTTP" && check.port == 80]) && output.url == "http://shop.example.com"
    error_message = "Without HTTPS port 80 must be asked."
  }
}

run "refuses_one_region_twice" {
  command = plan

  variables {
    secondary = { region = "us-east-1", alb_dns_name = "two.us-east-1.elb.amazonaws.com", alb_zone_id = "Z35SXDOTRQ7X7K" }
  }

  expect_failures = [var.secondary]
}

run "refuses_what_does_not_fit" {
  command = plan

  variables {
    app_name                 = "Shop"
    domain_name              = "shop"
    hosted_zone_id           = "zone"
    primary                  = { region = "moon", alb_dns_name = "", alb_zone_id = "zone" }
    request_interval_seconds = 5
    alarm_topic_arns         = ["arn:aws:sns:eu-west-1:123456789012:alerts"]
    runbook_base_url         = "docs/"
  }

  expect_failures = [
    var.app_name, var.domain_name, var.hosted_zone_id, var.primary, var.request_interval_seconds, var.alarm_topic_arns, var.runbook_base_url,
  ]
}
