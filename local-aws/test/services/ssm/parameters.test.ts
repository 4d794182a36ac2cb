import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ssmWorld } from './ssm-world.ts';

const startOf2026 = Date.UTC(2026, 0, 1) / 1000;

describe('PutParameter and GetParameter', () => {
  it('give back what was put, with its ARN, version and time', async () => {
    const { call } = ssmWorld();

    const put = await call('PutParameter', { Name: '/app/dev/ship', Value: '{"cluster":"a"}', Type: 'String' });
    const { Parameter } = await call('GetParameter', { Name: '/app/dev/ship' });

    assert.deepEqual(put, { Version: 1, Tier: 'Standard' });
    assert.deepEqual(Parameter, {
      ARN: 'arn:aws:ssm:us-east-1:000000000000:parameter/app/dev/ship',
      DataType: 'text',
      LastModifiedDate: startOf2026,
      Name: '/app/dev/ship',
      Type: 'String',
      Value: '{"cluster":"a"}',
      Version: 1,
    });
  });

  it('overwrite only where asked to, and keep type and description', async () => {
    const { call, refusal } = ssmWorld();
    await call('PutParameter', { Name: 'a', Value: '1', Type: 'StringList', Description: 'd' });

    const [code] = await refusal('PutParameter', { Name: 'a', Value: '2', Type: 'StringList' });
    const { Version } = await call('PutParameter', { Name: 'a', Value: '3', Overwrite: true });
    const { Parameters } = await call('DescribeParameters', {});

    assert.equal(code, 'ParameterAlreadyExists');
    assert.equal(Version, 2);
    assert.deepEqual(
      Parameters?.map(({ Type, Description }) => [Type, Description]),
      [['StringList', 'd']],
    );
  });

  it('find a version by its number and the parameter by its ARN', async () => {
    const { call, refusal } = ssmWorld();
    await call('PutParameter', { Name: 'a', Value: 'first', Type: 'String' });
    await call('PutParameter', { Name: 'a', Value: 'second', Overwrite: true });

    const old = await call('GetParameter', { Name: 'a:1' });
    const byArn = await call('GetParameter', { Name: 'arn:aws:ssm:us-east-1:000000000000:parameter/a' });
    const [code, message] = await refusal('GetParameter', { Name: 'a:7' });

    assert.deepEqual([old.Parameter?.Value, old.Parameter?.Selector], ['first', ':1']);
    assert.equal(byArn.Parameter?.Value, 'second');
    assert.equal(code, 'ParameterVersionNotFound');
    assert.equal(message, 'Systems Manager could not find version 7 of a. Verify the version and try again.');
  });

  it('keep the hundred newest versions', async () => {
    const { call } = ssmWorld();
    for (let n = 1; n <= 102; n++)
      await call('PutParameter', { Name: 'a', Value: `${n}`, Type: 'String', Overwrite: true });

    const first = await call('GetParameterHistory', { Name: 'a' });
    const second = await call('GetParameterHistory', { Name: 'a', NextToken: first.NextToken });

    const versions = [...(first.Parameters ?? []), ...(second.Parameters ?? [])].map(({ Version }) => Version);
    assert.deepEqual([versions[0], versions.at(-1), versions.length, second.NextToken], [3, 102, 100, undefined]);
  });

  it('show a SecureString only where decryption is asked for', async () => {
    const { call } = ssmWorld();
    await call('PutParameter', { Name: 'key', Value: 'hunter2', Type: 'SecureString' });

    const hidden = await call('GetParameter', { Name: 'key' });
    const shown = await call('GetParameter', { Name: 'key', WithDecryption: true });
    const { Parameters } = await call('DescribeParameters', {});

    assert.match(hidden.Parameter?.Value ?? '', /^AQICAH/);
    assert.equal(shown.Parameter?.Value, 'hunter2');
    assert.equal(Parameters?.[0]?.KeyId, 'alias/aws/ssm');
  });

  const refused: [name: string, code: string, message: RegExp][] = [
    ['app/dev', 'ValidationException', /fully qualified name/],
    ['awsThing', 'ValidationException', /can't be prefixed with "aws" or "ssm"/],
    ['SSM-thing', 'ValidationException', /can't be prefixed with "aws" or "ssm"/],
    ['/ssm/thing', 'ValidationException', /can't be prefixed with "ssm"/],
    ['/aws/thing', 'AccessDeniedException', /No access to reserved parameter name: \/aws\/thing/],
    ['/app//dev', 'ValidationException', /letters, numbers and the following 3 symbols/],
    ['a b', 'ValidationException', /letters, numbers and the following 3 symbols/],
    ['/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16', 'HierarchyLevelLimitExceededException', /maximum of 15 levels/],
  ];
  for (const [name, expected, message] of refused) {
    it(`refuse the name ${name}`, async () => {
      const [code, said] = await ssmWorld().refusal('PutParameter', { Name: name, Value: 'v', Type: 'String' });

      assert.equal(code, expected);
      assert.match(said ?? '', message);
    });
  }

  it('refuse a value that is empty, too long, or no list', async () => {
    const { refusal, call } = ssmWorld();

    const [empty] = await refusal('PutParameter', { Name: 'a', Value: '', Type: 'String' });
    const [, tooLong] = await refusal('PutParameter', { Name: 'a', Value: 'x'.repeat(4097), Type: 'String' });
    const [list] = await refusal('PutParameter', { Name: 'a', Value: 'a,,b', Type: 'StringList' });
    const advanced = await call('PutParameter', {
      Name: 'a',
      Value: 'x'.repeat(4097),
      Type: 'String',
      Tier: 'Intelligent-Tiering',
    });

    assert.deepEqual([empty, list], ['ValidationException', 'ValidationException']);
    assert.match(tooLong ?? '', /maximum parameter value of 4096 characters/);
    assert.equal(advanced.Tier, 'Advanced');
  });

  it('refuse a new parameter without a type, and a changed type', async () => {
    const { refusal, has } = ssmWorld();
    await has('a');

    const [, untyped] = await refusal('PutParameter', { Name: 'b', Value: 'v' });
    const [changed] = await refusal('PutParameter', { Name: 'a', Value: 'v', Type: 'SecureString', Overwrite: true });

    assert.equal(untyped, 'A parameter type is required when you create a parameter.');
    assert.equal(changed, 'HierarchyTypeMismatchException');
  });

  it('hold values against the allowed pattern, and give up on one that does not end', async () => {
    const { refusal } = ssmWorld();
    const put = (AllowedPattern: string, Value: string): ReturnType<typeof refusal> =>
      refusal('PutParameter', { Name: 'a', Value, Type: 'String', AllowedPattern });

    const [mismatch] = await put('^\\d+$', 'abc');
    const [unreadable] = await put('(', 'abc');
    const [endless] = await put('^(a+)+$', `${'a'.repeat(60)}!`);

    assert.equal(mismatch, 'ParameterPatternMismatchException');
    assert.deepEqual([unreadable, endless], Array(2).fill('InvalidAllowedPatternException'));
  });

  it('tell the parameters that are missing from those that are there', async () => {
    const { call, refusal, has } = ssmWorld();
    await has('a', 'b');

    const { Parameters, InvalidParameters } = await call('GetParameters', { Names: ['b', 'x', 'a'] });
    const [code] = await refusal('GetParameter', { Name: 'x' });

    assert.deepEqual([Parameters?.map(({ Name }) => Name), InvalidParameters], [['b', 'a'], ['x']]);
    assert.equal(code, 'ParameterNotFound');
  });
});

describe('DeleteParameter', () => {
  it('takes a parameter away with its versions', async () => {
    const { call, refusal, has } = ssmWorld();
    await has('a', 'b', 'c');

    await call('DeleteParameter', { Name: 'a' });
    const many = await call('DeleteParameters', { Names: ['b', 'x'] });
    const [code] = await refusal('DeleteParameter', { Name: 'a' });

    assert.deepEqual(many, { DeletedParameters: ['b'], InvalidParameters: ['x'] });
    assert.equal(code, 'ParameterNotFound');
    assert.equal((await call('PutParameter', { Name: 'a', Value: 'v', Type: 'String' })).Version, 1);
  });
});

describe('finding parameters', () => {
  it('by path: one level, or all below', async () => {
    const { call, has, refusal } = ssmWorld();
    await has('/app', '/app/dev', '/app/dev/url', '/apple', 'plain');
    const names = async (Path: string, Recursive: boolean): Promise<(string | undefined)[] | undefined> =>
      (await call('GetParametersByPath', { Path, Recursive })).Parameters?.map(({ Name }) => Name);

    assert.deepEqual(await names('/app', false), ['/app/dev']);
    assert.deepEqual(await names('/app/', true), ['/app/dev', '/app/dev/url']);
    assert.deepEqual(await names('/', true), ['/app', '/app/dev', '/app/dev/url', '/apple', 'plain']);
    assert.equal((await refusal('GetParametersByPath', { Path: 'app' }))[0], 'ValidationException');
  });

  it('by path in pages', async () => {
    const { call, has } = ssmWorld();
    await has('/a/1', '/a/2', '/a/3');

    const first = await call('GetParametersByPath', { Path: '/a', MaxResults: 2 });
    const second = await call('GetParametersByPath', { Path: '/a', MaxResults: 2, NextToken: first.NextToken });

    assert.deepEqual(
      first.Parameters?.map(({ Name }) => Name),
      ['/a/1', '/a/2'],
    );
    assert.deepEqual([second.Parameters?.map(({ Name }) => Name), second.NextToken], [['/a/3'], undefined]);
  });

  it('by filters', async () => {
    const { call, has, refusal } = ssmWorld();
    await has('/a/1', '/b/1');
    await call('PutParameter', {
      Name: '/b/2',
      Value: 'v',
      Type: 'SecureString',
      Tags: [{ Key: 'team', Value: 'red' }],
    });
    const names = async (Key: string, Option: string | undefined, ...Values: string[]): Promise<unknown> => {
      const filter = { Key, Option, ...(Values.length > 0 ? { Values } : {}) };
      return (await call('DescribeParameters', { ParameterFilters: [filter] })).Parameters?.map(({ Name }) => Name);
    };

    assert.deepEqual(await names('Name', 'Equals', '/a/1', '/b/2'), ['/a/1', '/b/2']);
    assert.deepEqual(await names('Name', 'BeginsWith', '/b'), ['/b/1', '/b/2']);
    assert.deepEqual(await names('Name', 'Contains', '/1'), ['/a/1', '/b/1']);
    assert.deepEqual(await names('Type', undefined, 'SecureString'), ['/b/2']);
    assert.deepEqual(await names('Path', 'Recursive', '/'), ['/a/1', '/b/1', '/b/2']);
    assert.deepEqual(await names('tag:team', undefined), ['/b/2']);
    const wrong = { ParameterFilters: [{ Key: 'Name', Option: 'Like', Values: ['a'] }] };
    assert.equal((await refusal('DescribeParameters', wrong))[0], 'InvalidFilterOption');
  });
});

describe('tags of parameters', () => {
  it('are added, listed and removed', async () => {
    const { call, has, refusal } = ssmWorld();
    await has('a');
    const resource = { ResourceType: 'Parameter', ResourceId: 'a' } as const;

    await call('AddTagsToResource', {
      ...resource,
      Tags: [
        { Key: 'x', Value: '1' },
        { Key: 'y', Value: '2' },
      ],
    });
    await call('AddTagsToResource', { ...resource, Tags: [{ Key: 'x', Value: '3' }] });
    await call('RemoveTagsFromResource', { ...resource, TagKeys: ['y'] });

    assert.deepEqual(await call('ListTagsForResource', resource), { TagList: [{ Key: 'x', Value: '3' }] });
    assert.equal((await refusal('ListTagsForResource', { ...resource, ResourceId: 'b' }))[0], 'InvalidResourceId');
  });
});
