/** The names of the application's files in the image. */
export const applicationFiles = {
  /** What the image runs. */
  starter: 'main.js',
  /** The bundle. */
  bundle: 'service.js',
  sourceMap: 'service.js.map',
  /** V8's code cache for the bundle; may be absent. */
  codeCache: 'service.js.cache',
  healthCheck: 'health-check.js',
  packageFile: 'package.json',
} as const;

/**
 * How the image starts Node. Without it V8 collects a process that has been idle for some seconds down to the last byte,
 * and with the last request's objects it throws away all code that was optimised for their kind: the next burst meets a
 * service that is half as fast at first, and a fifth slower ever after. It keeps some 20 MB that a container has anyway.
 */
export const nodeFlags: readonly string[] = ['--no-memory-reducer'];

/** What the bundle is a function of, in this order: what a module finds around it. */
export const bundleParameters: readonly string[] = ['require', '__filename', '__dirname', '__importMeta'];

/**
 * `main.js`: runs the bundle, with V8's code cache where this Node takes it. One that was made by another version of V8
 * or under other flags is refused by V8 itself, and the bundle is compiled as without.
 */
export const starter: string = `'use strict';
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { pathToFileURL } = require('node:url');
const { Script, constants } = require('node:vm');

const filename = join(__dirname, '${applicationFiles.bundle}');
let cachedData;
try {
  cachedData = readFileSync(join(__dirname, '${applicationFiles.codeCache}'));
} catch {}
const script = new Script(readFileSync(filename, 'utf8'), {
  filename,
  cachedData,
  importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
});
const url = pathToFileURL(filename).href;
const resolve = (specifier) => (/^\\.{0,2}\\//.test(specifier) ? new URL(specifier, url).href : require.resolve(specifier));
script.runInThisContext()(require, filename, __dirname, { url, filename, dirname: __dirname, main: true, resolve });
`;

/**
 * `health-check.js`: ends with 0 where the service says that it is healthy, else with 1. For the task definition's
 * `healthCheck` (`["CMD", "node", "health-check.js"]`, with the image's own path of node) and the Dockerfile's
 * HEALTHCHECK: images of OCI's format carry none, and a minimal base has no curl.
 */
export const healthCheck: string = `'use strict';
const { get } = require('node:http');
const { HOST = '0.0.0.0', PORT = '8080' } = process.env;
const host = HOST === '0.0.0.0' || HOST === '::' ? '127.0.0.1' : HOST;
const fail = () => process.exit(1);
get({ host, port: PORT, path: '/health', timeout: 4000 }, ({ statusCode }) => process.exit(statusCode === 200 ? 0 : 1))
  .on('timeout', fail)
  .on('error', fail);
`;

/** Says that the files are CommonJS, so that Node need not look further up for another word. */
export const packageFile = '{"type":"commonjs","private":true}\n';
