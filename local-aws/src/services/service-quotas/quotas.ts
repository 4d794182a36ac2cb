/** A quota as AWS has it for a new account. */
export interface Quota {
  readonly service: string;
  readonly code: string;
  readonly name: string;
  readonly value: number;
  readonly isAdjustable: boolean;
  /** The same in all regions. */
  readonly isGlobal: boolean;
}

/** Names by code of the services whose quotas are told. */
export const serviceNames: Readonly<Record<string, string>> = {
  acm: 'AWS Certificate Manager (ACM)',
  'application-autoscaling': 'Application Auto Scaling',
  ec2: 'Amazon Elastic Compute Cloud (Amazon EC2)',
  ecr: 'Amazon Elastic Container Registry (Amazon ECR)',
  ecs: 'Amazon Elastic Container Service (Amazon ECS)',
  elasticloadbalancing: 'Elastic Load Balancing (ELB)',
  fargate: 'AWS Fargate',
  iam: 'AWS Identity and Access Management (IAM)',
  kms: 'AWS Key Management Service (AWS KMS)',
  s3: 'Amazon Simple Storage Service (Amazon S3)',
  vpc: 'Amazon Virtual Private Cloud (Amazon VPC)',
  wafv2: 'AWS WAF',
};

type Entry = readonly [code: string, name: string, value: number, isAdjustable?: boolean];

/** What a stack of networks, load balancers and containers runs into, with the values of a new account. */
const entries: Readonly<Record<string, readonly Entry[]>> = {
  acm: [
    ['L-F141DD1D', 'ACM certificates', 2500],
    ['L-FB94F0B0', 'Domain names per ACM certificate', 10],
    ['L-D2CB7DE9', 'Imported certificates', 2500],
  ],
  'application-autoscaling': [['L-782A3EE2', 'Scalable targets for ECS', 3000]],
  ec2: [
    ['L-0263D0A3', 'EC2-VPC Elastic IPs', 5],
    ['L-1216C47A', 'Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances', 5],
  ],
  ecr: [
    ['L-CFEB8E8D', 'Registered repositories', 100_000],
    ['L-03A36CE1', 'Images per repository', 20_000],
  ],
  ecs: [
    ['L-21C621EB', 'Clusters per account', 10_000],
    ['L-9EF96962', 'Services per cluster', 5000],
  ],
  elasticloadbalancing: [
    ['L-53DA6B97', 'Application Load Balancers per Region', 50],
    ['L-69A177A2', 'Network Load Balancers per Region', 50],
    ['L-E9E9831D', 'Classic Load Balancers per Region', 20],
    ['L-B22855CB', 'Target Groups per Region', 3000],
    ['L-B6DF7632', 'Listeners per Application Load Balancer', 50],
    ['L-7EED9B64', 'Rules per Application Load Balancer', 100],
    ['L-7E6692B2', 'Targets per Application Load Balancer', 1000],
    ['L-A0D0B863', 'Targets per Target Group per Region', 1000],
    ['L-9365A611', 'Certificates per Application Load Balancer', 25],
  ],
  fargate: [
    ['L-3032A538', 'Fargate On-Demand vCPU resource count', 6],
    ['L-36FBB829', 'Fargate Spot vCPU resource count', 6],
  ],
  iam: [
    ['L-FE177D64', 'Roles per account', 1000],
    ['L-E95E4862', 'Customer managed policies in an AWS account', 1500],
    ['L-0DA4ABF3', 'Managed policies attached to an IAM role', 10],
    ['L-4019AD8B', 'Managed policies attached to an IAM user', 10],
  ],
  kms: [['L-C2F1777E', 'Customer Master Keys (CMKs)', 100_000]],
  s3: [['L-DC2B2D3D', 'General purpose buckets', 10_000]],
  vpc: [
    ['L-F678F1CE', 'VPCs per Region', 5],
    ['L-407747CB', 'Subnets per VPC', 200],
    ['L-A4707A72', 'Internet gateways per Region', 5],
    ['L-45FE3B85', 'Egress-only internet gateways per Region', 5],
    ['L-FE5A380F', 'NAT gateways per Availability Zone', 5],
    ['L-5F53652F', 'Elastic IP address quota per NAT gateway', 2],
    ['L-589F43AA', 'Route tables per VPC', 200],
    ['L-93826ACB', 'Routes per route table', 50],
    ['L-E79EC296', 'VPC security groups per Region', 2500],
    ['L-0EA8095F', 'Inbound or outbound rules per security group', 60],
    ['L-2AFB9258', 'Security groups per network interface', 5],
    ['L-DF5E4CA3', 'Network interfaces per Region', 5000],
    ['L-B4A6D682', 'Network ACLs per VPC', 200],
    ['L-2AEEBF1A', 'Rules per network ACL', 20],
    ['L-1B52E74A', 'Gateway VPC endpoints per Region', 20],
    ['L-29B6F2EB', 'Interface VPC endpoints per VPC', 50],
    ['L-83CA0A9D', 'IPv4 CIDR blocks per VPC', 5],
    ['L-7E9ECCDB', 'Active VPC peering connections per VPC', 50],
  ],
  wafv2: [
    ['L-2EC3DE7B', 'Maximum web ACLs per account in WAF for regional', 100],
    ['L-C5BCD850', 'Maximum rule groups per account in WAF for regional', 100],
    ['L-D6DA96AE', 'Maximum IP sets per account in WAF for regional', 100],
    ['L-BF0029B0', 'Maximum regex pattern sets per account in WAF for regional', 10],
  ],
};

const globalServices: ReadonlySet<string> = new Set(['iam', 's3']);

export const quotas: readonly Quota[] = Object.entries(entries).flatMap(([service, all]) =>
  all.map(([code, name, value, isAdjustable = true]) => ({
    service,
    code,
    name,
    value,
    isAdjustable,
    isGlobal: globalServices.has(service),
  })),
);
