import { mkdirSync, symlinkSync } from 'node:fs';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { LocalFolders } from './LocalFolders';
import { locateSource } from './locateSource';

const integrations = ScmIntegrations.fromConfig(
  new ConfigReader({
    integrations: {
      bitbucketServer: [
        { host: 'bb.example.com', apiBaseUrl: 'https://bb.example.com/rest' },
      ],
      gerrit: [
        {
          host: 'gerrit.example.com',
          gitilesBaseUrl: 'https://gerrit.example.com/gitiles',
        },
      ],
      gitea: [{ host: 'gitea.example.com' }],
    },
  }),
);

const folder = createMockDirectory({
  content: {
    outside: { 'catalog-info.yaml': '' },
    open: {
      churn: { '.git': {}, 'catalog-info.yaml': '', svc: { a: {} } },
      plain: { 'catalog-info.yaml': '', svc: {} },
      'opened-too': {},
    },
    openly: {},
  },
});
const localFolders = new LocalFolders([folder.resolve('open')]);

function locate(annotations: Record<string, string>) {
  const entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: 'churn',
      annotations: Object.fromEntries(
        Object.entries(annotations).map(([name, value]) => [
          `backstage.io/${name}`,
          value,
        ]),
      ),
    },
  };
  return locateSource(entity, integrations, localFolders);
}

