import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { allowing, type IamWorld, iamWorld, texts, trustPolicy } from './iam-world.ts';

const executionPolicy = 'arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy';
let iam: IamWorld;

beforeEach(() => {
  iam = iamWorld();
});

function role(name = 'task', more: Record<string, string> = {}): Promise<string> {
  return iam.call('CreateRole', { RoleName: name, AssumeRolePolicyDocument: trustPolicy, ...more });
}

describe('a role', () => {
  it('has its ARN by its path, and AWS’s defaults', async () => {
    await role('task', { Path: '/app/' });

    const xml = await iam.call('GetRole', { RoleName: 'task' });

    assert.deepEqual(texts(xml, 'Arn'), ['arn:aws:iam::000000000000:role/app/task']);
    assert.deepEqual(texts(xml, 'MaxSessionDuration'), ['3600']);
    assert.match(texts(xml, 'RoleId')[0] ?? '', /^AROA[A-Z2-7]{17}$/);
  });

  it('shows its trust policy percent-encoded, as it was put', async () => {
    await role();

    const xml = await iam.call('GetRole', { RoleName: 'task' });

    const [document = ''] = texts(xml, 'AssumeRolePolicyDocument');
    assert.match(document, /^%7B%22Version%22%3A/);
    assert.equal(decodeURIComponent(document), trustPolicy);
  });

  it('is there once, whatever the case of its name', async () => {
    await role('Task');

    const refused = await iam.refusal('CreateRole', { RoleName: 'task', AssumeRolePolicyDocument: trustPolicy });

    assert.deepEqual(refused, ['EntityAlreadyExists', 'Role with name task already exists.']);
  });

  it('is not deleted while policies are attached or inside it', async () => {
    await role();
    await iam.call('AttachRolePolicy', { RoleName: 'task', PolicyArn: executionPolicy });
    await iam.call('PutRolePolicy', { RoleName: 'task', PolicyName: 'logs', PolicyDocument: allowing('logs:*') });

    const attached = await iam.refusal('DeleteRole', { RoleName: 'task' });
    await iam.call('DetachRolePolicy', { RoleName: 'task', PolicyArn: executionPolicy });
    const inline = await iam.refusal('DeleteRole', { RoleName: 'task' });
    await iam.call('DeleteRolePolicy', { RoleName: 'task', PolicyName: 'logs' });
    await iam.call('DeleteRole', { RoleName: 'task' });

    assert.deepEqual(attached, ['DeleteConflict', 'Cannot delete entity, must detach all policies first.']);
    assert.deepEqual(inline, ['DeleteConflict', 'Cannot delete entity, must delete policies first.']);
    assert.deepEqual(await iam.refusal('GetRole', { RoleName: 'task' }), [
      'NoSuchEntity',
      'The role with name task cannot be found.',
    ]);
  });

  it('is not deleted while an instance profile has it', async () => {
    await role();
    await iam.call('CreateInstanceProfile', { InstanceProfileName: 'profile' });
    await iam.call('AddRoleToInstanceProfile', { InstanceProfileName: 'profile', RoleName: 'task' });

    const [code] = await iam.refusal('DeleteRole', { RoleName: 'task' });

    assert.equal(code, 'DeleteConflict');
  });

  it('cannot trust a role of the account that is not there', async () => {
    const principal = { AWS: 'arn:aws:iam::000000000000:role/gone' };
    const statement = { Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' };
    const document = JSON.stringify({ Version: '2012-10-17', Statement: statement });

    const refused = await iam.refusal('CreateRole', { RoleName: 'a', AssumeRolePolicyDocument: document });

    assert.deepEqual(refused, [
      'MalformedPolicyDocument',
      'Invalid principal in policy: &quot;AWS&quot;:&quot;arn:aws:iam::000000000000:role/gone&quot;',
    ]);
  });

  it('is listed page by page', async () => {
    for (const name of ['a', 'b', 'c']) await role(name);

    const first = await iam.call('ListRoles', { MaxItems: '2' });
    const second = await iam.call('ListRoles', { MaxItems: '2', Marker: texts(first, 'Marker')[0] ?? '' });

    assert.deepEqual(texts(first, 'RoleName'), ['a', 'b']);
    assert.deepEqual(texts(first, 'IsTruncated'), ['true']);
    assert.deepEqual(texts(second, 'RoleName'), ['c']);
  });

  it('that AWS made for a service can be changed by AWS alone', async () => {
    await iam.call('CreateServiceLinkedRole', { AWSServiceName: 'ecs.amazonaws.com' });

    const refused = await iam.refusal('DeleteRole', { RoleName: 'AWSServiceRoleForECS' });

    assert.deepEqual(refused, [
      'UnmodifiableEntity',
      "Cannot perform the operation on the protected role 'AWSServiceRoleForECS' - this role is only modifiable by AWS",
    ]);
  });
});

describe('a policy of AWS’s', () => {
  it('is attached once, however often it is asked for', async () => {
    await role();

    for (let times = 0; times < 2; times += 1) {
      await iam.call('AttachRolePolicy', { RoleName: 'task', PolicyArn: executionPolicy });
    }

    const xml = await iam.call('ListAttachedRolePolicies', { RoleName: 'task' });
    assert.deepEqual(texts(xml, 'PolicyArn'), [executionPolicy]);
  });

  it('is refused under another path than its own', async () => {
    await role();
    const PolicyArn = 'arn:aws:iam::aws:policy/AmazonECSTaskExecutionRolePolicy';

    const refused = await iam.refusal('AttachRolePolicy', { RoleName: 'task', PolicyArn });

    assert.deepEqual(refused, ['NoSuchEntity', `Policy ${PolicyArn} does not exist or is not attachable.`]);
  });

  it('has its document', async () => {
    const xml = await iam.call('GetPolicyVersion', { PolicyArn: executionPolicy, VersionId: 'v1' });

    assert.match(decodeURIComponent(texts(xml, 'Document')[0] ?? ''), /ecr:GetAuthorizationToken/);
  });
});
