import { type Refusal, refusal, together } from './refusal.ts';

/** The rules of variables_network.tf. */
export const networkRefusals: readonly Refusal[] = [
  refusal('nat_gateways', 'two', 'nat_gateways must be per_az'),
  together(
    'nat_gateways',
    { nat_gateways: 'none', container_image: 'registry.example.com/app:v1' },
    'nat_gateways may be none only with s3_gateway_endpoint',
  ),
  together(
    'nat_gateways',
    { nat_gateways: 'none', s3_gateway_endpoint: true, interface_endpoints: ['ecr.api', 'ecr.dkr', 'logs'] },
    'nat_gateways may be none only with a container_image',
  ),
  refusal('interface_endpoints', ['s3'], 'interface_endpoints must be of'),
];
