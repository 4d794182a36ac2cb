import json

from .judge import assume, policy, tags

allow_logs = policy(Action='logs:PutLogEvents', Resource='*')


def run(judge):
    iam = judge.client('iam')
    roles(judge, iam)
    arn = policies(judge, iam)
    users_and_groups(judge, iam, arn)
    instance_profiles(iam)
    identity_providers(iam)
    account(judge, iam)
    iam.delete_policy(PolicyArn=arn)


def roles(judge, iam):
    role = iam.create_role(RoleName='app', AssumeRolePolicyDocument=assume('ecs-tasks.amazonaws.com'), Tags=tags(a='b'))['Role']
    judge.expect(isinstance(role['AssumeRolePolicyDocument'], dict), 'a policy document comes URL-encoded, as boto3 decodes it')
    judge.refused('EntityAlreadyExists', iam.create_role, 409, RoleName='app', AssumeRolePolicyDocument=assume('ecs.amazonaws.com'))
    iam.get_waiter('role_exists').wait(RoleName='app')
    iam.update_role(RoleName='app', Description='d', MaxSessionDuration=7200)
    iam.update_role_description(RoleName='app', Description='e')
    iam.update_assume_role_policy(RoleName='app', PolicyDocument=assume('ecs.amazonaws.com'))
    iam.put_role_policy(RoleName='app', PolicyName='inline', PolicyDocument=allow_logs)
    judge.expect(iam.get_role_policy(RoleName='app', PolicyName='inline')['PolicyDocument'] == json.loads(allow_logs), 'an inline policy is kept')
    managed = 'arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy'
    iam.attach_role_policy(RoleName='app', PolicyArn=managed)
    iam.list_role_policies(RoleName='app')
    judge.expect(iam.list_attached_role_policies(RoleName='app')['AttachedPolicies'][0]['PolicyArn'] == managed, 'an attached policy is listed')
    judge.refused('DeleteConflict', iam.delete_role, 409, RoleName='app')
    iam.put_role_permissions_boundary(RoleName='app', PermissionsBoundary=managed)
    iam.delete_role_permissions_boundary(RoleName='app')
    iam.tag_role(RoleName='app', Tags=tags(c='d'))
    iam.untag_role(RoleName='app', TagKeys=['c'])
    iam.list_role_tags(RoleName='app'), iam.list_roles(MaxItems=5)
    iam.simulate_principal_policy(PolicySourceArn=role['Arn'], ActionNames=['logs:PutLogEvents'])
    iam.simulate_custom_policy(PolicyInputList=[allow_logs], ActionNames=['s3:GetObject'])
    iam.detach_role_policy(RoleName='app', PolicyArn=managed)
    iam.delete_role_policy(RoleName='app', PolicyName='inline')
    iam.delete_role(RoleName='app')
    judge.refused('NoSuchEntity', iam.get_role, 404, RoleName='app')
    linked = iam.create_service_linked_role(AWSServiceName='ecs.amazonaws.com')['Role']['RoleName']
    task = iam.delete_service_linked_role(RoleName=linked)['DeletionTaskId']
    iam.get_service_linked_role_deletion_status(DeletionTaskId=task)


def policies(judge, iam):
    arn = iam.create_policy(PolicyName='logs', PolicyDocument=allow_logs, Tags=tags(a='b'))['Policy']['Arn']
    iam.get_waiter('policy_exists').wait(PolicyArn=arn)
    version = iam.create_policy_version(PolicyArn=arn, PolicyDocument=allow_logs)['PolicyVersion']['VersionId']
    iam.set_default_policy_version(PolicyArn=arn, VersionId=version)
    iam.get_policy_version(PolicyArn=arn, VersionId=version)
    iam.list_policy_versions(PolicyArn=arn), iam.list_policies(Scope='Local')
    iam.delete_policy_version(PolicyArn=arn, VersionId='v1')
    judge.refused('DeleteConflict', iam.delete_policy_version, 409, PolicyArn=arn, VersionId=version)
    iam.tag_policy(PolicyArn=arn, Tags=tags(c='d'))
    iam.untag_policy(PolicyArn=arn, TagKeys=['c'])
    iam.list_policy_tags(PolicyArn=arn), iam.list_entities_for_policy(PolicyArn=arn)
    judge.refused('MalformedPolicyDocument', iam.create_policy, PolicyName='bad', PolicyDocument='{')
    return arn


