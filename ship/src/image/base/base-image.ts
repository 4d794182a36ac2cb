import type { Layer } from '../layer.ts';

/** What an image is built on, for one platform. */
export interface BaseImage {
  /** Undefined for scratch. */
  readonly origin: { readonly name: string; readonly digest: string } | undefined;
  /** From the lowest to the highest. */
  readonly layers: readonly Layer[];
  /** `NAME=value`. */
  readonly environment: readonly string[];
  /** Entries of the config's history, as they are. */
  readonly history: readonly unknown[];
  /** How Node is called in the image: its path, or the name to look up in PATH. */
  readonly node: string;
  /** E.g. `26.10.0`, where the base tells it (NODE_VERSION). */
  readonly nodeVersion: string | undefined;
}

/** Nothing below the application: local-aws brings the Node, AWS has none. */
export const scratch: BaseImage = {
  origin: undefined,
  layers: [],
  environment: [],
  history: [],
  node: 'node',
  nodeVersion: undefined,
};
