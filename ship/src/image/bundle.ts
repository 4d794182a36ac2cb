import { access } from 'node:fs/promises';
import { join, posix, resolve } from 'node:path';
import type { BuildFailure, BuildOptions, Message } from 'esbuild';
import { type Digest, digestOf } from './digest.ts';
import { ImageError } from './image-error.ts';

/** A service as one file. The same sources and dependencies give the same bytes, wherever they lie. */
export interface Bundle {
  /** `main.js`, an ES module that needs nothing but Node. */
  readonly code: Uint8Array;
  /** `main.js.map`, without the sources' text. */
  readonly sourceMap: Uint8Array;
  /** Of `code`. */
  readonly digest: Digest;
  /** The bundler's warnings, one line each. */
  readonly warnings: readonly string[];
}

const entry = 'src/main.ts';

/**
 * CommonJS dependencies expect `require`, `__filename` and `__dirname`, which an ES module lacks. As globals, and not as
 * declarations in front of the bundle, they cannot clash with a service that declares its own.
 */
const commonJsGlobals =
  "globalThis.require=process.getBuiltinModule('node:module').createRequire(import.meta.url);" +
  'globalThis.__filename=import.meta.filename;globalThis.__dirname=import.meta.dirname;';

/**
 * Bundles `<serviceDirectory>/src/main.ts` and all it imports.
 *
 * @throws ImageError `entry-missing`, or `bundle-failed` whose `findings` are one `file:line:column: reason` line
 * for each error.
 */
export async function bundleService(serviceDirectory: string): Promise<Bundle> {
  const directory = resolve(serviceDirectory);
  if (!(await exists(join(directory, entry)))) {
    throw new ImageError({
      code: 'entry-missing',
      what: `the service has no ${entry}`,
      where: directory,
      remedy: `name the folder of a service whose process starts in ${entry}`,
    });
  }

  // Loaded when needed: most commands of ship never bundle.
  const { build } = await import('esbuild');
  const ownTsconfig = join(directory, 'tsconfig.json');
  const options = {
    ...bundleOptions(directory),
    // Not a parent folder's, or the folder where the service lies would have a say in the bytes.
    ...((await exists(ownTsconfig)) ? { tsconfig: ownTsconfig } : { tsconfigRaw: '{}' }),
  };
  const result = await build(options).catch((error: unknown) => {
    throw isBuildFailure(error) ? bundleFailed(error, directory) : error;
  });

  const code = outputNamed(result.outputFiles, 'main.js');
  return {
    code,
    sourceMap: withPortableSources(outputNamed(result.outputFiles, 'main.js.map')),
    digest: digestOf(code),
    warnings: result.warnings.map(describeMessage),
  };
}

function bundleOptions(directory: string) {
  return {
    absWorkingDir: directory,
    entryPoints: [entry],
    outfile: 'main.js',
    write: false,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node26',
    charset: 'utf8',
    minify: true,
    // Class and function names reach log lines and error messages.
    keepNames: true,
    legalComments: 'none',
    sourcemap: 'linked',
    sourcesContent: false,
    banner: { js: commonJsGlobals },
    logLevel: 'silent',
  } as const satisfies BuildOptions;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

function outputNamed(files: readonly { readonly path: string; readonly contents: Uint8Array }[], name: string) {
  const file = files.find(({ path }) => path.endsWith(name));
  if (file === undefined) throw new Error(`the bundler wrote no ${name}`);
  return file.contents;
}

/** A dependency's path starts at its `node_modules`, so that it does not tell how far up that folder lies. */
function withPortableSources(sourceMap: Uint8Array): Uint8Array {
  const map: unknown = JSON.parse(new TextDecoder().decode(sourceMap));
  if (typeof map !== 'object' || map === null || !('sources' in map) || !Array.isArray(map.sources)) {
    throw new Error('the bundler wrote a source map without sources');
  }
  const sources = map.sources.map((source: unknown) => portable(String(source)));
  return new TextEncoder().encode(JSON.stringify({ ...map, sources }));
}

function portable(source: string): string {
  const dependency = source.indexOf('node_modules/');
  return dependency === -1 ? posix.normalize(source) : source.slice(dependency);
}

function isBuildFailure(error: unknown): error is BuildFailure {
  return error instanceof Error && 'errors' in error && Array.isArray(error.errors);
}

function bundleFailed({ errors }: BuildFailure, directory: string): ImageError {
  const findings = errors.map(describeMessage);
  const [first = 'the bundler failed', ...others] = findings;
  return new ImageError({
    code: 'bundle-failed',
    what: others.length === 0 ? first : `${first} (and ${others.length} more)`,
    where: directory,
    remedy: 'correct the source, or install the missing dependency, and build again',
    findings,
  });
}

function describeMessage({ text, location }: Message): string {
  const [line = text] = text.split('\n', 1);
  return location === null ? line : `${location.file}:${location.line}:${location.column + 1}: ${line}`;
}
