import { isBuiltin } from 'node:module';
import type { Plugin } from 'esbuild';

const namespace = 'node-builtin';

/**
 * Takes Node's own modules from `process.getBuiltinModule` instead of by `import`: without a single import statement the
 * bundle can be a script, and only a script can bring a code cache.
 */
export const builtinModules: Plugin = {
  name: namespace,
  setup(build) {
    build.onResolve({ filter: /^[a-z_][a-z_/0-9:]*$/ }, ({ path }) =>
      isBuiltin(path) ? { path: path.replace(/^node:/, ''), namespace } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule(${JSON.stringify(`node:${path}`)})`,
      loader: 'js',
    }));
  },
};
