import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sourceOf } from '../../hcl/source.ts';
import { parsePlan } from '../../plan/plan.ts';
import { stackOf } from '../../plan/stack.ts';
import { aStack, planJson, ref, resourceOf } from '../support/a-plan.ts';

const addressesOf = (resources: readonly { readonly address: string }[]) => resources.map(({ address }) => address);

describe('what one resource points at', () => {
  it('is found by the address, where ids are known after apply only', () => {
    const stack = aStack({
      'aws_lb.main': {},
      'aws_lb.other': {},
      'aws_lb_listener.http': { load_balancer_arn: ref('aws_lb.main.arn', 'aws_lb.main') },
    });

    const found = stack.targets(resourceOf(stack, 'aws_lb_listener.http'), 'load_balancer_arn', 'aws_lb');

    assert.deepEqual(addressesOf(found), ['aws_lb.main']);
  });

  it('is found by the id, ARN or name, where that is known', () => {
    const stack = aStack({
      'aws_lb.main': { arn: 'arn:1' },
      'aws_lb.other': { arn: 'arn:2' },
      // The expression names both; the value says which one it is.
      'aws_lb_listener.http': { load_balancer_arn: 'arn:2' },
    });

    const found = stack.targets(resourceOf(stack, 'aws_lb_listener.http'), 'load_balancer_arn', 'aws_lb');

    assert.deepEqual(addressesOf(found), ['aws_lb.other']);
  });

  it('is the one of the same key, under each.key', () => {
    const stack = aStack({
      'aws_eip.nat["a"]': {},
      'aws_eip.nat["b"]': {},
      'aws_nat_gateway.main["b"]': { allocation_id: ref('aws_eip.nat', 'each.key') },
    });

    const found = stack.targets(resourceOf(stack, 'aws_nat_gateway.main["b"]'), 'allocation_id', 'aws_eip');

    assert.deepEqual(addressesOf(found), ['aws_eip.nat["b"]']);
  });

  it('is the one whose key is written', () => {
    const stack = aStack({
      'aws_kms_key.main["logs"]': {},
      'aws_kms_key.main["data"]': {},
      'aws_sns_topic.main': { kms_master_key_id: ref('aws_kms_key.main["data"].arn') },
    });

    const found = stack.targets(resourceOf(stack, 'aws_sns_topic.main'), 'kms_master_key_id', 'aws_kms_key');

    assert.deepEqual(addressesOf(found), ['aws_kms_key.main["data"]']);
  });

  it('is found through local values, which only the files tell, also where they go in a circle', () => {
    const source = sourceOf({
      'kms.tf': `locals {
        kms_key_arn = var.customer_managed_key ? aws_kms_key.main.arn : null
        one         = local.other
        other       = local.one
      }`,
    });
    const stack = aStack(
      {
        'aws_kms_key.main': {},
        'aws_sns_topic.main': { kms_master_key_id: ref('local.kms_key_arn', 'local.one') },
      },
      () => source,
    );

    const found = stack.targets(resourceOf(stack, 'aws_sns_topic.main'), 'kms_master_key_id', 'aws_kms_key');

    assert.deepEqual(addressesOf(found), ['aws_kms_key.main']);
  });

  it('is found in a dynamic block, which the plan leaves out of its configuration', () => {
    const source = sourceOf({
      'alb.tf': `resource "aws_lb" "main" {
        dynamic "access_logs" {
          for_each = var.access_logs ? [1] : []
          content { bucket = aws_s3_bucket.logs.id }
        }
      }`,
    });
    const json = planJson({ 'aws_s3_bucket.logs': {}, 'aws_lb.main': {} });
    const text = JSON.stringify(json).replace(
      /("address":"aws_lb.main".*?"after_unknown":\{)/,
      '$1"access_logs":[{"bucket":true}],',
    );
    const stack = stackOf(parsePlan(text, 'plan.json'), 'after', () => source);

    const found = stack.targets(resourceOf(stack, 'aws_lb.main'), 'access_logs.0.bucket', 'aws_s3_bucket');

    assert.deepEqual(addressesOf(found), ['aws_s3_bucket.logs']);
  });

  it('is found through a module’s outputs and variables', () => {
    const stack = stackOf(parsePlan(JSON.stringify(planWithModule), 'plan.json'), 'after');

    const service = stack.targets(resourceOf(stack, 'aws_ecs_service.main'), 'subnets', 'aws_subnet');
    const subnet = stack.targets(resourceOf(stack, 'module.network.aws_subnet.main'), 'vpc_id', 'aws_vpc');

    assert.deepEqual(addressesOf(service), ['module.network.aws_subnet.main']);
    assert.deepEqual(addressesOf(subnet), ['aws_vpc.main']);
  });
});

const created = (address: string, module: string | undefined, unknowns: object) => {
  const [type = '', name = ''] = address.split('.').slice(-2);
  return {
    address,
    ...(module === undefined ? {} : { module_address: module }),
    mode: 'managed',
    type,
    name,
    change: { actions: ['create'], before: null, after: {}, after_unknown: { id: true, ...unknowns } },
  };
};
const configured = (type: string, expressions: object) => ({ mode: 'managed', type, name: 'main', expressions });
const planWithModule = {
  format_version: '1.2',
  resource_changes: [
    created('aws_vpc.main', undefined, {}),
    created('aws_ecs_service.main', undefined, { subnets: true }),
    created('module.network.aws_subnet.main', 'module.network', { vpc_id: true }),
  ],
  configuration: {
    root_module: {
      resources: [
        configured('aws_vpc', {}),
        configured('aws_ecs_service', { subnets: ref('module.network.subnet_ids', 'module.network') }),
      ],
      module_calls: {
        network: {
          source: './network',
          expressions: { vpc_id: ref('aws_vpc.main.id', 'aws_vpc.main') },
          module: {
            outputs: { subnet_ids: { expression: ref('aws_subnet.main') } },
            resources: [configured('aws_subnet', { vpc_id: ref('var.vpc_id') })],
          },
        },
      },
    },
  },
};

describe('a plan', () => {
  it('that is none is refused with what is wrong and what to give', () => {
    assert.throws(() => parsePlan('no plan', 'p.json'), /p\.json: is no JSON; give the output of terraform show -json/);
    assert.throws(() => parsePlan('{}', 'p.json'), /p\.json: is no plan: format_version/);
    assert.throws(() => parsePlan('{"format_version":"9.0"}', 'p.json'), /another Terraform/);
  });
});
