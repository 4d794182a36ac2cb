from .judge import tags

anywhere = [{'IpProtocol': 'tcp', 'FromPort': 443, 'ToPort': 443, 'IpRanges': [{'CidrIp': '0.0.0.0/0', 'Description': 'all'}]}]


def run(judge):
    ec2 = judge.client('ec2')
    account(ec2)
    vpc = network(judge, ec2)
    addresses(judge, ec2, vpc)
    routes(ec2, vpc)
    security_groups(judge, ec2, vpc)
    network_acls(ec2, vpc)
    endpoints(ec2, vpc)
    flow_logs(ec2, vpc)
    end(judge, ec2, vpc)


def account(ec2):
    ec2.describe_regions(), ec2.describe_availability_zones(), ec2.describe_account_attributes()
    ec2.describe_instances(), ec2.describe_dhcp_options(), ec2.describe_network_interfaces()
    ec2.describe_prefix_lists(), ec2.describe_vpc_endpoint_services()
    lists = ec2.describe_managed_prefix_lists()['PrefixLists']
    ec2.get_managed_prefix_list_entries(PrefixListId=lists[0]['PrefixListId'])


def network(judge, ec2):
    vpc = ec2.create_vpc(CidrBlock='10.9.0.0/16', TagSpecifications=[{'ResourceType': 'vpc', 'Tags': tags(Name='v')}])['Vpc']['VpcId']
    ec2.get_waiter('vpc_available').wait(VpcIds=[vpc])
    ec2.modify_vpc_attribute(VpcId=vpc, EnableDnsHostnames={'Value': True})
    judge.expect(ec2.describe_vpc_attribute(VpcId=vpc, Attribute='enableDnsHostnames')['EnableDnsHostnames']['Value'], 'an attribute is kept')
    subnets = [ec2.create_subnet(VpcId=vpc, CidrBlock=f'10.9.{i}.0/24', AvailabilityZone=f'us-east-1{z}')['Subnet']['SubnetId'] for i, z in enumerate('ab')]
    ec2.get_waiter('subnet_available').wait(SubnetIds=subnets)
    ec2.modify_subnet_attribute(SubnetId=subnets[0], MapPublicIpOnLaunch={'Value': True})
    judge.refused('InvalidSubnet.Conflict', ec2.create_subnet, VpcId=vpc, CidrBlock='10.9.0.0/25')
    gateway = ec2.create_internet_gateway()['InternetGateway']['InternetGatewayId']
    ec2.attach_internet_gateway(InternetGatewayId=gateway, VpcId=vpc)
    ec2.describe_internet_gateways(Filters=[{'Name': 'attachment.vpc-id', 'Values': [vpc]}])
    ec2.create_tags(Resources=[vpc, gateway], Tags=tags(a='b'))
    ec2.delete_tags(Resources=[gateway], Tags=tags(a='b'))
    judge.expect(len(ec2.describe_tags(Filters=[{'Name': 'resource-id', 'Values': [vpc]}])['Tags']) == 2, 'tags are described')
    judge.refused('DependencyViolation', ec2.delete_vpc, VpcId=vpc)
    judge.refused('DryRunOperation', ec2.create_vpc, 412, CidrBlock='10.0.0.0/16', DryRun=True)
    judge.refused('InvalidVpcID.NotFound', ec2.describe_vpcs, VpcIds=['vpc-00000000000000000'])
    return vpc


def subnets_of(ec2, vpc):
    found = ec2.describe_subnets(Filters=[{'Name': 'vpc-id', 'Values': [vpc]}])['Subnets']
    return [each['SubnetId'] for each in sorted(found, key=lambda each: each['CidrBlock'])]


def addresses(judge, ec2, vpc):
    address = ec2.allocate_address(Domain='vpc')['AllocationId']
    subnet = subnets_of(ec2, vpc)[0]
    nat = ec2.create_nat_gateway(SubnetId=subnet, AllocationId=address)['NatGateway']['NatGatewayId']
    ec2.get_waiter('nat_gateway_available').wait(NatGatewayIds=[nat], WaiterConfig={'Delay': 1})
    ec2.describe_addresses(AllocationIds=[address])
    ec2.describe_addresses_attribute(AllocationIds=[address], Attribute='domain-name')
    judge.refused('InvalidNetworkInterfaceID.NotFound', ec2.associate_address, AllocationId=address, NetworkInterfaceId='eni-00000000000000000')
    judge.refused('InvalidAssociationID.NotFound', ec2.disassociate_address, AssociationId='eipassoc-00000000000000000')
    ec2.delete_nat_gateway(NatGatewayId=nat)
    ec2.get_waiter('nat_gateway_deleted').wait(NatGatewayIds=[nat], WaiterConfig={'Delay': 1})
    ec2.describe_nat_gateways(NatGatewayIds=[nat])
    ec2.release_address(AllocationId=address)


