import type { DhcpOptions, Operations } from '../../models/generated/ec2.ts';
import { accountId, type ServiceOperations } from '../../wire/operation.ts';
import { matching, type Readings } from './filters.ts';
import { kinds, named } from './kinds.ts';
import { pageOf } from './pages.ts';
import type { OpenState } from './state.ts';
import { tagsOf } from './tags.ts';

const readings: Readings<DhcpOptions> = {
  'dhcp-options-id': ({ DhcpOptionsId }) => DhcpOptionsId,
  key: ({ DhcpConfigurations = [] }) => DhcpConfigurations.map(({ Key }) => Key),
  'owner-id': ({ OwnerId }) => OwnerId,
  value: ({ DhcpConfigurations = [] }) =>
    DhcpConfigurations.flatMap(({ Values = [] }) => Values.map(({ Value }) => Value)),
};

/** The set that a region's VPCs share: Amazon's DNS. */
export function dhcpOptionsOperations(open: OpenState): ServiceOperations<Operations> {
  return {
    DescribeDhcpOptions(input, call) {
      const state = open(call, input);
      const rows = named(state.dhcpOptions, kinds.dhcpOptions, input.DhcpOptionsIds);
      const items = rows.map(
        ({ id, domainName }): DhcpOptions => ({
          DhcpOptionsId: id,
          OwnerId: accountId,
          DhcpConfigurations: [
            { Key: 'domain-name', Values: [{ Value: domainName }] },
            { Key: 'domain-name-servers', Values: [{ Value: 'AmazonProvidedDNS' }] },
          ],
          Tags: tagsOf(state, id),
        }),
      );
      const { page, next } = pageOf(matching(items, input.Filters, readings), input, input.DhcpOptionsIds);
      return { DhcpOptions: page, NextToken: next };
    },
  };
}
