/** A rule group that AWS keeps: https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-list.html */
export interface ManagedRuleGroup {
  readonly name: string;
  readonly description: string;
  /** Web ACL capacity units. */
  readonly capacity: number;
  /** Names of its rules, as far as they are known here. */
  readonly rules: readonly string[];
  readonly hasVersions: boolean;
}

function group(
  name: string,
  capacity: number,
  description: string,
  rules: readonly string[] = [],
  hasVersions = true,
): ManagedRuleGroup {
  return { name: `AWSManagedRules${name}`, description, capacity, rules, hasVersions };
}

export const managedRuleGroups: readonly ManagedRuleGroup[] = [
  group('CommonRuleSet', 700, 'Contains rules that are generally applicable to web applications.', [
    'NoUserAgent_HEADER',
    'UserAgent_BadBots_HEADER',
    'SizeRestrictions_QUERYSTRING',
    'SizeRestrictions_Cookie_HEADER',
    'SizeRestrictions_BODY',
    'SizeRestrictions_URIPATH',
    'EC2MetaDataSSRF_BODY',
    'EC2MetaDataSSRF_COOKIE',
    'EC2MetaDataSSRF_URIPATH',
    'EC2MetaDataSSRF_QUERYARGUMENTS',
    'GenericLFI_QUERYARGUMENTS',
    'GenericLFI_URIPATH',
    'GenericLFI_BODY',
    'RestrictedExtensions_URIPATH',
    'RestrictedExtensions_QUERYARGUMENTS',
    'GenericRFI_QUERYARGUMENTS',
    'GenericRFI_BODY',
    'GenericRFI_URIPATH',
    'CrossSiteScripting_COOKIE',
    'CrossSiteScripting_QUERYARGUMENTS',
    'CrossSiteScripting_BODY',
    'CrossSiteScripting_URIPATH',
  ]),
  group('AdminProtectionRuleSet', 100, 'Contains rules that block external access to exposed admin pages.', [
    'AdminProtection_URIPATH',
  ]),
  group('KnownBadInputsRuleSet', 200, 'Contains rules that block request patterns that are known to be invalid.', [
    'JavaDeserializationRCE_HEADER',
    'JavaDeserializationRCE_BODY',
    'JavaDeserializationRCE_URIPATH',
    'JavaDeserializationRCE_QUERYSTRING',
    'Host_localhost_HEADER',
    'PROPFIND_METHOD',
    'ExploitablePaths_URIPATH',
    'Log4JRCE_HEADER',
    'Log4JRCE_QUERYSTRING',
    'Log4JRCE_BODY',
    'Log4JRCE_URIPATH',
  ]),
  group('SQLiRuleSet', 200, 'Contains rules that block patterns of SQL injection.', [
    'SQLi_QUERYARGUMENTS',
    'SQLiExtendedPatterns_QUERYARGUMENTS',
    'SQLi_BODY',
    'SQLiExtendedPatterns_BODY',
    'SQLi_COOKIE',
  ]),
  group('LinuxRuleSet', 200, 'Contains rules that block patterns specific to Linux.', [
    'LFI_URIPATH',
    'LFI_QUERYSTRING',
    'LFI_HEADER',
  ]),
  group('UnixRuleSet', 100, 'Contains rules that block patterns specific to POSIX systems.', [
    'UNIXShellCommandsVariables_QUERYSTRING',
    'UNIXShellCommandsVariables_BODY',
    'UNIXShellCommandsVariables_HEADER',
  ]),
  group('WindowsRuleSet', 200, 'Contains rules that block patterns specific to Windows.'),
  group('PHPRuleSet', 100, 'Contains rules that block patterns specific to PHP.'),
  group('WordPressRuleSet', 100, 'Contains rules that block patterns specific to WordPress.'),
  group(
    'AmazonIpReputationList',
    25,
    'Contains rules based on Amazon threat intelligence.',
    ['AWSManagedIPReputationList', 'AWSManagedReconnaissanceList', 'AWSManagedIPDDoSList'],
    false,
  ),
  group(
    'AnonymousIpList',
    50,
    'Contains rules that block requests from services that hide the viewer.',
    ['AnonymousIPList', 'HostingProviderIPList'],
    false,
  ),
  group('BotControlRuleSet', 50, 'Contains rules that manage requests from bots.'),
  group('ATPRuleSet', 50, 'Contains rules against account takeover.', [], false),
  group('ACFPRuleSet', 50, 'Contains rules against fraudulent account creation.', [], false),
  group('AntiDDoSRuleSet', 50, 'Contains rules against distributed denial of service.', [], false),
];

export const vendor = 'AWS';

/** Undefined for another vendor's groups, too. */
export function managedRuleGroup(vendorName: string, name: string): ManagedRuleGroup | undefined {
  return vendorName === vendor ? managedRuleGroups.find((each) => each.name === name) : undefined;
}
