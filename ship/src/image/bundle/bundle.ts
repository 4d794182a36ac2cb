import { access } from 'node:fs/promises';
import { join, posix, resolve } from 'node:path';
import type { BuildFailure, BuildOptions, Message } from 'esbuild';
import { type Digest, digestOf } from '../digest.ts';
import { ImageError } from '../image-error.ts';
import { builtinModules } from './builtin-modules.ts';
import { nativeModules } from './native-modules.ts';
import { applicationFiles, bundleParameters } from './starter.ts';

/** A service as one file. The same sources and dependencies give the same bytes, wherever they lie. */
export interface Bundle {
  /**
   * `service.js`: a script whose value is an async function of `bundleParameters`, which the starter calls. It needs
   * nothing but Node and the native packages.
   */
  readonly code: Uint8Array;
  /** `service.js.map`, without the sources' text. */
  readonly sourceMap: Uint8Array;
  /** Of `code`. */
  readonly digest: Digest;
  /** The folders of the packages whose code is in the bundle, absolute, sorted. */
  readonly packages: readonly string[];
  /** The folders of the packages that cannot be bundled, because they load machine code, absolute, sorted. */
  readonly nativePackages: readonly string[];
  /** The bundler's warnings, one line each. */
  readonly warnings: readonly string[];
}

const entry = 'src/main.ts';

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
  const nativePackages = new Set<string>();
  const options = {
    ...bundleOptions(directory),
    plugins: [builtinModules, nativeModules(nativePackages)],
    // Not a parent folder's, or the folder where the service lies would have a say in the bytes.
    ...((await exists(ownTsconfig)) ? { tsconfig: ownTsconfig } : { tsconfigRaw: '{}' }),
  };
  const result = await build(options).catch((error: unknown) => {
    throw isBuildFailure(error) ? bundleFailed(error, directory) : error;
  });

  const code = asFunction(portableCode(outputNamed(result.outputFiles, applicationFiles.bundle)));
  return {
    code,
    sourceMap: portableMap(outputNamed(result.outputFiles, applicationFiles.sourceMap)),
    digest: digestOf(code),
    packages: packagesOf(Object.keys(result.metafile.inputs), directory),
    nativePackages: [...nativePackages].sort(),
    warnings: result.warnings.map(describeMessage),
  };
}

function bundleOptions(directory: string) {
  return {
    absWorkingDir: directory,
    // By way of an entry of its own the bundle exports nothing, whatever the service's entry exports.
    stdin: { contents: `import './${entry}';`, resolveDir: directory, sourcefile: 'entry.js' },
    outfile: applicationFiles.bundle,
    write: false,
    bundle: true,
    metafile: true,
    platform: 'node',
    format: 'esm',
    target: 'node26',
    charset: 'utf8',
    minifySyntax: true,
    // Nothing else is minified: the names of classes and functions reach log lines. With shorter ones and `keepNames`
    // every function is named anew whenever it is made, which took 1 µs of each request in Fastify's hooks.
    legalComments: 'none',
    sourcemap: 'external',
    sourcesContent: false,
    define: { 'import.meta': '__importMeta' },
    logLevel: 'silent',
  } as const satisfies BuildOptions;
}

/** Two functions: within the inner one a service may declare a `require` or `__dirname` of its own. */
function asFunction(code: Uint8Array): Uint8Array {
  const head = `(async(${bundleParameters.join(',')})=>(async()=>{"use strict";\n`;
  return Buffer.concat([
    Buffer.from(head),
    code,
    Buffer.from(`})())\n//# sourceMappingURL=${applicationFiles.sourceMap}\n`),
  ]);
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

/** The bundler names each file, on lines of its own that the map does not speak of. */
function portableCode(code: Uint8Array): Uint8Array {
  const namesOfFiles = /^(\/\/ | {2}")[^" \n]*node_modules\//gm;
  return new TextEncoder().encode(new TextDecoder().decode(code).replace(namesOfFiles, '$1'));
}

/**
 * The map for the code as `asFunction` leaves it, a line further down. A dependency's path starts at its
 * `node_modules`, so that it does not tell how far up that folder lies.
 */
function portableMap(sourceMap: Uint8Array): Uint8Array {
  const map: unknown = JSON.parse(new TextDecoder().decode(sourceMap));
  if (typeof map !== 'object' || map === null || !('sources' in map) || !Array.isArray(map.sources)) {
    throw new Error('the bundler wrote a source map without sources');
  }
  const mappings = 'mappings' in map ? `;${String(map.mappings)}` : '';
  const sources = map.sources.map((source: unknown) => portable(String(source)));
  return new TextEncoder().encode(JSON.stringify({ ...map, sources, mappings }));
}

function portable(source: string): string {
  const dependency = source.indexOf('node_modules/');
  return dependency === -1 ? posix.normalize(source) : source.slice(dependency);
}

/** `…/node_modules/name` or `…/node_modules/@scope/name`, of the innermost package that a file belongs to. */
function packagesOf(files: readonly string[], directory: string): readonly string[] {
  const folders = files.flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file)?.[0] ?? []);
  return [...new Set(folders.map((folder) => resolve(directory, folder)))].sort();
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
