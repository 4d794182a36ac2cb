# A second layer behind the security groups. It knows no connections, so answers need their own rules: they go to ports
# from 1024 on. DNS of the network itself is not subject to it.

locals {
  anywhere = "0.0.0.0/0"

  public_acl_rules = {
    in_http  = { number = 100, egress = false, cidr = local.anywhere, from = 80, to = 80 }
    in_https = { number = 110, egress = false, cidr = local.anywhere, from = 443, to = 443 }
    # Answers to the NAT gateways and from the tasks; the test listener is among these ports, too.
    in_answers = { number = 120, egress = false, cidr = local.anywhere, from = 1024, to = 65535 }
    out_https  = { number = 100, egress = true, cidr = local.anywhere, from = 443, to = 443 }
    # Answers to users, and requests to the tasks.
    out_answers = { number = 110, egress = true, cidr = local.anywhere, from = 1024, to = 65535 }
  }

  private_acl_rules = {
    # To the interface endpoints, which stand in these subnets.
    in_endpoints = { number = 100, egress = false, cidr = var.vpc_cidr, from = 443, to = 443 }
    # Requests from the load balancer, and answers from the internet by way of the NAT gateways.
    in_answers  = { number = 110, egress = false, cidr = local.anywhere, from = 1024, to = 65535 }
    out_https   = { number = 100, egress = true, cidr = local.anywhere, from = 443, to = 443 }
    out_answers = { number = 110, egress = true, cidr = var.vpc_cidr, from = 1024, to = 65535 }
  }
}

resource "aws_network_acl" "public" {
  count = var.network_acls ? 1 : 0

  vpc_id = aws_vpc.main.id

  tags = { Name = "${local.name}-public" }
}

resource "aws_network_acl_rule" "public" {
  for_each = var.network_acls ? local.public_acl_rules : {}

  network_acl_id = aws_network_acl.public[0].id
  rule_number    = each.value.number
  egress         = each.value.egress
  protocol       = "tcp"
  rule_action    = "allow"
  cidr_block     = each.value.cidr
  from_port      = each.value.from
  to_port        = each.value.to
}

resource "aws_network_acl_association" "public" {
  for_each = var.network_acls ? aws_subnet.public : {}

  network_acl_id = aws_network_acl.public[0].id
  subnet_id      = each.value.id

  depends_on = [aws_network_acl_rule.public]
}

resource "aws_network_acl" "private" {
  count = var.network_acls ? 1 : 0

  vpc_id = aws_vpc.main.id

  tags = { Name = "${local.name}-private" }
}

resource "aws_network_acl_rule" "private" {
  for_each = var.network_acls ? local.private_acl_rules : {}

  network_acl_id = aws_network_acl.private[0].id
  rule_number    = each.value.number
  egress         = each.value.egress
  protocol       = "tcp"
  rule_action    = "allow"
  cidr_block     = each.value.cidr
  from_port      = each.value.from
  to_port        = each.value.to
}

resource "aws_network_acl_association" "private" {
  for_each = var.network_acls ? aws_subnet.private : {}

  network_acl_id = aws_network_acl.private[0].id
  subnet_id      = each.value.id

  depends_on = [aws_network_acl_rule.private]
}