def routes(ec2, vpc):
    gateway = ec2.describe_internet_gateways(Filters=[{'Name': 'attachment.vpc-id', 'Values': [vpc]}])['InternetGateways'][0]['InternetGatewayId']
    tables = [ec2.create_route_table(VpcId=vpc)['RouteTable']['RouteTableId'] for _ in range(2)]
    ec2.create_route(RouteTableId=tables[0], DestinationCidrBlock='0.0.0.0/0', GatewayId=gateway)
    ec2.replace_route(RouteTableId=tables[0], DestinationCidrBlock='0.0.0.0/0', GatewayId=gateway)
    association = ec2.associate_route_table(RouteTableId=tables[0], SubnetId=subnets_of(ec2, vpc)[0])['AssociationId']
    association = ec2.replace_route_table_association(AssociationId=association, RouteTableId=tables[1])['NewAssociationId']
    ec2.describe_route_tables(RouteTableIds=tables)
    ec2.disassociate_route_table(AssociationId=association)
    ec2.delete_route(RouteTableId=tables[0], DestinationCidrBlock='0.0.0.0/0')
    for table in tables:
        ec2.delete_route_table(RouteTableId=table)


def security_groups(judge, ec2, vpc):
    group = ec2.create_security_group(GroupName='g', Description='d', VpcId=vpc)['GroupId']
    rule = ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=anywhere)['SecurityGroupRules'][0]['SecurityGroupRuleId']
    judge.refused('InvalidPermission.Duplicate', ec2.authorize_security_group_ingress, GroupId=group, IpPermissions=anywhere)
    ec2.authorize_security_group_egress(GroupId=group, IpPermissions=anywhere)
    ec2.modify_security_group_rules(GroupId=group, SecurityGroupRules=[{'SecurityGroupRuleId': rule, 'SecurityGroupRule': {'IpProtocol': 'tcp', 'FromPort': 80, 'ToPort': 80, 'CidrIpv4': '10.0.0.0/8'}}])
    ec2.update_security_group_rule_descriptions_ingress(GroupId=group, SecurityGroupRuleDescriptions=[{'SecurityGroupRuleId': rule, 'Description': 'new'}])
    ec2.update_security_group_rule_descriptions_egress(GroupId=group, IpPermissions=anywhere)
    ec2.describe_security_groups(GroupIds=[group]), ec2.describe_security_group_rules(SecurityGroupRuleIds=[rule])
    ec2.revoke_security_group_ingress(GroupId=group, SecurityGroupRuleIds=[rule])
    ec2.revoke_security_group_egress(GroupId=group, IpPermissions=anywhere)
    ec2.delete_security_group(GroupId=group)


def network_acls(ec2, vpc):
    acl = ec2.create_network_acl(VpcId=vpc)['NetworkAcl']['NetworkAclId']
    entry = {'NetworkAclId': acl, 'RuleNumber': 100, 'Protocol': '6', 'RuleAction': 'allow', 'Egress': False, 'CidrBlock': '10.0.0.0/8', 'PortRange': {'From': 1, 'To': 2}}
    ec2.create_network_acl_entry(**entry)
    ec2.replace_network_acl_entry(**{**entry, 'RuleAction': 'deny'})
    acls = ec2.describe_network_acls(Filters=[{'Name': 'vpc-id', 'Values': [vpc]}])['NetworkAcls']
    default = next(each for each in acls if each['IsDefault'])
    association = default['Associations'][0]['NetworkAclAssociationId']
    association = ec2.replace_network_acl_association(AssociationId=association, NetworkAclId=acl)['NewAssociationId']
    ec2.replace_network_acl_association(AssociationId=association, NetworkAclId=default['NetworkAclId'])
    ec2.delete_network_acl_entry(NetworkAclId=acl, RuleNumber=100, Egress=False)
    ec2.delete_network_acl(NetworkAclId=acl)


def endpoints(ec2, vpc):
    endpoint = ec2.create_vpc_endpoint(VpcId=vpc, ServiceName='com.amazonaws.us-east-1.logs', VpcEndpointType='Interface', SubnetIds=subnets_of(ec2, vpc)[:1])['VpcEndpoint']['VpcEndpointId']
    ec2.modify_vpc_endpoint(VpcEndpointId=endpoint, AddSubnetIds=subnets_of(ec2, vpc)[1:])
    ec2.describe_vpc_endpoints(VpcEndpointIds=[endpoint]), ec2.describe_network_interfaces()
    ec2.delete_vpc_endpoints(VpcEndpointIds=[endpoint])


def flow_logs(ec2, vpc):
    made = ec2.create_flow_logs(ResourceIds=[vpc], ResourceType='VPC', TrafficType='ALL', LogDestinationType='s3', LogDestination='arn:aws:s3:::logs')['FlowLogIds']
    ec2.describe_flow_logs(FlowLogIds=made), ec2.delete_flow_logs(FlowLogIds=made)


def end(judge, ec2, vpc):
    gateway = ec2.describe_internet_gateways(Filters=[{'Name': 'attachment.vpc-id', 'Values': [vpc]}])['InternetGateways'][0]['InternetGatewayId']
    ec2.detach_internet_gateway(InternetGatewayId=gateway, VpcId=vpc)
    ec2.delete_internet_gateway(InternetGatewayId=gateway)

    def without_endpoints():
        return not ec2.describe_vpc_endpoints(Filters=[{'Name': 'vpc-id', 'Values': [vpc]}])['VpcEndpoints']

    judge.until('a deleted endpoint is gone', without_endpoints)
    for subnet in subnets_of(ec2, vpc):
        ec2.delete_subnet(SubnetId=subnet)
    ec2.delete_vpc(VpcId=vpc)
