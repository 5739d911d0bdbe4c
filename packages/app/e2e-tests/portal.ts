import { tmpdir } from 'node:os';
import { resolve } from 'node:path';

/** What the tests may change: copies of the examples, and databases of their own. Outside of any git repository. */
const folder = resolve(tmpdir(), 'scorecards-portal-test');
const frontendUrl = 'http://localhost:3107';
const backendUrl = 'http://localhost:7107';

/** Where tests start doubles of source hosts; each test its own, since a host that was down is left alone for a while. */
const hosts = {
  github: { type: 'github', port: 7108, host: '127.0.0.1:7108' },
  gitlab: { type: 'gitlab', port: 7109, host: '127.0.0.1:7109' },
  hostile: { type: 'github', port: 7110, host: '127.0.0.1:7110' },
} as const;

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
    file('repositories/*/catalog-info.yaml', 'Group'),
    file('templates/*/template.yaml', 'Template'),
  ],
  integrations_github: [hosts.github, hosts.hostile].map(({ host }) => ({
    host,
    apiBaseUrl: `http://${host}/api/v3`,
  })),
  integrations_gitlab: [hosts.gitlab].map(({ host }) => ({
    host,
    baseUrl: `http://${host}`,
    apiBaseUrl: `http://${host}/api/v4`,
  })),
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
  hosts,
  environment: Object.fromEntries(
    Object.entries(configuration).map(([key, value]) => [
      `APP_CONFIG_${key}`,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  ),
};
