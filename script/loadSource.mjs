import { createRequire } from 'node:module';
import { build } from 'esbuild';

/**
 * What TypeScript of the workspaces exports, without a build of them.
 *
 * @param entry - How esbuild is told where to begin: `entryPoints` with one file, or `stdin`.
 */
export async function loadSource(entry) {
  const { outputFiles } = await build({
    ...entry,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    write: false,
    logLevel: 'error',
  });
  const module = { exports: {} };
  new Function('module', 'exports', 'require', outputFiles[0].text)(
    module,
    module.exports,
    createRequire(import.meta.url),
  );
  return module.exports;
}
