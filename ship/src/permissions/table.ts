/** What of an account a permission is about. */
export type Scope =
  | 'service'
  | 'service deployments'
  | 'service revisions'
  | 'task definitions'
  | 'tasks'
  | 'anything in the cluster'
  | 'repository'
  | 'log group'
  | 'parameters'
  | 'own parameters'
  | 'roles'
  | 'everything';

/**
 * The commands that need a permission: those that only look, those that change a service or a repository, and those that
 * people run beside deployments (run, exec, verify, doctor); a pipeline can do without the last.
 */
export type Purpose = 'read' | 'deploy' | 'operate';

/** One thing that ship may ask of AWS. */
export interface Permission {
  /** As in an IAM policy: `ecs:DescribeServices`. */
  readonly action: string;
  readonly why: string;
  readonly scope: Scope;
  readonly purpose: Purpose;
  /** How it is asked: through the SDK, over the OCI registry's protocol, or by AWS in ship's name. */
  readonly through: 'sdk' | 'registry' | 'aws';
}

const sdk = (purpose: Purpose, action: string, scope: Scope, why: string): Permission => ({
  action,
  why,
  scope,
  purpose,
  through: 'sdk',
});

/**
 * Every permission that ship needs on AWS, each with its reason. A test holds it against the SDK's commands in the
 * code, and another against what a deployment asks. Only `ship up` asks for more, and never of AWS.
 */
export const permissions: readonly Permission[] = [
  sdk('read', 'ssm:GetParameter', 'parameters', 'the contract, the lock of deployments, and secrets of targets'),
  sdk('read', 'ecs:DescribeServices', 'service', 'the service, its deployments and events'),
  sdk('read', 'ecs:ListServiceDeployments', 'service', 'which deployment is watched, and the last good one'),
  sdk('read', 'ecs:DescribeServiceDeployments', 'service deployments', "a deployment's own status"),
  sdk('read', 'ecs:DescribeServiceRevisions', 'service revisions', 'the task definition of a deployment'),
  sdk('read', 'ecs:DescribeTaskDefinition', 'everything', 'the template, what serves, and what is gone back to'),
  sdk('read', 'ecs:ListTasks', 'anything in the cluster', "the service's tasks, stopped ones included"),
  sdk('read', 'ecs:DescribeTasks', 'tasks', 'why tasks stopped, and their addresses'),
  sdk('read', 'elasticloadbalancing:DescribeTargetHealth', 'everything', 'which tasks pass their checks, or why not'),
  sdk('read', 'logs:FilterLogEvents', 'log group', 'ship logs'),
  sdk('read', 'logs:GetLogEvents', 'log group', 'the last lines of a task that failed'),
  sdk('read', 'ecr:GetAuthorizationToken', 'everything', 'signing in to the registry'),
  registry('read', 'ecr:BatchGetImage', 'the manifest of a tag or digest'),
  registry('read', 'ecr:GetDownloadUrlForLayer', "an image's configuration: its version and platform"),
  registry('deploy', 'ecr:BatchCheckLayerAvailability', 'which layers need not be sent'),
  registry('deploy', 'ecr:InitiateLayerUpload', 'pushing'),
  registry('deploy', 'ecr:UploadLayerPart', 'pushing'),
  registry('deploy', 'ecr:CompleteLayerUpload', 'pushing'),
  registry('deploy', 'ecr:PutImage', 'pushing'),
  sdk('deploy', 'ecs:RegisterTaskDefinition', 'task definitions', 'the revision that is deployed'),
  sdk(
    'deploy',
    'ecs:TagResource',
    'task definitions',
    "a revision's tags: the template's, where it is from, and whether it is proved",
  ),
  sdk('deploy', 'ssm:PutParameter', 'own parameters', 'the lock: one deployment at a time'),
  sdk('deploy', 'ssm:DeleteParameter', 'own parameters', 'freeing the lock'),
  sdk('deploy', 'ecs:UpdateService', 'service', 'deploying and rolling back'),
  sdk('deploy', 'ecs:StopServiceDeployment', 'service deployments', 'stopping a deployment that cannot succeed'),
  sdk('deploy', 'ecs:ContinueServiceDeployment', 'service deployments', 'ship continue'),
  sdk('deploy', 'ecs:DeregisterTaskDefinition', 'everything', 'so that a rollback never takes a bad revision for good'),
  {
    action: 'iam:PassRole',
    why: 'ECS takes on the roles that the task definition names',
    scope: 'roles',
    purpose: 'deploy',
    through: 'aws',
  },
  sdk('read', 'cloudwatch:DescribeAlarms', 'everything', 'the alarms that speak against a deployment'),
  sdk('read', 'application-autoscaling:DescribeScalableTargets', 'everything', 'what autoscaling would undo'),
  sdk('operate', 'sts:GetCallerIdentity', 'everything', 'who asks; AWS allows it to everybody'),
  sdk('operate', 'ecs:RunTask', 'task definitions', 'a command in a task of its own'),
  sdk('operate', 'ecs:StopTask', 'tasks', 'ending it after Ctrl-C or when its time is up'),
  { action: 'ecs:ExecuteCommand', why: 'ship exec', scope: 'tasks', purpose: 'operate', through: 'aws' },
  sdk('operate', 'ecr:DescribeRepositories', 'repository', 'whether the repository is there'),
  sdk('operate', 'elasticloadbalancing:DescribeTargetGroups', 'everything', "the health check's path and port"),
  sdk('operate', 'logs:DescribeLogGroups', 'everything', 'whether the log groups are there'),
  sdk('operate', 'iam:GetRole', 'everything', 'whether the roles are there, and whom they trust'),
  sdk('operate', 'iam:SimulatePrincipalPolicy', 'everything', 'what of this table is allowed'),
  sdk('operate', 'secretsmanager:DescribeSecret', 'everything', "whether the service's secrets are there"),
  sdk('operate', 'ssm:GetParameters', 'everything', "whether the service's parameters are there, never decrypted"),
  sdk('operate', 'servicequotas:GetServiceQuota', 'everything', "the account's limits"),
  sdk('operate', 'servicequotas:GetAWSDefaultServiceQuota', 'everything', 'the limits that were never changed'),
  sdk('operate', 'ec2:DescribeVpcs', 'everything', 'how much of a limit is used'),
  sdk('operate', 'ec2:DescribeSubnets', 'everything', 'how much of a limit is used, by zone'),
  sdk('operate', 'ec2:DescribeNatGateways', 'everything', 'how much of a limit is used'),
  sdk('operate', 'ec2:DescribeAddresses', 'everything', 'how much of a limit is used'),
  sdk('operate', 'elasticloadbalancing:DescribeLoadBalancers', 'everything', 'how much of a limit is used'),
  sdk('operate', 'ecs:ListClusters', 'everything', "where Fargate's vCPUs are used"),
  sdk('operate', 'ecs:DescribeClusters', 'everything', 'how many services a cluster has'),
];

function registry(purpose: Purpose, action: string, why: string): Permission {
  return { action, why, scope: 'repository', purpose, through: 'registry' };
}
