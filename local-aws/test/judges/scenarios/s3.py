import io

from .judge import policy, tags

bucket = {'Bucket': 'judged-bucket'}


def run(judge):
    s3 = judge.client('s3')
    s3.create_bucket(**bucket)
    s3.get_waiter('bucket_exists').wait(**bucket, WaiterConfig={'Delay': 1})
    s3.head_bucket(**bucket), s3.list_buckets(), s3.get_bucket_location(**bucket)
    settings(judge, s3)
    objects(judge, s3)
    multipart(judge, s3)
    end(judge, s3)


def settings(judge, s3):
    judge.refused('NoSuchBucketPolicy', s3.get_bucket_policy, 404, **bucket)
    judge.refused('NoSuchLifecycleConfiguration', s3.get_bucket_lifecycle_configuration, 404, **bucket)
    judge.refused('NoSuchTagSet', s3.get_bucket_tagging, 404, **bucket)
    judge.refused('NoSuchCORSConfiguration', s3.get_bucket_cors, 404, **bucket)
    judge.refused('NoSuchWebsiteConfiguration', s3.get_bucket_website, 404, **bucket)
    s3.put_public_access_block(**bucket, PublicAccessBlockConfiguration={'BlockPublicAcls': True, 'BlockPublicPolicy': True, 'IgnorePublicAcls': True, 'RestrictPublicBuckets': True})
    judge.expect(s3.get_public_access_block(**bucket)['PublicAccessBlockConfiguration']['BlockPublicAcls'] is True, 'a private bucket stays private')
    s3.put_bucket_versioning(**bucket, VersioningConfiguration={'Status': 'Enabled'})
    judge.expect(s3.get_bucket_versioning(**bucket)['Status'] == 'Enabled', 'versioning is kept')
    rule = {'ApplyServerSideEncryptionByDefault': {'SSEAlgorithm': 'aws:kms', 'KMSMasterKeyID': 'alias/aws/s3'}, 'BucketKeyEnabled': True}
    s3.put_bucket_encryption(**bucket, ServerSideEncryptionConfiguration={'Rules': [rule]})
    s3.get_bucket_encryption(**bucket), s3.delete_bucket_encryption(**bucket), s3.get_bucket_encryption(**bucket)
    s3.put_bucket_ownership_controls(**bucket, OwnershipControls={'Rules': [{'ObjectOwnership': 'BucketOwnerEnforced'}]})
    s3.get_bucket_ownership_controls(**bucket), s3.delete_bucket_ownership_controls(**bucket)
    expire = {'ID': 'expire', 'Status': 'Enabled', 'Filter': {'Prefix': 'logs/'}, 'Expiration': {'Days': 90}, 'NoncurrentVersionExpiration': {'NoncurrentDays': 30}}
    s3.put_bucket_lifecycle_configuration(**bucket, LifecycleConfiguration={'Rules': [expire]})
    judge.expect(s3.get_bucket_lifecycle_configuration(**bucket)['Rules'] == [expire], 'a lifecycle rule is kept')
    s3.delete_bucket_lifecycle(**bucket)
    s3.put_bucket_policy(**bucket, Policy=policy(Principal={'AWS': 'arn:aws:iam::000000000000:root'}, Action='s3:GetObject', Resource='arn:aws:s3:::judged-bucket/*'))
    s3.get_bucket_policy(**bucket), s3.get_bucket_policy_status(**bucket), s3.delete_bucket_policy(**bucket)
    s3.put_bucket_tagging(**bucket, Tagging={'TagSet': tags(a='b')})
    judge.expect(s3.get_bucket_tagging(**bucket)['TagSet'] == tags(a='b'), 'tags of a bucket are kept')
    s3.delete_bucket_tagging(**bucket)
    s3.put_bucket_cors(**bucket, CORSConfiguration={'CORSRules': [{'AllowedMethods': ['GET'], 'AllowedOrigins': ['*']}]})
    s3.get_bucket_cors(**bucket), s3.delete_bucket_cors(**bucket)
    s3.put_bucket_logging(**bucket, BucketLoggingStatus={'LoggingEnabled': {'TargetBucket': 'judged-bucket', 'TargetPrefix': 'access/'}})
    s3.get_bucket_logging(**bucket), s3.get_bucket_acl(**bucket), s3.get_bucket_request_payment(**bucket)
    s3.get_bucket_accelerate_configuration(**bucket), s3.get_bucket_notification_configuration(**bucket)


