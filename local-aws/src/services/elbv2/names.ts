import { error } from './errors.ts';

/**
 * A load balancer's or target group's name: 1 to 32 letters, digits and hyphens, no hyphen at either end.
 *
 * @throws AwsError ValidationError
 */
export function checkName(kind: 'load balancer' | 'target group', name: string): void {
  const label = kind === 'load balancer' ? 'Load balancer' : 'Target group';
  if (name.length < 1 || name.length > 32) {
    throw error('ValidationError', `${label} name '${name}' must be from 1 to 32 characters long`);
  }
  if (!/^[a-zA-Z0-9-]+$/.test(name)) {
    throw error(
      'ValidationError',
      `The ${kind} name '${name}' can only contain characters that are alphanumeric characters and hyphens(-)`,
    );
  }
  if (name.startsWith('-') || name.endsWith('-')) {
    throw error('ValidationError', `${label} name '${name}' cannot begin or end with a hyphen(-)`);
  }
  if (kind === 'load balancer' && name.startsWith('internal-')) {
    throw error('ValidationError', `${label} name '${name}' cannot begin with 'internal-'`);
  }
}
