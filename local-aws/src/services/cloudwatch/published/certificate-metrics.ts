import type { MeasuredCertificate } from '../../acm/measured-certificates.ts';
import type { Sample } from '../metrics/metric-store.ts';

const day = 24 * 60 * 60 * 1000;

/**
 * AWS/CertificateManager: whole days until a certificate expires. ACM publishes it twice a day; here it comes with all the
 * others, so that an alarm on it can be seen to ring.
 * https://docs.aws.amazon.com/acm/latest/userguide/cloudwatch-metrics.html
 */
export function certificateMetrics({ arn, notAfter }: MeasuredCertificate, now: number, timestamp: number): Sample {
  return {
    namespace: 'AWS/CertificateManager',
    name: 'DaysToExpiry',
    dimensions: [{ Name: 'CertificateArn', Value: arn }],
    unit: 'Count',
    timestamp,
    values: [[Math.floor((notAfter - now) / day), 1]],
  };
}
