import { isIPv4, isIPv6 } from 'node:net';
import type { Operations } from '../../models/generated/wafv2.ts';
import type { ServiceOperations } from '../../wire/operation.ts';
import { invalidParameter } from './errors.ts';
import type { WafState } from './state.ts';

/** IP sets and sets of regular expressions. */
export function setOperations({ ipSets, regexPatternSets }: WafState): ServiceOperations<Operations> {
  return {
    CreateIPSet(input, { region }) {
      const { IPAddressVersion, Addresses } = input;
      checkAddresses(Addresses, IPAddressVersion);
      return ipSets.create(input, { IPAddressVersion, Addresses }, region);
    },
    GetIPSet(input) {
      const { row, settings } = ipSets.require(input);
      const { name, id, arn, description = '', lockToken } = row;
      return { IPSet: { Name: name, Id: id, ARN: arn, Description: description, ...settings }, LockToken: lockToken };
    },
    UpdateIPSet(input) {
      const { IPAddressVersion } = ipSets.require(input).settings;
      checkAddresses(input.Addresses, IPAddressVersion);
      return ipSets.update(input, { IPAddressVersion, Addresses: input.Addresses });
    },
    DeleteIPSet: (input) => ipSets.delete(input),
    ListIPSets(input) {
      const { page, next } = ipSets.list(input);
      return { IPSets: page, NextMarker: next };
    },
    CreateRegexPatternSet(input, { region }) {
      const { RegularExpressionList } = input;
      return regexPatternSets.create(input, { RegularExpressionList }, region);
    },
    GetRegexPatternSet(input) {
      const { row, settings } = regexPatternSets.require(input);
      const { name, id, arn, description = '', lockToken } = row;
      const shown = { Name: name, Id: id, ARN: arn, Description: description, ...settings };
      return { RegexPatternSet: shown, LockToken: lockToken };
    },
    UpdateRegexPatternSet(input) {
      const { RegularExpressionList } = input;
      return regexPatternSets.update(input, { RegularExpressionList });
    },
    DeleteRegexPatternSet: (input) => regexPatternSets.delete(input),
    ListRegexPatternSets(input) {
      const { page, next } = regexPatternSets.list(input);
      return { RegexPatternSets: page, NextMarker: next };
    },
  };
}

/** @throws {AwsError} WAFInvalidParameterException for what is no range of addresses, and for /0 */
function checkAddresses(addresses: readonly string[], version: 'IPV4' | 'IPV6'): void {
  const [isAddress, longest] = version === 'IPV4' ? [isIPv4, 32] : [isIPv6, 128];
  for (const range of addresses) {
    const [address = '', length = ''] = range.split('/');
    const bits = /^\d{1,3}$/.test(length) ? Number(length) : 0;
    if (!isAddress(address) || bits < 1 || bits > longest) {
      throw invalidParameter('The parameter contains formatting that is not valid.', 'IP_ADDRESS', range);
    }
  }
}
