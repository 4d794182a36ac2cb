import { ref } from '../../support/a-plan.ts';
import type { PolicyCase } from './case.ts';

const of = 'aws_iam_role_policy.main';
const policy = (...statements: readonly object[]) => ({
  [of]: { policy: JSON.stringify({ Statement: statements.map((statement) => ({ Effect: 'Allow', ...statement })) }) },
});
const attachment = (arn: unknown) => ({ 'aws_iam_role_policy_attachment.main': { policy_arn: arn } });
const role = (statement: object) => ({
  'aws_iam_role.main': {
    assume_role_policy: JSON.stringify({ Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', ...statement }] }),
  },
});
const boundary = {
  'aws_iam_policy.bound': {
    name: 'app-dev-boundary',
    policy: JSON.stringify({ Statement: [{ Effect: 'Allow', Action: 's3:PutObject', Resource: '*' }] }),
  },
};
const bucket = 'arn:aws:s3:::bucket/*';
const hub = 'token.actions.githubusercontent.com';
const gitHub = (subject: string) =>
  role({
    Principal: { Federated: `arn:aws:iam::123456789012:oidc-provider/${hub}` },
    Condition: { StringEquals: { [`${hub}:aud`]: 'sts.amazonaws.com' }, StringLike: { [`${hub}:sub`]: subject } },
  });

export const iamCases: readonly PolicyCase[] = [
  {
    rule: 'CKV_AWS_62',
    of,
    passes: policy({ Action: '*', Resource: '*', Effect: 'Deny' }),
    fails: policy({ Action: '*', Resource: '*' }),
    why: 'allows * on *',
  },
  {
    rule: 'CKV_AWS_63',
    of,
    passes: policy({ Action: ['s3:GetObject'], Resource: bucket }),
    fails: policy({ NotAction: 'iam:*', Resource: bucket }),
    why: 'all but some',
  },
  {
    rule: 'IAM.21',
    of,
    passes: policy({ Action: 'logs:Describe*', Resource: bucket }),
    fails: policy({ Sid: 'Logs', Action: 'logs:*', Resource: bucket }),
    why: 'statement Logs allows logs:*',
  },
  {
    rule: 'CKV_AWS_355',
    of,
    passes: policy({ Action: 'ecr:GetAuthorizationToken', Resource: '*' }),
    fails: policy({ Action: ['ecr:GetAuthorizationToken', 's3:GetObject'], Resource: '*' }),
    why: 'allows s3:GetObject on *',
  },
  {
    rule: 'CKV_AWS_355',
    of,
    passes: {
      [of]: { policy: ref('data.aws_iam_policy_document.main.json') },
      'data.aws_iam_policy_document.main': {
        json: ref(),
        statement: [{ actions: ['s3:GetObject'], resources: [ref('aws_s3_bucket.main.arn')] }],
      },
    },
    fails: {
      [of]: { policy: ref('data.aws_iam_policy_document.main.json') },
      'data.aws_iam_policy_document.main': {
        json: ref(),
        statement: [
          { actions: ['s3:GetObject'], resources: [ref('aws_s3_bucket.main.arn')] },
          { sid: 'Wide', actions: ['s3:PutObject'], resources: ['*'] },
        ],
      },
    },
    why: 'statement Wide allows s3:PutObject on *',
  },
  {
    rule: 'CKV_AWS_355',
    of,
    passes: policy({ Action: ['ecs:Describe*', 's3:GetBucket*', 'kms:GetKeyPolicy', 'iam:GetRole'], Resource: '*' }),
    fails: policy({ Action: ['ecs:Describe*', 'secretsmanager:GetSecretValue'], Resource: '*' }),
    why: 'allows secretsmanager:GetSecretValue on *',
  },
  {
    // A boundary grants nothing; a policy of the same name that is attached does.
    rule: 'CKV_AWS_355',
    of: 'aws_iam_policy.bound',
    passes: boundary,
    fails: { ...boundary, 'aws_iam_role_policy_attachment.main': { policy_arn: ref('aws_iam_policy.bound.arn') } },
    why: 'allows s3:PutObject on *',
  },
  {
    rule: 'CKV_AWS_286',
    of,
    passes: policy({ Action: 'iam:PassRole', Resource: 'arn:aws:iam::123456789012:role/app-dev-task' }),
    fails: policy({ Action: 'iam:PassRole', Resource: 'arn:aws:iam::123456789012:role/*' }),
    why: 'iam:passrole',
  },
  {
    rule: 'CKV_AWS_274',
    of: 'aws_iam_role_policy_attachment.main',
    passes: attachment('arn:aws:iam::aws:policy/ReadOnlyAccess'),
    fails: attachment('arn:aws:iam::aws:policy/AdministratorAccess'),
    why: 'AdministratorAccess',
  },
  {
    rule: 'CKV2_AWS_56',
    of: 'aws_iam_role_policy_attachment.main',
    passes: attachment(ref('aws_iam_policy.main.arn')),
    fails: attachment('arn:aws:iam::aws:policy/IAMFullAccess'),
    why: 'IAMFullAccess',
  },
  {
    rule: 'CKV_AWS_60',
    of: 'aws_iam_role.main',
    passes: role({ Principal: { Service: 'ecs-tasks.amazonaws.com' } }),
    fails: role({ Principal: { AWS: '*' } }),
    why: 'anybody may take it',
  },
  {
    rule: 'SHIP_IAM_1',
    of: 'aws_iam_role.main',
    passes: role({
      Principal: { Service: 'ecs-tasks.amazonaws.com' },
      Condition: { StringEquals: { 'aws:SourceAccount': '123456789012' } },
    }),
    fails: role({ Principal: { Service: 'ecs-tasks.amazonaws.com' } }),
    why: 'for any account',
  },
  {
    rule: 'CKV_AWS_393',
    of: 'aws_iam_role.main',
    passes: gitHub('repo:owner/name:environment:prod'),
    fails: gitHub('repo:owner/*'),
    why: 'repo:owner/* is too wide',
  },
];

/** A rule that nothing passes: that the resource is there is the failure. */
export const iamUserCase = {
  rule: 'CKV_AWS_273',
  of: 'aws_iam_user.main',
  fails: { 'aws_iam_user.main': { name: 'pipeline' } },
  why: 'credentials of its own',
};
