import { type Refusal, refusal, together } from './refusal.ts';

const secretArn = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:one-AbCdEf';
const secret = { initial_value: 'x' };

/** The rules of variables_container.tf. */
export const containerRefusals: readonly Refusal[] = [
  refusal('container_image', 'app', 'container_image must be an image'),
  refusal('placeholder_image', 'Docker.io/Hello', 'placeholder_image must be an image'),
  refusal('environment_variables', { 'log-level': 'warn' }, 'environment_variables must have names'),
  refusal('environment_variables', { PORT: '80' }, 'environment_variables must not hold'),
  refusal('cpu_architecture', 'arm64', 'cpu_architecture must be X86_64'),
  refusal('container_user', '0:0', 'container_user must be'),
  refusal('stop_timeout_seconds', 121, 'stop_timeout_seconds must be'),
  refusal('ephemeral_storage_gib', 20, 'ephemeral_storage_gib must be'),
  refusal('enable_execute_command', true, 'enable_execute_command needs readonly_root_filesystem'),
  refusal('tracing_sample_ratio', 1.1, 'tracing_sample_ratio must be from 0 to 1'),
  refusal('tracing_collector_image', '', 'tracing_collector_image must be'),
  refusal('secrets', { 'a-b': secretArn }, 'secrets must have names'),
  refusal('secrets', { ONE: 'hunter2' }, 'secrets must be ARNs'),
  together('secrets', { secrets: { ONE: secretArn }, environment_variables: { ONE: '1' } }, 'secrets must not hold'),
  refusal('managed_secrets', { 'a-b': secret }, 'managed_secrets must have names'),
  refusal('managed_secrets', { ONE: { initial_value: '' } }, 'managed_secrets must have an initial_value'),
  refusal(
    'managed_secrets',
    { ONE: { ...secret, rotation_lambda_arn: 'rotate' } },
    "managed_secrets must have a function's ARN",
  ),
  refusal('managed_secrets', { ONE: { ...secret, rotation_days: 0 } }, 'managed_secrets must have rotation_days'),
  refusal('managed_secrets', { ENVIRONMENT: secret }, 'managed_secrets must not hold'),
];
