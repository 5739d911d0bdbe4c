import { tmpdir } from 'node:os';
import { resolve } from 'node:path';

/** What the tests may change: copies of the examples, and databases of their own. Outside of any git repository. */
const folder = resolve(tmpdir(), 'scorecards-portal-test');
const frontendUrl = 'http://localhost:3107';
const backendUrl = 'http://localhost:7107';

const file = (target: string, ...allow: string[]) => ({
  type: 'file',
  target: resolve(folder, target),
  ...(allow.length > 0 && { rules: [{ allow }] }),
});

/** Over app-config.yaml, by the variables that Backstage reads. */
const configuration = {
  app_baseUrl: frontendUrl,
  backend_baseUrl: backendUrl,
  backend_listen_port: 7107,
  backend_cors_origin: frontendUrl,
  backend_database_connection: { directory: resolve(folder, 'databases') },
  catalog_locations: [
    file('examples/catalog.yaml'),
    file('examples/org.yaml', 'User', 'Group'),
    file('repositories/*/catalog-info.yaml'),
    file('templates/*/template.yaml', 'Template'),
  ],
  scorecards_localRepositories: { folder: resolve(folder, 'repositories') },
  scorecards_localFolders: [
    resolve(folder, 'examples/repositories'),
    resolve(folder, 'repositories'),
  ],
};

export const portal = {
  folder,
  frontendUrl,
  backendUrl,
  environment: Object.fromEntries(
    Object.entries(configuration).map(([key, value]) => [
      `APP_CONFIG_${key}`,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  ),
};
