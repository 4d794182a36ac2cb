import type { Resource, Stack } from '../plan/stack.ts';
import { type Statement, statementsOf } from '../plan/statements.ts';
import { at, unknown } from '../plan/value.ts';
import { awaits, fails, type Judgement, passes } from './judgement.ts';
import type { Rule } from './rule.ts';

/** Resources with a policy that says what a role or user may do. */
const permissionTypes = ['aws_iam_role_policy', 'aws_iam_policy', 'aws_iam_user_policy', 'aws_iam_group_policy'];
const attachmentTypes = [
  'aws_iam_role_policy_attachment',
  'aws_iam_policy_attachment',
  'aws_iam_user_policy_attachment',
];

/**
 * Actions for which AWS knows no resource (https://docs.aws.amazon.com/service-authorization/latest/reference/). With
 * them "*" is the only thing that can be written. `*` at the end stands for any.
 */
const withoutResource = [
  'ecr:GetAuthorizationToken',
  'cloudwatch:PutMetricData',
  'cloudwatch:ListMetrics',
  'cloudwatch:GetMetricData',
  'cloudwatch:GetMetricStatistics',
  'cloudwatch:PutAnomalyDetector',
  'cloudwatch:DeleteAnomalyDetector',
  'xray:PutTraceSegments',
  'xray:PutTelemetryRecords',
  'xray:GetSampling*',
  'ssmmessages:*',
  'ecs:RegisterTaskDefinition',
  'ecs:DeregisterTaskDefinition',
  'ecs:DescribeTaskDefinition',
  'ecs:List*',
  'elasticloadbalancing:Describe*',
  'ec2:Describe*',
  'ec2:GetManagedPrefixListEntries',
  'ec2:GetSecurityGroupsForVpc',
  'logs:DescribeLogGroups',
  'logs:CreateLogDelivery',
  'logs:GetLogDelivery',
  'logs:UpdateLogDelivery',
  'logs:DeleteLogDelivery',
  'logs:ListLogDeliveries',
  'logs:DescribeResourcePolicies',
  'logs:PutResourcePolicy',
  'logs:PutQueryDefinition',
  'logs:DeleteQueryDefinition',
  'logs:GetQueryResults',
  'logs:StopQuery',
  'ecr:PutReplicationConfiguration',
  'application-autoscaling:Describe*',
  'sts:GetCallerIdentity',
  'tag:GetResources',
  'iam:List*',
  'kms:List*',
  's3:ListAllMyBuckets',
  'sns:ListTopics',
  'sns:ListSubscriptions',
  'wafv2:List*',
  'budgets:Describe*',
  'servicequotas:Get*',
  'ce:*',
  'pricing:*',
].map((action) => action.toLowerCase());

/**
 * Reading how things are set up, which roles for plans and reviews must: of everything, since what is read is not known
 * before. What holds data (objects, secrets, log lines, images) is not among it.
 */
const readsSettings =
  /^[\w-]+:(describe|list|view|getbucket|getmanagedprefix|get(policy|role|key|lifecycle|repository|registry|encryption|accelerate|replication|resource|data|dashboard|groups)\w*|get\*)/;
const readsData =
  /^(s3:get(object|\*)|ssm:getparameter|secretsmanager:(getsecretvalue|get\*|batchget)|logs:(get(log|query)|filter|start)|ecr:(batchget|getdownload|get\*)|kms:(decrypt|reencrypt|generate)|lambda:get|dynamodb:)/;

/** Ways by which one permission becomes every permission (https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html). */
const escalating = [
  'iam:CreatePolicyVersion',
  'iam:SetDefaultPolicyVersion',
  'iam:AttachUserPolicy',
  'iam:AttachGroupPolicy',
  'iam:AttachRolePolicy',
  'iam:PutUserPolicy',
  'iam:PutGroupPolicy',
  'iam:PutRolePolicy',
  'iam:AddUserToGroup',
  'iam:UpdateAssumeRolePolicy',
  'iam:CreateAccessKey',
  'iam:CreateLoginProfile',
  'iam:UpdateLoginProfile',
  'iam:PassRole',
].map((action) => action.toLowerCase());

