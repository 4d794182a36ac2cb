import type { AccountAttribute, AvailabilityZone, Operations, Region } from '../../models/generated/ec2.ts';
import type { ServiceOperations } from '../../wire/operation.ts';
import { error } from './errors.ts';
import { matching, type Readings } from './filters.ts';
import { type RegionRow, regions } from './regions.ts';
import type { Ec2State, OpenState } from './state.ts';

const zoneReadings: Readings<AvailabilityZone & Untagged> = {
  'group-name': ({ GroupName }) => GroupName,
  'opt-in-status': ({ OptInStatus }) => OptInStatus,
  'region-name': ({ RegionName }) => RegionName,
  state: ({ State }) => State,
  'zone-id': ({ ZoneId }) => ZoneId,
  'zone-name': ({ ZoneName }) => ZoneName,
  'zone-type': ({ ZoneType }) => ZoneType,
};

const regionReadings: Readings<Region & Untagged> = {
  endpoint: ({ Endpoint }) => Endpoint,
  'opt-in-status': ({ OptInStatus }) => OptInStatus,
  'region-name': ({ RegionName }) => RegionName,
};

interface Untagged {
  readonly Tags?: undefined;
}

/** What an account has without making it: regions, zones, limits. */
export function accountOperations(open: OpenState): ServiceOperations<Operations> {
  return {
    DescribeAvailabilityZones(input, call) {
      const state = open(call, input);
      const zones = describedZones(state);
      for (const name of input.ZoneNames ?? []) {
        if (!zones.some(({ ZoneName }) => ZoneName === name)) {
          throw error('InvalidParameterValue', `Invalid availability zone: [${name}]`);
        }
      }
      for (const id of input.ZoneIds ?? []) {
        if (!zones.some(({ ZoneId }) => ZoneId === id)) {
          throw error('InvalidParameterValue', `Invalid availability zone-id: [${id}]`);
        }
      }
      const wanted = zones.filter(
        ({ ZoneName = '', ZoneId = '' }) =>
          (!input.ZoneNames?.length || input.ZoneNames.includes(ZoneName)) &&
          (!input.ZoneIds?.length || input.ZoneIds.includes(ZoneId)),
      );
      return { AvailabilityZones: matching(wanted, input.Filters, zoneReadings) };
    },

    DescribeRegions(input, call) {
      open(call, input);
      const { RegionNames, AllRegions } = input;
      for (const name of RegionNames ?? []) {
        if (!regions.some((each) => each.name === name)) {
          throw error('InvalidParameterValue', `Invalid region provided: [${name}]`);
        }
      }
      const wanted = RegionNames?.length
        ? regions.filter(({ name }) => RegionNames.includes(name))
        : regions.filter(({ optInStatus }) => AllRegions === true || optInStatus === 'opt-in-not-required');
      return { Regions: matching(wanted.map(describedRegion), input.Filters, regionReadings) };
    },

    DescribeAccountAttributes(input, call) {
      const state = open(call, input);
      const wanted: readonly string[] = input.AttributeNames ?? [];
      const all = accountAttributes(state);
      return {
        AccountAttributes:
          wanted.length === 0 ? all : all.filter(({ AttributeName = '' }) => wanted.includes(AttributeName)),
      };
    },
  };
}

function accountAttributes(state: Ec2State): readonly AccountAttribute[] {
  const defaultVpc = [...state.vpcs.values()].find(({ isDefault }) => isDefault)?.id ?? 'none';
  const values: readonly (readonly [name: string, value: string])[] = [
    ['supported-platforms', 'VPC'],
    ['vpc-max-security-groups-per-interface', '5'],
    ['max-elastic-ips', '5'],
    ['max-instances', '20'],
    ['vpc-max-elastic-ips', '5'],
    ['default-vpc', defaultVpc],
  ];
  return values.map(([name, value]) => ({ AttributeName: name, AttributeValues: [{ AttributeValue: value }] }));
}

function describedZones({ region, zones }: Ec2State): readonly AvailabilityZone[] {
  return zones.map(({ name, id }) => ({
    ZoneName: name,
    ZoneId: id,
    ZoneType: 'availability-zone',
    RegionName: region,
    NetworkBorderGroup: region,
    GroupName: `${region}-zg-1`,
    OptInStatus: 'opt-in-not-required',
    State: 'available',
    Messages: [],
  }));
}

function describedRegion({ name, optInStatus }: RegionRow): Region {
  return { RegionName: name, Endpoint: `ec2.${name}.amazonaws.com`, OptInStatus: optInStatus };
}
