import type { RoutingAction } from '../../load-balancer/routing.ts';
import type { Action, RedirectActionConfig } from '../../models/generated/elbv2.ts';
import { error } from './errors.ts';
import type { Attributes } from './state.ts';

const mostGroups = 5;
const heaviest = 999;
const longestBody = 1024;
/** Seven days, in seconds. */
const longestStickiness = 604_800;

/** ARNs of the target groups that the actions forward to. */
export function targetGroupsIn(actions: readonly Action[]): string[] {
  return actions.flatMap((action) => (action.Type === 'forward' ? groupsOf(action).map(({ arn }) => arn) : []));
}

/** What an action's check needs to know of a target group; undefined where there is none of this ARN. */
export type FindTargetGroup = (arn: string) => { readonly attributes: Attributes } | undefined;

/**
 * Checks actions as given and fills in what AWS fills in.
 *
 * @throws AwsError InvalidLoadBalancerAction, TargetGroupNotFound, TooManyActions, ValidationError
 */
export function checkedActions(actions: readonly Action[], find: FindTargetGroup): Action[] {
  for (const { Type } of actions) assertSupported(Type);
  const [action, ...rest] = actions;
  if (action === undefined) throw error('ValidationError', 'An action must be specified');
  if (rest.length > 0) {
    throw error(
      'TooManyActionsException',
      'You must specify exactly one routing action: forward, redirect or fixed-response',
    );
  }
  return [checked(action, find)];
}

/** What would have to ask an identity provider; nobody could sign in here. */
function assertSupported(type: Action['Type']): void {
  if (type !== 'authenticate-cognito' && type !== 'authenticate-oidc' && type !== 'jwt-validation') return;
  throw error(
    'InvalidLoadBalancerActionException',
    `local-aws has no '${type}' actions: leave the action out where AWS_ENDPOINT_URL points at local-aws`,
  );
}

/** What the data plane does for an action that has been checked. */
export function toRoutingAction(actions: readonly Action[]): RoutingAction<string> {
  const action = actions[0];
  switch (action?.Type) {
    case 'redirect': {
      const { StatusCode, Protocol, Host, Port, Path, Query } = filledRedirect(action.RedirectConfig);
      const status = StatusCode === 'HTTP_301' ? 301 : 302;
      return {
        kind: 'redirect',
        redirect: { status, protocol: Protocol, host: Host, port: Port, path: Path, query: Query },
      };
    }
    case 'fixed-response': {
      const config = action.FixedResponseConfig;
      const body = config?.MessageBody ?? '';
      const status = Number(config?.StatusCode ?? 503);
      return { kind: 'fixedResponse', fixedResponse: { status, contentType: config?.ContentType, body } };
    }
    default:
      return {
        kind: 'forward',
        groups: action === undefined ? [] : groupsOf(action).map(({ arn, weight }) => ({ item: arn, weight })),
        stickySeconds: stickySecondsOf(action),
      };
  }
}

function checked(action: Action, find: FindTargetGroup): Action {
  const order = action.Order === undefined ? {} : { Order: action.Order };
  switch (action.Type) {
    case 'forward':
      return { ...order, ...checkedForward(action, find) };
    case 'redirect':
      return { Type: 'redirect', ...order, RedirectConfig: checkedRedirect(action.RedirectConfig) };
    case 'fixed-response': {
      const config = action.FixedResponseConfig;
      if (config === undefined || !/^[245]\d\d$/.test(config.StatusCode)) {
        throw error(
          'InvalidLoadBalancerActionException',
          `A fixed-response action must have a status code 2XX, 4XX or 5XX, and has '${config?.StatusCode ?? ''}'`,
        );
      }
      if ((config.MessageBody?.length ?? 0) > longestBody) {
        throw error(
          'ValidationError',
          `The message body of a fixed-response action has at most ${longestBody} characters`,
        );
      }
      if (config.ContentType !== undefined && !contentTypes.has(config.ContentType)) {
        throw error(
          'ValidationError',
          `Content type '${config.ContentType}' must be one of ${[...contentTypes].join(', ')}`,
        );
      }
      return { Type: 'fixed-response', ...order, FixedResponseConfig: config };
    }
    case 'authenticate-cognito':
    case 'authenticate-oidc':
    case 'jwt-validation':
      throw error('InvalidLoadBalancerActionException', `'${action.Type}' is not a routing action`);
    default:
      return action.Type satisfies never;
  }
}

const contentTypes: ReadonlySet<string> = new Set([
  'text/plain',
  'text/css',
  'text/html',
  'application/javascript',
  'application/json',
]);

