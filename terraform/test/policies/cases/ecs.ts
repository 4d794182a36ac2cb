import { ref } from '../../support/a-plan.ts';
import type { PolicyCase } from './case.ts';

const service = (values: object) => ({
  'aws_ecs_service.main': { cluster: ref('aws_ecs_cluster.main.id'), ...values },
});
const cluster = (values: object) => ({ 'aws_ecs_cluster.main': { name: 'main', ...values } });
const definition = (values: object) => ({ 'aws_ecs_task_definition.main': values });
const container = (values: object) =>
  definition({ container_definitions: JSON.stringify([{ name: 'app', image: 'app:1', ...values }]) });
const exec = (values: object) => cluster({ configuration: [{ execute_command_configuration: [values] }] });
const repository = (values: object) => ({ 'aws_ecr_repository.main': { name: 'app', ...values } });
const of = 'aws_ecs_task_definition.main';
const image = (name: string) => container({ image: `123456789012.dkr.ecr.us-east-1.amazonaws.com/app${name}` });

export const ecsCases: readonly PolicyCase[] = [
  {
    rule: 'CKV_AWS_333',
    of: 'aws_ecs_service.main',
    passes: service({ network_configuration: [{ assign_public_ip: false }] }),
    fails: service({ network_configuration: [{ assign_public_ip: true }] }),
    why: 'assign_public_ip is true',
  },
  {
    rule: 'CKV_AWS_332',
    of: 'aws_ecs_service.main',
    passes: service({ platform_version: ref() }),
    fails: service({ platform_version: '1.3.0' }),
    why: '"1.3.0"',
  },
  {
    rule: 'CKV_AWS_65',
    of: 'aws_ecs_cluster.main',
    passes: cluster({ setting: [{ name: 'containerInsights', value: 'enhanced' }] }),
    fails: cluster({ setting: [{ name: 'containerInsights', value: 'disabled' }] }),
    why: 'are off',
  },
  {
    rule: 'CKV_AWS_223',
    of: 'aws_ecs_cluster.main',
    passes: exec({ logging: 'OVERRIDE' }),
    fails: exec({ logging: 'NONE' }),
    why: '"NONE"',
  },
  {
    rule: 'CKV_AWS_224',
    of: 'aws_ecs_cluster.main',
    passes: {
      ...service({ enable_execute_command: true }),
      ...exec({
        kms_key_id: ref('aws_kms_key.main.arn'),
        log_configuration: [{ cloud_watch_encryption_enabled: true }],
      }),
    },
    fails: { ...service({ enable_execute_command: true }), ...exec({ logging: 'DEFAULT' }) },
    why: 'kms_key_id is not set',
  },
  {
    rule: 'CKV_AWS_249',
    of,
    passes: {
      ...definition({ task_role_arn: ref('aws_iam_role.a.arn'), execution_role_arn: ref('aws_iam_role.b.arn') }),
      'aws_iam_role.a': {},
      'aws_iam_role.b': {},
    },
    fails: {
      ...definition({ task_role_arn: ref('aws_iam_role.a.arn'), execution_role_arn: ref('aws_iam_role.a.arn') }),
      'aws_iam_role.a': {},
    },
    why: 'both are aws_iam_role.a',
  },
  { rule: 'CKV_AWS_335', of, passes: definition({}), fails: definition({ pid_mode: 'host' }), why: '"host"' },
  {
    rule: 'ECS.17',
    of,
    passes: definition({ network_mode: 'awsvpc' }),
    fails: definition({ network_mode: 'host' }),
    why: '"host"',
  },
  {
    rule: 'CKV_AWS_97',
    of,
    passes: definition({ volume: [{ name: 'tmp' }] }),
    fails: definition({ volume: [{ name: 'files', efs_volume_configuration: [{ file_system_id: 'fs-1' }] }] }),
    why: 'volume files',
  },
  {
    rule: 'CKV_AWS_336',
    of,
    passes: container({ readonlyRootFilesystem: true }),
    fails: container({}),
    why: 'container app can write to its root',
  },
  { rule: 'CKV_AWS_334', of, passes: container({}), fails: container({ privileged: true }), why: 'is privileged' },
  {
    rule: 'CT.ECS.PR.3',
    of,
    passes: container({ user: '65532:65532' }),
    fails: container({ user: '0:0' }),
    why: 'runs as root',
  },
  {
    rule: 'ECS.8',
    of,
    passes: container({ environment: [{ name: 'DB_PASSWORD_FILE', value: '/run/secrets/db' }] }),
    fails: container({ environment: [{ name: 'DB_PASSWORD', value: 'swordfish' }] }),
    why: 'DB_PASSWORD in the open',
  },
  {
    rule: 'ECS.8',
    of,
    passes: container({ environment: [{ name: 'DATABASE_URL', value: 'postgres://db/app' }] }),
    fails: container({ environment: [{ name: 'DATABASE_URL', value: 'postgres://me:swordfish@db/app' }] }),
    why: 'DATABASE_URL in the open',
  },
  {
    rule: 'ECS.9',
    of,
    passes: container({ logConfiguration: { logDriver: 'awslogs' } }),
    fails: container({}),
    why: 'no logConfiguration',
  },
  {
    rule: 'CKV_AWS_163',
    of: 'aws_ecr_repository.main',
    passes: repository({ image_scanning_configuration: [{ scan_on_push: true }] }),
    fails: repository({}),
    why: 'scan_on_push is not set',
  },
  {
    rule: 'CKV_AWS_136',
    of: 'aws_ecr_repository.main',
    passes: repository({ encryption_configuration: [{ encryption_type: 'KMS' }] }),
    fails: repository({ encryption_configuration: [{ encryption_type: 'AES256' }] }),
    why: '"AES256"',
  },
  {
    rule: 'CKV_AWS_51',
    of: 'aws_ecr_repository.main',
    passes: { ...repository({ image_tag_mutability: 'MUTABLE' }), ...image('@sha256:abc') },
    fails: { ...repository({ image_tag_mutability: 'MUTABLE' }), ...image(':latest') },
    why: 'app:latest',
  },
  {
    rule: 'ECR.3',
    of: 'aws_ecr_repository.main',
    passes: { ...repository({}), 'aws_ecr_lifecycle_policy.main': { repository: ref('aws_ecr_repository.main.name') } },
    fails: repository({}),
    why: 'for ever',
  },
  {
    rule: 'CKV_AWS_32',
    of: 'aws_ecr_repository_policy.main',
    passes: { 'aws_ecr_repository_policy.main': { policy: policyFor({ AWS: '123456789012' }) } },
    fails: { 'aws_ecr_repository_policy.main': { policy: policyFor('*') } },
    why: 'any principal',
  },
];

function policyFor(principal: unknown): string {
  return JSON.stringify({ Statement: [{ Effect: 'Allow', Principal: principal, Action: 'ecr:BatchGetImage' }] });
}
