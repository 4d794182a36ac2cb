import socket

from .acm import self_signed
from .judge import tags


def free_port():
    with socket.socket() as probe:
        probe.bind(('127.0.0.1', 0))
        return probe.getsockname()[1]


def balancer(judge, name):
    """A load balancer in a VPC of its own, with a listener that has nothing but a fixed answer."""
    ec2, elb = judge.client('ec2'), judge.client('elbv2')
    vpc = ec2.create_vpc(CidrBlock='10.8.0.0/16')['Vpc']['VpcId']
    gateway = ec2.create_internet_gateway()['InternetGateway']['InternetGatewayId']
    ec2.attach_internet_gateway(InternetGatewayId=gateway, VpcId=vpc)
    subnets = [ec2.create_subnet(VpcId=vpc, CidrBlock=f'10.8.{i}.0/24', AvailabilityZone=f'us-east-1{z}')['Subnet']['SubnetId'] for i, z in enumerate('abc')]
    group = ec2.create_security_group(GroupName=name, Description='d', VpcId=vpc)['GroupId']
    made = elb.create_load_balancer(Name=name, Subnets=subnets[:2], SecurityGroups=[group], Tags=tags(a='b'))['LoadBalancers'][0]
    elb.get_waiter('load_balancer_available').wait(LoadBalancerArns=[made['LoadBalancerArn']], WaiterConfig={'Delay': 1})
    fixed = {'Type': 'fixed-response', 'FixedResponseConfig': {'StatusCode': '404', 'ContentType': 'text/plain', 'MessageBody': 'no'}}
    port = free_port()
    listener = elb.create_listener(LoadBalancerArn=made['LoadBalancerArn'], Protocol='HTTP', Port=port, DefaultActions=[fixed])['Listeners'][0]['ListenerArn']
    return {'arn': made['LoadBalancerArn'], 'vpc': vpc, 'subnets': subnets, 'group': group, 'listener': listener, 'fixed': fixed, 'port': port}


def target_group(elb, vpc, name):
    settings = {'HealthCheckPath': '/health', 'HealthCheckIntervalSeconds': 5, 'HealthCheckTimeoutSeconds': 2, 'Matcher': {'HttpCode': '200'}}
    return elb.create_target_group(Name=name, Protocol='HTTP', Port=8080, VpcId=vpc, TargetType='ip', **settings)['TargetGroups'][0]['TargetGroupArn']


def run(judge):
    elb, acm = judge.client('elbv2'), judge.client('acm')
    it = balancer(judge, 'tried')
    group = target_group(elb, it['vpc'], 'tried')
    load_balancer(judge, elb, it)
    target_groups(judge, elb, it, group)
    listeners(judge, elb, acm, it, group)
    rules(judge, elb, it, group)
    judge.refused('ResourceInUse', elb.delete_target_group, TargetGroupArn=group)
    elb.delete_listener(ListenerArn=it['listener'])
    elb.delete_load_balancer(LoadBalancerArn=it['arn'])
    elb.get_waiter('load_balancers_deleted').wait(LoadBalancerArns=[it['arn']], WaiterConfig={'Delay': 1})
    elb.delete_target_group(TargetGroupArn=group)
    judge.refused('TargetGroupNotFound', elb.describe_target_health, TargetGroupArn=group)


def load_balancer(judge, elb, it):
    arn = it['arn']
    elb.describe_load_balancers(Names=['tried']), elb.describe_account_limits(), elb.describe_ssl_policies()
    elb.modify_load_balancer_attributes(LoadBalancerArn=arn, Attributes=tags(**{'idle_timeout.timeout_seconds': '30'}))
    attributes = elb.describe_load_balancer_attributes(LoadBalancerArn=arn)['Attributes']
    judge.expect({'Key': 'idle_timeout.timeout_seconds', 'Value': '30'} in attributes, 'an attribute is kept')
    elb.set_subnets(LoadBalancerArn=arn, Subnets=it['subnets']), elb.set_security_groups(LoadBalancerArn=arn, SecurityGroups=[it['group']])
    elb.set_ip_address_type(LoadBalancerArn=arn, IpAddressType='ipv4')
    elb.modify_capacity_reservation(LoadBalancerArn=arn, MinimumLoadBalancerCapacity={'CapacityUnits': 100})
    elb.describe_capacity_reservation(LoadBalancerArn=arn)
    elb.modify_capacity_reservation(LoadBalancerArn=arn, ResetCapacityReservation=True)
    elb.add_tags(ResourceArns=[arn], Tags=tags(c='d'))
    elb.remove_tags(ResourceArns=[arn], TagKeys=['c'])
    judge.expect(elb.describe_tags(ResourceArns=[arn])['TagDescriptions'][0]['Tags'] == tags(a='b'), 'tags are kept')
    judge.refused('DuplicateLoadBalancerName', elb.create_load_balancer, Name='tried', Subnets=it['subnets'][1:])


