import type { Operations } from '../../models/generated/iam.ts';
import type { ServiceOperations } from '../../wire/operation.ts';
import { awsManagedPolicy } from './aws-managed-policies.ts';
import { shownVersion } from './describe.ts';
import { iamError, noSuchEntity } from './errors.ts';
import { ownPolicy } from './managed-policy.ts';
import { nothing } from './nothing.ts';
import { pageOf } from './page.ts';
import { encodeDocument, parsePolicy, policySize } from './policy-document.ts';
import type { IamState, PolicyRow, PolicyVersionRow } from './state.ts';

const largestPolicy = 6144;
const mostVersions = 5;

/** @throws {AwsError} MalformedPolicyDocument, LimitExceeded */
export function checkPolicySize(document: string): void {
  parsePolicy(document, 'identity');
  if (policySize(document) > largestPolicy) {
    throw iamError('LimitExceededException', `Cannot exceed quota for PolicySize: ${largestPolicy}`);
  }
}

export function policyVersionOperations(state: IamState): ServiceOperations<Operations> {
  return {
    CreatePolicyVersion({ PolicyArn, PolicyDocument: document, SetAsDefault = false }) {
      const policy = ownPolicy(state, PolicyArn);
      checkPolicySize(document);
      if (policy.versions.length >= mostVersions) {
        throw iamError(
          'LimitExceededException',
          `A managed policy can have up to ${mostVersions} versions. Before you create a new version, you must delete ` +
            'an existing version.',
        );
      }
      const created = state.clock.now();
      const version = { id: `v${policy.nextVersion}`, document, created };
      const changed: PolicyRow = {
        ...policy,
        nextVersion: policy.nextVersion + 1,
        versions: [...policy.versions, version],
        ...(SetAsDefault ? { defaultVersion: version.id, updated: created } : {}),
      };
      state.policies.put(PolicyArn, changed);
      const { Document: _, ...shown } = shownVersion(changed, version);
      return { PolicyVersion: shown };
    },
    GetPolicyVersion({ PolicyArn, VersionId }) {
      const managed = awsManagedPolicy(PolicyArn);
      if (managed) {
        if (VersionId !== managed.version || managed.document === undefined) throw notCarried(PolicyArn, VersionId);
        return {
          PolicyVersion: {
            Document: encodeDocument(managed.document),
            VersionId,
            IsDefaultVersion: true,
            CreateDate: managed.updated,
          },
        };
      }
      const policy = ownPolicy(state, PolicyArn);
      return { PolicyVersion: shownVersion(policy, versionOf(policy, VersionId)) };
    },
    ListPolicyVersions(input) {
      const managed = awsManagedPolicy(input.PolicyArn);
      if (managed) {
        const { version, updated } = managed;
        return { Versions: [{ VersionId: version, IsDefaultVersion: true, CreateDate: updated }], IsTruncated: false };
      }
      const policy = ownPolicy(state, input.PolicyArn);
      const { page, rest } = pageOf(policy.versions.toReversed(), input);
      return { Versions: page.map((version) => ({ ...shownVersion(policy, version), Document: undefined })), ...rest };
    },
    SetDefaultPolicyVersion({ PolicyArn, VersionId }) {
      const policy = ownPolicy(state, PolicyArn);
      versionOf(policy, VersionId);
      state.policies.put(PolicyArn, { ...policy, defaultVersion: VersionId, updated: state.clock.now() });
      return nothing;
    },
    DeletePolicyVersion({ PolicyArn, VersionId }) {
      const policy = ownPolicy(state, PolicyArn);
      versionOf(policy, VersionId);
      if (policy.defaultVersion === VersionId) {
        throw iamError('DeleteConflictException', 'Cannot delete the default version of a policy.');
      }
      const versions = policy.versions.filter(({ id }) => id !== VersionId);
      state.policies.put(PolicyArn, { ...policy, versions, updated: state.clock.now() });
      return nothing;
    },
  };
}

function versionOf({ arn, versions }: PolicyRow, id: string): PolicyVersionRow {
  const version = versions.find((each) => each.id === id);
  if (!version) throw noSuchEntity(`Policy ${arn} version ${id} does not exist or is not attachable.`);
  return version;
}

function notCarried(arn: string, version: string): Error {
  return noSuchEntity(
    `local-aws knows the policy ${arn} by name and does not carry the text of its version ${version}.`,
  );
}
