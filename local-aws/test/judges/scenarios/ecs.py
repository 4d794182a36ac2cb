import time

from .ecr import push
from .elbv2 import balancer, target_group

server = """
import { createServer } from 'node:http';
const server = createServer((_, response) => response.end('ok')).listen(process.env.PORT ?? 8080, process.env.HOST);
process.on('SIGTERM', () => { server.close(); process.exit(0); });
"""
container = {'name': 'app', 'portMappings': [{'containerPort': 8080, 'protocol': 'tcp', 'name': 'http'}]}
cluster = {'cluster': 'judged'}


def define(ecs, image, **more):
    return ecs.register_task_definition(
        family='judged', networkMode='awsvpc', requiresCompatibilities=['FARGATE'], cpu='256', memory='512',
        containerDefinitions=[{**container, 'image': image, **more}], tags=[{'key': 'a', 'value': 'b'}],
    )['taskDefinition']['taskDefinitionArn']  # fmt: skip


def run(judge):
    ecs = judge.client('ecs')
    judge.client('ecr').create_repository(repositoryName='judged')
    image = push(judge, 'judged', server)
    clusters(judge, ecs)
    definition = define(ecs, image)
    it = balancer(judge, 'judged')
    groups = [target_group(judge.client('elbv2'), it['vpc'], f'judged-{color}') for color in ('blue', 'green')]
    network = {'awsvpcConfiguration': {'subnets': it['subnets'], 'securityGroups': [it['group']]}}
    tasks(judge, ecs, definition, network)
    services(judge, ecs, definition, image, network)
    blue_green(judge, ecs, definition, image, network, it, groups)
    task_definitions(judge, ecs)


def clusters(judge, ecs):
    made = ecs.create_cluster(clusterName='judged', settings=[{'name': 'containerInsights', 'value': 'enabled'}], tags=[{'key': 'a', 'value': 'b'}])['cluster']
    ecs.update_cluster(**cluster, configuration={'executeCommandConfiguration': {'logging': 'DEFAULT'}})
    ecs.update_cluster_settings(**cluster, settings=[{'name': 'containerInsights', 'value': 'enhanced'}])
    ecs.put_cluster_capacity_providers(**cluster, capacityProviders=['FARGATE', 'FARGATE_SPOT'], defaultCapacityProviderStrategy=[])
    ecs.describe_capacity_providers(capacityProviders=['FARGATE'])
    found = ecs.describe_clusters(clusters=['judged', 'none'], include=['SETTINGS', 'CONFIGURATIONS', 'TAGS', 'STATISTICS', 'ATTACHMENTS'])
    judge.expect(found['failures'][0]['reason'] == 'MISSING', 'a cluster that is not there is told')
    ecs.list_clusters()
    ecs.tag_resource(resourceArn=made['clusterArn'], tags=[{'key': 'c', 'value': 'd'}])
    ecs.untag_resource(resourceArn=made['clusterArn'], tagKeys=['c'])
    judge.expect(ecs.list_tags_for_resource(resourceArn=made['clusterArn'])['tags'] == [{'key': 'a', 'value': 'b'}], 'tags are kept')
    ecs.put_account_setting(name='containerInsights', value='enabled')
    ecs.put_account_setting_default(name='serviceLongArnFormat', value='enabled')
    ecs.list_account_settings(effectiveSettings=True)
    ecs.delete_account_setting(name='containerInsights')
    judge.refused('ClusterNotFoundException', ecs.list_services, cluster='none')


def tasks(judge, ecs, definition, network):
    task = ecs.run_task(**cluster, taskDefinition=definition, launchType='FARGATE', networkConfiguration=network, startedBy='judge')['tasks'][0]['taskArn']
    ecs.get_waiter('tasks_running').wait(**cluster, tasks=[task], WaiterConfig={'Delay': 1})
    ecs.list_tasks(**cluster, startedBy='judge'), ecs.describe_tasks(**cluster, tasks=[task], include=['TAGS'])
    judge.refused('InvalidParameterException', ecs.execute_command, **cluster, task=task, container='app', command='sh', interactive=True)
    ecs.stop_task(**cluster, task=task, reason='enough')
    ecs.get_waiter('tasks_stopped').wait(**cluster, tasks=[task], WaiterConfig={'Delay': 1})
    stopped = ecs.describe_tasks(**cluster, tasks=[task])['tasks'][0]
    judge.expect((stopped['stopCode'], stopped['stoppedReason']) == ('UserInitiated', 'enough'), 'a stopped task says why')


def services(judge, ecs, definition, image, network):
    name = {**cluster, 'service': 'rolling'}
    ecs.create_service(**cluster, serviceName='rolling', taskDefinition=definition, desiredCount=1, launchType='FARGATE', networkConfiguration=network, propagateTags='SERVICE', tags=[{'key': 'a', 'value': 'b'}])
    ecs.get_waiter('services_stable').wait(**cluster, services=['rolling'], WaiterConfig={'Delay': 1})
    judge.expect(len(ecs.list_services(**cluster)['serviceArns']) == 1, 'a service is listed')
    task = ecs.list_tasks(**cluster, serviceName='rolling')['taskArns'][0]
    ecs.update_task_protection(**cluster, tasks=[task], protectionEnabled=True, expiresInMinutes=5)
    judge.expect(ecs.get_task_protection(**cluster, tasks=[task])['protectedTasks'][0]['protectionEnabled'], 'a task is protected')
    ecs.update_task_protection(**cluster, tasks=[task], protectionEnabled=False)
    newer = define(ecs, image, environment=[{'name': 'VERSION', 'value': '2'}])
    ecs.update_service(**name, taskDefinition=newer, desiredCount=2, deploymentConfiguration={'deploymentCircuitBreaker': {'enable': True, 'rollback': True}})
    ecs.get_waiter('services_stable').wait(**cluster, services=['rolling'], WaiterConfig={'Delay': 1})
    listed = ecs.list_service_deployments(**name)['serviceDeployments']
    deployments = ecs.describe_service_deployments(serviceDeploymentArns=[each['serviceDeploymentArn'] for each in listed])['serviceDeployments']
    ecs.describe_service_revisions(serviceRevisionArns=[each['targetServiceRevision']['arn'] for each in deployments])
    found = ecs.describe_services(**cluster, services=['rolling', 'none'], include=['TAGS'])
    judge.expect(found['failures'][0]['reason'] == 'MISSING', 'a service that is not there is told')
    judge.refused('InvalidParameterException', ecs.delete_service, **name)
    ecs.delete_service(**name, force=True)
    ecs.get_waiter('services_inactive').wait(**cluster, services=['rolling'], WaiterConfig={'Delay': 1})


