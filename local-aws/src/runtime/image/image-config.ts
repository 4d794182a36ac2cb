/** What an image says about the process that runs in it: `config` of the OCI image configuration. */
export interface ImageConfig {
  readonly entrypoint: readonly string[];
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** Absolute in the image; `/` where the image says nothing. */
  readonly workingDirectory: string;
  /** The digests of the layers' uncompressed bytes. */
  readonly diffIds: readonly string[];
}

export const longestConfig: number = 4 * 1024 * 1024;

/** The bytes are not an image configuration. */
export class InvalidImageConfig extends Error {
  override readonly name = 'InvalidImageConfig';
}

/** Throws InvalidImageConfig. */
export function parseImageConfig(bytes: Uint8Array): ImageConfig {
  const value = object(json(bytes), 'the configuration');
  const config = value.config === undefined || value.config === null ? {} : object(value.config, 'config');
  const rootfs = value.rootfs === undefined || value.rootfs === null ? {} : object(value.rootfs, 'rootfs');
  const directory = config.WorkingDir;
  return {
    entrypoint: texts(config.Entrypoint, 'config.Entrypoint'),
    command: texts(config.Cmd, 'config.Cmd'),
    environment: Object.fromEntries(texts(config.Env, 'config.Env').map(variable)),
    workingDirectory: typeof directory === 'string' && directory !== '' ? directory : '/',
    diffIds: texts(rootfs.diff_ids, 'rootfs.diff_ids'),
  };
}

function json(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString());
  } catch (cause) {
    throw new InvalidImageConfig('the image configuration is not JSON', { cause });
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function object(value: unknown, where: string): Record<string, unknown> {
  if (isObject(value)) return value;
  throw new InvalidImageConfig(`${where} must be an object`);
}

function texts(value: unknown, where: string): readonly string[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
  throw new InvalidImageConfig(`${where} must be a list of strings`);
}

function variable(text: string): [string, string] {
  const equals = text.indexOf('=');
  return equals < 0 ? [text, ''] : [text.slice(0, equals), text.slice(equals + 1)];
}