def target_groups(judge, elb, it, group):
    elb.modify_target_group(TargetGroupArn=group, HealthCheckIntervalSeconds=10)
    elb.modify_target_group_attributes(TargetGroupArn=group, Attributes=tags(**{'deregistration_delay.timeout_seconds': '5'}))
    elb.describe_target_group_attributes(TargetGroupArn=group), elb.describe_target_groups(TargetGroupArns=[group])
    target = [{'Id': '127.0.0.1', 'Port': free_port()}]
    elb.register_targets(TargetGroupArn=group, Targets=target)
    judge.expect(elb.describe_target_health(TargetGroupArn=group)['TargetHealthDescriptions'][0]['TargetHealth']['Reason'] == 'Target.NotInUse', 'a group without listener is not checked')
    elb.deregister_targets(TargetGroupArn=group, Targets=target)
    elb.get_waiter('target_deregistered').wait(TargetGroupArn=group, Targets=target, WaiterConfig={'Delay': 1})


def listeners(judge, elb, acm, it, group):
    pem, key = self_signed()
    first, second = (acm.import_certificate(Certificate=pem, PrivateKey=key)['CertificateArn'] for _ in range(2))
    forward = [{'Type': 'forward', 'TargetGroupArn': group}]
    secure = elb.create_listener(LoadBalancerArn=it['arn'], Protocol='HTTPS', Port=free_port(), Certificates=[{'CertificateArn': first}], DefaultActions=forward)['Listeners'][0]['ListenerArn']
    elb.add_listener_certificates(ListenerArn=secure, Certificates=[{'CertificateArn': second}])
    judge.expect(len(elb.describe_listener_certificates(ListenerArn=secure)['Certificates']) == 2, 'a listener has its certificates')
    judge.refused('ResourceInUseException', acm.delete_certificate, CertificateArn=first)
    elb.remove_listener_certificates(ListenerArn=secure, Certificates=[{'CertificateArn': second}])
    elb.modify_listener(ListenerArn=secure, SslPolicy='ELBSecurityPolicy-TLS13-1-2-2021-06')
    elb.modify_listener_attributes(ListenerArn=secure, Attributes=tags(**{'routing.http.response.server.enabled': 'false'}))
    elb.describe_listener_attributes(ListenerArn=secure), elb.describe_listeners(LoadBalancerArn=it['arn'])
    judge.refused('DuplicateListener', elb.create_listener, LoadBalancerArn=it['arn'], Protocol='HTTP', Port=it['port'], DefaultActions=forward)
    elb.delete_listener(ListenerArn=secure)
    for certificate in (first, second):
        acm.delete_certificate(CertificateArn=certificate)


def rules(judge, elb, it, group):
    paths = [{'Field': 'path-pattern', 'PathPatternConfig': {'Values': ['/api/*']}}]
    weighted = [{'Type': 'forward', 'ForwardConfig': {'TargetGroups': [{'TargetGroupArn': group, 'Weight': 1}], 'TargetGroupStickinessConfig': {'Enabled': False}}}]
    rule = elb.create_rule(ListenerArn=it['listener'], Priority=5, Conditions=paths, Actions=weighted)['Rules'][0]['RuleArn']
    judge.refused('PriorityInUse', elb.create_rule, ListenerArn=it['listener'], Priority=5, Conditions=paths, Actions=weighted)
    elb.modify_rule(RuleArn=rule, Conditions=[{'Field': 'http-header', 'HttpHeaderConfig': {'HttpHeaderName': 'x', 'Values': ['1']}}])
    elb.set_rule_priorities(RulePriorities=[{'RuleArn': rule, 'Priority': 7}])
    judge.expect([each['Priority'] for each in elb.describe_rules(ListenerArn=it['listener'])['Rules']] == ['7', 'default'], 'rules stand by priority')
    elb.delete_rule(RuleArn=rule)
    elb.modify_listener(ListenerArn=it['listener'], DefaultActions=weighted)
