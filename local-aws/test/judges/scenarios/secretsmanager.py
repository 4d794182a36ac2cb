from .judge import policy, tags


def run(judge):
    vault = judge.client('secretsmanager')
    arn = vault.create_secret(Name='api', SecretString='{"key":"1"}', Tags=tags(a='b'))['ARN']
    judge.refused('ResourceExistsException', vault.create_secret, Name='api', SecretString='x')
    second = vault.put_secret_value(SecretId='api', SecretString='{"key":"2"}')['VersionId']
    judge.expect(vault.get_secret_value(SecretId=arn)['VersionId'] == second, 'the newest version is AWSCURRENT')
    previous = vault.get_secret_value(SecretId='api', VersionStage='AWSPREVIOUS')
    judge.expect(previous['SecretString'] == '{"key":"1"}', 'the one before is AWSPREVIOUS')
    vault.update_secret(SecretId='api', Description='for the API')
    vault.update_secret_version_stage(SecretId='api', VersionStage='AWSCURRENT', MoveToVersionId=previous['VersionId'], RemoveFromVersionId=second)
    vault.describe_secret(SecretId='api'), vault.list_secret_version_ids(SecretId='api')
    vault.list_secrets(Filters=[{'Key': 'name', 'Values': ['api']}])
    vault.batch_get_secret_value(SecretIdList=['api', 'none'])
    vault.tag_resource(SecretId='api', Tags=tags(c='d'))
    vault.untag_resource(SecretId='api', TagKeys=['c'])
    statement = policy(Principal={'AWS': 'arn:aws:iam::000000000000:root'}, Action='secretsmanager:*', Resource='*')
    vault.validate_resource_policy(SecretId='api', ResourcePolicy=statement)
    vault.put_resource_policy(SecretId='api', ResourcePolicy=statement)
    vault.get_resource_policy(SecretId='api'), vault.delete_resource_policy(SecretId='api')
    vault.rotate_secret(SecretId='api', RotationLambdaARN='arn:aws:lambda:us-east-1:000000000000:function:r', RotationRules={'AutomaticallyAfterDays': 30}, RotateImmediately=False)
    vault.cancel_rotate_secret(SecretId='api')
    judge.expect(len(vault.get_random_password(PasswordLength=40)['RandomPassword']) == 40, 'a password is as long as asked for')
    vault.delete_secret(SecretId='api')
    judge.refused('InvalidRequestException', vault.get_secret_value, SecretId='api')
    vault.restore_secret(SecretId='api')
    vault.delete_secret(SecretId='api', ForceDeleteWithoutRecovery=True)
    judge.refused('ResourceNotFoundException', vault.get_secret_value, SecretId='api')
