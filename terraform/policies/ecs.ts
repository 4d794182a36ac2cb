import { at, isBlock, items, unknown } from '../plan/value.ts';
import { all, any, awaits, expects, expectsOneOf, expectsSet, fails, passes, refuses } from './judgement.ts';
import type { Rule } from './rule.ts';

export const ecsRules: readonly Rule[] = [
  {
    id: 'CKV_AWS_333',
    title: 'tasks have no public address',
    remedy: 'set assign_public_ip = false, in private subnets',
    on: ['aws_ecs_service'],
    judge: (service) => refuses(service, 'network_configuration.0.assign_public_ip', true),
  },
  {
    id: 'CKV_AWS_332',
    title: 'a service runs on the latest Fargate platform',
    remedy: 'set platform_version = "LATEST", or leave it out',
    on: ['aws_ecs_service'],
    judge(service) {
      const version = at(service.values, 'platform_version');
      // AWS fills it in where it is left out, with LATEST.
      return version === unknown ? passes : expectsOneOf(service, 'platform_version', ['LATEST', null, '']);
    },
  },
  {
    id: 'CKV_AWS_65',
    title: 'a cluster has Container Insights',
    remedy: 'add setting { name = "containerInsights", value = "enabled" or "enhanced" }',
    on: ['aws_ecs_cluster'],
    judge(cluster) {
      const settings = at(cluster.values, 'setting');
      if (settings === unknown) return awaits('setting');
      const insights = items(settings).find((setting) => at(setting, 'name') === 'containerInsights');
      const value = insights === undefined ? null : at(insights, 'value');
      if (value === unknown) return awaits('setting.value');
      return value === 'enabled' || value === 'enhanced' ? passes : fails('Container Insights are off');
    },
  },
  {
    id: 'CKV_AWS_223',
    title: 'a cluster records what is done with ECS Exec',
    remedy: 'set configuration.execute_command_configuration.logging to "OVERRIDE" with a log group, or "DEFAULT"',
    on: ['aws_ecs_cluster'],
    judge: (cluster) => refuses(cluster, 'configuration.0.execute_command_configuration.0.logging', 'NONE'),
  },
  {
    id: 'CKV_AWS_224',
    title: 'ECS Exec sessions are encrypted with a key of one’s own, and so is their record',
    remedy: 'set execute_command_configuration.kms_key_id, and cloud_watch_encryption_enabled = true',
    on: ['aws_ecs_cluster'],
    judge(cluster, stack) {
      const isUsed = stack
        .pointingAt(cluster, 'aws_ecs_service', 'cluster')
        .some(({ values }) => at(values, 'enable_execute_command') === true);
      if (!isUsed) return passes;
      const exec = 'configuration.0.execute_command_configuration.0';
      return all([
        expectsSet(cluster, `${exec}.kms_key_id`),
        any(
          [
            expects(cluster, `${exec}.log_configuration.0.cloud_watch_encryption_enabled`, true),
            expects(cluster, `${exec}.log_configuration.0.s3_bucket_encryption_enabled`, true),
          ],
          'the record of the sessions is not encrypted',
        ),
      ]);
    },
  },
  {
    id: 'CKV_AWS_249',
    title: 'a task runs with another role than the one that starts it',
    remedy: 'give task_role_arn and execution_role_arn a role each',
    on: ['aws_ecs_task_definition'],
    judge(definition, stack) {
      const [task] = stack.targets(definition, 'task_role_arn', 'aws_iam_role');
      const [execution] = stack.targets(definition, 'execution_role_arn', 'aws_iam_role');
      return task !== undefined && task === execution ? fails(`both are ${task.address}`) : passes;
    },
  },
  {
    id: 'CKV_AWS_335',
    title: 'containers share no process namespace',
    remedy: 'leave out pid_mode',
    on: ['aws_ecs_task_definition'],
    judge: (definition) => refuses(definition, 'pid_mode', 'host'),
  },
  {
    id: 'ECS.17',
    title: 'containers share no network with their host',
    remedy: 'set network_mode = "awsvpc"',
    on: ['aws_ecs_task_definition'],
    judge: (definition) => refuses(definition, 'network_mode', 'host'),
  },
  {
    id: 'CKV_AWS_97',
    title: 'volumes on EFS are encrypted on their way',
    remedy: 'set efs_volume_configuration.transit_encryption = "ENABLED"',
    on: ['aws_ecs_task_definition'],
    judge(definition) {
      const open = items(at(definition.values, 'volume'))
        .filter(isBlock)
        .filter((volume) => items(at(volume, 'efs_volume_configuration')).length > 0)
        .filter((volume) => at(volume, 'efs_volume_configuration.0.transit_encryption') !== 'ENABLED');
      return open.length === 0 ? passes : fails(`volume ${open.map(({ name }) => String(name)).join(', ')} is not`);
    },
  },
];