/** Services that act for whoever asks them: a role for them says for whose account (the confused deputy). */
const deputies = new Set([
  'ecs-tasks.amazonaws.com',
  'vpc-flow-logs.amazonaws.com',
  'delivery.logs.amazonaws.com',
  'cloudtrail.amazonaws.com',
  'config.amazonaws.com',
  'backup.amazonaws.com',
  'scheduler.amazonaws.com',
  'chatbot.amazonaws.com',
  'costalerts.amazonaws.com',
  'budgets.amazonaws.com',
]);

export const iamRules: readonly Rule[] = [
  forEachStatement('CKV_AWS_62', 'no policy allows everything on everything', {
    remedy: 'name the actions and the resources',
    broken: ({ actions, resources }) =>
      actions.includes('*') && resources.includes('*') ? 'allows * on *' : undefined,
  }),
  forEachStatement('CKV_AWS_63', 'no policy allows every action, or all actions but some', {
    remedy: 'name the actions',
    broken: ({ actions, isAllButActions }) =>
      actions.includes('*') || isAllButActions ? 'allows every action, or all but some' : undefined,
  }),
  forEachStatement('IAM.21', 'no policy allows every action of a service', {
    remedy: 'name the actions, or a family such as Describe*',
    broken({ actions }) {
      const whole = actions.filter((action) => /^[\w-]+:\*$/.test(String(action))).map(String);
      const broad = whole.filter((action) => !isWithoutResource(action));
      return broad.length === 0 ? undefined : `allows ${broad.join(', ')}`;
    },
  }),
  forEachStatement('CKV_AWS_355', 'a policy names the resources of what it changes and of the data it reads', {
    remedy: 'write ARNs, or a condition that binds what may be reached',
    broken({ actions, resources, isAllButResources, conditions }) {
      if (!resources.includes('*') && !isAllButResources) return undefined;
      if (conditions.length > 0) return undefined;
      const wide = actions.map(String).filter((action) => !isWithoutResource(action) && !isReadingSettings(action));
      return wide.length === 0 ? undefined : `allows ${wide.join(', ')} on *`;
    },
  }),
  forEachStatement('CKV_AWS_286', 'no policy lets a role give itself more', {
    remedy: 'bind it to ARNs, and iam:PassRole to iam:PassedToService',
    broken({ actions, resources, conditions }) {
      const found = actions
        .map((action) => String(action).toLowerCase())
        .filter((action) => escalating.includes(action));
      if (found.length === 0) return undefined;
      const isAnywhere = resources.some(
        (resource) =>
          typeof resource === 'string' && /^(\*|arn:[\w-]+:iam::[^:]*:(role|user|policy)\/\*)$/.test(resource),
      );
      return isAnywhere && conditions.length === 0
        ? `allows ${found.join(', ')} on ${resources.map(String).join(', ')}`
        : undefined;
    },
  }),
  {
    id: 'CKV_AWS_274',
    title: 'nobody has AdministratorAccess',
    remedy: 'attach a policy that allows what is needed',
    on: attachmentTypes,
    judge: (attachment) => withoutManagedPolicy(attachment, 'AdministratorAccess'),
  },
  {
    id: 'CKV2_AWS_56',
    title: 'nobody has IAMFullAccess',
    remedy: 'attach a policy that allows what is needed',
    on: attachmentTypes,
    judge: (attachment) => withoutManagedPolicy(attachment, 'IAMFullAccess'),
  },
  {
    id: 'CKV_AWS_273',
    title: 'people and pipelines take roles: there are no IAM users',
    remedy: 'use IAM Identity Center for people, OIDC for pipelines',
    on: ['aws_iam_user'],
    judge: () => fails('it is a user with credentials of its own'),
  },
  {
    id: 'CKV_AWS_60',
    title: 'a role says who may take it',
    remedy: 'name the services, roles or accounts in assume_role_policy',
    on: ['aws_iam_role'],
    judge: (role, stack) =>
      forStatements(stack, role, 'assume_role_policy', (statement) =>
        isForAnybody(statement) ? 'anybody may take it' : undefined,
      ),
  },
  {
    id: 'SHIP_IAM_1',
    title: 'a service that acts for others takes a role for this account only (the confused deputy)',
    remedy: 'add a condition on aws:SourceAccount or aws:SourceArn to assume_role_policy',
    on: ['aws_iam_role'],
    judge: (role, stack) =>
      forStatements(stack, role, 'assume_role_policy', ({ principals, conditions }) => {
        const found = principals.flatMap(({ ids }) => ids).filter((id) => deputies.has(String(id)));
        const isBound = conditions.some(({ variable }) => /^aws:source(account|arn|orgid)$/i.test(variable));
        return found.length > 0 && !isBound ? `${found.map(String).join(', ')} may take it for any account` : undefined;
      }),
  },
  {
    id: 'CKV_AWS_393',
    title: 'a role for GitHub Actions is bound to a repository and to what runs there',
    remedy:
      'compare token.actions.githubusercontent.com:sub with repo:owner/name:environment:… (or :ref:…), and :aud with sts.amazonaws.com',
    on: ['aws_iam_role'],
    judge: (role, stack) =>
      forStatements(stack, role, 'assume_role_policy', ({ principals, conditions }) => {
        const isGitHub = principals.some(
          ({ type, ids }) =>
            type === 'Federated' &&
            (ids.some((id) => String(id).includes('token.actions.githubusercontent.com')) ||
              conditions.some(({ variable }) => variable.startsWith('token.actions.githubusercontent.com'))),
        );
        if (!isGitHub) return undefined;
        const compared = (claim: string): readonly (string | typeof unknown)[] =>
          conditions
            .filter(({ test, variable }) => /^String(Equals|Like)/.test(test) && variable.endsWith(`:${claim}`))
            .flatMap(({ values }) => values);
        if (!compared('aud').includes('sts.amazonaws.com')) return 'the audience is not compared';
        const subjects = compared('sub');
        const loose = subjects.filter(
          (subject) => typeof subject === 'string' && !/^repo:[^*/:]+\/[^*/:]+:[^*]/.test(subject),
        );
        if (subjects.length === 0) return 'the subject is not compared: any repository may take it';
        return loose.length === 0 ? undefined : `${loose.map(String).join(', ')} is too wide`;
      }),
  },
];

