import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { inflateSync } from 'node:zlib';
import { UrlReaders } from '@backstage/backend-defaults/urlReader';
import {
  createMockDirectory,
  mockServices,
  registerMswTestHooks,
} from '@backstage/backend-test-utils';
import { ScmIntegrations } from '@backstage/integration';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { commit, github, tarball } from '../__testUtils__/github';
import { WorkerPool } from '../worker/WorkerPool';
import { readConfig, type Limits } from '../config';
import { LocalFolders } from './LocalFolders';
import { RepositoryReader, type ReadOutcome } from './RepositoryReader';
import { UnreadableError } from './UnreadableError';

const FILES = { 'app.py': 'print(1)', 'svc/renovate.json': '{}' };

describe('RepositoryReader', () => {
  const server = setupServer();
  registerMswTestHooks(server);
  const folder = createMockDirectory();
  const spooled = createMockDirectory();
  const config = mockServices.rootConfig();
  const workers = new WorkerPool({ threads: 2, seconds: 30, checkModules: [] });
  afterAll(() => workers.close());

  const readerWith = (limits: Partial<Limits> = {}) =>
    new RepositoryReader({
      urlReader: UrlReaders.default({
        config,
        logger: mockServices.logger.mock(),
      }),
      integrations: ScmIntegrations.fromConfig(config),
      localFolders: new LocalFolders([folder.path]),
      workers,
      limits: { ...readConfig(config).limits, ...limits },
      workingDirectory: spooled.path,
    });

  const URL = 'https://github.com/acme/churn/tree/main';
  const read = (limits?: Partial<Limits>, etag?: string) =>
    readerWith(limits).read(URL, {
      folders: ['', 'svc'],
      declarations: [],
      etag,
    });

  const problemOf = (outcome: Promise<ReadOutcome>): Promise<string> =>
    outcome.then(
      () => 'none',
      error =>
        error instanceof UnreadableError
          ? error.message
          : `not for a person: ${error}`,
    );

  const valuesOf = (outcome: ReadOutcome, of: string) => {
    if (!outcome.changed) throw new Error('unchanged');
    const { data } = outcome.facts.find(facts => facts.folder === of)!;
    return JSON.parse(inflateSync(data).toString()).values;
  };

  describe('reads a repository of a source host', () => {
    it('once for all of its components', async () => {
      const host = github({ archive: await tarball(FILES) });
      server.use(...host.handlers);
      const outcome = await read();
      expect(outcome).toMatchObject({
        changed: true,
        etag: commit('c0ffee'),
        revision: commit('c0ffee'),
        facts: [
          { folder: '', files: 1 },
          { folder: 'svc', files: 1 },
        ],
      });
      expect(valuesOf(outcome, 'svc').updateBots).toEqual([
        { path: 'renovate.json', name: 'Renovate' },
      ]);
      expect(valuesOf(outcome, '').updateBots).toEqual([]);
      expect(host.archives()).toBe(1);
      expect(readdirSync(spooled.path)).toEqual([]);
    });

    it('not again where it has not changed', async () => {
      const host = github({ archive: await tarball(FILES) });
      server.use(...host.handlers);
      expect(await read({}, commit('c0ffee'))).toEqual({ changed: false });
      expect(host.archives()).toBe(0);
    });

    it('where the host itself answers that it has not changed', async () => {
      server.use(
        http.get(
          'https://api.github.com/*',
          () => new HttpResponse(null, { status: 304 }),
        ),
      );
      expect(await read({}, commit('c0ffee'))).toEqual({ changed: false });
    });
  });

  describe('says of an unreadable repository what is wrong', () => {
    it.each([
      [404, /no repository at https.*or the credentials/],
      [418, /could not be read: .*418/],
    ])('where the host answers %p', async (status, reason) => {
      server.use(
        http.get('https://api.github.com/*', () =>
          HttpResponse.json({}, { status }),
        ),
      );
      expect(await problemOf(read())).toMatch(reason);
    });

    it('where the host can not be reached', async () => {
      server.use(
        http.get('https://api.github.com/*', () => HttpResponse.error()),
      );
      expect(await problemOf(read())).toMatch(/^https.*could not be read/);
    });

    it('where no integration knows the host', async () => {
      const outcome = readerWith().read('https://git.example.com/acme/churn', {
        folders: [''],
        declarations: [],
      });
      expect(await problemOf(outcome)).toMatch(/could not be read/);
    });

    it.each([
      [
        'a cut archive',
        async () => (await tarball(FILES)).subarray(0, 120),
        /damaged/,
      ],
      [
        'a web page',
        async () => Buffer.from('<html>Sign in</html>'),
        /web page/,
      ],
      ['an empty body', async () => Buffer.alloc(0), /empty answer/],
    ])('where the archive is %s', async (_, archive, reason) => {
      server.use(...github({ archive: await archive() }).handlers);
      expect(await problemOf(read())).toMatch(reason);
      expect(readdirSync(spooled.path)).toEqual([]);
    });

    it('where the archive is larger than allowed', async () => {
      server.use(...github({ archive: await tarball(FILES) }).handlers);
      expect(await problemOf(read({ archiveBytes: 10 }))).toMatch(
        /larger than the limit of 10 bytes/,
      );
    });

    it('where the host takes too long', async () => {
      server.use(
        http.get('https://api.github.com/*', () => new Promise(() => {})),
      );
      expect(await problemOf(read({ seconds: 0.2 }))).toMatch(
        /limit of 0.2 seconds/,
      );
    });
  });

  describe('reads a local folder', () => {
    const url = () => `file://${folder.path}/churn`;
    const readLocal = (etag?: string) =>
      readerWith().read(url(), { folders: [''], declarations: [], etag });
    const write = (path: string, text: string) => {
      mkdirSync(dirname(folder.resolve(path)), { recursive: true });
      writeFileSync(folder.resolve(path), text);
    };
    const etagOf = (outcome: ReadOutcome) =>
      outcome.changed ? outcome.etag : undefined;

    it('and again only after a change', async () => {
      write('churn/app.py', 'print(1)');
      const first = await readLocal();
      expect(first).toMatchObject({ changed: true, facts: [{ files: 1 }] });
      expect(await readLocal(etagOf(first))).toEqual({ changed: false });
      write('churn/app.py', 'print(22)');
      const second = await readLocal(etagOf(first));
      expect(second).toMatchObject({ changed: true });
      expect(etagOf(second)).not.toBe(etagOf(first));
      write('churn/new.py', '');
      expect(await readLocal(etagOf(second))).toMatchObject({
        facts: [{ files: 2 }],
      });
    });

    it('at the commit that is checked out', async () => {
      const git = (...args: string[]) =>
        execFileSync(
          'git',
          ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args],
          { cwd: folder.resolve('churn'), encoding: 'utf8' },
        ).trim();
      write('churn/app.py', 'print(1)');
      git('init', '--quiet');
      git('add', '.');
      git('commit', '--quiet', '--message', 'First');
      const head = git('rev-parse', 'HEAD');
      const first = await readLocal();
      expect(first).toMatchObject({
        revision: expect.stringMatching(`^${head}\\+[0-9a-f]{8}$`),
      });

      git('commit', '--quiet', '--allow-empty', '--message', 'Second');
      const second = await readLocal(etagOf(first));
      expect(second).toMatchObject({
        changed: true,
        revision: expect.not.stringContaining(head),
      });
      write('churn/app.py', 'print(22)');
      expect(await readLocal(etagOf(second))).toMatchObject({ changed: true });
    });

    it('only where it is allowed, at each read', async () => {
      const outcome = readerWith().read('file:///etc', {
        folders: [''],
        declarations: [],
      });
      expect(await problemOf(outcome)).toMatch(/scorecards.localFolders/);
    });
  });
});
