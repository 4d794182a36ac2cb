from .judge import policy, tags


def run(judge):
    sns = judge.client('sns')
    topic = sns.create_topic(Name='alarms', Attributes={'DisplayName': 'Alarms'}, Tags=tags(a='b'))['TopicArn']
    judge.expect(sns.create_topic(Name='alarms', Attributes={'DisplayName': 'Alarms'}, Tags=tags(a='b'))['TopicArn'] == topic, 'a topic is made once')
    sns.set_topic_attributes(TopicArn=topic, AttributeName='DisplayName', AttributeValue='A')
    judge.expect(sns.get_topic_attributes(TopicArn=topic)['Attributes']['DisplayName'] == 'A', 'an attribute is kept')
    sns.add_permission(TopicArn=topic, Label='l', AWSAccountId=['000000000000'], ActionName=['Publish'])
    sns.remove_permission(TopicArn=topic, Label='l')
    sns.put_data_protection_policy(ResourceArn=topic, DataProtectionPolicy='{"Name":"p","Version":"2021-06-01","Statement":[]}')
    sns.get_data_protection_policy(ResourceArn=topic)
    pending = sns.subscribe(TopicArn=topic, Protocol='email', Endpoint='ops@example.com', ReturnSubscriptionArn=True)['SubscriptionArn']
    queue = sns.subscribe(TopicArn=topic, Protocol='sqs', Endpoint='arn:aws:sqs:us-east-1:000000000000:q', Attributes={'RawMessageDelivery': 'true'}, ReturnSubscriptionArn=True)['SubscriptionArn']
    sns.set_subscription_attributes(SubscriptionArn=queue, AttributeName='RawMessageDelivery', AttributeValue='false')
    sns.get_subscription_attributes(SubscriptionArn=pending)
    judge.expect(len(sns.list_subscriptions_by_topic(TopicArn=topic)['Subscriptions']) == 2, 'subscriptions are listed')
    sns.list_subscriptions(), sns.list_topics()
    judge.refused('InvalidParameter', sns.confirm_subscription, TopicArn=topic, Token='0' * 64)
    sns.publish(TopicArn=topic, Subject='s', Message='m', MessageAttributes={'k': {'DataType': 'String', 'StringValue': 'v'}})
    sns.publish_batch(TopicArn=topic, PublishBatchRequestEntries=[{'Id': 'one', 'Message': 'm'}])
    sns.tag_resource(ResourceArn=topic, Tags=tags(c='d'))
    sns.untag_resource(ResourceArn=topic, TagKeys=['c'])
    sns.list_tags_for_resource(ResourceArn=topic)
    sns.set_topic_attributes(TopicArn=topic, AttributeName='Policy', AttributeValue=policy(Principal={'AWS': '*'}, Action='sns:Publish', Resource=topic))
    sns.unsubscribe(SubscriptionArn=queue)
    sns.delete_topic(TopicArn=topic)
    judge.refused('NotFound', sns.get_topic_attributes, 404, TopicArn=topic)
