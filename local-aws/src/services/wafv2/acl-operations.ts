import type { CreateWebACLRequest, Operations, WebACL } from '../../models/generated/wafv2.ts';
import { accountId, type ServiceOperations } from '../../wire/operation.ts';
import { invalidParameter, nonexistent } from './errors.ts';
import type { ItemRow } from './items.ts';
import type { WafState, WebAclSettings } from './state.ts';

type Given = Omit<CreateWebACLRequest, 'Name' | 'Scope' | 'Description' | 'Tags'>;

export function aclOperations(state: WafState): ServiceOperations<Operations> {
  const { webAcls, loggings } = state;
  const settingsOf = (input: Given): WebAclSettings => {
    const { DefaultAction } = input;
    if ((DefaultAction.Allow === undefined) === (DefaultAction.Block === undefined)) {
      throw invalidParameter('You have to specify exactly one of the default actions.', 'DEFAULT_ACTION', '');
    }
    return {
      DefaultAction,
      Rules: input.Rules ?? [],
      VisibilityConfig: input.VisibilityConfig,
      CustomResponseBodies: input.CustomResponseBodies,
      CaptchaConfig: input.CaptchaConfig,
      ChallengeConfig: input.ChallengeConfig,
      TokenDomains: input.TokenDomains,
      AssociationConfig: input.AssociationConfig,
      DataProtectionConfig: input.DataProtectionConfig,
      OnSourceDDoSProtectionConfig: input.OnSourceDDoSProtectionConfig,
      ApplicationConfig: input.ApplicationConfig,
      capacity: state.checkRules(input.Rules ?? []),
    };
  };
  return {
    CreateWebACL: (input, { region }) => webAcls.create(input, settingsOf(input), region),
    GetWebACL(input) {
      const { row, settings } = webAcls.require(input);
      return { WebACL: shownAcl(row, settings), LockToken: row.lockToken };
    },
    UpdateWebACL: (input) => webAcls.update(input, settingsOf(input)),
    DeleteWebACL(input) {
      const { row } = webAcls.require(input);
      const deleted = webAcls.delete(input);
      loggings.delete(row.arn);
      return deleted;
    },
    ListWebACLs(input) {
      const { page, next } = webAcls.list(input);
      return { WebACLs: page, NextMarker: next };
    },
    CheckCapacity: ({ Rules }) => ({ Capacity: state.checkRules(Rules) }),
    AssociateWebACL({ WebACLArn, ResourceArn }) {
      webAcls.require({ ARN: WebACLArn });
      if (!state.isThere(ResourceArn)) throw nonexistent();
      state.associations.put(ResourceArn, { resource: ResourceArn, webAcl: WebACLArn });
      return {};
    },
    DisassociateWebACL({ ResourceArn }) {
      state.associations.delete(ResourceArn);
      return {};
    },
    GetWebACLForResource({ ResourceArn }) {
      const association = state.associations.get(ResourceArn);
      if (!association) return {};
      const { row, settings } = webAcls.require({ ARN: association.webAcl });
      return { WebACL: shownAcl(row, settings) };
    },
    ListResourcesForWebACL({ WebACLArn, ResourceType = 'APPLICATION_LOAD_BALANCER' }) {
      webAcls.require({ ARN: WebACLArn });
      const isWanted = (arn: string): boolean =>
        arn.includes(':loadbalancer/') === (ResourceType === 'APPLICATION_LOAD_BALANCER');
      return { ResourceArns: state.protectedBy(WebACLArn).filter(isWanted) };
    },
  };
}

function shownAcl({ name, id, arn, description = '' }: ItemRow, { capacity, ...settings }: WebAclSettings): WebACL {
  return {
    Name: name,
    Id: id,
    ARN: arn,
    Description: description,
    ...settings,
    Capacity: capacity,
    ManagedByFirewallManager: false,
    RetrofittedByFirewallManager: false,
    LabelNamespace: `awswaf:${accountId}:webacl:${name}:`,
  };
}
