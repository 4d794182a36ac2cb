import type { Milliseconds } from '../../clock.ts';

/** A certificate as its metric sees it. */
export interface MeasuredCertificate {
  readonly arn: string;
  readonly notAfter: Milliseconds;
}
