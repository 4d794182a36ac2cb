import { createHash } from 'node:crypto';
import type { Operations, ServiceDetail } from '../../models/generated/ec2.ts';
import type { ServiceOperations } from '../../wire/operation.ts';
import { error } from './errors.ts';
import { matching, type Readings } from './filters.ts';
import { pageOf } from './pages.ts';
import type { Zone } from './regions.ts';
import type { OpenState } from './state.ts';

type EndpointType = 'Gateway' | 'Interface';

/** A service of AWS's that a VPC can reach without the internet. */
export interface EndpointService {
  /** `com.amazonaws.us-east-1.ecr.api` */
  readonly name: string;
  readonly type: EndpointType;
  /** `api.ecr.us-east-1.amazonaws.com` */
  readonly privateDnsName: string | undefined;
}

/** Interface endpoints by the last part of their names: https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html */
const interfaceServices = [
  'acm-pca',
  'application-autoscaling',
  'autoscaling',
  'cloudformation',
  'cloudtrail',
  'codebuild',
  'codedeploy',
  'ec2',
  'ec2messages',
  'ecr.api',
  'ecr.dkr',
  'ecs',
  'ecs-agent',
  'ecs-telemetry',
  'elasticfilesystem',
  'elasticloadbalancing',
  'events',
  'execute-api',
  'guardduty-data',
  'kinesis-firehose',
  'kinesis-streams',
  'kms',
  'lambda',
  'logs',
  'monitoring',
  'rds',
  's3',
  'dynamodb',
  'secretsmanager',
  'servicediscovery',
  'sns',
  'sqs',
  'ssm',
  'ssmmessages',
  'states',
  'sts',
  'synthetics',
  'xray',
] as const;

const gatewayServices = ['s3', 'dynamodb'] as const;

const dnsPrefixOf: Readonly<Record<string, string>> = { 'ecr.api': 'api.ecr', 'ecr.dkr': '*.dkr.ecr' };

export function endpointServices(region: string): readonly EndpointService[] {
  const nameOf = (service: string): string => `com.amazonaws.${region}.${service}`;
  return [
    ...gatewayServices.map(
      (service): EndpointService => ({ name: nameOf(service), type: 'Gateway', privateDnsName: undefined }),
    ),
    ...interfaceServices.map((service): EndpointService => {
      const privateDnsName = `${dnsPrefixOf[service] ?? service}.${region}.amazonaws.com`;
      return { name: nameOf(service), type: 'Interface', privateDnsName };
    }),
  ];
}

/** @throws AwsError InvalidServiceName; InvalidParameter when the service has endpoints of another type only */
export function endpointServiceAt(region: string, name: string, type: EndpointType): EndpointService {
  const named = endpointServices(region).filter((each) => each.name === name);
  if (named.length === 0) throw error('InvalidServiceName', `The Vpc Endpoint Service '${name}' does not exist`);
  const service = named.find((each) => each.type === type);
  if (service) return service;
  const types = named.map((each) => each.type).join(', ');
  throw error('InvalidParameter', `Endpoint type (${type}) does not match available service types ([${types}]).`);
}

const readings: Readings<ServiceDetail> = {
  owner: ({ Owner }) => Owner,
  'service-name': ({ ServiceName }) => ServiceName,
  'service-region': ({ ServiceRegion }) => ServiceRegion,
  'service-type': ({ ServiceType: types = [] }) => types.map(({ ServiceType: type }) => type),
  'supported-ip-address-types': ({ SupportedIpAddressTypes: types = [] }) => types,
};

export function endpointServiceOperations(open: OpenState): ServiceOperations<Operations> {
  return {
    DescribeVpcEndpointServices(input, call) {
      const { region, zones } = open(call, input);
      const services = endpointServices(region);
      for (const name of input.ServiceNames ?? []) {
        if (services.some((each) => each.name === name)) continue;
        throw error('InvalidServiceName', `The Vpc Endpoint Service '${name}' does not exist`);
      }
      const wanted = services.filter(({ name }) => !input.ServiceNames?.length || input.ServiceNames.includes(name));
      const items = wanted.map((service) => described(region, zones, service));
      const { page, next } = pageOf(matching(items, input.Filters, readings), input);
      const names = page.map(({ ServiceName }) => ServiceName).filter((name) => name !== undefined);
      return { ServiceNames: [...new Set(names)], ServiceDetails: page, NextToken: next };
    },
  };
}

function described(region: string, zones: readonly Zone[], service: EndpointService): ServiceDetail {
  const { name, type, privateDnsName } = service;
  const short = name.slice(`com.amazonaws.${region}.`.length);
  return {
    ServiceName: name,
    ServiceId: `vpce-svc-${createHash('sha256').update(`${name} ${type}`).digest('hex').slice(0, 17)}`,
    ServiceType: [{ ServiceType: type }],
    ServiceRegion: region,
    AvailabilityZones: zones.map((zone) => zone.name),
    AvailabilityZoneIds: zones.map(({ id }) => id),
    Owner: 'amazon',
    BaseEndpointDnsNames: [
      type === 'Gateway' ? `${short}.${region}.amazonaws.com` : `${short}.${region}.vpce.amazonaws.com`,
    ],
    ...(privateDnsName !== undefined && {
      PrivateDnsName: privateDnsName,
      PrivateDnsNames: [{ PrivateDnsName: privateDnsName }],
      PrivateDnsNameVerificationState: 'verified',
    }),
    VpcEndpointPolicySupported: true,
    AcceptanceRequired: false,
    ManagesVpcEndpoints: false,
    SupportedIpAddressTypes: ['ipv4'],
    Tags: [],
  };
}
