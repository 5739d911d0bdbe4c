// Writes plugins/scorecards-backend/openapi.json from the backend's table of routes and the schemas of
// scorecards-common. A test of the backend fails where the file says something else.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import prettier from 'prettier';

const plugin = join(
  dirname(dirname(fileURLToPath(import.meta.url))),
  'plugins/scorecards-backend',
);

const { outputFiles } = await build({
  entryPoints: [join(plugin, 'src/service/openApi.ts')],
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
writeFileSync(
  join(plugin, 'openapi.json'),
  prettier.format(JSON.stringify(module.exports.openApi()), { parser: 'json' }),
);
