import type { Operations } from '../../models/generated/ecr.ts';
import { accountId, type ServiceOperations } from '../../wire/operation.ts';
import type { Catalog } from './catalog.ts';
import { invalidParameter, lifecyclePolicyNotFound } from './errors.ts';
import { InvalidLifecyclePolicy, parseLifecyclePolicy } from './lifecycle-policy.ts';
import { requireRepository } from './repository-operations.ts';

export function lifecycleOperations(catalog: Catalog): ServiceOperations<Operations> {
  return {
    async PutLifecyclePolicy({ repositoryName, registryId, lifecyclePolicyText }) {
      const row = requireRepository(catalog, repositoryName, registryId);
      checkPolicy(lifecyclePolicyText);
      catalog.putRepository({ ...row, lifecyclePolicy: { text: lifecyclePolicyText, evaluatedAt: undefined } });
      await catalog.applyLifecyclePolicy(repositoryName);
      return { registryId: accountId, repositoryName, lifecyclePolicyText };
    },

    GetLifecyclePolicy({ repositoryName, registryId }) {
      const { lifecyclePolicy } = requireRepository(catalog, repositoryName, registryId);
      if (lifecyclePolicy === undefined) throw lifecyclePolicyNotFound(repositoryName);
      const { text, evaluatedAt } = lifecyclePolicy;
      return { registryId: accountId, repositoryName, lifecyclePolicyText: text, lastEvaluatedAt: evaluatedAt };
    },

    DeleteLifecyclePolicy({ repositoryName, registryId }) {
      const row = requireRepository(catalog, repositoryName, registryId);
      if (row.lifecyclePolicy === undefined) throw lifecyclePolicyNotFound(repositoryName);
      const { text, evaluatedAt } = row.lifecyclePolicy;
      catalog.putRepository({ ...row, lifecyclePolicy: undefined });
      return { registryId: accountId, repositoryName, lifecyclePolicyText: text, lastEvaluatedAt: evaluatedAt };
    },
  };
}

function checkPolicy(text: string): void {
  try {
    parseLifecyclePolicy(text);
  } catch (error) {
    if (!(error instanceof InvalidLifecyclePolicy)) throw error;
    throw invalidParameter(
      `Invalid parameter at 'LifecyclePolicyText' failed to satisfy constraint: 'Lifecycle policy validation failure: ${error.message}'`,
    );
  }
}
