import type { Contract } from '../contract/contract.ts';

/** What ship asks of AWS, on what, and for which commands. */
export interface NeededActions {
  readonly resource: string;
  readonly actions: readonly string[];
  /** Without these a deployment is impossible; without the others a command of comfort is. */
  readonly isForDeployment: boolean;
  readonly commands: string;
}

export interface Place {
  readonly account: string;
  readonly region: string;
  readonly app: string;
  readonly environment: string;
}

/** The actions that ship's commands take for an environment, by the resource that each is allowed on. */
export function neededActions(
  { cluster, service, repository, logGroup, taskDefinition }: Contract,
  { account, region, app, environment }: Place,
  roles: readonly string[],
): readonly NeededActions[] {
  const arn = (name: string, resource: string): string => `arn:aws:${name}:${region}:${account}:${resource}`;
  const place = `${cluster}/${service}`;
  const family = taskDefinition.slice(taskDefinition.lastIndexOf('/') + 1).replace(/:\d+$/, '');
  const deployment = (resource: string, ...actions: readonly string[]): NeededActions => ({
    resource,
    actions,
    isForDeployment: true,
    commands: 'deploy, rollback',
  });
  const comfort = (commands: string, resource: string, ...actions: readonly string[]): NeededActions => ({
    resource,
    actions,
    isForDeployment: false,
    commands,
  });
  return [
    deployment(arn('ssm', `parameter/${app}/${environment}/ship`), 'ssm:GetParameter'),
    deployment(
      arn('ecs', `service/${place}`),
      'ecs:DescribeServices',
      'ecs:UpdateService',
      'ecs:ListServiceDeployments',
    ),
    deployment(arn('ecs', `service-deployment/${place}/*`), 'ecs:DescribeServiceDeployments'),
    deployment(arn('ecs', `service-revision/${place}/*`), 'ecs:DescribeServiceRevisions'),
    deployment(arn('ecs', `task/${cluster}/*`), 'ecs:DescribeTasks'),
    deployment(arn('ecs', `task-definition/${family}:*`), 'ecs:RegisterTaskDefinition', 'ecs:TagResource'),
    deployment(
      '*',
      'ecs:DescribeTaskDefinition',
      'ecs:DeregisterTaskDefinition',
      'ecs:ListTasks',
      'elasticloadbalancing:DescribeTargetHealth',
      'ecr:GetAuthorizationToken',
    ),
    ...roles.map((role) => deployment(role, 'iam:PassRole')),
    deployment(
      arn('ecr', `repository/${repository.name}`),
      'ecr:BatchCheckLayerAvailability',
      'ecr:BatchGetImage',
      'ecr:GetDownloadUrlForLayer',
      'ecr:InitiateLayerUpload',
      'ecr:UploadLayerPart',
      'ecr:CompleteLayerUpload',
      'ecr:PutImage',
    ),
    comfort('logs, run', arn('logs', `log-group:${logGroup}:*`), 'logs:FilterLogEvents', 'logs:GetLogEvents'),
    comfort('run', arn('ecs', `task-definition/${family}-run:*`), 'ecs:RunTask', 'ecs:RegisterTaskDefinition'),
    comfort('run', arn('ecs', `task/${cluster}/*`), 'ecs:StopTask'),
    comfort('exec', arn('ecs', `task/${cluster}/*`), 'ecs:ExecuteCommand'),
    comfort(
      'status, scale, verify',
      '*',
      'cloudwatch:DescribeAlarms',
      'application-autoscaling:DescribeScalableTargets',
      'elasticloadbalancing:DescribeTargetGroups',
      'logs:DescribeLogGroups',
    ),
  ];
}
