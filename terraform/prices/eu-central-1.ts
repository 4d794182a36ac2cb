import type { PriceTable } from './price-table.ts';
import { usEast1 } from './us-east-1.ts';

const asOf = '2025-06';

/** Frankfurt. What is not named here costs the same in every region. */
export const euCentral1: PriceTable = {
  ...usEast1,
  region: 'eu-central-1',
  fargate: {
    ...usEast1.fargate,
    asOf,
    x86: { vcpuHour: 0.04656, gbHour: 0.00511 },
    arm: { vcpuHour: 0.03725, gbHour: 0.00409 },
    ephemeralGbHour: 0.000133,
  },
  vpc: { ...usEast1.vpc, asOf, natHour: 0.052, natGb: 0.052, endpointZoneHour: 0.012 },
  loadBalancer: { ...usEast1.loadBalancer, asOf, hour: 0.027 },
  cloudWatch: { ...usEast1.cloudWatch, asOf, logsGb: 0.63, logsGbMonth: 0.0324, vendedLogsGb: 0.63 },
  storage: { ...usEast1.storage, asOf, s3GbMonth: 0.0245 },
};