def objects(judge, s3):
    first = s3.put_object(**bucket, Key='a/b c.txt', Body=b'hello', ContentType='text/plain', Metadata={'k': 'v'}, Tagging='a=b')['VersionId']
    judge.refused('PreconditionFailed', s3.put_object, 412, **bucket, Key='a/b c.txt', Body=b'x', IfNoneMatch='*')
    second = s3.put_object(**bucket, Key='a/b c.txt', Body=b'hello again')['VersionId']
    judge.expect(s3.get_object(**bucket, Key='a/b c.txt', VersionId=first)['Body'].read() == b'hello', 'an older version can be read')
    judge.expect(s3.get_object(**bucket, Key='a/b c.txt', Range='bytes=6-')['Body'].read() == b'again', 'a range can be read')
    judge.expect(s3.head_object(**bucket, Key='a/b c.txt', VersionId=first)['Metadata'] == {'k': 'v'}, 'metadata is kept')
    s3.get_object_tagging(**bucket, Key='a/b c.txt', VersionId=first)
    s3.put_object_tagging(**bucket, Key='a/b c.txt', Tagging={'TagSet': tags(c='d')})
    s3.delete_object_tagging(**bucket, Key='a/b c.txt')
    s3.get_object_attributes(**bucket, Key='a/b c.txt', ObjectAttributes=['ETag', 'ObjectSize', 'StorageClass'])
    s3.copy_object(**bucket, Key='copy', CopySource={**bucket, 'Key': 'a/b c.txt', 'VersionId': second})
    for i in range(3):
        s3.put_object(**bucket, Key=f'many/{i}', Body=b'')
    pages = s3.get_paginator('list_objects_v2').paginate(**bucket, Prefix='many/', PaginationConfig={'PageSize': 2})
    judge.expect([each['Key'] for page in pages for each in page['Contents']] == ['many/0', 'many/1', 'many/2'], 'pages hold every object once')
    judge.expect([each['Prefix'] for each in s3.list_objects_v2(**bucket, Delimiter='/')['CommonPrefixes']] == ['a/', 'many/'], 'prefixes stand for what is below them')
    s3.list_objects(**bucket, MaxKeys=1)
    deleted = s3.delete_object(**bucket, Key='copy')
    judge.expect(deleted['DeleteMarker'] is True, 'a delete leaves a marker')
    judge.refused('NoSuchKey', s3.get_object, 404, **bucket, Key='copy')
    judge.expect(len(s3.list_object_versions(**bucket, Prefix='copy')['DeleteMarkers']) == 1, 'markers are listed')


def multipart(judge, s3):
    name = {**bucket, 'Key': 'large'}
    part = b'x' * (5 * 1024 * 1024)
    s3.abort_multipart_upload(**name, UploadId=s3.create_multipart_upload(**name)['UploadId'])
    upload = s3.create_multipart_upload(**name)['UploadId']
    tags_of_parts = [s3.upload_part(**name, UploadId=upload, PartNumber=i, Body=io.BytesIO(body))['ETag'] for i, body in ((1, part), (2, b'end'))]
    s3.list_parts(**name, UploadId=upload), s3.list_multipart_uploads(**bucket)
    s3.complete_multipart_upload(**name, UploadId=upload, MultipartUpload={'Parts': [{'ETag': tag, 'PartNumber': i} for i, tag in enumerate(tags_of_parts, 1)]})
    judge.expect(s3.head_object(**name)['ContentLength'] == len(part) + 3, 'parts become one object')


def end(judge, s3):
    judge.refused('BucketNotEmpty', s3.delete_bucket, 409, **bucket)
    versions = s3.list_object_versions(**bucket)
    every = [{'Key': each['Key'], 'VersionId': each['VersionId']} for kind in ('Versions', 'DeleteMarkers') for each in versions[kind]]
    s3.delete_objects(**bucket, Delete={'Objects': every})
    s3.delete_bucket(**bucket)
    judge.refused('NoSuchBucket', s3.list_objects_v2, 404, **bucket)
