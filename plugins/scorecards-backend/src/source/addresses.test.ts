import {
  mockServices,
  registerMswTestHooks,
} from '@backstage/backend-test-utils';
import { ScmIntegrations } from '@backstage/integration';
import { http, HttpResponse, type HttpHandler } from 'msw';
import { setupServer } from 'msw/node';
import { readerOf } from '../__testUtils__/readerOf';
import { WorkerPool } from '../worker/WorkerPool';
import { SourceHosts } from './hosts/SourceHosts';
import { LocalFolders } from './LocalFolders';
import { locateSource } from './locateSource';

/** In parts, since this project is checked as well. */
const TOKEN = ['the', 'token', 'of-the', 'host'].join('-');

const config = mockServices.rootConfig({
  data: {
    integrations: {
      github: [
        { host: 'github.com', token: TOKEN },
        {
          host: 'ghe.example.com',
          apiBaseUrl: 'https://ghe.example.com/api/v3',
          token: TOKEN,
        },
      ],
      gitlab: [
        {
          host: 'gitlab.example.com',
          apiBaseUrl: 'https://gitlab.example.com/api/v4',
          token: TOKEN,
        },
      ],
      gitea: [{ host: 'gitea.example.com', username: 'bot', password: TOKEN }],
    },
  },
});
const integrations = ScmIntegrations.fromConfig(config);

describe('what a component names as its source', () => {
  const server = setupServer();
  registerMswTestHooks(server);
  const workers = new WorkerPool({ threads: 1, seconds: 30, checkModules: [] });
  afterAll(() => workers.close());
  const reader = readerOf({
    config,
    workers,
    hosts: new SourceHosts({ integrations }),
  });

  /** Requests that were made, and why nothing was read. */
  async function ask(location: string, ...handlers: HttpHandler[]) {
    const asked: Array<{ url: string; headers: string }> = [];
    server.use(
      http.all(/.*/, ({ request: { url, headers } }) => {
        asked.push({ url, headers: JSON.stringify([...headers]) });
      }),
      ...handlers,
      http.all(/.*/, () => new HttpResponse('no', { status: 404 })),
    );
    const entity = {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name: 'a',
        annotations: { 'backstage.io/source-location': `url:${location}` },
      },
    };
    const problem = await Promise.resolve()
      .then(() => locateSource(entity, integrations, new LocalFolders([])).url)
      .then(url => reader.read(url, { folders: [''], declarations: [] }))
      .then(
        () => 'none',
        (error: Error) => `${error.name}: ${error.message}`,
      );
    return { asked, problem };
  }

  it.each([
    'http://169.254.169.254/latest/meta-data/iam/',
    'http://[fe80::1]/a',
    'http://[::ffff:169.254.169.254]/a',
    'http://0x7f000001:7007/api/catalog/entities',
    'http://localhost:7007/api/scorecards/reports',
    'http://127.0.0.1/a',
    'https://intranet.example.com/a/b',
    // Of a host only its own port, and none that ends like it.
    'https://github.com:8443/a/b',
    'https://github.com.example.com/a/b',
    'https://agithub.com/a/b',
    'https://github.com@intranet.example.com/a/b',
    'ftp://github.com/a/b',
    'git+ssh://git@github.com/a/b',
  ])(
    'of a host without an integration is not asked for: %s',
    async location => {
      const { asked, problem } = await ask(location);
      expect(asked).toEqual([]);
      expect(problem).toMatch(/UnreadableError|NoSourceError/);
    },
  );

  it.each([
    'https://github.com/a/..%2f..%2fuser',
    'https://github.com/..%2f..%2fuser/b',
    'https://github.com/a/b%2f..%2f..%2f..%2fuser',
    'https://ghe.example.com/a/..%2f..%2f..%2f..%2fadmin',
    'https://gitlab.example.com/a/b%2f..%2f..%2f..%2fuser',
    'https://gitea.example.com/a/..%2f..%2f..%2fadmin',
  ])('leads to nothing else at its host: %s', async location => {
    const { asked } = await ask(location);
    for (const { url } of asked) {
      expect(new URL(url).pathname).toMatch(/\/(?:repos|projects)\//);
      expect(decodeURIComponent(url)).not.toContain('..');
    }
  });

  it('may be spelled with what means something in an address', async () => {
    const { asked } = await ask(
      'https://github.com/a%3Fb%23c/d%26e/tree/f%3Fg',
    );
    expect(asked.map(({ url }) => url)).toEqual([
      'https://api.github.com/repos/a%3Fb%23c/d%26e/commits/f%3Fg',
    ]);
  });

  it.each([
    'http://169.254.169.254/latest/meta-data/',
    'https://169.254.169.254/latest/meta-data/',
    'https://[fe80::1]/',
    'https://[::ffff:a9fe:a9fe]/',
    'http://intranet.example.com/',
    'file:///etc/passwd',
  ])('is not asked for where its host redirects to %s', async target => {
    const { asked, problem } = await ask(
      'https://github.com/a/b',
      http.get('https://api.github.com/*', () =>
        HttpResponse.redirect(target, 302),
      ),
    );
    expect(asked.map(({ url }) => new URL(url).host)).toEqual([
      'api.github.com',
    ]);
    expect(problem).toMatch(/redirects to an unsafe address/);
  });

  it('gets no credentials where its host redirects to another one', async () => {
    const { asked } = await ask(
      'https://github.com/a/b',
      http.get('https://api.github.com/*', () =>
        HttpResponse.redirect('https://objects.example.com/x', 302),
      ),
    );
    const [api, other] = asked;
    expect(api.headers).toContain(TOKEN);
    expect(new URL(other.url).host).toBe('objects.example.com');
    expect(other.headers).not.toContain(TOKEN);
  });

  const HOSTS = ['github.com', 'gitlab.example.com', 'gitea.example.com'];
  const STATUSES = [200, 302, 400, 401, 403, 404, 500];
  it.each(HOSTS.flatMap(host => STATUSES.map(status => ({ host, status }))))(
    'tells nobody the credentials of $host, which answers $status',
    async ({ host, status }) => {
      const { asked, problem } = await ask(
        `https://${host}/a/b`,
        http.all(
          /.*/,
          ({ request: { headers } }) =>
            new HttpResponse(`${JSON.stringify([...headers])} ${TOKEN}`, {
              status,
              statusText: `token ${TOKEN}`,
              headers: { location: `https://x:${TOKEN}@${host}/` },
            }),
        ),
      );
      expect(asked.length).toBeGreaterThan(0);
      expect(problem).toMatch(/Error: /);
      expect(problem).not.toContain(TOKEN);
    },
  );
});
