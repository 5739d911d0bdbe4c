import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UrlReaders } from '@backstage/backend-defaults/urlReader';
import { mockServices } from '@backstage/backend-test-utils';
import { DEFAULT_LIMITS } from '@opaq/engine';
import { readArchive } from '../../worker/readRepository';
import { SourceHost, type Fault, type SourceHostOptions } from '.';

const FILES = { 'README.md': '# Churn\n', 'src/app.py': 'print(1)\n' };

const sha256 = (bytes: Buffer) =>
  createHash('sha256').update(bytes).digest('hex');

describe('SourceHost', () => {
  const started: SourceHost[] = [];
  const start = async (options?: SourceHostOptions) => {
    const host = await SourceHost.start(options);
    started.push(host);
    return host;
  };
  afterEach(async () => {
    await Promise.all(started.splice(0).map(host => host.stop()));
  });

  const readTree = (host: SourceHost, name: string, etag?: string) =>
    UrlReaders.default({
      config: mockServices.rootConfig({
        data: { integrations: host.integrations },
      }),
      logger: mockServices.logger.mock(),
    }).readTree(host.sourceOf(name).replace('url:', ''), { etag });

  describe.each(['github', 'gitlab'] as const)('as %s', type => {
    it('gives the readers of Backstage what it holds', async () => {
      const host = await start({
        type,
        count: 20,
        seed: 7,
        files: 8,
        token: 'secret',
      });
      const { repositories } = host;
      const { name } = repositories.add('acme/churn', FILES);
      for (const repository of [
        repositories.get(name),
        ...repositories.all().slice(0, 5),
      ]) {
        const tree = await readTree(host, repository.name);
        expect(tree.etag).toBe(repositories.shaOf(repository));
        const files = await tree.files();
        const read = await Promise.all(
          files.map(async ({ path, content }) => ({
            path,
            sha: sha256(await content()),
          })),
        );
        expect(read).toEqual(
          repositories
            .files(repository, repository.revision)
            .map(({ path, bytes }) => ({ path, sha: sha256(bytes) })),
        );
      }
    });

    it('says that nothing has changed until something is pushed', async () => {
      const host = await start({ type, count: 1, files: 3 });
      const [{ name }] = host.repositories.all();
      const { etag } = await readTree(host, name);
      await expect(readTree(host, name, etag)).rejects.toThrow(
        expect.objectContaining({ name: 'NotModifiedError' }),
      );
      const sha = host.repositories.push(name);
      expect((await readTree(host, name, etag)).etag).toBe(sha);
    });

    it('holds files that are called anything, at any length', async () => {
      const host = await start({ type });
      const paths = [`src/${'W'.repeat(400)}.py`, 'a b/\u202Egpj.<b>.py'];
      const files = Object.fromEntries(paths.map(path => [path, path]));
      host.repositories.add('acme/names', files);
      const tree = await readTree(host, 'acme/names');
      const found = await tree.files();
      expect(found.map(({ path }) => path)).toEqual(paths);
      const [long] = await Promise.all(found.map(file => file.content()));
      expect(long.toString()).toBe(paths[0]);
    });

    it('has no repository that was deleted', async () => {
      const host = await start({ type, count: 1, files: 3 });
      const [{ name }] = host.repositories.all();
      host.repositories.remove(name);
      await expect(readTree(host, name)).rejects.toThrow(
        expect.objectContaining({ name: 'NotFoundError' }),
      );
    });

    it('leads from the name that a repository had to where it is', async () => {
      const host = await start({ type, count: 1, files: 3 });
      const { repositories } = host;
      const [repository] = repositories.all();
      const { name } = repository;
      repositories.rename(name, 'team-1/another');
      const tree = await readTree(host, name);
      expect(tree.etag).toBe(repositories.shaOf(repository));
    });

    it('refuses whoever has no token, or one that has expired', async () => {
      const host = await start({ type, count: 1, files: 3, token: 'old' });
      const { integrations } = host;
      const [{ name }] = host.repositories.all();
      await readTree(host, name);
      host.token = 'new';
      const reader = UrlReaders.default({
        config: mockServices.rootConfig({ data: { integrations } }),
        logger: mockServices.logger.mock(),
      });
      await expect(
        reader.readTree(host.sourceOf(name).replace('url:', '')),
      ).rejects.toThrow(/401/);
    });
  });

  it('answers a condition by 304', async () => {
    const host = await start({ count: 1, files: 3 });
    const [{ name }] = host.repositories.all();
    const ask = (etag = '') =>
      fetch(`${host.url}/api/v3/repos/${name}/commits/main`, {
        headers: {
          accept: 'application/vnd.github.sha',
          'if-none-match': etag,
        },
      });
    const first = await ask();
    expect(await first.text()).toBe(
      host.repositories.shaOf(host.repositories.get(name)),
    );
    expect((await ask(first.headers.get('etag')!)).status).toBe(304);
  });

  it('has another default branch after it was moved', async () => {
    const host = await start({ count: 1, files: 3 });
    const [{ name }] = host.repositories.all();
    host.repositories.moveBranch(name, 'trunk');
    const ask = (path: string) =>
      fetch(`${host.url}/api/v3/repos/${name}${path}`);
    expect(await (await ask('')).json()).toMatchObject({
      default_branch: 'trunk',
    });
    expect((await ask('/commits/main')).status).toBe(422);
    expect((await ask('/commits/trunk')).status).toBe(200);
  });

  it('says what is left of the requests of an hour', async () => {
    const host = await start({ count: 1, files: 3, requestsAnHour: 2 });
    const [{ name }] = host.repositories.all();
    const ask = () => fetch(`${host.url}/api/v3/repos/${name}`);
    expect((await ask()).headers.get('x-ratelimit-remaining')).toBe('1');
    await ask();
    const refused = await ask();
    expect(refused.status).toBe(403);
    expect(refused.headers.get('x-ratelimit-remaining')).toBe('0');
    const resetsAt = Number(refused.headers.get('x-ratelimit-reset')) * 1000;
    expect(resetsAt).toBeGreaterThan(Date.now());
  });

  /** What comes of an archive's download: a status, or how it is read. */
  async function download(host: SourceHost, name: string): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'scorecards-source-host-'));
    try {
      const answer = await fetch(
        `${host.url}/api/v3/repos/${name}/tarball/main`,
      );
      if (!answer.ok) return `${answer.status}`;
      const file = join(folder, 'archive');
      await writeFile(file, Buffer.from(await answer.arrayBuffer()));
      const result = await readArchive({
        file,
        folders: [''],
        limits: DEFAULT_LIMITS,
        declarations: [],
        checkModules: [],
        stripTopFolder: true,
      });
      return result.kind === 'facts' ? 'whole' : `unreadable: ${result.reason}`;
    } catch {
      return 'no answer';
    } finally {
      await rm(folder, { recursive: true });
    }
  }

  it.each<[Fault, RegExp]>([
    [{ kind: 'slow', ms: 10 }, /^whole$/],
    [{ kind: 'tooMany', seconds: 1 }, /^429$/],
    [{ kind: 'rateLimit', seconds: 1 }, /^403$/],
    [{ kind: 'abuse', seconds: 1 }, /^403$/],
    [{ kind: 'status', status: 502 }, /^502$/],
    [{ kind: 'unauthorized' }, /^401$/],
    [{ kind: 'drop' }, /^no answer$/],
    [{ kind: 'cut' }, /^no answer$/],
    [{ kind: 'longLength' }, /^no answer$/],
    [{ kind: 'shortLength' }, /^(?:no answer|unreadable: .*damaged.*)$/],
    [{ kind: 'truncated' }, /^unreadable: .*damaged/],
    [{ kind: 'tarBoundary' }, /^unreadable: .*ends before its end/],
    [{ kind: 'html' }, /^unreadable: .*web page/],
    [{ kind: 'empty' }, /^unreadable: .*empty/],
  ])('fails by %j', async (fault, outcome) => {
    const host = await start({ count: 3, files: 3 });
    const [{ name }, other] = host.repositories.all();
    host.faults.add({ fault, repository: name, requests: ['archive'] });
    expect(await download(host, name)).toMatch(outcome);
    expect(await download(host, other.name)).toBe('whole');
    host.faults.clear();
    expect(await download(host, name)).toBe('whole');
    expect(host.counts()).toMatchObject({
      requests: { archive: 3 },
      faults: { [fault.kind]: 1 },
    });
    expect(host.asked('archive', name)).toBe(2);
  });

  it('fails in the same places for the same seed', async () => {
    const failures = async (seed: number) => {
      const host = await start({ count: 1, files: 3, seed });
      const { faults } = host;
      faults.add({ fault: { kind: 'drop' }, probability: 0.3 });
      return Array.from({ length: 100 }, () =>
        Boolean(faults.next('commit', 'a/b')),
      );
    };
    const [one, again, another] = await Promise.all([1, 1, 2].map(failures));
    expect(one).toEqual(again);
    expect(one).not.toEqual(another);
    const share = one.filter(Boolean).length / 100;
    expect(share).toBeGreaterThan(0.15);
    expect(share).toBeLessThan(0.45);
  });
});
