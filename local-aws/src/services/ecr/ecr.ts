import { join } from 'node:path';
import type { Clock } from '../../clock.ts';
import type { Operations } from '../../models/generated/ecr.ts';
import { blobStore } from '../../registry/blob-store.ts';
import { type ImageSource, imageSource } from '../../registry/image-source.ts';
import { registryRoute } from '../../registry/route.ts';
import { registryTokens } from '../../registry/token.ts';
import type { Store } from '../../store/store.ts';
import { accountId, type ServiceOperations } from '../../wire/operation.ts';
import { defineService, type ServicePlugin } from '../../wire/service.ts';
import type { Route } from '../../wire/wire.ts';
import { catalog } from './catalog.ts';
import { imageOperations } from './image-operations.ts';
import { layerOperations } from './layer-operations.ts';
import { lifecycleOperations } from './lifecycle-operations.ts';
import { repositoryOperations } from './repository-operations.ts';

export interface EcrDeps {
  readonly store: Store;
  readonly clock: Clock;
  /** Blobs are kept in `registry/` below it. */
  readonly dataDirectory: string;
  /** Whether an image reference's host is this registry; any loopback host by default. */
  readonly isOwnHost?: (host: string) => boolean;
  /** Largest layer in bytes; 10 GiB by default. */
  readonly largestBlob?: number;
}

export interface Ecr {
  readonly plugin: ServicePlugin;
  /** What the plugin answers with, for tests without the wire. */
  readonly operations: ServiceOperations<Operations>;
  /** The OCI distribution API. */
  readonly route: Route;
  /** Where the runtime gets images from. */
  readonly images: ImageSource;
}

/** Amazon ECR: its API, its registry and its images. Metadata is in the store, blobs are files. */
export function ecr({ store, clock, dataDirectory, isOwnHost, largestBlob }: EcrDeps): Ecr {
  const blobs = blobStore({
    directory: join(dataDirectory, 'registry'),
    ...(largestBlob === undefined ? {} : { largestBlob }),
  });
  const contents = catalog({ store, clock, blobs });
  const tokens = registryTokens({ store, clock });
  const operations: ServiceOperations<Operations> = {
    ...repositoryOperations(contents, clock),
    ...lifecycleOperations(contents),
    ...imageOperations(contents, blobs),
    ...layerOperations(contents, tokens),
  };
  return {
    plugin: defineService<Operations>('ecr', operations),
    operations,
    route: registryRoute({ contents, blobs, tokens, registryId: accountId }),
    images: imageSource({ contents, blobs, ...(isOwnHost === undefined ? {} : { isOwnHost }) }),
  };
}
