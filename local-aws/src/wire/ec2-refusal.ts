import type { Rule, Violation } from './validate.ts';

/**
 * EC2 tells the first broken rule only, what is missing under a code of its own:
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
 */
export function ec2Refusal([violation]: readonly Violation[]): { code: string; message: string } {
  if (!violation) return { code: 'InvalidParameterValue', message: 'Invalid parameter' };
  const { path, value = '', rule } = violation;
  if (rule.kind === 'required') {
    return { code: 'MissingParameter', message: `The request must contain the parameter ${path}` };
  }
  const expectation = expected(rule);
  const message = `Value (${value}) for parameter ${path} is invalid.${expectation === '' ? '' : ` ${expectation}`}`;
  return { code: 'InvalidParameterValue', message };
}

function expected(rule: Exclude<Rule, { kind: 'required' }>): string {
  switch (rule.kind) {
    case 'least length':
    case 'least value':
      return `Expecting a value greater than or equal to ${rule.limit}.`;
    case 'greatest length':
    case 'greatest value':
      return `Expecting a value less than or equal to ${rule.limit}.`;
    case 'pattern':
      return `It must satisfy the regular expression ${rule.pattern}.`;
    case 'enum':
      return '';
    default:
      return rule satisfies never;
  }
}
