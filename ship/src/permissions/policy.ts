import { oneOffFamily } from '../one-off/one-off-definition.ts';
import { type Permission, type Purpose, permissions, type Scope } from './table.ts';

/** Where the permissions are for. */
export interface Place {
  readonly app: string;
  readonly environment: string;
  readonly account: string;
  readonly region: string;
  readonly partition: string;
  readonly cluster: string;
  readonly service: string;
  readonly repository: string;
  readonly logGroup: string;
  /** Task definitions' family. */
  readonly family: string;
}

/** The place of an application whose names are the ones that the project's Terraform gives. */
export function placeOf(
  app: string,
  environment: string,
  { account, region }: Pick<Place, 'account' | 'region'>,
): Place {
  const name = `${app}-${environment}`;
  return {
    app,
    environment,
    account,
    region,
    partition: partitionOf(region),
    cluster: `${name}-cluster`,
    service: `${name}-service`,
    repository: app,
    logGroup: `/ecs/${name}`,
    family: name,
  };
}

export function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

export interface Statement {
  readonly Sid: string;
  readonly Effect: 'Allow';
  readonly Action: readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

export interface Policy {
  readonly Version: '2012-10-17';
  readonly Statement: readonly Statement[];
}

/** The permissions of a purpose: whoever deploys or operates also looks. */
export function permissionsFor(purpose: Purpose | 'all'): readonly Permission[] {
  return permissions.filter(
    (permission) => purpose === 'all' || permission.purpose === purpose || permission.purpose === 'read',
  );
}

/** The least that an IAM identity needs, a statement to each kind of resource. */
export function policyFor(purpose: Purpose | 'all', place: Place): Policy {
  const wanted = permissionsFor(purpose);
  const scopes = [...new Set(wanted.map(({ scope }) => scope))];
  return {
    Version: '2012-10-17',
    Statement: scopes.map((scope) => ({
      Sid: sidOf(scope),
      Effect: 'Allow',
      Action: [...new Set(wanted.filter((each) => each.scope === scope).map(({ action }) => action))].sort(),
      ...resourceOf(scope, place),
    })),
  };
}

function sidOf(scope: Scope): string {
  return scope.replaceAll(/(^| )(\w)/g, (_, _space, letter: string) => letter.toUpperCase());
}

/** What of an account a scope is, in the policy's words. */
export function resourceOf(scope: Scope, place: Place): Pick<Statement, 'Resource' | 'Condition'> {
  const { partition, region, account, cluster, service, app, environment } = place;
  const arn = (aws: string, rest: string): string => `arn:${partition}:${aws}:${region}:${account}:${rest}`;
  const own = arn('ssm', `parameter/${app}/${environment}/ship/*`);
  switch (scope) {
    case 'service':
      return { Resource: arn('ecs', `service/${cluster}/${service}`) };
    case 'service deployments':
      return { Resource: arn('ecs', `service-deployment/${cluster}/${service}/*`) };
    case 'service revisions':
      return { Resource: arn('ecs', `service-revision/${cluster}/${service}/*`) };
    case 'task definitions':
      // Beside the service's, that of the commands that are run once.
      return {
        Resource: [
          arn('ecs', `task-definition/${place.family}:*`),
          arn('ecs', `task-definition/${oneOffFamily(place.family)}:*`),
        ],
      };
    case 'tasks':
      return { Resource: arn('ecs', `task/${cluster}/*`) };
    case 'anything in the cluster':
      return { Resource: '*', Condition: { ArnEquals: { 'ecs:cluster': arn('ecs', `cluster/${cluster}`) } } };
    case 'repository':
      return { Resource: arn('ecr', `repository/${place.repository}`) };
    case 'log group':
      return { Resource: [arn('logs', `log-group:${place.logGroup}`), arn('logs', `log-group:${place.logGroup}:*`)] };
    case 'parameters':
      return { Resource: [arn('ssm', `parameter/${app}/${environment}/ship`), own] };
    case 'own parameters':
      return { Resource: own };
    case 'roles':
      return {
        Resource: `arn:${partition}:iam::${account}:role/${app}-${environment}-*`,
        Condition: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
      };
    case 'everything':
      // These actions know no resource: AWS allows only `*`.
      return { Resource: '*' };
    default:
      return scope satisfies never;
  }
}