interface Question {
  readonly remedy: string;
  /** What is wrong with a statement that allows; undefined where nothing is. */
  broken(statement: Statement): string | undefined;
}

function forEachStatement(id: string, title: string, { remedy, broken }: Question): Rule {
  return {
    id,
    title,
    remedy,
    on: permissionTypes,
    judge: (policy, stack) => (isBoundary(policy, stack) ? passes : forStatements(stack, policy, 'policy', broken)),
  };
}

/** Asks each statement that allows; one that is not right fails the policy. */
export function forStatements(
  stack: Stack,
  resource: Resource,
  path: string,
  broken: (statement: Statement) => string | undefined,
): Judgement {
  const statements = statementsOf(stack, resource, path);
  if (statements === undefined) return awaits(path);
  for (const statement of statements.filter(({ isAllow }) => isAllow)) {
    const why = broken(statement);
    if (why !== undefined) return fails(statement.sid === '' ? why : `statement ${statement.sid} ${why}`);
  }
  return passes;
}

/** Whether a statement allows any principal, with nothing that binds it to an account, an organisation or a source. */
export function isForAnybody({ isAllow, principals, conditions }: Statement): boolean {
  if (!isAllow) return false;
  const isBound = conditions.some(({ variable }) =>
    /^(aws:(source|principal)(account|arn|orgid|org.*)|kms:(calleraccount|viaservice))$/i.test(variable),
  );
  return (
    !isBound && principals.some(({ type, ids }) => type !== 'Service' && type !== 'Federated' && ids.includes('*'))
  );
}

function isReadingSettings(action: string): boolean {
  const asked = action.toLowerCase();
  return readsSettings.test(asked) && !readsData.test(asked);
}

/** A boundary grants nothing: it is the most that the policies of a role may. It is attached to none. */
function isBoundary(policy: Resource, stack: Stack): boolean {
  const isAttached = stack.pointingAt(policy, 'aws_iam_role_policy_attachment', 'policy_arn').length > 0;
  return policy.type === 'aws_iam_policy' && !isAttached && /-boundary$/.test(String(at(policy.values, 'name')));
}

function isWithoutResource(action: string): boolean {
  const asked = action.toLowerCase();
  return withoutResource.some((known) =>
    known.endsWith('*') ? asked.startsWith(known.slice(0, -1)) : asked === known,
  );
}

function withoutManagedPolicy(attachment: Resource, name: string): Judgement {
  const arn = at(attachment.values, 'policy_arn');
  // One of this configuration's own policies is known after apply only, and is none of AWS's.
  return arn !== unknown && String(arn).endsWith(`/${name}`) ? fails(`it attaches ${name}`) : passes;
}