describe('the source of an entity', () => {
  it.each([
    [
      'https://github.com/a/b/tree/main/',
      'https://github.com/a/b/tree/main',
      '',
    ],
    [
      'https://github.com/a/b/tree/main',
      'https://github.com/a/b/tree/main',
      '',
    ],
    ['https://github.com/a/b', 'https://github.com/a/b', ''],
    [
      'https://github.com/a/b/tree/main/x/y/',
      'https://github.com/a/b/tree/main',
      'x/y',
    ],
    [
      'https://github.com/a/b/tree/main/x%20y',
      'https://github.com/a/b/tree/main',
      'x y',
    ],
    [
      'https://github.com/a/b/blob/main/x/catalog-info.yaml',
      'https://github.com/a/b/tree/main',
      'x',
    ],
    [
      'https://gitlab.com/a/s/b/-/tree/main/x',
      'https://gitlab.com/a/s/b/-/tree/main',
      'x',
    ],
    ['https://gitlab.com/a/s/b', 'https://gitlab.com/a/s/b', ''],
    [
      'https://bitbucket.org/a/b/src/main/x/',
      'https://bitbucket.org/a/b/src/main',
      'x',
    ],
    [
      'https://bb.example.com/projects/A/repos/b/browse/x?at=main',
      'https://bb.example.com/projects/A/repos/b/browse?at=main',
      'x',
    ],
    [
      'https://dev.azure.com/a/p/_git/b?path=/x/y&version=GBmain',
      'https://dev.azure.com/a/p/_git/b?version=GBmain',
      'x/y',
    ],
    [
      'https://gitea.example.com/a/b/src/branch/main/x',
      'https://gitea.example.com/a/b/src/branch/main',
      'x',
    ],
    [
      'https://gerrit.example.com/gitiles/b/+/refs/heads/main/x',
      'https://gerrit.example.com/gitiles/b/+/refs/heads/main',
      'x',
    ],
  ])('at %s is a repository and a folder in it', (target, url, path) => {
    expect(locate({ 'source-location': `url:${target}` })).toEqual({
      url,
      folder: path,
    });
  });

  it.each([
    'https://me:hunter2@github.com/a/b',
    'https://ghp_x@github.com/a/b',
  ])('does not hold the credentials that %s writes out', target => {
    expect(locate({ 'source-location': `url:${target}` }).url).toBe(
      'https://github.com/a/b',
    );
  });

  it('is the folder of the descriptor where nothing else is said', () => {
    const target = 'https://github.com/a/b/blob/main/x/catalog-info.yaml';
    expect(locate({ 'managed-by-location': `url:${target}` })).toEqual({
      url: 'https://github.com/a/b/tree/main',
      folder: 'x',
    });
  });

  it('is what is said rather than where the descriptor is', () => {
    expect(
      locate({
        'managed-by-location': 'url:https://github.com/o/all/blob/main/c.yaml',
        'source-location': 'url:https://github.com/a/b/tree/main/',
      }),
    ).toEqual({ url: 'https://github.com/a/b/tree/main', folder: '' });
  });

  it.each([
    [{}, /does not say where its source is.*Add the annotation/],
    [{ 'source-location': 'https' }, /can't be used/],
    [{ 'source-location': 'url:nonsense' }, /can't be used/],
    [{ 'managed-by-location': 'bootstrap:bootstrap' }, /type url and file/],
    [{ 'source-location': `url:https://a.b/${'x'.repeat(2000)}` }, /too long/],
    [{ 'source-location': 'url:https://github.com/a/b/tree/c/%00' }, /NUL/],
    [
      { 'source-location': 'url:https://github.com/a/b/tree/c/%E0' },
      /can't be/,
    ],
    // What an adapter would make of it: https://api.github.com/repos/a/../../user.
    [
      { 'source-location': 'url:https://github.com/a/..%2f..%2fuser' },
      /'\.\.'/,
    ],
    [{ 'source-location': 'url:https://github.com/a/b%2F..' }, /'\.\.'/],
    [{ 'source-location': 'url:https://github.com/a/.%5C..%5Cb' }, /'\.\.'/],
  ])('is not told by %#', (annotations, reason) => {
    expect(() => locate(annotations)).toThrow(reason);
    expect(() => locate(annotations)).toThrow(
      expect.objectContaining({ name: 'NoSourceError' }),
    );
  });
});

describe('a local source', () => {
  const at = (path: string) =>
    locate({ 'managed-by-location': `file:${folder.resolve(path)}` });
  const rootOf = (path: string) => `file://${folder.resolve(path)}`;

  it('belongs to the repository around it', () => {
    expect(at('open/churn/svc/a/catalog-info.yaml')).toEqual({
      url: rootOf('open/churn'),
      folder: 'svc/a',
    });
  });

  it('belongs to the folder below the configured one without a repository', () => {
    expect(at('open/plain/svc/catalog-info.yaml')).toEqual({
      url: rootOf('open/plain'),
      folder: 'svc',
    });
    expect(at('open/catalog-info.yaml')).toEqual({
      url: rootOf('open'),
      folder: '',
    });
  });

  it.each(['file:', 'url:file://', 'url:FILE://'])(
    'may be said by %s',
    prefix => {
      const source = `${prefix}${folder.resolve('open/plain')}/`;
      expect(locate({ 'source-location': source })).toEqual({
        url: rootOf('open/plain'),
        folder: '',
      });
    },
  );

  it('may lie in a configured folder of a configured folder', () => {
    const folders = new LocalFolders([folder.path, folder.resolve('open')]);
    expect(folders.locate(folder.resolve('open/plain'))).toEqual({
      root: folder.resolve('open/plain'),
      folder: '',
    });
  });

  it.each([
    ['beside the configured folder', () => folder.resolve('outside')],
    ['with a name that begins like it', () => folder.resolve('openly')],
    ['above it', () => folder.path],
    ['by ..', () => `${folder.resolve('open')}/../outside`],
    ['by an encoded ..', () => `${folder.resolve('open')}/%2e%2e/outside`],
    ['that does not exist', () => folder.resolve('open/none')],
    ['of the machine', () => '/etc'],
    [
      'that is a link out of it',
      () => {
        const link = folder.resolve('open/link');
        mkdirSync(folder.resolve('open'), { recursive: true });
        symlinkSync(folder.resolve('outside'), link);
        return link;
      },
    ],
  ])('is not read %s', (_, path) => {
    const target = path();
    for (const prefix of ['file:', 'url:file://', 'url:FILE://']) {
      const location = `${prefix}${target}/`;
      expect(() => locate({ 'source-location': location })).toThrow(
        /scorecards.localFolders/,
      );
    }
  });

  it('is not read where no folder is configured', () => {
    const target = folder.resolve('open/plain');
    expect(() => new LocalFolders([]).locate(target)).toThrow(
      /scorecards.localFolders/,
    );
  });
});
