import { type Refusal, refusal, together } from './refusal.ts';

const bounds = { minimum: 1, maximum: 2 };

/** The rules of variables_scaling.tf. */
export const scalingRefusals: readonly Refusal[] = [
  refusal('autoscaling', { minimum: 2, maximum: 1 }, 'autoscaling must have a minimum'),
  refusal('autoscaling', { ...bounds, cpu_percent: 95 }, 'autoscaling must have a cpu_percent'),
  refusal('autoscaling', { ...bounds, requests_per_target: 0 }, 'autoscaling must have requests_per_target'),
  together(
    'autoscaling',
    { autoscaling: { ...bounds, requests_per_target: 100 }, traffic_shifting: true },
    'autoscaling cannot go by requests_per_target',
  ),
  refusal('autoscaling', bounds, 'autoscaling must go by something'),
  refusal(
    'autoscaling',
    { ...bounds, schedules: { night: { schedule: 'at night', minimum: 1, maximum: 1 } } },
    'autoscaling must have schedules',
  ),
];
