import { type Refusal, refusal, together } from './refusal.ts';

/** The rules of variables_security.tf. */
export const securityRefusals: readonly Refusal[] = [
  refusal('domain_name', 'localhost', 'domain_name must be a full name'),
  refusal('domain_name', 'app.example.com', 'domain_name needs a hosted_zone_id'),
  together('domain_name', { hosted_zone_id: 'Z0123456789ABCDEFGHIJ' }, 'domain_name is needed'),
  refusal('hosted_zone_id', 'example.com', 'hosted_zone_id must be'),
  refusal('certificate_arn', 'arn:aws:acm:eu-west-1:123456789012:certificate/1', 'certificate_arn must be'),
  refusal('tls_policy', 'ELBSecurityPolicy-2016-08', 'tls_policy must be'),
  refusal('access_logs_retention_days', 0, 'access_logs_retention_days must be'),
  refusal('permissions_boundary_arn', 'boundary', 'permissions_boundary_arn must be'),
  refusal('waf', { requests_in_five_minutes: 1 }, 'waf must have requests_in_five_minutes'),
];