def blue_green(judge, ecs, definition, image, network, it, groups):
    elb = judge.client('elbv2')
    weights = [{'TargetGroupArn': group, 'Weight': weight} for group, weight in zip(groups, (1, 0))]
    rule = elb.create_rule(ListenerArn=it['listener'], Priority=1, Conditions=[{'Field': 'path-pattern', 'Values': ['/*']}], Actions=[{'Type': 'forward', 'ForwardConfig': {'TargetGroups': weights}}])['Rules'][0]['RuleArn']
    target = {
        'targetGroupArn': groups[0], 'containerName': 'app', 'containerPort': 8080,
        'advancedConfiguration': {'alternateTargetGroupArn': groups[1], 'productionListenerRule': rule, 'roleArn': 'arn:aws:iam::000000000000:role/ecs'},
    }  # fmt: skip
    hooks = [{'targetType': 'PAUSE', 'lifecycleStages': ['PRE_PRODUCTION_TRAFFIC_SHIFT'], 'timeoutConfiguration': {'timeoutInMinutes': 1440, 'action': 'ROLLBACK'}}]
    name = {**cluster, 'service': 'shifting'}
    ecs.create_service(**cluster, serviceName='shifting', taskDefinition=definition, desiredCount=1, networkConfiguration=network, loadBalancers=[target], deploymentConfiguration={'strategy': 'BLUE_GREEN', 'bakeTimeInMinutes': 0})
    ecs.get_waiter('services_stable').wait(**cluster, services=['shifting'], WaiterConfig={'Delay': 1})
    judge.until('targets are healthy', lambda: elb.describe_target_health(TargetGroupArn=groups[0])['TargetHealthDescriptions'][0]['TargetHealth']['State'] == 'healthy')

    def deploy(version):
        newer = define(ecs, image, environment=[{'name': 'VERSION', 'value': version}])
        ecs.update_service(**name, taskDefinition=newer, deploymentConfiguration={'strategy': 'BLUE_GREEN', 'bakeTimeInMinutes': 0, 'lifecycleHooks': hooks})
        return ecs.list_service_deployments(**name)['serviceDeployments'][0]['serviceDeploymentArn']

    def described(arn):
        return ecs.describe_service_deployments(serviceDeploymentArns=[arn])['serviceDeployments'][0]

    first = deploy('3')
    judge.until('a pause hook waits', lambda: any(each.get('status') == 'AWAITING_ACTION' for each in described(first).get('lifecycleHookDetails', [])))
    hook = next((each['hookId'] for each in described(first).get('lifecycleHookDetails', []) if each.get('status') == 'AWAITING_ACTION'), 'none')
    ecs.continue_service_deployment(serviceDeploymentArn=first, hookId=hook)
    judge.until('it goes on to its end', lambda: described(first)['status'] == 'SUCCESSFUL')
    second = deploy('4')
    ecs.stop_service_deployment(serviceDeploymentArn=second, stopType='ROLLBACK')
    judge.until('it is rolled back', lambda: described(second)['status'] == 'ROLLBACK_SUCCESSFUL')


def task_definitions(judge, ecs):
    ecs.list_task_definition_families(familyPrefix='judged')
    revisions = ecs.list_task_definitions(familyPrefix='judged', sort='DESC')['taskDefinitionArns']
    judge.expect(len(revisions) == 4, 'every revision is listed')
    judge.expect(ecs.describe_task_definition(taskDefinition='judged', include=['TAGS'])['tags'] == [{'key': 'a', 'value': 'b'}], 'a task definition has its tags')
    for arn in revisions[1:]:
        ecs.deregister_task_definition(taskDefinition=arn)
    ecs.delete_task_definitions(taskDefinitions=revisions[1:2])
    judge.expect(ecs.describe_task_definition(taskDefinition=revisions[1])['taskDefinition']['status'] == 'DELETE_IN_PROGRESS', 'a deleted revision is on its way')
    judge.refused('ClientException', ecs.describe_task_definition, taskDefinition='none')
    judge.refused('ClusterContainsServicesException', ecs.delete_cluster, **cluster)


def end(ecs):
    """What the scenario of scaling uses is deleted after it."""
    ecs.delete_service(**cluster, service='shifting', force=True)
    deadline = time.monotonic() + 15
    while ecs.list_services(**cluster)['serviceArns'] and time.monotonic() < deadline:
        time.sleep(0.1)
    ecs.get_waiter('services_inactive').wait(**cluster, services=['shifting'], WaiterConfig={'Delay': 1})
    ecs.delete_cluster(**cluster)
