import type { ServiceName } from '../models/generated/services.ts';
import { ec2Refusal } from './ec2-refusal.ts';
import type { Rule, Violation } from './validate.ts';

/** How a service refuses input that breaks its model; a service that is not named here does it as its protocol does. */
interface Style {
  readonly code: string;
  readonly message: (violations: readonly Violation[]) => string;
}

/**
 * What AWS's services answer to input that breaks their model. Recorded: CloudWatch Logs and SSM in moto's tests, ECR's
 * own sentence in https://github.com/jenkins-x/jx/issues/1344.
 */
const styles: Partial<Readonly<Record<ServiceName, Style>>> = {
  cloudwatch: { code: 'ValidationError', message: inCoral },
  ecr: { code: 'InvalidParameterException', message: inEcr },
  ecs: { code: 'InvalidParameterException', message: inCoral },
  logs: { code: 'InvalidParameterException', message: inCoral },
};

export function refusalOf(
  violations: readonly Violation[],
  service: ServiceName,
  protocolsCode: string,
): { code: string; message: string } {
  if (service === 'ec2') return ec2Refusal(violations);
  const { code, message } = styles[service] ?? { code: protocolsCode, message: inCoral };
  return { code, message: message(violations) };
}

function inCoral(violations: readonly Violation[]): string {
  const count = `${violations.length} validation error${violations.length === 1 ? '' : 's'} detected`;
  return `${count}: ${violations.map(sentence).join('; ')}`;
}

function sentence({ path, value, rule }: Violation): string {
  const shown = value === undefined ? '' : value === 'null' && rule.kind === 'required' ? ' null' : ` '${value}'`;
  return `Value${shown} at '${path}' failed to satisfy constraint: Member must ${demand(rule)}`;
}

function inEcr([violation]: readonly Violation[]): string {
  if (!violation) return 'Invalid parameter';
  const { path, rule } = violation;
  const must = rule.kind === 'pattern' ? `satisfy regular expression '${rule.pattern}'` : demand(rule);
  return `Invalid parameter at '${path}' failed to satisfy constraint: 'must ${must}'`;
}

function demand(rule: Rule): string {
  switch (rule.kind) {
    case 'required':
      return 'not be null';
    case 'least length':
      return `have length greater than or equal to ${rule.limit}`;
    case 'greatest length':
      return `have length less than or equal to ${rule.limit}`;
    case 'least value':
      return `have value greater than or equal to ${rule.limit}`;
    case 'greatest value':
      return `have value less than or equal to ${rule.limit}`;
    case 'pattern':
      return `satisfy regular expression pattern: ${rule.pattern}`;
    case 'enum':
      return `satisfy enum value set: [${rule.values.join(', ')}]`;
    default:
      return rule satisfies never;
  }
}