def users_and_groups(judge, iam, arn):
    iam.create_user(UserName='ann', Tags=tags(a='b'))
    iam.get_waiter('user_exists').wait(UserName='ann')
    iam.update_user(UserName='ann', NewPath='/staff/')
    iam.put_user_policy(UserName='ann', PolicyName='inline', PolicyDocument=allow_logs)
    iam.get_user_policy(UserName='ann', PolicyName='inline'), iam.list_user_policies(UserName='ann')
    iam.attach_user_policy(UserName='ann', PolicyArn=arn)
    iam.list_attached_user_policies(UserName='ann')
    iam.put_user_permissions_boundary(UserName='ann', PermissionsBoundary=arn)
    iam.delete_user_permissions_boundary(UserName='ann')
    iam.tag_user(UserName='ann', Tags=tags(c='d'))
    iam.untag_user(UserName='ann', TagKeys=['c'])
    iam.list_user_tags(UserName='ann'), iam.list_users(PathPrefix='/staff/')
    key = iam.create_access_key(UserName='ann')['AccessKey']['AccessKeyId']
    iam.update_access_key(UserName='ann', AccessKeyId=key, Status='Inactive')
    iam.list_access_keys(UserName='ann'), iam.get_access_key_last_used(AccessKeyId=key)
    iam.create_group(GroupName='staff')
    iam.update_group(GroupName='staff', NewPath='/all/')
    iam.add_user_to_group(GroupName='staff', UserName='ann')
    judge.expect(iam.get_group(GroupName='staff')['Users'][0]['UserName'] == 'ann', 'a group has its users')
    iam.list_groups(), iam.list_groups_for_user(UserName='ann')
    iam.put_group_policy(GroupName='staff', PolicyName='inline', PolicyDocument=allow_logs)
    iam.get_group_policy(GroupName='staff', PolicyName='inline'), iam.list_group_policies(GroupName='staff')
    iam.attach_group_policy(GroupName='staff', PolicyArn=arn)
    iam.list_attached_group_policies(GroupName='staff')
    judge.refused('DeleteConflict', iam.delete_group, 409, GroupName='staff')
    for listing in ('mfa_devices', 'ssh_public_keys', 'signing_certificates', 'service_specific_credentials'):
        getattr(iam, f'list_{listing}')(UserName='ann')
    judge.refused('NoSuchEntity', iam.get_login_profile, 404, UserName='ann')
    judge.refused('NoSuchEntity', iam.delete_login_profile, 404, UserName='ann')
    iam.detach_group_policy(GroupName='staff', PolicyArn=arn)
    iam.delete_group_policy(GroupName='staff', PolicyName='inline')
    iam.remove_user_from_group(GroupName='staff', UserName='ann')
    iam.delete_group(GroupName='staff')
    iam.delete_access_key(UserName='ann', AccessKeyId=key)
    iam.detach_user_policy(UserName='ann', PolicyArn=arn)
    iam.delete_user_policy(UserName='ann', PolicyName='inline')
    iam.delete_user(UserName='ann')
    judge.refused('NoSuchEntity', iam.get_user, 404, UserName='ann')


def instance_profiles(iam):
    iam.create_role(RoleName='host', AssumeRolePolicyDocument=assume('ec2.amazonaws.com'))
    iam.create_instance_profile(InstanceProfileName='host', Tags=tags(a='b'))
    iam.get_waiter('instance_profile_exists').wait(InstanceProfileName='host')
    iam.add_role_to_instance_profile(InstanceProfileName='host', RoleName='host')
    iam.list_instance_profiles(), iam.list_instance_profiles_for_role(RoleName='host')
    iam.tag_instance_profile(InstanceProfileName='host', Tags=tags(c='d'))
    iam.untag_instance_profile(InstanceProfileName='host', TagKeys=['c'])
    iam.list_instance_profile_tags(InstanceProfileName='host')
    iam.remove_role_from_instance_profile(InstanceProfileName='host', RoleName='host')
    iam.delete_instance_profile(InstanceProfileName='host')
    iam.delete_role(RoleName='host')


def identity_providers(iam):
    url = 'https://token.actions.githubusercontent.com'
    arn = iam.create_open_id_connect_provider(Url=url, ClientIDList=['sts.amazonaws.com'], ThumbprintList=['a' * 40])['OpenIDConnectProviderArn']
    iam.add_client_id_to_open_id_connect_provider(OpenIDConnectProviderArn=arn, ClientID='other')
    iam.remove_client_id_from_open_id_connect_provider(OpenIDConnectProviderArn=arn, ClientID='other')
    iam.update_open_id_connect_provider_thumbprint(OpenIDConnectProviderArn=arn, ThumbprintList=['b' * 40])
    iam.tag_open_id_connect_provider(OpenIDConnectProviderArn=arn, Tags=tags(a='b'))
    iam.untag_open_id_connect_provider(OpenIDConnectProviderArn=arn, TagKeys=['a'])
    iam.get_open_id_connect_provider(OpenIDConnectProviderArn=arn)
    iam.list_open_id_connect_providers(), iam.list_open_id_connect_provider_tags(OpenIDConnectProviderArn=arn)
    iam.delete_open_id_connect_provider(OpenIDConnectProviderArn=arn)


def account(judge, iam):
    iam.create_account_alias(AccountAlias='acme')
    judge.expect(iam.list_account_aliases()['AccountAliases'] == ['acme'], 'an account has its alias')
    iam.delete_account_alias(AccountAlias='acme')
    iam.get_account_summary(), iam.list_virtual_mfa_devices()
