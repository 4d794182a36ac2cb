import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import {
  BatchCheckLayerAvailabilityCommand,
  BatchDeleteImageCommand,
  BatchGetImageCommand,
  CreateRepositoryCommand,
  DeleteLifecyclePolicyCommand,
  DeleteRepositoryCommand,
  DeleteRepositoryPolicyCommand,
  DescribeImagesCommand,
  DescribeRepositoriesCommand,
  ECRClient,
  GetAuthorizationTokenCommand,
  GetLifecyclePolicyCommand,
  GetRepositoryPolicyCommand,
  ListImagesCommand,
  ListTagsForResourceCommand,
  PutImageCommand,
  PutImageScanningConfigurationCommand,
  PutImageTagMutabilityCommand,
  PutLifecyclePolicyCommand,
  paginateListImages,
  SetRepositoryPolicyCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-ecr';
import { createWire, type Wire } from '../../../src/wire/wire.ts';
import { buildImage, sha256, smallImage } from '../../registry/image-builder.ts';
import { type RegistryWorld, registryWorld } from '../../registry/registry-world.ts';

const missing = "The repository with name 'none' does not exist in the registry with id '000000000000'";

describe('ECR by the SDK', () => {
  let world: RegistryWorld;
  let wire: Wire;
  let client: ECRClient;
  let host: string;

  beforeEach(async () => {
    world = await registryWorld();
    wire = createWire({
      services: [world.ecr.plugin],
      routes: [world.ecr.route],
      clock: world.clock,
      reportUnexpected: ({ error }) => assert.fail(String(error)),
    });
    const { port } = await wire.listen({ host: '127.0.0.1', port: 0 });
    host = `127.0.0.1:${port}`;
    client = new ECRClient({
      endpoint: `http://${host}`,
      region: 'eu-west-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      maxAttempts: 1,
    });
  });
  afterEach(async () => {
    client.destroy();
    await wire.close();
    await world[Symbol.asyncDispose]();
  });

  const create = (repositoryName: string): Promise<unknown> =>
    client.send(new CreateRepositoryCommand({ repositoryName }));

  it('creates, describes and deletes a repository', async () => {
    const { repository } = await client.send(
      new CreateRepositoryCommand({ repositoryName: 'team/app', imageScanningConfiguration: { scanOnPush: true } }),
    );
    const described = await client.send(new DescribeRepositoriesCommand({ repositoryNames: ['team/app'] }));
    await client.send(new DeleteRepositoryCommand({ repositoryName: 'team/app' }));
    const left = await client.send(new DescribeRepositoriesCommand({}));

    assert.deepEqual(repository, {
      repositoryArn: 'arn:aws:ecr:eu-west-1:000000000000:repository/team/app',
      registryId: '000000000000',
      repositoryName: 'team/app',
      repositoryUri: `${host}/team/app`,
      createdAt: new Date(world.clock.now()),
      imageTagMutability: 'MUTABLE',
      imageScanningConfiguration: { scanOnPush: true },
      encryptionConfiguration: { encryptionType: 'AES256' },
    });
    assert.deepEqual(described.repositories, [repository]);
    assert.deepEqual(left.repositories, []);
  });

  it('names what is there already, and what is not', async () => {
    await create('app');

    await assert.rejects(create('app'), {
      name: 'RepositoryAlreadyExistsException',
      message: "The repository with name 'app' already exists in the registry with id '000000000000'",
    });
    const calls = [
      client.send(new DescribeRepositoriesCommand({ repositoryNames: ['none'] })),
      client.send(new DescribeImagesCommand({ repositoryName: 'none' })),
      client.send(new ListImagesCommand({ repositoryName: 'none' })),
      client.send(new GetLifecyclePolicyCommand({ repositoryName: 'none' })),
      client.send(new DeleteRepositoryCommand({ repositoryName: 'none' })),
      client.send(new DescribeRepositoriesCommand({ repositoryNames: ['none'], registryId: '111111111111' })),
    ];
    for (const call of calls) await assert.rejects(call, { name: 'RepositoryNotFoundException', message: missing });
  });

  it('refuses a name that is none', async () => {
    await assert.rejects(create('../etc'), { name: 'InvalidParameterException' });
  });

  it('gives a token that the registry takes, for the address where it is reached', async () => {
    const { authorizationData } = await client.send(new GetAuthorizationTokenCommand({}));
    const [data] = authorizationData ?? [];

    const response = await fetch(`${data?.proxyEndpoint}/v2/`, {
      headers: { authorization: `Basic ${data?.authorizationToken}` },
    });

    assert.equal(response.status, 200);
    assert.equal(data?.proxyEndpoint, `http://${host}`);
    assert.equal(data?.expiresAt?.getTime(), world.clock.now() + 12 * 60 * 60 * 1000);
  });

  it('describes what was pushed', async () => {
    await create('app');
    const image = smallImage('one');
    await world.push('app', 'v1', image);
    await world.push('app', 'latest', image);
    await world.push('app', smallImage('untagged').digest, smallImage('untagged'));

    const { imageDetails } = await client.send(
      new DescribeImagesCommand({ repositoryName: 'app', imageIds: [{ imageTag: 'v1' }] }),
    );
    const tagged = await client.send(new ListImagesCommand({ repositoryName: 'app', filter: { tagStatus: 'TAGGED' } }));
    const untagged = await client.send(
      new ListImagesCommand({ repositoryName: 'app', filter: { tagStatus: 'UNTAGGED' } }),
    );

    assert.deepEqual(imageDetails, [
      {
        registryId: '000000000000',
        repositoryName: 'app',
        imageDigest: image.digest,
        imageTags: ['v1', 'latest'],
        imageSizeInBytes: image.blobs.reduce((sum, blob) => sum + blob.length, 0),
        imagePushedAt: new Date(world.clock.now()),
        imageManifestMediaType: image.mediaType,
        artifactMediaType: 'application/vnd.oci.image.config.v1+json',
        imageStatus: 'ACTIVE',
      },
    ]);
    assert.deepEqual(
      tagged.imageIds?.map(({ imageTag }) => imageTag),
      ['latest', 'v1'],
    );
    assert.deepEqual(untagged.imageIds, [{ imageDigest: smallImage('untagged').digest }]);
    await assert.rejects(
      client.send(new DescribeImagesCommand({ repositoryName: 'app', imageIds: [{ imageTag: 'v9' }] })),
      {
        name: 'ImageNotFoundException',
        message:
          "The image with imageId {imageDigest:'null', imageTag:'v9'} does not exist within the repository with name 'app' in the registry with id '000000000000'",
      },
    );
  });

  it('lists in pages, each image once', async () => {
    await create('app');
    const image = smallImage('one');
    const tags = ['a', 'b', 'c', 'd', 'e'];
    for (const tag of tags) await world.push('app', tag, image);

    const pages: (string | undefined)[][] = [];
    for await (const { imageIds = [] } of paginateListImages({ client, pageSize: 2 }, { repositoryName: 'app' })) {
      pages.push(imageIds.map(({ imageTag }) => imageTag));
    }

    assert.deepEqual(pages, [['a', 'b'], ['c', 'd'], ['e']]);
    await assert.rejects(client.send(new ListImagesCommand({ repositoryName: 'app', nextToken: 'mine' })), {
      name: 'InvalidParameterException',
    });
  });

  it('gives manifests in a batch, and says which it does not have', async () => {
    await create('app');
    const image = smallImage('one');
    await world.push('app', 'v1', image);

    const { images, failures } = await client.send(
      new BatchGetImageCommand({
        repositoryName: 'app',
        imageIds: [{ imageTag: 'v1' }, { imageTag: 'v9' }, { imageDigest: 'sha256:0' }],
      }),
    );

    assert.equal(images?.[0]?.imageManifest, image.manifest.toString());
    assert.deepEqual(images?.[0]?.imageId, { imageDigest: image.digest, imageTag: 'v1' });
    assert.deepEqual(
      failures?.map(({ failureCode }) => failureCode),
      ['ImageNotFound', 'InvalidImageDigest'],
    );
  });

  it('gives an image another tag with PutImage, as a promotion does', async () => {
    await create('app');
    const image = smallImage('one');
    await world.push('app', 'v1', image);
    const put = (imageTag: string): Promise<unknown> =>
      client.send(
        new PutImageCommand({
          repositoryName: 'app',
          imageManifest: image.manifest.toString(),
          imageManifestMediaType: image.mediaType,
          imageTag,
        }),
      );

    await put('prod');

    const { imageDetails } = await client.send(new DescribeImagesCommand({ repositoryName: 'app' }));
    assert.deepEqual(
      imageDetails?.map(({ imageTags }) => imageTags),
      [['v1', 'prod']],
    );
    await assert.rejects(put('prod'), { name: 'ImageAlreadyExistsException' });
  });

  it('keeps immutable tags, with the exclusions that the repository has', async () => {
    await create('app');
    await client.send(
      new PutImageTagMutabilityCommand({
        repositoryName: 'app',
        imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
        imageTagMutabilityExclusionFilters: [{ filter: 'latest*', filterType: 'WILDCARD' }],
      }),
    );
    const [first, second] = [smallImage('one'), smallImage('two')];
    for (const tag of ['v1', 'latest']) await world.push('app', tag, first);
    await world.push('app', 'other', second);
    const put = (imageTag: string): Promise<unknown> =>
      client.send(new PutImageCommand({ repositoryName: 'app', imageManifest: second.manifest.toString(), imageTag }));

    await put('latest');

    await assert.rejects(put('v1'), {
      name: 'ImageTagAlreadyExistsException',
      message:
        "The image tag 'v1' already exists in the 'app' repository and cannot be overwritten because the repository is immutable.",
    });
  });

  it('refuses an image whose layers are not there', async () => {
    await create('app');
    const imageManifest = smallImage('one').manifest.toString();

    await assert.rejects(client.send(new PutImageCommand({ repositoryName: 'app', imageManifest })), {
      name: 'LayersNotFoundException',
    });
  });

  it('deletes tags and images, but no image of an index', async () => {
    await create('app');
    const [first, second] = [smallImage('one'), smallImage('two')];
    await world.push('app', 'v1', first);
    await world.push('app', 'latest', first);
    await world.push('app', second.digest, second);
    const mediaType = 'application/vnd.oci.image.index.v1+json';
    const manifests = [{ mediaType: second.mediaType, digest: second.digest, size: second.manifest.length }];
    const index = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType, manifests }));
    await world.push('app', 'index', { manifest: index, digest: sha256(index), mediaType, blobs: [] });
    const remove = (imageId: { imageTag?: string; imageDigest?: string }) =>
      client.send(new BatchDeleteImageCommand({ repositoryName: 'app', imageIds: [imageId] }));

    const tag = await remove({ imageTag: 'latest' });
    const inIndex = await remove({ imageDigest: second.digest });
    const whole = await remove({ imageDigest: first.digest });

    assert.deepEqual(tag.imageIds, [{ imageDigest: first.digest, imageTag: 'latest' }]);
    assert.equal(inIndex.failures?.[0]?.failureCode, 'ImageReferencedByManifestList');
    assert.deepEqual(whole.imageIds, [{ imageDigest: first.digest, imageTag: 'v1' }]);
    const { imageIds } = await client.send(new ListImagesCommand({ repositoryName: 'app' }));
    assert.equal(imageIds?.length, 2);
  });

  it('deletes a repository with images only by force', async () => {
    await create('app');
    await world.push('app', 'v1', smallImage('one'));

    await assert.rejects(client.send(new DeleteRepositoryCommand({ repositoryName: 'app' })), {
      name: 'RepositoryNotEmptyException',
      message:
        "The repository with name 'app' in registry with id '000000000000' cannot be deleted because it still contains images",
    });
    await client.send(new DeleteRepositoryCommand({ repositoryName: 'app', force: true }));
    await create('app');

    const { imageIds } = await client.send(new ListImagesCommand({ repositoryName: 'app' }));
    assert.deepEqual(imageIds, []);
  });

  it('applies a lifecycle policy when it is put, at each push, and as time goes on', async () => {
    await create('app');
    const rule = (rulePriority: number, selection: object): object => ({
      rulePriority,
      selection,
      action: { type: 'expire' },
    });
    const lifecyclePolicyText = JSON.stringify({
      rules: [
        rule(1, { tagStatus: 'untagged', countType: 'sinceImagePushed', countUnit: 'days', countNumber: 1 }),
        rule(2, { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 2 }),
      ],
    });
    const tags = async (): Promise<readonly (string | undefined)[]> => {
      const { imageIds = [] } = await client.send(new ListImagesCommand({ repositoryName: 'app' }));
      return imageIds.map(({ imageTag }) => imageTag);
    };
    const push = async (tag: string): Promise<void> => {
      world.clock.advance(1000);
      const image = smallImage(tag);
      await world.push('app', tag === '' ? image.digest : tag, image);
    };
    for (const tag of ['v1', 'v2', 'v3']) await push(tag);

    await client.send(new PutLifecyclePolicyCommand({ repositoryName: 'app', lifecyclePolicyText }));
    const atOnce = await tags();
    await push('v4');
    await push('');
    const pushed = await tags();
    world.clock.advance(25 * 60 * 60 * 1000);
    const later = await tags();

    assert.deepEqual(atOnce, ['v2', 'v3']);
    assert.deepEqual(pushed, ['v4', undefined]);
    assert.deepEqual(later, ['v4']);
    const policy = await client.send(new GetLifecyclePolicyCommand({ repositoryName: 'app' }));
    assert.equal(policy.lifecyclePolicyText, lifecyclePolicyText);
    assert.equal(policy.lastEvaluatedAt?.getTime(), world.clock.now());
    await client.send(new DeleteLifecyclePolicyCommand({ repositoryName: 'app' }));
    await assert.rejects(client.send(new GetLifecyclePolicyCommand({ repositoryName: 'app' })), {
      name: 'LifecyclePolicyNotFoundException',
      message:
        "Lifecycle policy does not exist for the repository with name 'app' in the registry with id '000000000000'",
    });
  });

  it('refuses a lifecycle policy that says nothing', async () => {
    await create('app');
    const lifecyclePolicyText = JSON.stringify({ rules: [], comment: 'x'.repeat(100) });

    await assert.rejects(client.send(new PutLifecyclePolicyCommand({ repositoryName: 'app', lifecyclePolicyText })), {
      name: 'InvalidParameterException',
      message:
        /^Invalid parameter at 'LifecyclePolicyText' failed to satisfy constraint: 'Lifecycle policy validation failure: /,
    });
  });

  it('keeps policies, scan settings and tags of a repository', async () => {
    await create('app');
    const resourceArn = 'arn:aws:ecr:eu-west-1:000000000000:repository/app';
    const repositoryName = 'app';
    const policyText = '{"Version":"2012-10-17","Statement":[]}';

    await client.send(new SetRepositoryPolicyCommand({ repositoryName, policyText }));
    await client.send(
      new PutImageScanningConfigurationCommand({ repositoryName, imageScanningConfiguration: { scanOnPush: true } }),
    );
    await client.send(
      new TagResourceCommand({
        resourceArn,
        tags: [
          { Key: 'a', Value: '1' },
          { Key: 'b', Value: '2' },
        ],
      }),
    );
    await client.send(new UntagResourceCommand({ resourceArn, tagKeys: ['a'] }));

    const { tags } = await client.send(new ListTagsForResourceCommand({ resourceArn }));
    const { repositories } = await client.send(new DescribeRepositoriesCommand({}));
    assert.equal((await client.send(new GetRepositoryPolicyCommand({ repositoryName }))).policyText, policyText);
    assert.deepEqual(tags, [{ Key: 'b', Value: '2' }]);
    assert.deepEqual(repositories?.[0]?.imageScanningConfiguration, { scanOnPush: true });
    await client.send(new DeleteRepositoryPolicyCommand({ repositoryName }));
    await assert.rejects(client.send(new GetRepositoryPolicyCommand({ repositoryName })), {
      name: 'RepositoryPolicyNotFoundException',
    });
  });

  it('says which layers are there', async () => {
    await create('app');
    const image = buildImage({ layers: [[{ path: 'x' }]] });
    await world.push('app', 'v1', image);
    const there = sha256(image.blobs[1] ?? Buffer.alloc(0));
    const gone = sha256(Buffer.from('gone'));

    const { layers, failures } = await client.send(
      new BatchCheckLayerAvailabilityCommand({ repositoryName: 'app', layerDigests: [there, gone, 'sha256:abc'] }),
    );

    assert.deepEqual(
      layers?.map(({ layerDigest, layerAvailability }) => [layerDigest, layerAvailability]),
      [
        [there, 'AVAILABLE'],
        [gone, 'UNAVAILABLE'],
      ],
    );
    assert.equal(failures?.[0]?.failureCode, 'InvalidLayerDigest');
  });
});
