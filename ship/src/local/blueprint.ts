import type { RegisterTaskDefinitionCommandInput } from '@aws-sdk/client-ecs';
import type { EnvironmentSettings } from '../settings/environment-file.ts';

/** The names of an environment's resources, the same that Terraform gives them. */
export interface ResourceNames {
  readonly cluster: string;
  readonly service: string;
  readonly family: string;
  readonly repository: string;
  readonly logGroup: string;
  readonly loadBalancer: string;
  readonly targetGroup: string;
  /** Between the two traffic is shifted. */
  readonly alternateTargetGroup: string;
  readonly container: string;
}

/** ELBv2 allows its names so many characters. */
const longestBalancerName = 32;

export function namesOf({ app, environment }: Pick<EnvironmentSettings, 'app' | 'environment'>): ResourceNames {
  const both = `${app}-${environment}`;
  const short = (suffix: string): string =>
    `${both.slice(0, longestBalancerName - suffix.length).replace(/-+$/, '')}${suffix}`;
  return {
    cluster: `${both}-cluster`,
    service: `${both}-service`,
    family: both,
    repository: app,
    logGroup: `/ecs/${both}`,
    loadBalancer: short('-alb'),
    targetGroup: short('-tg'),
    alternateTargetGroup: short('-tg2'),
    container: app,
  };
}

/** The task definition of an environment: requirements.md A9, as Terraform writes it. */
export function taskDefinitionOf(
  settings: EnvironmentSettings,
  { image, appVersion }: { readonly image: string; readonly appVersion: string },
): RegisterTaskDefinitionCommandInput {
  const names = namesOf(settings);
  return {
    family: names.family,
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    cpu: String(settings.cpu),
    memory: String(settings.memory),
    executionRoleArn: `arn:aws:iam::000000000000:role/${names.family}-execution`,
    taskRoleArn: `arn:aws:iam::000000000000:role/${names.family}-task`,
    containerDefinitions: [
      {
        name: names.container,
        image,
        essential: true,
        portMappings: [{ containerPort: settings.containerPort, protocol: 'tcp' }],
        environment: [
          { name: 'APP_VERSION', value: appVersion },
          { name: 'ENVIRONMENT', value: settings.environment },
          { name: 'PORT', value: String(settings.containerPort) },
        ],
        logConfiguration: {
          logDriver: 'awslogs',
          options: {
            'awslogs-group': names.logGroup,
            'awslogs-region': settings.region,
            'awslogs-stream-prefix': 'ecs',
          },
        },
      },
    ],
  };
}
