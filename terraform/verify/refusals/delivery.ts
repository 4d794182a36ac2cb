import { type Refusal, refusal, together } from './refusal.ts';

/** The rules of variables_delivery.tf. */
export const deliveryRefusals: readonly Refusal[] = [
  refusal('ecr_repository_name', 'Images', 'ecr_repository_name must be'),
  refusal('ecr_keep_images', 1, 'ecr_keep_images must be'),
  refusal('ecr_keep_releases', 0, 'ecr_keep_releases must be'),
  refusal('ecr_replication_region', 'us-east-1', 'ecr_replication_region must be'),
  refusal('container_insights', 'on', 'container_insights must be'),
  refusal('fargate_spot_weight', 101, 'fargate_spot_weight must be'),
  refusal('fargate_on_demand_base', -1, 'fargate_on_demand_base must be'),
  refusal('test_listener_port', 443, 'test_listener_port must be'),
  together(
    'test_listener_cidrs',
    { test_listener_cidrs: ['0.0.0.0/0'], traffic_shifting: true },
    'test_listener_cidrs must be IPv4 networks',
  ),
  refusal('test_listener_cidrs', ['192.0.2.0/24'], 'test_listener_cidrs needs traffic_shifting'),
  refusal('ship_notify', ['mail:me'], 'ship_notify: each is'),
  refusal('ship_notify_key', 'two words', 'ship_notify_key: an environment variable'),
  refusal('deregistration_delay_seconds', 3601, 'deregistration_delay_seconds must be'),
];
