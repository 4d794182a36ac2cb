mock_provider "aws" {
  source          = "./tests/mocks"
  override_during = plan
}

run "a_certificate_that_is_there" {
  command = plan

  variables {
    domain_name     = "app.example.com"
    certificate_arn = "arn:aws:acm:us-east-1:123456789012:certificate/11111111-1111-1111-1111-111111111111"
  }

  assert {
    condition     = aws_lb_listener.http.default_action[0].type == "redirect" && aws_lb_listener.http.default_action[0].redirect[0].protocol == "HTTPS" && aws_lb_listener.http.default_action[0].redirect[0].status_code == "HTTP_301"
    error_message = "HTTP must lead to HTTPS."
  }

  assert {
    condition     = aws_lb_listener.https[0].port == 443 && aws_lb_listener.https[0].certificate_arn == var.certificate_arn && aws_lb_listener.https[0].ssl_policy == "ELBSecurityPolicy-TLS13-1-2-2021-06"
    error_message = "HTTPS must have the certificate and TLS 1.2 at least."
  }

  assert {
    condition     = length(aws_acm_certificate.main) + length(aws_route53_record.service) == 0 && output.url == "https://app.example.com"
    error_message = "Nothing is made in a zone that was not named."
  }
}

run "a_certificate_that_is_made" {
  command = plan

  variables {
    domain_name    = "app.example.com"
    hosted_zone_id = "Z0123456789ABCDEFGHIJ"
  }

  assert {
    condition     = aws_acm_certificate.main[0].validation_method == "DNS" && aws_route53_record.certificate["app.example.com"].type == "CNAME" && aws_route53_record.certificate["app.example.com"].records == toset(["_1.acm-validations.aws."])
    error_message = "The certificate must be validated in its zone."
  }

  assert {
    condition     = aws_lb_listener.https[0].certificate_arn == aws_acm_certificate_validation.main[0].certificate_arn && aws_route53_record.service["A"].name == "app.example.com"
    error_message = "HTTPS must wait for the certificate, and the name lead to the load balancer."
  }
}

run "guarded_and_written_down" {
  command = plan

  variables {
    waf                        = { requests_in_five_minutes = 1000 }
    access_logs                = true
    access_logs_retention_days = 30
    shield_advanced            = true
    deletion_protection        = true
  }

  assert {
    condition     = tolist(sort([for rule in aws_wafv2_web_acl.main[0].rule : rule.name])) == tolist(["AWSManagedRulesAmazonIpReputationList", "AWSManagedRulesCommonRuleSet", "AWSManagedRulesKnownBadInputsRuleSet", "rate-limit"])
    error_message = "The firewall must have AWS's rules and a rate limit."
  }

  assert {
    condition     = one([for rule in aws_wafv2_web_acl.main[0].rule : rule.statement[0].rate_based_statement[0].limit if rule.name == "rate-limit"]) == 1000
    error_message = "The rate limit must be the one that was asked for."
  }

  assert {
    condition     = aws_wafv2_web_acl_association.main[0].resource_arn == aws_lb.main.arn && aws_cloudwatch_log_group.waf[0].name == "aws-waf-logs-devops-challenge-dev"
    error_message = "The firewall must stand before the load balancer and log what it stops."
  }

  assert {
    condition     = aws_lb.main.access_logs[0].enabled && aws_lb.main.enable_deletion_protection && aws_shield_protection.alb[0].resource_arn == aws_lb.main.arn
    error_message = "The load balancer must be protected and write its requests down."
  }

  assert {
    condition = (
      aws_s3_bucket.access_logs[0].bucket == "devops-challenge-dev-alb-logs-123456789012"
      && alltrue([for flag in ["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"] : aws_s3_bucket_public_access_block.access_logs[0][flag]])
      && one(one(aws_s3_bucket_server_side_encryption_configuration.access_logs[0].rule).apply_server_side_encryption_by_default).sse_algorithm == "AES256"
      && one(aws_s3_bucket_lifecycle_configuration.access_logs[0].rule).expiration[0].days == 30
    )
    error_message = "The bucket of the access logs must be private, encrypted and empty itself."
  }

  assert {
    condition = (
      jsondecode(aws_s3_bucket_policy.access_logs[0].policy).Statement[0].Condition.ArnLike["aws:SourceArn"] == "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/devops-challenge-dev-alb/*"
      && jsondecode(aws_s3_bucket_policy.access_logs[0].policy).Statement[1].Effect == "Deny"
    )
    error_message = "Only this load balancer may write, and nobody without TLS."
  }
}
