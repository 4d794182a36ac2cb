import type { Operations } from '../../models/generated/iam.ts';
import type { ServiceOperations } from '../../wire/operation.ts';
import { alreadyExists, noSuchEntity } from './errors.ts';
import { nothing } from './nothing.ts';
import type { IamState } from './state.ts';

const theAlias = 'alias';

export function accountOperations(state: IamState): ServiceOperations<Operations> {
  return {
    CreateAccountAlias({ AccountAlias }) {
      const held = state.aliases.get(theAlias);
      if (held !== undefined && held !== AccountAlias) {
        throw alreadyExists(`The account already has the alias ${held}.`);
      }
      state.aliases.put(theAlias, AccountAlias);
      return nothing;
    },
    DeleteAccountAlias({ AccountAlias }) {
      if (state.aliases.get(theAlias) !== AccountAlias) {
        throw noSuchEntity(`The account alias ${AccountAlias} does not exist.`);
      }
      state.aliases.delete(theAlias);
      return nothing;
    },
    ListAccountAliases: () => ({ AccountAliases: [...state.aliases.values()], IsTruncated: false }),
    /** Counts of what there is, and a new account's quotas. */
    GetAccountSummary: () => ({
      SummaryMap: {
        Roles: state.roles.size,
        RolesQuota: 1000,
        Users: state.users.size,
        UsersQuota: 5000,
        Groups: state.groups.size,
        GroupsQuota: 300,
        Policies: state.policies.size,
        PoliciesQuota: 1500,
        InstanceProfiles: state.instanceProfiles.size,
        InstanceProfilesQuota: 1000,
        Providers: state.oidcProviders.size,
        PolicySizeQuota: 6144,
        AssumeRolePolicySizeQuota: 2048,
        RolePolicySizeQuota: 10_240,
        UserPolicySizeQuota: 2048,
        GroupPolicySizeQuota: 5120,
        VersionsPerPolicyQuota: 5,
        AttachedPoliciesPerRoleQuota: 10,
        AttachedPoliciesPerUserQuota: 10,
        AttachedPoliciesPerGroupQuota: 10,
        AccessKeysPerUserQuota: 2,
        GroupsPerUserQuota: 10,
        MFADevices: 0,
        MFADevicesInUse: 0,
        ServerCertificates: 0,
        ServerCertificatesQuota: 20,
        SigningCertificatesPerUserQuota: 2,
        AccountMFAEnabled: 0,
        AccountAccessKeysPresent: 0,
        AccountPasswordPresent: 0,
        AccountSigningCertificatesPresent: 0,
        GlobalEndpointTokenVersion: 1,
      },
    }),
  };
}
