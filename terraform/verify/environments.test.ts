import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { actions, type Change } from './support/plan.ts';
import { pretendedAccount, withoutPretendedAccount } from './support/pretended-account.ts';
import { mainRoot, withoutTerraform } from './support/terraform.ts';
import { passed, testReport } from './support/test-report.ts';

const skip = await withoutTerraform();

/** What costs money or time to watch: cheap where it may break, complete where it may not. */
const switches = [
  'aws_acm_certificate.main',
  'aws_appautoscaling_target.main',
  'aws_default_security_group.main',
  'aws_ecr_replication_configuration.main',
  'aws_ecs_cluster_capacity_providers.main',
  'aws_flow_log.main',
  'aws_kms_key.main',
  'aws_lb_listener_rule.production',
  'aws_network_acl.private',
  'aws_s3_bucket.access_logs',
  'aws_secretsmanager_secret.main',
  'aws_vpc_endpoint.interface',
  'aws_vpc_endpoint.s3',
  'aws_wafv2_web_acl.main',
] as const;

const without: Readonly<Record<string, readonly string[]>> = {
  dev: switches.filter((address) => !/default_security_group|capacity_providers|vpc_endpoint\.s3/.test(address)),
  staging: ['aws_ecr_replication_configuration.main', 'aws_vpc_endpoint.interface'],
  prod: ['aws_ecs_cluster_capacity_providers.main'],
  'prod-dr': ['aws_ecr_replication_configuration.main', 'aws_ecs_cluster_capacity_providers.main'],
};

/** Names that AWS or the seed give, and that do not begin with the environment's. */
const otherwiseNamed =
  /^(devops-challenge(-prod)?|\/ecs\/.*|\/aws\/vpc\/.*|aws-waf-logs-.*|alias\/.*|\/?devops-challenge\/.*|(staging\.)?app\.example\.com|_.*|start-tasks|run|write-flow-logs)$/;

for (const environment of Object.keys(without)) {
  describe(`the environment ${environment}`, { skip }, () => {
    let changes: readonly Change[] = [];

    before(async () => {
      const file = `environments/${environment}.tfvars.json`;
      const runs = await testReport(['-verbose', '-filter=tests/environment.tftest.hcl', `-var-file=${file}`]);
      changes = passed(runs, 'planned').changes;
    });

    it('has what it is meant to have, and lacks what it can do without', () => {
      const there = new Set(changes.map(({ address }) => address.replace(/\[.*$/, '')));

      const missing = switches.filter((address) => !there.has(address));

      assert.deepEqual(missing.toSorted(), without[environment]?.toSorted());
    });

    it('names everything after itself', () => {
      const name = `devops-challenge-${environment}`;

      const foreign = changes.flatMap(({ address, change }) => {
        const given = change.after?.name;
        if (typeof given !== 'string' || given.startsWith(name) || otherwiseNamed.test(given)) return [];
        return [`${address}: ${given}`];
      });

      assert.deepEqual(foreign, []);
    });

    it('has a Name on everything that takes tags', () => {
      const nameless = changes.filter(({ change }) => {
        const { after } = change;
        return after !== null && 'tags' in after && !hasName(after.tags);
      });

      assert.deepEqual(
        nameless.map(({ address }) => address),
        [],
      );
    });

    it('keeps its state beside the others, in a place of its own', () => {
      const backend = readFileSync(join(mainRoot, 'environments', `${environment}.s3.tfbackend`), 'utf8');

      assert.match(backend, new RegExp(`^key += "devops-challenge/${environment}/terraform.tfstate"$`, 'm'));
    });
  });
}

describe('the environment prod, once applied', { skip: await withoutPretendedAccount() }, () => {
  it('has nothing left to change', async () => {
    await using account = pretendedAccount();
    const variables = JSON.parse(readFileSync(join(mainRoot, 'environments', 'prod.tfvars.json'), 'utf8'));
    await account.apply(variables);

    const changes = await account.plan(variables);

    assert.deepEqual(actions(changes), []);
  });
});

function hasName(tags: unknown): boolean {
  return typeof tags === 'object' && tags !== null && 'Name' in tags && typeof tags.Name === 'string';
}
