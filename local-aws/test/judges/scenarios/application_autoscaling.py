from datetime import datetime, timezone

from . import ecs

which = {'ServiceNamespace': 'ecs', 'ResourceId': 'service/judged/shifting', 'ScalableDimension': 'ecs:service:DesiredCount'}
namespace = {'ServiceNamespace': 'ecs'}


def run(judge):
    scaling, containers = judge.client('application-autoscaling'), judge.client('ecs')
    judge.refused('ObjectNotFoundException', scaling.deregister_scalable_target, **which)
    target = scaling.register_scalable_target(**which, MinCapacity=1, MaxCapacity=3, Tags={'a': 'b'})['ScalableTargetARN']
    tracking = {'TargetValue': 70.0, 'PredefinedMetricSpecification': {'PredefinedMetricType': 'ECSServiceAverageCPUUtilization'}, 'DisableScaleIn': True}
    made = scaling.put_scaling_policy(**which, PolicyName='cpu', PolicyType='TargetTrackingScaling', TargetTrackingScalingPolicyConfiguration=tracking)
    alarms = judge.client('cloudwatch').describe_alarms(AlarmNames=[each['AlarmName'] for each in made['Alarms']])['MetricAlarms']
    judge.expect(len(alarms) == len(made['Alarms']) > 0, 'target tracking makes its alarms')
    steps = {'AdjustmentType': 'ChangeInCapacity', 'StepAdjustments': [{'MetricIntervalLowerBound': 0, 'ScalingAdjustment': 1}], 'Cooldown': 60}
    scaling.put_scaling_policy(**which, PolicyName='step', PolicyType='StepScaling', StepScalingPolicyConfiguration=steps)
    judge.expect(len(scaling.describe_scaling_policies(**namespace)['ScalingPolicies']) == 2, 'policies are described')
    scaling.put_scheduled_action(**which, ScheduledActionName='night', Schedule='cron(0 22 * * ? *)', Timezone='Europe/Berlin', ScalableTargetAction={'MinCapacity': 1, 'MaxCapacity': 2})
    now = datetime.now(timezone.utc).strftime('%Y-%m-%dT%H:%M:%S')
    scaling.put_scheduled_action(**which, ScheduledActionName='once', Schedule='rate(1 minute)', StartTime=now, ScalableTargetAction={'MinCapacity': 1})
    scaling.describe_scheduled_actions(**namespace), scaling.describe_scaling_activities(**namespace)
    scaling.describe_scalable_targets(**namespace)
    scaling.tag_resource(ResourceARN=target, Tags={'c': 'd'})
    scaling.untag_resource(ResourceARN=target, TagKeys=['c'])
    judge.expect(scaling.list_tags_for_resource(ResourceARN=target)['Tags'] == {'a': 'b'}, 'tags are kept')
    scaling.register_scalable_target(**which, MinCapacity=2, MaxCapacity=3)
    judge.expect(scaling.describe_scalable_targets(**namespace, ResourceIds=[which['ResourceId']])['ScalableTargets'][0]['MinCapacity'] == 2, 'bounds are kept')
    for action in ('night', 'once'):
        scaling.delete_scheduled_action(**which, ScheduledActionName=action)
    scaling.delete_scaling_policy(**which, PolicyName='step')
    scaling.deregister_scalable_target(**which)
    judge.expect(scaling.describe_scaling_policies(**namespace)['ScalingPolicies'] == [], 'policies go with their target')
    ecs.end(containers)
