import {
  mockServices,
  registerMswTestHooks,
} from '@backstage/backend-test-utils';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { readerOf } from '../__testUtils__/readerOf';
import { WorkerPool } from '../worker/WorkerPool';

const config = mockServices.rootConfig({
  data: {
    integrations: {
      azure: [
        {
          host: 'dev.azure.com',
          // Else credentials are asked of the machine.
          credentials: [{ personalAccessToken: 'none' }],
        },
      ],
      bitbucketServer: [
        {
          host: 'bitbucket.example.com',
          apiBaseUrl: 'https://bitbucket.example.com/rest/api/1.0',
        },
      ],
      gerrit: [
        {
          host: 'gerrit.example.com',
          gitilesBaseUrl: 'https://gerrit.example.com/gitiles',
        },
      ],
      gitea: [{ host: 'gitea.example.com' }],
      harness: [{ host: 'app.harness.io' }],
    },
  },
});

describe('a host that is read by a reader of Backstage', () => {
  const server = setupServer();
  registerMswTestHooks(server);
  const workers = new WorkerPool({ threads: 1, seconds: 30, checkModules: [] });
  afterAll(() => workers.close());
  const reader = readerOf({ config, workers });

  const URLS = [
    'https://bitbucket.org/acme/churn/src/main',
    'https://bitbucket.example.com/projects/A/repos/churn/browse?at=main',
    'https://dev.azure.com/acme/data/_git/churn',
    'https://gitea.example.com/acme/churn/src/branch/main',
    'https://gerrit.example.com/acme/churn/+/refs/heads/main',
    'https://app.harness.io/ng/account/a/module/code/orgs/o/projects/p/repos/churn/files/main/~',
    'https://github.com/acme/churn/tree/main',
  ];

  const problemOf = (url: string, status: number, statusText?: string) => {
    server.use(
      http.all('*', () => new HttpResponse('No', { status, statusText })),
    );
    return reader.read(url, { folders: [''], declarations: [] }).then(
      () => 'none',
      error => error,
    );
  };

  it.each(URLS)('is left alone where it asks for that: %s', async url => {
    const { host } = new URL(url);
    expect(await problemOf(url, 429, 'Too Many Requests')).toMatchObject({
      name: 'RateLimitedError',
      host,
      waitMs: 60_000,
    });
    expect(await problemOf(url, 429)).toMatchObject({ host, waitMs: 60_000 });
  });

  it.each(URLS)('is in trouble of its own: %s', async url => {
    const { host } = new URL(url);
    expect(await problemOf(url, 503, 'Unavailable')).toMatchObject({
      name: 'HostTroubleError',
      host,
      message: `${host} could not be used: it answers with an error of its own (503).`,
    });
  });

  it.each(URLS)('has no such repository: %s', async url => {
    for (const status of [403, 404]) {
      expect(await problemOf(url, status)).toMatchObject({
        name: 'UnreadableError',
      });
    }
  });
});
