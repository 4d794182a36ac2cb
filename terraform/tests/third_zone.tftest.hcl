# Another zone is an addition: what there is stays, but for the lists of subnets of what spans all zones.

mock_provider "aws" {
  source = "./tests/mocks"
}

run "two_zones" {
  variables {
    interface_endpoints = ["logs"]
    s3_gateway_endpoint = true
    network_acls        = true
  }
}

run "three_zones" {
  command = plan

  variables {
    interface_endpoints  = ["logs"]
    s3_gateway_endpoint  = true
    network_acls         = true
    availability_zones   = ["us-east-1a", "us-east-1b", "us-east-1c"]
    public_subnet_cidrs  = ["10.0.1.0/24", "10.0.2.0/24", "10.0.3.0/24"]
    private_subnet_cidrs = ["10.0.11.0/24", "10.0.12.0/24", "10.0.13.0/24"]
  }

  assert {
    condition     = tolist(keys(aws_nat_gateway.main)) == tolist(["us-east-1a", "us-east-1b", "us-east-1c"])
    error_message = "Each zone must have a NAT gateway of its own."
  }

  assert {
    condition     = alltrue([for zone, id in run.two_zones.private_subnet_ids : aws_subnet.private[zone].id == id])
    error_message = "The subnets that are there must stay."
  }
}
