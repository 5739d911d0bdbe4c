// Writes plugins/scorecards-backend/openapi.json from the backend's table of routes and the schemas of
// scorecards-common. A test of the backend fails where the file says something else.
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import prettier from 'prettier';
import { loadSource } from './loadSource.mjs';

const plugin = join(
  dirname(dirname(fileURLToPath(import.meta.url))),
  'plugins/scorecards-backend',
);

const { openApi } = await loadSource({
  entryPoints: [join(plugin, 'src/service/openApi.ts')],
});
writeFileSync(
  join(plugin, 'openapi.json'),
  prettier.format(JSON.stringify(openApi()), { parser: 'json' }),
);
