import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = path => fileURLToPath(new URL(path, import.meta.url));
const require = createRequire(here('../plugins/scorecards-backend/'));
const WORKER = `require.resolve('@opaq/plugin-scorecards-backend/worker')`;

/** This project's own packages are in the bundle, all others are loaded as they are installed. */
const ownPackages = {
  name: 'own-packages',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^[^./]/ }, ({ path, kind }) => {
      if (kind === 'entry-point') return undefined;
      return path.startsWith('@opaq/')
        ? { path: require.resolve(path) }
        : { path, external: true };
    });
    // The one path that is looked up when it runs.
    onLoad({ filter: /\/WorkerPool\.ts$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      if (!text.includes(WORKER)) {
        throw new Error(`${path} does not name the worker as ${WORKER}`);
      }
      const contents = text.replace(
        WORKER,
        `require('node:path').join(__dirname, 'worker.cjs')`,
      );
      return { contents, loader: 'ts' };
    });
  },
};

/**
 * Bundles a backend as published packages are: it and its threads start as fast as in an installation.
 *
 * @param entry - The file that starts it, in a folder of this one.
 * @returns The file to run.
 */
export async function bundleBackend(entry) {
  const outdir = here(`dist/${basename(dirname(entry))}`);
  await build({
    entryPoints: {
      backend: entry,
      worker: require.resolve('@opaq/plugin-scorecards-backend/worker'),
    },
    outdir,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    logLevel: 'warning',
    plugins: [ownPackages],
  });
  return join(outdir, 'backend.cjs');
}
