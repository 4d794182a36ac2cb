import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { withoutTerraform } from './support/terraform.ts';
import { passed, testReport } from './support/test-report.ts';

const skip = await withoutTerraform();

const zones = ['us-east-1a', 'us-east-1b'];

/** Every resource that the seed's example asks for, with its name where the seed gives it one. */
const network = [
  'aws_vpc.main',
  'aws_internet_gateway.main',
  ...eachZone('aws_subnet.public'),
  ...eachZone('aws_subnet.private'),
  ...eachZone('aws_eip.nat'),
  ...eachZone('aws_nat_gateway.main'),
  'aws_route_table.public',
  'aws_route.public_internet',
  ...eachZone('aws_route_table_association.public'),
  ...eachZone('aws_route_table.private'),
  ...eachZone('aws_route.private_nat'),
  ...eachZone('aws_route_table_association.private'),
];

const security = [
  'aws_security_group.alb',
  'aws_vpc_security_group_ingress_rule.alb_http',
  'aws_vpc_security_group_ingress_rule.alb_https',
  'aws_vpc_security_group_egress_rule.alb_to_tasks',
  'aws_security_group.ecs_tasks',
  'aws_vpc_security_group_ingress_rule.tasks_from_alb',
  'aws_vpc_security_group_egress_rule.tasks_https',
  'aws_iam_role.execution',
  'aws_iam_role_policy.execution',
  'aws_iam_role.task',
  'aws_iam_role_policy.task',
];

const service = [
  'aws_lb.main',
  'aws_lb_target_group.main',
  'aws_lb_listener.http',
  'aws_ecr_repository.main',
  'aws_ecr_lifecycle_policy.main',
  'aws_ecs_cluster.main',
  'aws_ecs_task_definition.main',
  'aws_ecs_service.main',
  'aws_cloudwatch_log_group.app',
];

/** What watches it: alarms, dashboard, topic. */
const watching = [
  'aws_sns_topic.alerts',
  'aws_sns_topic_subscription.email[0]',
  'aws_cloudwatch_log_metric_filter.application_errors',
  'aws_cloudwatch_metric_alarm.high_cpu',
  'aws_cloudwatch_metric_alarm.high_memory',
  'aws_cloudwatch_metric_alarm.alb_response_time',
  'aws_cloudwatch_metric_alarm.alb_error_rate',
  'aws_cloudwatch_metric_alarm.application_errors',
  'aws_cloudwatch_metric_alarm.unhealthy_targets',
  'aws_cloudwatch_dashboard.main',
];

/** The only thing beyond the seed: what ship reads. */
const contract = ['aws_ssm_parameter.ship'];

const names: Readonly<Record<string, string>> = {
  'aws_ecs_cluster.main': 'devops-challenge-dev-cluster',
  'aws_ecs_service.main': 'devops-challenge-dev-service',
  'aws_ecr_repository.main': 'devops-challenge',
  'aws_cloudwatch_log_group.app': '/ecs/devops-challenge-dev',
  'aws_ssm_parameter.ship': '/devops-challenge/dev/ship',
};

describe("the seed's example variables file", { skip }, () => {
  it("plans the seed's resources, the contract, and nothing else", async () => {
    const parameters = ['-var-file=terraform.tfvars.example', '-var=alarm_email=operator@example.com'];

    const runs = await testReport(['-verbose', '-filter=tests/environment.tftest.hcl', ...parameters]);

    const { changes } = passed(runs, 'planned');
    const created = changes.filter(({ change }) => change.actions.includes('create'));
    const expected = [...network, ...security, ...service, ...watching, ...contract];
    assert.deepEqual(created.map(({ address }) => address).sort(), expected.toSorted());
    for (const [address, name] of Object.entries(names)) {
      assert.equal(created.find((resource) => resource.address === address)?.change.after?.name, name);
    }
  });
});

function eachZone(address: string): readonly string[] {
  return zones.map((zone) => `${address}["${zone}"]`);
}
