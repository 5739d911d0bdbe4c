import { mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { UrlReaders } from '@backstage/backend-defaults/urlReader';
import {
  createMockDirectory,
  mockServices,
  registerMswTestHooks,
} from '@backstage/backend-test-utils';
import { ScmIntegrations } from '@backstage/integration';
import type { Report } from '@opaq/plugin-scorecards-common';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { engineReportOf, resultsOf } from '../__testUtils__/values';
import { LocalFolders } from './LocalFolders';
import { SourceLines } from './SourceLines';

const SHA = 'c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00';
const CODE = Array.from({ length: 9 }, (_, index) => `line ${index + 1}`);

describe('SourceLines', () => {
  const server = setupServer();
  registerMswTestHooks(server);
  const folder = createMockDirectory();
  const config = mockServices.rootConfig({
    data: {
      integrations: {
        gitlab: [
          {
            host: 'gitlab.example.com',
            apiBaseUrl: 'https://gitlab.example.com/api/v4',
          },
        ],
        gitea: [{ host: 'gitea.example.com' }],
        azure: [
          {
            host: 'dev.azure.com',
            credentials: [{ personalAccessToken: 'azure-token' }],
          },
        ],
      },
    },
  });
  const sourceLines = new SourceLines({
    urlReader: UrlReaders.default({
      config,
      logger: mockServices.logger.mock(),
    }),
    integrations: ScmIntegrations.fromConfig(config),
    localFolders: new LocalFolders([folder.path]),
  });
  const write = (path: string, text: string | Buffer) => {
    const file = folder.resolve(path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  };
  beforeEach(() => folder.clear());

  /** A report whose one check names these places. */
  const naming = (
    locations: Report['results'][number]['locations'],
    change: Partial<Report> = {},
  ): Report => {
    const [result] = resultsOf({ 'deps.lockfile': 'f' });
    return engineReportOf('a', {
      source: {
        url: pathToFileURL(folder.resolve('repository')).toString(),
        revision: 'r1',
        path: '',
      },
      results: [{ ...result, locations }],
      ...change,
    });
  };
  const at = (path: string, line: number, report?: Report) =>
    sourceLines.around(report ?? naming([{ path, line }]), { path, line });

  it.each([
    [1, 1, CODE.slice(0, 4)],
    [5, 2, CODE.slice(1, 8)],
    [9, 6, CODE.slice(5)],
  ])('shows what is around line %d', async (line, from, lines) => {
    write('repository/a.py', CODE.join('\r\n'));
    expect(await at('a.py', line)).toEqual({ path: 'a.py', from, lines });
  });

  it('shows the place where a project asks for an exemption', async () => {
    write('repository/.opaq.yaml', CODE.join('\n'));
    const [result] = resultsOf({ one: 'x' });
    const exemption = {
      ...result.exemption!,
      location: { path: '.opaq.yaml', line: 9 },
    };
    const report = naming([], { results: [{ ...result, exemption }] });
    expect((await at('.opaq.yaml', 9, report)).lines).toContain('line 9');
  });

  it('shows nothing that the report does not name', async () => {
    write('repository/a.py', CODE.join('\n'));
    const report = naming([{ path: 'a.py', line: 5 }, { path: 'b.py' }]);
    await expect(at('a.py', 6, report)).rejects.toThrow(/does not name line 6/);
    await expect(at('b.py', 1, report)).rejects.toThrow(/does not name/);
    await expect(at('../a.py', 5, report)).rejects.toThrow(/does not name/);
  });

  it.each([
    ['is gone', 'none.py', 1, /not there/],
    ['is a folder', 'src', 1, /not there/],
    ['has no such line now', 'a.py', 10, /has no line 10 now/],
    ['is too large', 'large.py', 1, /too large/],
    ['is binary', 'binary.py', 1, /not a text/],
    ['lies outside', '../outside.py', 1, /not there/],
    ['lies outside by a link', 'link.py', 1, /not there/],
    ['is an absolute path', '/etc/passwd', 1, /not there/],
  ])('says when a file %s', async (_, path, line, why) => {
    write('outside.py', CODE.join('\n'));
    write('repository/a.py', CODE.join('\n'));
    write('repository/src/a.py', '');
    write('repository/large.py', 'x\n'.repeat(600_000));
    write('repository/binary.py', Buffer.from([1, 0, 2, 10, 3]));
    symlinkSync(
      folder.resolve('outside.py'),
      folder.resolve('repository/link.py'),
    );
    await expect(at(path, line)).rejects.toMatchObject({
      name: 'NotFoundError',
      message: expect.stringMatching(why),
    });
  });

  it('says so when the repository itself is gone, or is no longer one that may be read', async () => {
    const report = naming([{ path: 'a.py', line: 1 }]);
    await expect(at('a.py', 1, report)).rejects.toThrow(/not there/);
    report.source.url = 'file:///etc';
    await expect(at('a.py', 1, report)).rejects.toThrow(/not there/);
  });

  it('shows nothing of a folder that became a link while it was looked at', async () => {
    write('outside/a.py', 'secret');
    write('repository/src/a.py', CODE.join('\n'));
    const swap = () => {
      renameSync(
        folder.resolve('repository/src'),
        folder.resolve('repository/away'),
      );
      symlinkSync(folder.resolve('outside'), folder.resolve('repository/src'));
    };
    let isSwapped = false;
    class SwappedFolders extends LocalFolders {
      override file(path: string, file: string): string {
        const found = super.file(path, file);
        if (!isSwapped) swap();
        isSwapped = true;
        return found;
      }
    }
    const lines = new SourceLines({
      urlReader: mockServices.urlReader.mock(),
      integrations: ScmIntegrations.fromConfig(config),
      localFolders: new SwappedFolders([folder.path]),
    });
    const place = { path: 'src/a.py', line: 1 };
    await expect(lines.around(naming([place]), place)).rejects.toThrow(
      /not there/,
    );
    expect(isSwapped).toBe(true);
  });

  it('shows the one line of an empty file', async () => {
    write('repository/empty.py', '');
    expect((await at('empty.py', 1)).lines).toEqual(['']);
  });

  it('cuts long lines, and takes out what controls a terminal or turns text round', async () => {
    write(
      'repository/a.py',
      `\uFEFF\tone\u001b[31m\u0007\n${'x'.repeat(
        100_000,
      )}\nif\u202e admin\u2066`,
    );
    expect((await at('a.py', 1)).lines).toEqual([
      '\tone[31m',
      'x'.repeat(300),
      'if admin',
    ]);
  });

  describe('shows no secret:', () => {
    const key = `AKIA${'QX4TZ7MNB2VCK5RW'}`;
    const secret = resultsOf({ 'quality.no-secrets': 'f' });
    const withSecret = (locations: Report['results'][number]['locations']) => {
      const report = naming([{ path: 'a.py', line: 5 }]);
      report.results.push({ ...secret[0], locations });
      return report;
    };
    const refusal = {
      name: 'NotFoundError',
      message: expect.stringMatching(/secret/),
    };

    beforeEach(() => write('repository/a.py', CODE.join('\n')));

    it('no line of a file that holds one by the report', async () => {
      const report = withSecret([{ path: 'a.py', line: 1 }]);
      await expect(at('a.py', 1, report)).rejects.toMatchObject(refusal);
      await expect(at('a.py', 5, report)).rejects.toMatchObject(refusal);
      const other = withSecret([{ path: 'b.py', line: 1 }]);
      expect((await at('a.py', 5, other)).lines).toContain('line 5');
    });

    it('no place that only the check for secrets names', async () => {
      const report = naming([], { results: secret });
      report.results[0].locations = [{ path: 'b.py', line: 1 }];
      await expect(at('b.py', 1, report)).rejects.toMatchObject(refusal);
    });

    it('nothing where the check for secrets failed to look', async () => {
      const report = withSecret([]);
      report.results[1].outcome = 'error';
      await expect(at('a.py', 5, report)).rejects.toMatchObject(refusal);
    });

    it('no line of a file that has got one since', async () => {
      write(
        'repository/a.py',
        [...CODE, `AWS_ACCESS_KEY_ID = "${key}"`].join('\n'),
      );
      await expect(at('a.py', 5)).rejects.toMatchObject(refusal);
    });
  });

  describe('of a repository at a source host', () => {
    const remote = (url: string, path: string, revision: string | undefined) =>
      at(
        path,
        5,
        naming([{ path, line: 5 }], {
          source: { url, path: '', ...(revision && { revision }) },
        }),
      );

    it.each([
      [
        'https://github.com/acme/churn/tree/main',
        `https://raw.githubusercontent.com/acme/churn/${SHA}/src/a%20b.py`,
      ],
      [
        'https://github.com/acme/churn',
        `https://raw.githubusercontent.com/acme/churn/${SHA}/src/a%20b.py`,
      ],
      [
        'https://gitlab.example.com/group/sub/churn/-/tree/main',
        `https://gitlab.example.com/api/v4/projects/group%2Fsub%2Fchurn/repository/files/src%2Fa%20b.py/raw?ref=${SHA}`,
      ],
      [
        'https://bitbucket.org/acme/churn/src/main',
        `https://api.bitbucket.org/2.0/repositories/acme/churn/src/${SHA}/src/a%20b.py`,
      ],
      [
        'https://gitea.example.com/acme/churn/src/branch/main',
        `https://gitea.example.com/api/v1/repos/acme/churn/contents/src/a%20b.py?ref=${SHA}`,
      ],
      [
        'https://dev.azure.com/acme/data/_git/churn?version=GBmain',
        `https://dev.azure.com/acme/data/_apis/git/repositories/churn/items?api-version=6.0&path=%2Fsrc%2Fa+b.py&versionDescriptor.versionType=commit&versionDescriptor.version=${SHA}`,
      ],
    ])(
      '%s: asks for the file at the revision of the report',
      async (url, asked) => {
        let request = '';
        server.use(
          http.get(/^https:\/\//, ({ request: { url: seen } }) => {
            request = seen;
            const text = CODE.join('\n');
            return seen.includes('/api/v1/')
              ? HttpResponse.json({ encoding: 'base64', content: btoa(text) })
              : HttpResponse.text(text);
          }),
        );
        const { from, lines } = await remote(url, 'src/a b.py', SHA);
        expect({ from, lines }).toEqual({ from: 2, lines: CODE.slice(1, 8) });
        expect(request).toBe(asked);
      },
    );

    it('asks Azure DevOps with the credentials of its integration', async () => {
      let authorization: string | null = null;
      server.use(
        http.get(/^https:\/\/dev\.azure\.com\//, ({ request }) => {
          authorization = request.headers.get('authorization');
          return HttpResponse.text(CODE.join('\n'));
        }),
      );
      await remote('https://dev.azure.com/acme/data/_git/churn', 'a.py', SHA);
      expect(authorization).toBe(`Basic ${btoa(':azure-token')}`);
    });

    it.each([
      ['answers with a page to sign in', 203, {}],
      [
        'redirects to a page to sign in',
        302,
        { location: 'https://sign-in.example.com/' },
      ],
    ])(
      'shows nothing of Azure DevOps where that %s',
      async (_, status, headers) => {
        let leaked: string | null = null;
        server.use(
          http.get(/^https:\/\/dev\.azure\.com\//, () =>
            HttpResponse.html('<p>\n\n\n\nSign in</p>', { status, headers }),
          ),
          http.get('https://sign-in.example.com/', ({ request }) => {
            leaked = request.headers.get('authorization');
            return HttpResponse.html('<p>\n\n\n\nSign in</p>');
          }),
        );
        await expect(
          remote('https://dev.azure.com/acme/data/_git/churn', 'a.py', SHA),
        ).rejects.toMatchObject({
          name: 'NotFoundError',
          message: expect.stringMatching(/did not give a\.py/),
        });
        expect(leaked).toBeNull();
      },
    );

    it('says so when the host does not answer, without what only the portal knows', async () => {
      server.use(
        http.get(/^https:\/\//, () => new HttpResponse(null, { status: 500 })),
      );
      await expect(
        remote('https://github.com/acme/churn/tree/main', 'a.py', SHA),
      ).rejects.toMatchObject({
        name: 'NotFoundError',
        message: expect.not.stringContaining('api.github.com'),
      });
    });

    it('reads no more of a file than shows that it is too large', async () => {
      server.use(
        http.get(/^https:\/\//, () => HttpResponse.text('x\n'.repeat(2e6))),
      );
      await expect(
        remote('https://github.com/acme/churn/tree/main', 'a.py', SHA),
      ).rejects.toThrow(/too large/);
    });

    it.each([
      ['https://github.com/acme/churn/tree/main', undefined],
      ['https://github.com/acme/churn/tree/main', 'main'],
      ['https://bucket.s3.amazonaws.com/churn', SHA],
      ['https://dev.azure.com/acme/churn/_git/churn', 'main'],
    ])('says so when %s gives no file at %s', async (url, revision) => {
      await expect(remote(url, 'a.py', revision)).rejects.toMatchObject({
        name: 'NotFoundError',
        message: expect.stringMatching(/not shown for this source host/),
      });
    });
  });
});
