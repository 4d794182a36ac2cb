from .elbv2 import balancer
from .judge import policy, tags

seen = {'SampledRequestsEnabled': True, 'CloudWatchMetricsEnabled': True, 'MetricName': 'm'}


def rule(name, **statement):
    return {'Name': name, 'Priority': 1, 'Statement': statement, 'Action': {'Block': {}}, 'VisibilityConfig': seen}


def run(judge):
    waf = judge.client('wafv2')
    region = {'Scope': 'REGIONAL'}
    addresses = waf.create_ip_set(**region, Name='ips', IPAddressVersion='IPV4', Addresses=['192.0.2.0/24'])['Summary']
    lock = waf.update_ip_set(**region, Name='ips', Id=addresses['Id'], Addresses=['192.0.2.1/32'], LockToken=addresses['LockToken'])['NextLockToken']
    judge.refused('WAFOptimisticLockException', waf.update_ip_set, **region, Name='ips', Id=addresses['Id'], Addresses=[], LockToken=addresses['LockToken'])
    waf.get_ip_set(**region, Name='ips', Id=addresses['Id']), waf.list_ip_sets(**region)
    patterns = waf.create_regex_pattern_set(**region, Name='res', RegularExpressionList=[{'RegexString': '^a'}])['Summary']
    pattern_lock = waf.update_regex_pattern_set(**region, Name='res', Id=patterns['Id'], RegularExpressionList=[{'RegexString': '^b'}], LockToken=patterns['LockToken'])['NextLockToken']
    waf.get_regex_pattern_set(**region, Name='res', Id=patterns['Id']), waf.list_regex_pattern_sets(**region)
    block = rule('ips', IPSetReferenceStatement={'ARN': addresses['ARN']})
    waf.check_capacity(**region, Rules=[block])
    group = waf.create_rule_group(**region, Name='group', Capacity=10, Rules=[block], VisibilityConfig=seen)['Summary']
    group_lock = waf.update_rule_group(**region, Name='group', Id=group['Id'], Rules=[], VisibilityConfig=seen, LockToken=group['LockToken'])['NextLockToken']
    waf.get_rule_group(ARN=group['ARN']), waf.list_rule_groups(**region)
    shared = policy(Principal={'AWS': 'arn:aws:iam::111111111111:root'}, Action=['wafv2:CreateWebACL', 'wafv2:UpdateWebACL', 'wafv2:PutFirewallManagerRuleGroups'])
    waf.put_permission_policy(ResourceArn=group['ARN'], Policy=shared)
    waf.get_permission_policy(ResourceArn=group['ARN']), waf.delete_permission_policy(ResourceArn=group['ARN'])
    managed = {'VendorName': 'AWS', 'Name': 'AWSManagedRulesCommonRuleSet'}
    waf.list_available_managed_rule_groups(**region), waf.list_available_managed_rule_group_versions(**region, **managed)
    waf.describe_managed_rule_group(**region, **managed)
    web_acl(judge, waf, region, block)
    judge.refused('WAFNonexistentItemException', waf.get_ip_set, **region, Name='ips', Id='00000000-0000-0000-0000-000000000000')
    waf.delete_rule_group(**region, Name='group', Id=group['Id'], LockToken=group_lock)
    waf.delete_regex_pattern_set(**region, Name='res', Id=patterns['Id'], LockToken=pattern_lock)
    waf.delete_ip_set(**region, Name='ips', Id=addresses['Id'], LockToken=lock)


def web_acl(judge, waf, region, block):
    acl = waf.create_web_acl(**region, Name='acl', DefaultAction={'Allow': {}}, Rules=[block], VisibilityConfig=seen, Tags=tags(a='b'))['Summary']
    lock = waf.update_web_acl(**region, Name='acl', Id=acl['Id'], DefaultAction={'Allow': {}}, Rules=[block], VisibilityConfig=seen, LockToken=acl['LockToken'])['NextLockToken']
    waf.get_web_acl(**region, Name='acl', Id=acl['Id']), waf.list_web_acls(**region)
    it = balancer(judge, 'guarded')
    waf.associate_web_acl(WebACLArn=acl['ARN'], ResourceArn=it['arn'])
    judge.expect(waf.get_web_acl_for_resource(ResourceArn=it['arn'])['WebACL']['ARN'] == acl['ARN'], 'a load balancer has its web ACL')
    waf.list_resources_for_web_acl(WebACLArn=acl['ARN'])
    judge.refused('WAFAssociatedItemException', waf.delete_web_acl, **region, Name='acl', Id=acl['Id'], LockToken=lock)
    waf.disassociate_web_acl(ResourceArn=it['arn'])
    destination = 'arn:aws:logs:us-east-1:000000000000:log-group:aws-waf-logs-app'
    waf.put_logging_configuration(LoggingConfiguration={'ResourceArn': acl['ARN'], 'LogDestinationConfigs': [destination]})
    waf.get_logging_configuration(ResourceArn=acl['ARN']), waf.list_logging_configurations(**region)
    waf.delete_logging_configuration(ResourceArn=acl['ARN'])
    waf.tag_resource(ResourceARN=acl['ARN'], Tags=tags(c='d'))
    waf.untag_resource(ResourceARN=acl['ARN'], TagKeys=['c'])
    waf.list_tags_for_resource(ResourceARN=acl['ARN'])
    waf.delete_web_acl(**region, Name='acl', Id=acl['Id'], LockToken=lock)
    judge.client('elbv2').delete_load_balancer(LoadBalancerArn=it['arn'])
