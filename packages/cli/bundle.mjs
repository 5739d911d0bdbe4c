// Makes the one file that is published: everything that the command needs, so that it installs and starts fast.
import { renameSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = path => fileURLToPath(new URL(path, import.meta.url));

const outfile = here('dist/opaq.js');
// Whoever runs the command meanwhile sees the old file or the new one, never half of it.
const unfinished = `${outfile}.${process.pid}`;

await build({
  entryPoints: [here('src/index.ts')],
  outfile: unfinished,
  bundle: true,
  platform: 'node',
  target: 'node22',
  format: 'cjs',
  minify: false,
  legalComments: 'none',
  logLevel: 'warning',
});

renameSync(unfinished, outfile);
