/** Bundles a backend with this project's own packages in it, as the published ones are, so that threads start as fast. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = path => fileURLToPath(new URL(path, import.meta.url));
const require = createRequire(here('../../plugins/scorecards-backend/'));
const WORKER = `require.resolve('@opaq/plugin-scorecards-backend/worker')`;

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
    onLoad({ filter: /\/WorkerPool\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(
        WORKER,
        `require('node:path').join(__dirname, 'worker.cjs')`,
      ),
      loader: 'ts',
    }));
  },
};

/** @returns The file to run. */
export async function bundleBackend() {
  const outdir = here('../dist/refresh');
  await build({
    entryPoints: {
      backend: here('backend.ts'),
      worker: require.resolve('@opaq/plugin-scorecards-backend/worker'),
    },
    outdir,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'cjs',
    logLevel: 'warning',
    plugins: [ownPackages],
  });
  return join(outdir, 'backend.cjs');
}
