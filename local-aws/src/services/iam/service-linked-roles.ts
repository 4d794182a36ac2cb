import type { Operations } from '../../models/generated/iam.ts';
import { accountId, type ServiceOperations } from '../../wire/operation.ts';
import { shownRole } from './describe.ts';
import { iamError, noSuchEntity } from './errors.ts';
import { rolesOf } from './principal-store.ts';
import { type IamState, keyOf } from './state.ts';
import { uniqueId } from './unique-id.ts';

interface LinkedService {
  readonly role: string;
  readonly policy: string;
  readonly takesSuffix?: boolean;
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html */
const linkedServices: Readonly<Record<string, LinkedService>> = {
  'ecs.amazonaws.com': { role: 'AWSServiceRoleForECS', policy: 'AmazonECSServiceRolePolicy' },
  'ecs.application-autoscaling.amazonaws.com': {
    role: 'AWSServiceRoleForApplicationAutoScaling_ECSService',
    policy: 'AWSApplicationAutoscalingECSServicePolicy',
  },
  'elasticloadbalancing.amazonaws.com': {
    role: 'AWSServiceRoleForElasticLoadBalancing',
    policy: 'AWSElasticLoadBalancingServiceRolePolicy',
  },
  'autoscaling.amazonaws.com': {
    role: 'AWSServiceRoleForAutoScaling',
    policy: 'AutoScalingServiceRolePolicy',
    takesSuffix: true,
  },
  'wafv2.amazonaws.com': { role: 'AWSServiceRoleForWAFV2Logging', policy: 'WAFV2LoggingServiceRolePolicy' },
  'rds.amazonaws.com': { role: 'AWSServiceRoleForRDS', policy: 'AmazonRDSServiceRolePolicy' },
  'elasticache.amazonaws.com': { role: 'AWSServiceRoleForElastiCache', policy: 'ElastiCacheServiceRolePolicy' },
  'replication.ecr.amazonaws.com': {
    role: 'AWSServiceRoleForECRReplication',
    policy: 'ECRReplicationServiceRolePolicy',
  },
  'spot.amazonaws.com': { role: 'AWSServiceRoleForEC2Spot', policy: 'AWSEC2SpotServiceRolePolicy' },
};

/** Roles that AWS's services make for themselves, and that only they may change. */
export function serviceLinkedRoleOperations(state: IamState): ServiceOperations<Operations> {
  const store = rolesOf(state);
  return {
    CreateServiceLinkedRole({ AWSServiceName, CustomSuffix, Description }) {
      const linked = Object.hasOwn(linkedServices, AWSServiceName) ? linkedServices[AWSServiceName] : undefined;
      if (!linked) {
        throw iamError(
          'InvalidInputException',
          `Service role name for service principal ${AWSServiceName} is not known here: local-aws knows ` +
            `${Object.keys(linkedServices).join(', ')}.`,
        );
      }
      if (CustomSuffix !== undefined && !linked.takesSuffix) {
        throw iamError('InvalidInputException', `Custom suffix is not allowed for ${AWSServiceName}`);
      }
      const name = CustomSuffix === undefined ? linked.role : `${linked.role}_${CustomSuffix}`;
      if (state.roles.has(keyOf(name))) {
        throw iamError(
          'InvalidInputException',
          `Service role name ${name} has been taken in this account, please try a different suffix.`,
        );
      }
      const path = `/aws-service-role/${AWSServiceName}/`;
      const row = {
        name,
        id: uniqueId('AROA', state.randomBytes),
        arn: `arn:aws:iam::${accountId}:role${path}${name}`,
        path,
        created: state.clock.now(),
        trustPolicy: trustPolicyFor(AWSServiceName),
        description: Description,
        maxSessionDuration: 3600,
        inlinePolicies: {},
        attachedPolicies: [`arn:aws:iam::aws:policy/aws-service-role/${linked.policy}`],
        tags: [],
        linkedService: AWSServiceName,
      };
      state.roles.put(keyOf(name), row);
      return { Role: shownRole(row) };
    },
    DeleteServiceLinkedRole({ RoleName }) {
      const { linkedService, path, name } = store.require(RoleName);
      if (linkedService === undefined) throw noSuchEntity(`The role with name ${RoleName} cannot be found.`);
      state.roles.delete(keyOf(RoleName));
      return { DeletionTaskId: `task${path}${name}/${uniqueId('AROA', state.randomBytes).toLowerCase()}` };
    },
    GetServiceLinkedRoleDeletionStatus({ DeletionTaskId }) {
      if (!DeletionTaskId.startsWith('task/aws-service-role/')) {
        throw noSuchEntity(`Deletion task ${DeletionTaskId} cannot be found.`);
      }
      return { Status: 'SUCCEEDED' };
    },
  };
}

function trustPolicyFor(service: string): string {
  const statement = { Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' };
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
}
