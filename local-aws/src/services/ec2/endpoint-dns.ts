import { createHash } from 'node:crypto';
import type { VpcEndpoint } from '../../models/generated/ec2.ts';
import { endpointServices } from './endpoint-services.ts';
import type { VpcEndpointRow } from './rows.ts';
import type { Ec2State } from './state.ts';

/** The service's own name, which an endpoint with private DNS answers under. */
export function privateDnsName({ region }: Ec2State, { serviceName, type }: VpcEndpointRow): string | undefined {
  return endpointServices(region).find((each) => each.name === serviceName && each.type === type)?.privateDnsName;
}

/** The names of an endpoint: one for all zones, one for each, and the service's own where private DNS is on. */
export function dnsEntries(state: Ec2State, row: VpcEndpointRow): VpcEndpoint['DnsEntries'] {
  const short = row.serviceName.split('.').slice(3).join('.');
  const unique = createHash('sha256').update(row.id).digest('hex').slice(0, 8);
  const zones = row.interfaces.map(({ subnetId }) => state.subnets.get(subnetId)?.zoneName ?? '');
  const domain = `${short}.${state.region}.vpce.amazonaws.com`;
  const publicNames = ['', ...zones.map((zone) => `-${zone}`)].map((zone) => `${row.id}-${unique}${zone}.${domain}`);
  const privateName = row.isPrivateDnsEnabled ? privateDnsName(state, row) : undefined;
  return [
    ...publicNames.map((DnsName) => ({ DnsName, HostedZoneId: 'Z7HUB22UULQXV' })),
    ...(privateName === undefined ? [] : [{ DnsName: privateName, HostedZoneId: privateZone(row.id) }]),
  ];
}

function privateZone(endpointId: string): string {
  return `Z${createHash('sha256').update(endpointId).digest('hex').slice(8, 28).toUpperCase()}`;
}
