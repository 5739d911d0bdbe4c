import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mockServices } from '@backstage/backend-test-utils';
import { ScmIntegrations } from '@backstage/integration';
import { GithubHost } from './GithubHost';
import { GitlabHost } from './GitlabHost';
import { newestCommit } from './hostedArchive';
import type { HostAnswer } from './HostClient';
import { SourceHosts } from './SourceHosts';

const TOKEN = 'not-for-everybody';
const SHA = 'c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00';

describe('SourceHosts', () => {
  const servers: Server[] = [];
  afterEach(() => {
    servers.splice(0).forEach(server => server.close());
  });

  /** A server that answers as it is told, and what it was asked. */
  const serve = async (
    answer: (request: IncomingMessage) => {
      status: number;
      headers?: Record<string, string>;
      body?: string;
    },
  ) => {
    const asked: IncomingMessage[] = [];
    const server = createServer((request, response) => {
      asked.push(request);
      const { status, headers, body } = answer(request);
      response.writeHead(status, headers).end(body);
    });
    servers.push(server);
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    return { host, asked, url: `http://${host}` };
  };

  const hostsWith = (
    type: 'github' | 'gitlab',
    integration: object,
    onAnswer?: (answer: HostAnswer) => void,
  ) =>
    new SourceHosts({
      integrations: ScmIntegrations.fromConfig(
        mockServices.rootConfig({
          data: {
            integrations: { [type]: [{ token: TOKEN, ...integration }] },
          },
        }),
      ),
      onAnswer,
    });

  it.each([
    ['https://github.com/acme/churn', 'acme/churn', undefined],
    ['https://github.com/Acme/churn.git', 'Acme/churn', undefined],
    ['https://github.com/acme/churn.js/tree/HEAD', 'acme/churn.js', undefined],
    ['https://github.com/acme/churn/tree/v1%2Fx', 'acme/churn', 'v1/x'],
    ['https://gitlab.com/acme/data/churn', 'acme/data/churn', undefined],
    ['https://gitlab.com/a/b.git/-/tree/main?ref_type=heads', 'a/b', 'main'],
    ['https://github.com/acme/churn/blob/main/x.yaml', undefined, undefined],
    ['https://github.com/acme', undefined, undefined],
    ['https://gitlab.com/acme', undefined, undefined],
    // As GitLab wrote it once.
    ['https://gitlab.com/acme/churn/tree/main', undefined, undefined],
    ['https://bitbucket.org/acme/churn', undefined, undefined],
    ['https://git.example.com/acme/churn', undefined, undefined],
  ])('know %s', (url, project, ref) => {
    const hosts = hostsWith('github', { host: 'github.com' });
    const { repository } = hosts.find(url) ?? {};
    expect(repository?.project).toBe(project);
    expect(repository?.ref).toBe(ref);
  });

  it.each(['github', 'gitlab'] as const)(
    'ask a %s that is below a path, by its own credentials',
    async type => {
      const body = type === 'github' ? SHA : JSON.stringify({ id: SHA });
      const { host, url, asked } = await serve(() => ({ status: 200, body }));
      const hosts = hostsWith(type, {
        host,
        apiBaseUrl: `${url}/code/api`,
        ...(type === 'gitlab' && { baseUrl: `${url}/code` }),
      });
      const base = type === 'gitlab' ? `${url}/code` : url;
      const hosted = hosts.find(`${base}/acme/churn`)!;
      const commit = await newestCommit(hosted, undefined, { seconds: 5 });
      expect(commit.revision).toBe(SHA);
      expect(asked[0].url).toMatch(
        type === 'github'
          ? /^\/code\/api\/repos\/acme\/churn\/commits\/HEAD$/
          : /^\/code\/api\/projects\/acme%2Fchurn\/repository\/commits\/HEAD/,
      );
      expect(asked[0].headers.authorization).toBe(`Bearer ${TOKEN}`);
    },
  );

  it.each(['github', 'gitlab'] as const)(
    'send the credentials of a %s to nobody else',
    async type => {
      const other = await serve(() => ({
        status: 200,
        body: type === 'github' ? SHA : JSON.stringify({ id: SHA }),
      }));
      const { host, url, asked } = await serve(() => ({
        status: 302,
        headers: { location: `${other.url}/elsewhere` },
      }));
      const answers: HostAnswer[] = [];
      const hosts = hostsWith(
        type,
        { host, apiBaseUrl: `${url}/api`, baseUrl: url },
        answer => answers.push(answer),
      );
      const hosted = hosts.find(`${url}/acme/churn`)!;
      await newestCommit(hosted, undefined, { seconds: 5 });
      expect(asked[0].headers.authorization).toBe(`Bearer ${TOKEN}`);
      expect(other.asked).toHaveLength(1);
      expect(JSON.stringify(other.asked[0].rawHeaders)).not.toContain(TOKEN);
      // Only the API's requests count against its limit.
      expect(answers.map(({ requests }) => requests)).toEqual([1]);
    },
  );

  it.each([
    ['without end', (url: string) => `${url}/api/again`],
    ['to a file', () => 'file:///etc/passwd'],
  ])('follow no redirect %s', async (_, location) => {
    const served = await serve(() => ({
      status: 302,
      headers: { location: location(served.url) },
    }));
    const { host, url } = served;
    const hosts = hostsWith('github', { host, apiBaseUrl: `${url}/api` });
    const hosted = hosts.find(`${url}/acme/churn`)!;
    await expect(
      newestCommit(hosted, undefined, { seconds: 5 }),
    ).rejects.toThrow(/it redirects (without end|to an unsafe address)/);
    expect(served.asked.length).toBeLessThan(10);
  });

  it('ask again with what they were given, and say nothing of credentials', async () => {
    const { host, url, asked } = await serve(({ headers }) =>
      headers['if-none-match'] ? { status: 304 } : { status: 401 },
    );
    const answers: HostAnswer[] = [];
    const hosts = hostsWith(
      'github',
      { host, apiBaseUrl: `${url}/api` },
      answer => answers.push(answer),
    );
    const hosted = hosts.find(`${url}/acme/churn`)!;
    const known = { revision: SHA };
    // As an earlier version stored it: without an entity tag of its own.
    expect(await newestCommit(hosted, known, { seconds: 5 })).toBe(known);
    expect(asked[0].headers['if-none-match']).toBe(`"${SHA}"`);
    expect(answers.map(({ requests }) => requests)).toEqual([0]);

    const refused = newestCommit(hosted, undefined, { seconds: 5 });
    await expect(refused).rejects.toThrow(/refuses the portal's credentials/);
    await expect(refused).rejects.not.toThrow(TOKEN);
  });

  describe.each(['github', 'gitlab'] as const)('of %s', type => {
    /** What is said where credentials can't be had, and how often the host was asked. */
    const problemWith = async (getCredentials: () => Promise<never>) => {
      const { host, url, asked } = await serve(() => ({ status: 200 }));
      const Host = type === 'github' ? GithubHost : GitlabHost;
      const adapter = new Host({
        config: { host, apiBaseUrl: `${url}/api`, baseUrl: url },
        credentials: { getCredentials },
        onAnswer: () => {},
      });
      const repository = adapter.parse(`${url}/acme/churn`)!;
      const error: Error = await newestCommit(
        { host: adapter, repository },
        undefined,
        { seconds: 0.3 },
      ).then(
        () => new Error('none'),
        problem => problem,
      );
      return { name: error.name, message: error.message, asked: asked.length };
    };

    it.each([
      [{ status: 401 }, 'HostTroubleError', /refuses the portal's credentials/],
      [{ status: 429 }, 'RateLimitedError', /asked the portal to wait/],
      [{ status: 502 }, 'HostTroubleError', /an error of its own \(502\)/],
      [{ cause: { code: 'ECONNREFUSED' } }, 'HostTroubleError', /ECONNREFUSED/],
      [{}, 'UnreadableError', /The credentials of .* can't be had: no key/],
    ])(
      'say whose fault it is that there are no credentials: %j',
      async (details, name, message) => {
        const problem = await problemWith(async () => {
          throw Object.assign(new Error('no key'), details);
        });
        expect(problem).toEqual({
          name,
          message: expect.stringMatching(message),
          asked: 0,
        });
      },
    );

    it('wait for credentials no longer than for the host', async () => {
      expect(await problemWith(() => new Promise(() => {}))).toMatchObject({
        name: 'HostTroubleError',
        message: expect.stringMatching(/took longer than 0.3 seconds/),
      });
    });
  });
});
