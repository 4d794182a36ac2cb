import type { Clock } from '../../clock.ts';
import type { Operations, Repository } from '../../models/generated/ecr.ts';
import { accountId, type Call, type ServiceOperations } from '../../wire/operation.ts';
import type { Catalog } from './catalog.ts';
import {
  invalidParameter,
  repositoryAlreadyExists,
  repositoryNotEmpty,
  repositoryNotFound,
  repositoryPolicyNotFound,
} from './errors.ts';
import { isObject } from './json-object.ts';
import { page } from './page.ts';
import type { RepositoryRow } from './rows.ts';

const mostResourceTags = 50;

/** The host and port by which a client reaches the registry: the host part of every repositoryUri. */
export function registryHost({ endpoint }: Call): string {
  return endpoint.replace(/^https?:\/\//, '');
}

/** Throws RepositoryNotFoundException, also for the registry of another account. */
export function requireRepository(catalog: Catalog, name: string, registryId?: string): RepositoryRow {
  const row = catalog.repository(name);
  if (row === undefined || (registryId !== undefined && registryId !== accountId)) throw repositoryNotFound(name);
  return row;
}

function described(row: RepositoryRow, call: Call): Repository {
  const { tagMutabilityExclusions: exclusions } = row;
  return {
    repositoryArn: row.arn,
    registryId: accountId,
    repositoryName: row.name,
    repositoryUri: `${registryHost(call)}/${row.name}`,
    createdAt: row.createdAt,
    imageTagMutability: row.tagMutability,
    imageTagMutabilityExclusionFilters: exclusions.length === 0 ? undefined : exclusions,
    imageScanningConfiguration: { scanOnPush: row.scanOnPush },
    encryptionConfiguration: row.encryption,
  };
}

export function repositoryOperations(catalog: Catalog, clock: Clock): ServiceOperations<Operations> {
  const byArn = (arn: string): RepositoryRow => {
    const row = catalog.repositories().find((candidate) => candidate.arn === arn);
    if (row === undefined) throw repositoryNotFound(arn.replace(/^.*:repository\//, ''));
    return row;
  };
  return {
    CreateRepository(input, call) {
      if (catalog.repository(input.repositoryName) !== undefined) throw repositoryAlreadyExists(input.repositoryName);
      const row: RepositoryRow = {
        name: input.repositoryName,
        arn: `arn:aws:ecr:${call.region}:${accountId}:repository/${input.repositoryName}`,
        createdAt: clock.now(),
        tagMutability: input.imageTagMutability ?? 'MUTABLE',
        tagMutabilityExclusions: input.imageTagMutabilityExclusionFilters ?? [],
        scanOnPush: input.imageScanningConfiguration?.scanOnPush ?? false,
        encryption: input.encryptionConfiguration ?? { encryptionType: 'AES256' },
        resourceTags: Object.fromEntries((input.tags ?? []).map(({ Key, Value }) => [Key, Value])),
        lifecyclePolicy: undefined,
        repositoryPolicy: undefined,
      };
      catalog.putRepository(row);
      return { repository: described(row, call) };
    },

    DescribeRepositories(input, call) {
      const { repositoryNames, registryId } = input;
      const rows =
        repositoryNames?.map((name) => requireRepository(catalog, name, registryId)) ?? catalog.repositories();
      const { items, nextToken } = page(rows, ({ name }) => name, repositoryNames === undefined ? input : {});
      return { repositories: items.map((row) => described(row, call)), nextToken };
    },

    async DeleteRepository({ repositoryName, registryId, force }, call) {
      const row = requireRepository(catalog, repositoryName, registryId);
      if (force !== true && catalog.images(repositoryName).length > 0) throw repositoryNotEmpty(repositoryName);
      await catalog.deleteRepository(repositoryName);
      return { repository: described(row, call) };
    },

    PutImageTagMutability({ repositoryName, registryId, imageTagMutability, imageTagMutabilityExclusionFilters }) {
      const row = requireRepository(catalog, repositoryName, registryId);
      const tagMutabilityExclusions = imageTagMutabilityExclusionFilters ?? [];
      catalog.putRepository({ ...row, tagMutability: imageTagMutability, tagMutabilityExclusions });
      return { registryId: accountId, repositoryName, imageTagMutability, imageTagMutabilityExclusionFilters };
    },

    PutImageScanningConfiguration({ repositoryName, registryId, imageScanningConfiguration }) {
      const row = requireRepository(catalog, repositoryName, registryId);
      const scanOnPush = imageScanningConfiguration.scanOnPush ?? false;
      catalog.putRepository({ ...row, scanOnPush });
      return { registryId: accountId, repositoryName, imageScanningConfiguration: { scanOnPush } };
    },

    SetRepositoryPolicy({ repositoryName, registryId, policyText }) {
      const row = requireRepository(catalog, repositoryName, registryId);
      requireJsonObject(policyText);
      catalog.putRepository({ ...row, repositoryPolicy: policyText });
      return { registryId: accountId, repositoryName, policyText };
    },

    GetRepositoryPolicy({ repositoryName, registryId }) {
      const { repositoryPolicy } = requireRepository(catalog, repositoryName, registryId);
      if (repositoryPolicy === undefined) throw repositoryPolicyNotFound(repositoryName);
      return { registryId: accountId, repositoryName, policyText: repositoryPolicy };
    },

    DeleteRepositoryPolicy({ repositoryName, registryId }) {
      const row = requireRepository(catalog, repositoryName, registryId);
      if (row.repositoryPolicy === undefined) throw repositoryPolicyNotFound(repositoryName);
      catalog.putRepository({ ...row, repositoryPolicy: undefined });
      return { registryId: accountId, repositoryName, policyText: row.repositoryPolicy };
    },

    TagResource({ resourceArn, tags }) {
      const row = byArn(resourceArn);
      const resourceTags = { ...row.resourceTags, ...Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value])) };
      if (Object.keys(resourceTags).length > mostResourceTags) {
        throw invalidParameter(`A repository may have ${mostResourceTags} tags`);
      }
      catalog.putRepository({ ...row, resourceTags });
      return {};
    },

    UntagResource({ resourceArn, tagKeys }) {
      const row = byArn(resourceArn);
      const kept = Object.entries(row.resourceTags).filter(([key]) => !tagKeys.includes(key));
      catalog.putRepository({ ...row, resourceTags: Object.fromEntries(kept) });
      return {};
    },

    ListTagsForResource({ resourceArn }) {
      return { tags: Object.entries(byArn(resourceArn).resourceTags).map(([Key, Value]) => ({ Key, Value })) };
    },
  };
}

function requireJsonObject(text: string): void {
  try {
    if (isObject(JSON.parse(text))) return;
  } catch {
    // Not JSON at all: refused with the same words.
  }
  throw invalidParameter(
    "Invalid parameter at 'PolicyText' failed to satisfy constraint: 'Invalid repository policy provided'",
  );
}
