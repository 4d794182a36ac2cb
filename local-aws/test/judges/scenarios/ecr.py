import base64
import gzip
import hashlib
import io
import json
import tarfile
import urllib.request

from .judge import policy, tags

manifest_type = 'application/vnd.oci.image.manifest.v1+json'


def digest(data):
    return 'sha256:' + hashlib.sha256(data).hexdigest()


def push(judge, repository, script):
    """Pushes an image that runs the script with Node, by the registry's own protocol, and gives its reference."""
    ecr = judge.client('ecr')
    token = ecr.get_authorization_token()['authorizationData'][0]['authorizationToken']
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode='w') as archive:
        file = tarfile.TarInfo('app/main.mjs')
        file.size = len(script)
        archive.addfile(file, io.BytesIO(script.encode()))
    layer = gzip.compress(packed.getvalue())
    config = json.dumps({'os': 'linux', 'architecture': 'amd64', 'config': {'Entrypoint': ['node', '/app/main.mjs']}, 'rootfs': {'type': 'layers', 'diff_ids': [digest(packed.getvalue())]}}).encode()

    def send(method, path, body, content_type='application/octet-stream'):
        headers = {'Authorization': f'Basic {token}', 'Content-Type': content_type}
        urllib.request.urlopen(urllib.request.Request(f'{judge.endpoint}/v2/{repository}{path}', body, headers, method=method)).read()

    for blob in (layer, config):
        send('POST', f'/blobs/uploads/?digest={digest(blob)}', blob)
    manifest = {
        'schemaVersion': 2, 'mediaType': manifest_type,
        'config': {'mediaType': 'application/vnd.oci.image.config.v1+json', 'digest': digest(config), 'size': len(config)},
        'layers': [{'mediaType': 'application/vnd.oci.image.layer.v1.tar+gzip', 'digest': digest(layer), 'size': len(layer)}],
    }  # fmt: skip
    send('PUT', '/manifests/1', json.dumps(manifest).encode(), manifest_type)
    return f'{judge.endpoint.split("//")[1]}/{repository}:1'


def run(judge):
    ecr = judge.client('ecr')
    made = ecr.create_repository(repositoryName='tried', imageScanningConfiguration={'scanOnPush': True}, tags=tags(a='b'))['repository']
    judge.refused('RepositoryAlreadyExistsException', ecr.create_repository, repositoryName='tried')
    push(judge, 'tried', 'process.exit(0)')
    name = {'repositoryName': 'tried'}
    image = ecr.batch_get_image(**name, imageIds=[{'imageTag': '1'}])['images'][0]
    ecr.put_image(**name, imageManifest=image['imageManifest'], imageManifestMediaType=manifest_type, imageTag='latest')
    judge.refused('ImageAlreadyExistsException', ecr.put_image, **name, imageManifest=image['imageManifest'], imageManifestMediaType=manifest_type, imageTag='latest')
    judge.expect(sorted(ecr.describe_images(**name)['imageDetails'][0]['imageTags']) == ['1', 'latest'], 'an image has its tags')
    layer = json.loads(image['imageManifest'])['layers'][0]['digest']
    ecr.batch_check_layer_availability(**name, layerDigests=[layer, 'sha256:' + '0' * 64])
    url = ecr.get_download_url_for_layer(**name, layerDigest=layer)['downloadUrl']
    judge.expect(digest(urllib.request.urlopen(url).read()) == layer, 'a layer can be downloaded')
    ecr.list_images(**name), ecr.describe_repositories(repositoryNames=['tried'])
    ecr.put_image_scanning_configuration(**name, imageScanningConfiguration={'scanOnPush': False})
    ecr.put_image_tag_mutability(**name, imageTagMutability='IMMUTABLE')
    judge.refused('LifecyclePolicyNotFoundException', ecr.get_lifecycle_policy, **name)
    rule = {'rulePriority': 1, 'selection': {'tagStatus': 'any', 'countType': 'imageCountMoreThan', 'countNumber': 10}, 'action': {'type': 'expire'}}
    ecr.put_lifecycle_policy(**name, lifecyclePolicyText=json.dumps({'rules': [rule]}))
    ecr.get_lifecycle_policy(**name), ecr.delete_lifecycle_policy(**name)
    ecr.set_repository_policy(**name, policyText=policy(Sid='p', Principal='*', Action='ecr:BatchGetImage'))
    ecr.get_repository_policy(**name), ecr.delete_repository_policy(**name)
    ecr.tag_resource(resourceArn=made['repositoryArn'], tags=tags(c='d'))
    ecr.untag_resource(resourceArn=made['repositoryArn'], tagKeys=['c'])
    ecr.list_tags_for_resource(resourceArn=made['repositoryArn'])
    judge.refused('RepositoryNotEmptyException', ecr.delete_repository, **name)
    gone = ecr.batch_delete_image(**name, imageIds=[{'imageTag': '1'}, {'imageTag': 'none'}])
    judge.expect(gone['failures'][0]['failureCode'] == 'ImageNotFound', 'what is not there is told')
    ecr.delete_repository(**name, force=True)
    judge.refused('RepositoryNotFoundException', ecr.list_images, **name)
    judge.expect(base64.b64decode(ecr.get_authorization_token()['authorizationData'][0]['authorizationToken']).startswith(b'AWS:'), 'the user is AWS')
