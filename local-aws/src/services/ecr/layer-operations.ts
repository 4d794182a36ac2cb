import type { Layer, LayerFailure, Operations } from '../../models/generated/ecr.ts';
import { isDigest } from '../../registry/names.ts';
import { downloadToken } from '../../registry/route.ts';
import type { Tokens } from '../../registry/token.ts';
import { accountId, type ServiceOperations } from '../../wire/operation.ts';
import type { Catalog } from './catalog.ts';
import { ecrError } from './errors.ts';
import { registryHost, requireRepository } from './repository-operations.ts';

/** What clients ask before they push or pull by the distribution API. */
export function layerOperations(catalog: Catalog, tokens: Tokens): ServiceOperations<Operations> {
  return {
    GetAuthorizationToken({ registryIds }, call) {
      const { password, expiresAt } = tokens.issue();
      const data = {
        authorizationToken: Buffer.from(`AWS:${password}`).toString('base64'),
        expiresAt,
        proxyEndpoint: `http://${registryHost(call)}`,
      };
      return { authorizationData: (registryIds ?? [accountId]).map(() => data) };
    },

    BatchCheckLayerAvailability({ repositoryName, registryId, layerDigests }) {
      requireRepository(catalog, repositoryName, registryId);
      const layers: Layer[] = [];
      const failures: LayerFailure[] = [];
      for (const layerDigest of layerDigests) {
        const row = catalog.layer(repositoryName, layerDigest);
        if (!isDigest(layerDigest)) {
          failures.push({
            layerDigest,
            failureCode: 'InvalidLayerDigest',
            failureReason:
              "Invalid request parameters: layer digest should satisfy the regex '[a-zA-Z0-9-_+.]+:[a-fA-F0-9]+'",
          });
        } else if (row === undefined) {
          layers.push({ layerDigest, layerAvailability: 'UNAVAILABLE' });
        } else {
          layers.push({ layerDigest, layerAvailability: 'AVAILABLE', layerSize: row.size });
        }
      }
      return { layers, failures };
    },

    GetDownloadUrlForLayer({ repositoryName, registryId, layerDigest }, call) {
      requireRepository(catalog, repositoryName, registryId);
      if (catalog.layer(repositoryName, layerDigest) === undefined) {
        const message = `The layer with digest '${layerDigest}' does not exist within the repository with name '${repositoryName}' in the registry with id '${accountId}'`;
        throw ecrError('LayerInaccessibleException', message);
      }
      const url = new URL(`http://${registryHost(call)}/v2/${repositoryName}/blobs/${layerDigest}`);
      url.searchParams.set(downloadToken, tokens.issue().password);
      return { layerDigest, downloadUrl: url.href };
    },
  };
}
