import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = path => fileURLToPath(new URL(path, import.meta.url));
const require = createRequire(here('../plugins/scorecards-backend/'));
const THREAD = /require\.resolve\('@opaq\/plugin-scorecards-backend\/(\w+)'\)/;
const THREADS = new Set(['worker', 'downloads']);

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
    // The paths that are looked up when it runs.
    onLoad({ filter: /\/(?:WorkerPool|DownloadThread)\.ts$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      const [named, name] = THREAD.exec(text) ?? [];
      if (!THREADS.has(name)) {
        throw new Error(`${path} names no thread as ${THREAD} does`);
      }
      const contents = text.replace(
        named,
        `require('node:path').join(__dirname, '${name}.cjs')`,
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
      ...Object.fromEntries(
        [...THREADS].map(name => [
          name,
          require.resolve(`@opaq/plugin-scorecards-backend/${name}`),
        ]),
      ),
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
