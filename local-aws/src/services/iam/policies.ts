import type { Operations, Policy } from '../../models/generated/iam.ts';
import { accountId, type ServiceOperations } from '../../wire/operation.ts';
import { awsManagedPolicies, awsManagedPolicy } from './aws-managed-policies.ts';
import { shownAwsPolicy, shownPolicy } from './describe.ts';
import { alreadyExists, iamError, noSuchEntity } from './errors.ts';
import { attachmentCount, boundaryCount, ownPolicy } from './managed-policy.ts';
import { nothing } from './nothing.ts';
import { pageOf } from './page.ts';
import { checkPolicySize } from './policy-versions.ts';
import { byName, type IamState, type PolicyRow } from './state.ts';
import { newTags, withoutTags, withTags } from './tags.ts';
import { uniqueId } from './unique-id.ts';

export function policyOperations(state: IamState): ServiceOperations<Operations> {
  return {
    CreatePolicy({ PolicyName: name, Path: path = '/', PolicyDocument: document, Description, Tags }) {
      const tags = newTags(Tags);
      checkPolicySize(document);
      if ([...state.policies.values()].some((each) => each.name.toLowerCase() === name.toLowerCase())) {
        throw alreadyExists(`A policy called ${name} already exists. Duplicate names are not allowed.`);
      }
      const now = state.clock.now();
      const row: PolicyRow = {
        name,
        id: uniqueId('ANPA', state.randomBytes),
        arn: `arn:aws:iam::${accountId}:policy${path}${name}`,
        path,
        description: Description,
        created: now,
        updated: now,
        defaultVersion: 'v1',
        nextVersion: 2,
        versions: [{ id: 'v1', document, created: now }],
        tags,
      };
      state.policies.put(row.arn, row);
      const { Description: _, ...created } = shownPolicy(state, row);
      return { Policy: created };
    },
    GetPolicy({ PolicyArn }) {
      const managed = awsManagedPolicy(PolicyArn);
      return {
        Policy: managed ? shownAwsPolicy(state, managed) : shownPolicy(state, ownPolicy(state, PolicyArn)),
      };
    },
    ListPolicies(input) {
      const { Scope = 'All', PathPrefix = '/', OnlyAttached = false, PolicyUsageFilter } = input;
      const own =
        Scope === 'AWS' ? [] : byName(state.policies).map((row) => ({ ...shownPolicy(state, row), Tags: undefined }));
      const managed =
        Scope === 'Local'
          ? []
          : awsManagedPolicies().map((row) => ({ ...shownAwsPolicy(state, row), Tags: undefined }));
      const isWanted = ({ Path = '', AttachmentCount = 0, PermissionsBoundaryUsageCount = 0 }: Policy): boolean =>
        Path.startsWith(PathPrefix) &&
        (!OnlyAttached || AttachmentCount + PermissionsBoundaryUsageCount > 0) &&
        (PolicyUsageFilter !== 'PermissionsBoundary' || PermissionsBoundaryUsageCount > 0);
      const { page, rest } = pageOf([...own, ...managed].filter(isWanted), input);
      return { Policies: page, ...rest };
    },
    DeletePolicy({ PolicyArn }) {
      const { versions } = ownPolicy(state, PolicyArn);
      if (attachmentCount(state, PolicyArn) > 0) {
        throw iamError('DeleteConflictException', 'Cannot delete a policy attached to entities.');
      }
      if (boundaryCount(state, PolicyArn) > 0) {
        throw iamError(
          'DeleteConflictException',
          'Cannot delete a policy that is used as a permissions boundary of entities.',
        );
      }
      if (versions.length > 1) {
        throw iamError(
          'DeleteConflictException',
          "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. " +
            'The default version is deleted with the policy.',
        );
      }
      state.policies.delete(PolicyArn);
      return nothing;
    },
    TagPolicy({ PolicyArn, Tags }) {
      const row = ownPolicy(state, PolicyArn);
      state.policies.put(PolicyArn, { ...row, tags: withTags(row.tags, Tags) });
      return nothing;
    },
    UntagPolicy({ PolicyArn, TagKeys }) {
      const row = ownPolicy(state, PolicyArn);
      state.policies.put(PolicyArn, { ...row, tags: withoutTags(row.tags, TagKeys) });
      return nothing;
    },
    ListPolicyTags(input) {
      const { PolicyArn } = input;
      if (awsManagedPolicy(PolicyArn)) throw noSuchEntity(`Policy ${PolicyArn} was not found.`);
      const { page, rest } = pageOf(ownPolicy(state, PolicyArn).tags, input);
      return { Tags: page, ...rest };
    },
  };
}
