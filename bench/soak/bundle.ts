import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build, type Plugin } from 'esbuild';

const DIST = resolve(__dirname, '../dist/soak');
const WORKER = `require.resolve('@opaq/plugin-scorecards-backend/worker')`;

/** This project's own packages are in the bundle, all others are loaded as they are installed. */
const ownPackages: Plugin = {
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
 * Bundles what a replica runs, as the published package is: a replica that is killed hundreds of times must start fast.
 *
 * @returns The file to run.
 */
export async function bundleBackend(): Promise<string> {
  await build({
    entryPoints: {
      backend: join(__dirname, 'backend.ts'),
      worker: require.resolve('@opaq/plugin-scorecards-backend/worker'),
    },
    outdir: DIST,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    logLevel: 'warning',
    plugins: [ownPackages],
  });
  return join(DIST, 'backend.cjs');
}
