import time


def run(judge):
    logs = judge.client('logs')
    logs.create_log_group(logGroupName='/app', tags={'a': 'b'})
    arn = logs.describe_log_groups(logGroupNamePrefix='/app')['logGroups'][0]['logGroupArn']
    logs.put_retention_policy(logGroupName='/app', retentionInDays=7)
    logs.delete_retention_policy(logGroupName='/app')
    logs.tag_resource(resourceArn=arn, tags={'c': 'd'})
    logs.untag_resource(resourceArn=arn, tagKeys=['c'])
    judge.expect(logs.list_tags_for_resource(resourceArn=arn)['tags'] == {'a': 'b'}, 'tags of a log group are kept')
    logs.list_tags_log_group(logGroupName='/app')
    transformation = [{'metricName': 'Errors', 'metricNamespace': 'app', 'metricValue': '1', 'defaultValue': 0}]
    logs.put_metric_filter(logGroupName='/app', filterName='errors', filterPattern='{ $.level >= 50 }', metricTransformations=transformation)
    logs.describe_metric_filters(logGroupName='/app')
    tested = logs.test_metric_filter(filterPattern='{ $.level >= 50 }', logEventMessages=['{"level":50}', '{"level":30}'])
    judge.expect(len(tested['matches']) == 1, 'a pattern matches what it says')
    logs.create_log_stream(logGroupName='/app', logStreamName='s')
    now = round(time.time() * 1000)
    events = [{'timestamp': now + i, 'message': f'{{"level":{level}}}'} for i, level in enumerate((30, 50, 50))]
    logs.put_log_events(logGroupName='/app', logStreamName='s', logEvents=events)
    logs.describe_log_streams(logGroupName='/app', orderBy='LastEventTime', descending=True)
    first = logs.get_log_events(logGroupName='/app', logStreamName='s', startFromHead=True, limit=2)
    rest = logs.get_log_events(logGroupName='/app', logStreamName='s', startFromHead=True, nextToken=first['nextForwardToken'])
    judge.expect([e['message'] for e in first['events'] + rest['events']] == [e['message'] for e in events], 'pages hold every event once')
    tail(judge, logs, now)
    logs.delete_metric_filter(logGroupName='/app', filterName='errors')
    logs.delete_log_stream(logGroupName='/app', logStreamName='s')
    logs.delete_log_group(logGroupName='/app')
    judge.refused('ResourceNotFoundException', logs.describe_log_streams, logGroupName='/app')


def tail(judge, logs, since):
    """What `aws logs tail --follow` of the AWS CLI's second version asks: by name, interleaved, from where it left off."""
    pages = logs.get_paginator('filter_log_events')
    asked = {'logGroupName': '/app', 'interleaved': True, 'filterPattern': '{ $.level = 50 }'}
    seen = [event for page in pages.paginate(**asked, startTime=since - 600_000) for event in page['events']]
    judge.expect(len(seen) == 2 and all(event['eventId'] for event in seen), 'a tail sees the events that match')
    judge.expect([e for page in pages.paginate(**asked, startTime=seen[-1]['timestamp'] + 1) for e in page['events']] == [], 'and none of them again')
    first_page = logs.filter_log_events(logGroupName='/app', limit=1)
    judge.expect(len(first_page['events']) == 1 and 'nextToken' in first_page, 'a page of one event leads to the next')
