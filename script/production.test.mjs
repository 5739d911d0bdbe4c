// What production is told, as the backend reads it from both files.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';

const settings = {
  PORTAL_URL: 'https://portal.example',
  POSTGRES_HOST: 'db.example',
  POSTGRES_PORT: '5432',
  POSTGRES_USER: 'portal',
  POSTGRES_PASSWORD: 'not-a-real-one',
  AUTH_SESSION_SECRET: 'not-a-real-one',
  OIDC_METADATA_URL: 'https://id.example/.well-known/openid-configuration',
  OIDC_CLIENT_ID: 'portal',
  OIDC_CLIENT_SECRET: 'not-a-real-one',
};

const read = environment =>
  spawnSync(
    'yarn',
    [
      'backstage-cli',
      'config:print',
      '--format=json',
      '--with-secrets',
      '--config=app-config.yaml',
      '--config=app-config.production.yaml',
    ],
    { encoding: 'utf8', env: { PATH: process.env.PATH, ...environment } },
  );

test('production has PostgreSQL, a real sign-in, no guests and no examples', () => {
  const { stdout, stderr, status } = read(settings);
  assert.equal(status, 0, stderr);
  const config = JSON.parse(stdout);
  assert.equal(config.backend.database.client, 'pg');
  assert.equal(config.auth.environment, 'production');
  assert.deepEqual(Object.keys(config.auth.providers), ['oidc']);
  const targets = config.catalog.locations.map(({ target }) => target);
  assert.deepEqual(targets, ['./templates/*/template.yaml']);
  assert.deepEqual(config.scorecards.localFolders, []);
  assert.ok(!config.scorecards.localRepositories);
  assert.equal(config.scorecards.refresh.interval, '1h');
});