function checkedForward(action: Action, find: FindTargetGroup): Action {
  const groups = groupsOf(action);
  if (groups.length === 0) {
    throw error('InvalidLoadBalancerActionException', 'A target group must be specified for a forward action');
  }
  if (groups.length > mostGroups) {
    throw error(
      'TooManyUniqueTargetGroupsPerLoadBalancerException',
      `An action forwards to ${mostGroups} target groups at most`,
    );
  }
  const [first, ...others] = groups;
  if (action.TargetGroupArn !== undefined && (others.length > 0 || first?.arn !== action.TargetGroupArn)) {
    throw error(
      'InvalidLoadBalancerActionException',
      'You cannot specify both a target group ARN and other target groups in an action',
    );
  }
  for (const { arn, weight } of groups) {
    if (find(arn) === undefined) throw error('TargetGroupNotFoundException', `Target groups '${arn}' not found`);
    if (weight < 0 || weight > heaviest) {
      throw error('ValidationError', `Weight ${weight} of target group '${arn}' must be from 0 to ${heaviest}`);
    }
  }
  const stickiness = action.ForwardConfig?.TargetGroupStickinessConfig ?? { Enabled: false };
  const { Enabled = false, DurationSeconds } = stickiness;
  const lasts = DurationSeconds ?? 0;
  if (Enabled && (lasts < 1 || lasts > longestStickiness)) {
    throw error(
      'ValidationError',
      `Target group stickiness duration must be specified when it is enabled, from 1 to ${longestStickiness} seconds`,
    );
  }
  const isSticky = ({ arn }: { arn: string }): boolean => find(arn)?.attributes['stickiness.enabled'] === 'true';
  if (!Enabled && others.length > 0 && groups.some(isSticky)) {
    throw error(
      'InvalidLoadBalancerActionException',
      'You must enable group stickiness on a rule if you enabled target stickiness on one of its target groups',
    );
  }
  if (new Set(groups.map(({ arn }) => arn)).size < groups.length) {
    throw error('InvalidLoadBalancerActionException', 'A target group can be specified only once in an action');
  }
  return {
    Type: 'forward',
    ...(others.length === 0 && first !== undefined ? { TargetGroupArn: first.arn } : {}),
    ForwardConfig: {
      TargetGroups: groups.map(({ arn, weight }) => ({ TargetGroupArn: arn, Weight: weight })),
      TargetGroupStickinessConfig: stickiness,
    },
  };
}

/** How long clients stay with a target group; undefined: they do not, or there is one group only. */
function stickySecondsOf(action: Action | undefined): number | undefined {
  const { TargetGroups = [], TargetGroupStickinessConfig: stickiness } = action?.ForwardConfig ?? {};
  return stickiness?.Enabled === true && TargetGroups.length > 1 ? stickiness.DurationSeconds : undefined;
}

function groupsOf({ TargetGroupArn, ForwardConfig }: Action): { arn: string; weight: number }[] {
  const listed = (ForwardConfig?.TargetGroups ?? []).flatMap((group) =>
    group.TargetGroupArn === undefined ? [] : [{ arn: group.TargetGroupArn, weight: group.Weight ?? 1 }],
  );
  return listed.length === 0 && TargetGroupArn !== undefined ? [{ arn: TargetGroupArn, weight: 1 }] : listed;
}

function filledRedirect(config: RedirectActionConfig | undefined): Required<{
  [Name in keyof RedirectActionConfig]: NonNullable<RedirectActionConfig[Name]>;
}> {
  return {
    StatusCode: config?.StatusCode ?? 'HTTP_302',
    Protocol: config?.Protocol ?? '#{protocol}',
    Host: config?.Host ?? '#{host}',
    Port: config?.Port ?? '#{port}',
    Path: config?.Path ?? '/#{path}',
    Query: config?.Query ?? '#{query}',
  };
}

function checkedRedirect(config: RedirectActionConfig | undefined): RedirectActionConfig {
  if (config === undefined) throw error('ValidationError', 'A redirect action must have a RedirectConfig');
  const filled = filledRedirect(config);
  const loops =
    filled.Protocol === '#{protocol}' &&
    filled.Host === '#{host}' &&
    filled.Port === '#{port}' &&
    filled.Path === '/#{path}';
  if (loops) {
    throw error(
      'InvalidLoadBalancerActionException',
      'The redirect configuration is not valid because it creates a loop',
    );
  }
  if (!/^(?:HTTPS?|#\{protocol\})$/.test(filled.Protocol)) {
    throw error('ValidationError', `Redirect protocol '${filled.Protocol}' must be HTTP, HTTPS or #{protocol}`);
  }
  if (!/^(?:\d{1,5}|#\{port\})$/.test(filled.Port)) {
    throw error('ValidationError', `Redirect port '${filled.Port}' must be from 1 to 65535 or #{port}`);
  }
  if (!filled.Path.startsWith('/'))
    throw error('ValidationError', `Redirect path '${filled.Path}' must begin with a '/'`);
  if (/[^\x21-\x7e]/.test(filled.Host + filled.Path + filled.Query)) {
    throw error('ValidationError', 'Redirect host, path and query may hold printable ASCII characters only');
  }
  return filled;
}
