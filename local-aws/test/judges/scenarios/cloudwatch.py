import json
from datetime import datetime, timedelta, timezone

from .judge import tags

protocols = ('json', 'query', 'smithy-rpc-v2-cbor')


def run(judge):
    answers = [by(judge, judge.client('cloudwatch', protocol), f'p{i}') for i, protocol in enumerate(protocols)]
    for protocol, answer in zip(protocols, answers):
        judge.expect(answer == answers[0], f'{protocol} gives the answers of {protocols[0]}: {answer} against {answers[0]}')


def by(judge, watch, name):
    """The same calls for each protocol, on things of their own; what is to be equal afterwards comes back."""
    now = datetime.now(timezone.utc).replace(second=0, microsecond=0)
    dimensions = [{'Name': 'Service', 'Value': 'app'}]
    metric = {'Namespace': name, 'MetricName': 'Latency', 'Dimensions': dimensions}
    data = [{'MetricName': 'Latency', 'Dimensions': dimensions, 'Timestamp': now - timedelta(minutes=m), 'Value': float(m), 'Unit': 'Milliseconds'} for m in (1, 2, 3)]
    watch.put_metric_data(Namespace=name, MetricData=data)
    span = {'StartTime': now - timedelta(minutes=10), 'EndTime': now + timedelta(minutes=1)}
    statistics = watch.get_metric_statistics(**metric, **span, Period=60, Statistics=['Sum', 'Average'], ExtendedStatistics=['p99'])['Datapoints']
    queries = [
        {'Id': 'm', 'MetricStat': {'Metric': metric, 'Period': 60, 'Stat': 'Sum'}},
        {'Id': 'e', 'Expression': 'm * 2', 'Label': 'doubled'},
    ]
    results = watch.get_metric_data(MetricDataQueries=queries, **span)['MetricDataResults']
    listed = watch.list_metrics(Namespace=name)['Metrics']
    alarm = {'AlarmName': f'{name}-slow', 'EvaluationPeriods': 1, 'Threshold': 1.5, 'ComparisonOperator': 'GreaterThanThreshold', 'Period': 60, 'Statistic': 'Sum', **metric}
    watch.put_metric_alarm(**alarm, Tags=tags(a='b'))
    watch.put_composite_alarm(AlarmName=f'{name}-any', AlarmRule=f'ALARM("{name}-slow")')
    watch.set_alarm_state(AlarmName=f'{name}-slow', StateValue='ALARM', StateReason='by hand', StateReasonData='{"a":1}')
    described = watch.describe_alarms(AlarmNames=[f'{name}-slow', f'{name}-any'], AlarmTypes=['MetricAlarm', 'CompositeAlarm'])
    watch.describe_alarms_for_metric(**metric), watch.describe_alarm_history(AlarmName=f'{name}-slow')
    arn = described['MetricAlarms'][0]['AlarmArn']
    watch.tag_resource(ResourceARN=arn, Tags=tags(c='d'))
    watch.untag_resource(ResourceARN=arn, TagKeys=['c'])
    kept = watch.list_tags_for_resource(ResourceARN=arn)['Tags']
    watch.disable_alarm_actions(AlarmNames=[f'{name}-slow'])
    watch.enable_alarm_actions(AlarmNames=[f'{name}-slow'])
    body = json.dumps({'widgets': [{'type': 'text', 'x': 0, 'y': 0, 'width': 6, 'height': 2, 'properties': {'markdown': '#'}}]})
    watch.put_dashboard(DashboardName=name, DashboardBody=body)
    dashboard = watch.get_dashboard(DashboardName=name)['DashboardBody']
    watch.list_dashboards(DashboardNamePrefix=name), watch.delete_dashboards(DashboardNames=[name])
    detector = {'SingleMetricAnomalyDetector': {**metric, 'Stat': 'Average'}}
    watch.put_anomaly_detector(**detector)
    watch.describe_anomaly_detectors(), watch.delete_anomaly_detector(**detector)
    watch.delete_alarms(AlarmNames=[f'{name}-any'])
    watch.delete_alarms(AlarmNames=[f'{name}-slow'])
    judge.refused('ResourceNotFound', watch.get_dashboard, 404, DashboardName=name)
    return [
        sorted((d['Sum'], d['Average'], d['Unit'], d['ExtendedStatistics']['p99']) for d in statistics),
        [(r['Id'], r['Label'], r['StatusCode'], r['Values']) for r in results],
        [m['Dimensions'] for m in listed],
        described['MetricAlarms'][0]['StateReasonData'], described['MetricAlarms'][0]['Threshold'],
        kept, json.loads(dashboard),
    ]  # fmt: skip
