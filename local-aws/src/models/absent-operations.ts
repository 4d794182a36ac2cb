interface ShapeReference {
  readonly shape: string;
  readonly locationName?: string;
}

interface AbsentShape {
  readonly type: 'structure' | 'list';
  readonly required?: readonly string[];
  readonly members?: Readonly<Record<string, ShapeReference>>;
  readonly member?: ShapeReference;
}

interface AbsentOperation {
  readonly name: string;
  readonly input: { readonly shape: string };
  readonly output: { readonly shape: string };
}

/** Operations in the form of AWS's models, with the shapes that they bring. */
export interface AbsentOperations {
  readonly operations: Readonly<Record<string, AbsentOperation>>;
  readonly shapes: Readonly<Record<string, AbsentShape>>;
}

const described = (name: string): AbsentOperation => ({
  name,
  input: { shape: `${name}Request` },
  output: { shape: `${name}Result` },
});

const string: ShapeReference = { shape: 'String' };
const newRuleDescriptions: AbsentShape = {
  type: 'structure',
  members: {
    DryRun: { shape: 'Boolean' },
    GroupId: { shape: 'SecurityGroupId' },
    GroupName: { shape: 'SecurityGroupName' },
    IpPermissions: { shape: 'IpPermissionList' },
    SecurityGroupRuleDescriptions: {
      shape: 'SecurityGroupRuleDescriptionList',
      locationName: 'SecurityGroupRuleDescription',
    },
  },
};
const done: AbsentShape = {
  type: 'structure',
  members: { Return: { shape: 'Boolean', locationName: 'return' } },
};

/**
 * Operations that the models leave out and clients call all the same, by service; with the members that local-aws reads
 * or answers, as https://docs.aws.amazon.com/AWSEC2/latest/APIReference/ has them.
 */
export const absentOperations: Readonly<Record<string, AbsentOperations>> = {
  ec2: {
    operations: {
      AssociateAddress: described('AssociateAddress'),
      DescribeDhcpOptions: described('DescribeDhcpOptions'),
      DescribeInstances: described('DescribeInstances'),
      UpdateSecurityGroupRuleDescriptionsEgress: described('UpdateSecurityGroupRuleDescriptionsEgress'),
      UpdateSecurityGroupRuleDescriptionsIngress: described('UpdateSecurityGroupRuleDescriptionsIngress'),
    },
    shapes: {
      AssociateAddressRequest: {
        type: 'structure',
        members: {
          AllocationId: string,
          AllowReassociation: { shape: 'Boolean', locationName: 'allowReassociation' },
          DryRun: { shape: 'Boolean', locationName: 'dryRun' },
          InstanceId: string,
          NetworkInterfaceId: { shape: 'String', locationName: 'networkInterfaceId' },
          PrivateIpAddress: { shape: 'String', locationName: 'privateIpAddress' },
          PublicIp: string,
        },
      },
      AssociateAddressResult: {
        type: 'structure',
        members: { AssociationId: { shape: 'String', locationName: 'associationId' } },
      },
      DescribeDhcpOptionsRequest: {
        type: 'structure',
        members: {
          DhcpOptionsIds: { shape: 'ValueStringList', locationName: 'DhcpOptionsId' },
          DryRun: { shape: 'Boolean', locationName: 'dryRun' },
          Filters: { shape: 'FilterList', locationName: 'Filter' },
          MaxResults: { shape: 'DescribeVpcsMaxResults' },
          NextToken: string,
        },
      },
      DescribeDhcpOptionsResult: {
        type: 'structure',
        members: {
          DhcpOptions: { shape: 'DhcpOptionsList', locationName: 'dhcpOptionsSet' },
          NextToken: { shape: 'String', locationName: 'nextToken' },
        },
      },
      DhcpOptionsList: { type: 'list', member: { shape: 'DhcpOptions', locationName: 'item' } },
      DhcpOptions: {
        type: 'structure',
        members: {
          DhcpConfigurations: { shape: 'DhcpConfigurationList', locationName: 'dhcpConfigurationSet' },
          DhcpOptionsId: { shape: 'String', locationName: 'dhcpOptionsId' },
          OwnerId: { shape: 'String', locationName: 'ownerId' },
          Tags: { shape: 'TagList', locationName: 'tagSet' },
        },
      },
      DhcpConfigurationList: { type: 'list', member: { shape: 'DhcpConfiguration', locationName: 'item' } },
      DhcpConfiguration: {
        type: 'structure',
        members: {
          Key: { shape: 'String', locationName: 'key' },
          Values: { shape: 'DhcpConfigurationValueList', locationName: 'valueSet' },
        },
      },
      DhcpConfigurationValueList: { type: 'list', member: { shape: 'AttributeValue', locationName: 'item' } },
      AttributeValue: { type: 'structure', members: { Value: { shape: 'String', locationName: 'value' } } },
      DescribeInstancesRequest: {
        type: 'structure',
        members: {
          DryRun: { shape: 'Boolean', locationName: 'dryRun' },
          Filters: { shape: 'FilterList', locationName: 'Filter' },
          InstanceIds: { shape: 'ValueStringList', locationName: 'InstanceId' },
          MaxResults: { shape: 'Integer', locationName: 'maxResults' },
          NextToken: { shape: 'String', locationName: 'nextToken' },
        },
      },
      DescribeInstancesResult: {
        type: 'structure',
        members: {
          NextToken: { shape: 'String', locationName: 'nextToken' },
          Reservations: { shape: 'ReservationList', locationName: 'reservationSet' },
        },
      },
      ReservationList: { type: 'list', member: { shape: 'Reservation', locationName: 'item' } },
      Reservation: {
        type: 'structure',
        members: { ReservationId: { shape: 'String', locationName: 'reservationId' } },
      },
      UpdateSecurityGroupRuleDescriptionsIngressRequest: newRuleDescriptions,
      UpdateSecurityGroupRuleDescriptionsIngressResult: done,
      UpdateSecurityGroupRuleDescriptionsEgressRequest: newRuleDescriptions,
      UpdateSecurityGroupRuleDescriptionsEgressResult: done,
      SecurityGroupRuleDescriptionList: {
        type: 'list',
        member: { shape: 'SecurityGroupRuleDescription', locationName: 'item' },
      },
      SecurityGroupRuleDescription: {
        type: 'structure',
        members: { Description: string, SecurityGroupRuleId: string },
      },
    },
  },
};
