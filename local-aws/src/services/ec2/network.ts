/** What other services may ask of the network: where a subnet or a security group is. Undefined for none that exists. */
export interface Network {
  subnet(id: string): NetworkSubnet | undefined;
  securityGroup(id: string): NetworkSecurityGroup | undefined;
}

export interface NetworkSubnet {
  readonly vpcId: string;
  /** `us-east-1a` */
  readonly availabilityZone: string;
  readonly cidrBlock: string;
}

export interface NetworkSecurityGroup {
  readonly vpcId: string;
  readonly name: string;
}
