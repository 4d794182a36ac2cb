import { type Refusal, refusal, together } from './refusal.ts';

/** The rules of variables_observability.tf. */
export const observabilityRefusals: readonly Refusal[] = [
  together('extended_alarms', { extended_alarms: true, container_insights: 'disabled' }, 'extended_alarms needs'),
  refusal('alb_error_rate_minimum_requests', 0, 'alb_error_rate_minimum_requests must be'),
  refusal('application_errors_threshold', 0.5, 'application_errors_threshold must be'),
  refusal('alb_client_error_rate_threshold', 101, 'alb_client_error_rate_threshold must be'),
  refusal('certificate_expiry_days', 46, 'certificate_expiry_days must be'),
  refusal('certificate_expiry_days', 0, 'certificate_expiry_days must be'),
  refusal('certificate_expiry_days', 14.5, 'certificate_expiry_days must be'),
  refusal('anomaly_alarm_deviations', 0, 'anomaly_alarm_deviations must be'),
  refusal('slo', { availability: 100 }, 'slo.availability and slo.latency must be'),
  refusal('slo', { latency: 80 }, 'slo.availability and slo.latency must be'),
  refusal('slo', { latency_seconds: 0 }, 'slo.latency_seconds must be'),
  refusal('slo', { minimum_requests: 0 }, 'slo.latency_seconds must be'),
  refusal('alert_https_endpoints', { pager: 'http://example.com' }, 'alert_https_endpoints must be'),
  refusal('alert_https_endpoints', { 'The Pager': 'https://example.com' }, 'alert_https_endpoints must be'),
  refusal('alert_slack', { team_id: 'acme', channel_id: 'C07EZ1ABC23' }, 'alert_slack must hold'),
  refusal('alert_slack', { team_id: 'T07EA123LEP', channel_id: 'general' }, 'alert_slack must hold'),
  refusal('monthly_budget_usd', -1, 'monthly_budget_usd must be'),
  refusal('cost_anomaly_threshold_usd', -1, 'cost_anomaly_threshold_usd must be'),
  refusal('backup', { keep_days: 0 }, 'backup.keep_days must be'),
  refusal('backup', { copy_region: 'us-east-1' }, 'backup.copy_region must be'),
  refusal('backup', { copy_region: 'elsewhere' }, 'backup.copy_region must be'),
  refusal('runbook_base_url', 'docs/runbooks/', 'runbook_base_url must be'),
];
