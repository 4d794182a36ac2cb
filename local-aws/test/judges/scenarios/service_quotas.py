from .judge import tags


def run(judge):
    quotas = judge.client('service-quotas')
    services = [each['ServiceCode'] for each in quotas.list_services()['Services']]
    service = 'vpc' if 'vpc' in services else services[0]
    quota = quotas.list_service_quotas(ServiceCode=service)['Quotas'][0]
    which = {'ServiceCode': service, 'QuotaCode': quota['QuotaCode']}
    quotas.list_aws_default_service_quotas(ServiceCode=service), quotas.get_service_quota(**which)
    default = quotas.get_aws_default_service_quota(**which)['Quota']
    asked = quotas.request_service_quota_increase(**which, DesiredValue=default['Value'] + 5)['RequestedQuota']
    quotas.get_requested_service_quota_change(RequestId=asked['Id'])
    quotas.list_requested_service_quota_change_history(ServiceCode=service)
    quotas.list_requested_service_quota_change_history_by_quota(**which)
    quotas.tag_resource(ResourceARN=quota['QuotaArn'], Tags=tags(a='b'))
    quotas.list_tags_for_resource(ResourceARN=quota['QuotaArn'])
    quotas.untag_resource(ResourceARN=quota['QuotaArn'], TagKeys=['a'])
    judge.refused('NoSuchResourceException', quotas.get_service_quota, ServiceCode=service, QuotaCode='L-00000000')
