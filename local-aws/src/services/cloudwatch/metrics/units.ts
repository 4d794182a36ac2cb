import type { StandardUnit } from '../../../models/generated/cloudwatch.ts';

const units: readonly StandardUnit[] = [
  ...(['Seconds', 'Microseconds', 'Milliseconds', 'Percent', 'Count', 'Count/Second', 'None'] as const),
  ...(['Bytes', 'Kilobytes', 'Megabytes', 'Gigabytes', 'Terabytes'] as const),
  ...(['Bits', 'Kilobits', 'Megabits', 'Gigabits', 'Terabits'] as const),
  ...(['Bytes/Second', 'Kilobytes/Second', 'Megabytes/Second', 'Gigabytes/Second', 'Terabytes/Second'] as const),
  ...(['Bits/Second', 'Kilobits/Second', 'Megabits/Second', 'Gigabits/Second', 'Terabits/Second'] as const),
];

/** CloudWatch's unit of that name, `None` for a text that is none. */
export function standardUnit(text: string): StandardUnit {
  return units.find((unit) => unit === text) ?? 'None';
}
