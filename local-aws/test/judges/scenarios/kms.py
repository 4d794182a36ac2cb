from .judge import policy


def run(judge):
    kms = judge.client('kms')
    key = kms.create_key(Description='orders', Tags=[{'TagKey': 'a', 'TagValue': 'b'}])['KeyMetadata']['KeyId']
    kms.create_alias(AliasName='alias/orders', TargetKeyId=key)
    other = kms.create_key()['KeyMetadata']['KeyId']
    kms.update_alias(AliasName='alias/orders', TargetKeyId=other)
    kms.update_alias(AliasName='alias/orders', TargetKeyId=key)
    judge.expect(kms.describe_key(KeyId='alias/orders')['KeyMetadata']['KeyId'] == key, 'an alias leads to its key')
    kms.update_key_description(KeyId=key, Description='orders and more')
    kms.list_keys(), kms.list_aliases(KeyId=key), kms.list_resource_tags(KeyId=key)
    kms.tag_resource(KeyId=key, Tags=[{'TagKey': 'c', 'TagValue': 'd'}])
    kms.untag_resource(KeyId=key, TagKeys=['c'])

    secret = kms.encrypt(KeyId='alias/orders', Plaintext=b'hello', EncryptionContext={'for': 'test'})['CiphertextBlob']
    moved = kms.re_encrypt(CiphertextBlob=secret, SourceEncryptionContext={'for': 'test'}, DestinationKeyId=other)
    judge.expect(kms.decrypt(CiphertextBlob=moved['CiphertextBlob'])['Plaintext'] == b'hello', 'what was encrypted comes back')
    judge.refused('InvalidCiphertextException', kms.decrypt, CiphertextBlob=secret)
    data = kms.generate_data_key(KeyId=key, KeySpec='AES_256')
    judge.expect(kms.decrypt(CiphertextBlob=data['CiphertextBlob'])['Plaintext'] == data['Plaintext'], 'a data key can be decrypted')
    kms.generate_data_key_without_plaintext(KeyId=key, NumberOfBytes=32)
    judge.expect(len(kms.generate_random(NumberOfBytes=24)['Plaintext']) == 24, 'random bytes are as many as asked for')

    statement = policy(Sid='root', Principal={'AWS': 'arn:aws:iam::000000000000:root'}, Action='kms:*', Resource='*')
    kms.put_key_policy(KeyId=key, PolicyName='default', Policy=statement)
    judge.expect(kms.get_key_policy(KeyId=key, PolicyName='default')['Policy'] == statement, 'a policy is kept as it was put')
    kms.list_key_policies(KeyId=key)
    kms.enable_key_rotation(KeyId=key, RotationPeriodInDays=180)
    kms.get_key_rotation_status(KeyId=key), kms.rotate_key_on_demand(KeyId=key), kms.list_key_rotations(KeyId=key)
    kms.disable_key_rotation(KeyId=key)
    principal = 'arn:aws:iam::000000000000:role/app'
    grants = [kms.create_grant(KeyId=key, GranteePrincipal=principal, RetiringPrincipal=principal, Operations=['Decrypt'], Name=name) for name in ('one', 'two')]
    kms.list_grants(KeyId=key), kms.list_retirable_grants(RetiringPrincipal=principal)
    kms.retire_grant(GrantToken=grants[0]['GrantToken'])
    kms.revoke_grant(KeyId=key, GrantId=grants[1]['GrantId'])
    kms.disable_key(KeyId=other)
    judge.refused('DisabledException', kms.encrypt, KeyId=other, Plaintext=b'x')
    kms.enable_key(KeyId=other)
    kms.schedule_key_deletion(KeyId=other, PendingWindowInDays=7)
    judge.refused('KMSInvalidStateException', kms.encrypt, KeyId=other, Plaintext=b'x')
    kms.cancel_key_deletion(KeyId=other)
    kms.delete_alias(AliasName='alias/orders')
    judge.refused('NotFoundException', kms.describe_key, KeyId='alias/orders')
    judge.refused('ValidationException', kms.schedule_key_deletion, KeyId=other, PendingWindowInDays=3)


