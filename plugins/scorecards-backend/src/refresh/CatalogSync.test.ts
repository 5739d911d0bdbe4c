import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { Subject } from '@opaq/engine';
import type { Knex } from 'knex';
import { testDatabases } from '../__testUtils__/databases';
import { componentOf } from '../__testUtils__/startPlugin';
import { readConfig } from '../config';
import { LocalFolders } from '../source/LocalFolders';
import { CatalogSync } from './CatalogSync';

const databases = testDatabases();

const integrations = ScmIntegrations.fromConfig(mockServices.rootConfig());
const MAPPING = {
  'data-science': ['science'],
  engineering: ['group:default/platform', 'Group:apps'],
};

function group(name: string, relations: Array<[string, string]> = []): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: name.startsWith('user-') ? 'User' : 'Group',
    metadata: { name, namespace: 'default' },
    spec: { profile: { displayName: `Team ${name}` } },
    relations: relations.map(([type, targetRef]) => ({ type, targetRef })),
  };
}

function owned(by: string): Entity {
  const entity = componentOf('churn');
  return { ...entity, spec: { ...entity.spec, owner: by } };
}

describe.each(databases.ids)('the catalog on %s', id => {
  let knex: Knex;
  beforeEach(async () => {
    knex = await databases.init(id);
  });

  const syncWith = (
    catalog: ReturnType<typeof catalogServiceMock>,
    disciplines: object = {},
  ) =>
    new CatalogSync({
      database: knex,
      catalog,
      auth: mockServices.auth(),
      integrations,
      localFolders: new LocalFolders([]),
      disciplines: readConfig(
        mockServices.rootConfig({ data: { scorecards: { disciplines } } }),
      ).disciplines,
    }).run();

  const subjectOf = async (entities: Entity[], disciplines?: object) => {
    await syncWith(catalogServiceMock({ entities }), disciplines);
    const row = await knex('subjects').first();
    return JSON.parse(row!.definition) as Subject;
  };

  it('tells whether an owner exists, and what it is called', async () => {
    expect((await subjectOf([owned('data'), group('data')])).owner).toEqual({
      ref: 'group:default/data',
      exists: true,
      title: 'Team data',
    });
    expect((await subjectOf([owned('nobody')])).owner).toEqual({
      ref: 'group:default/nobody',
      exists: false,
    });
  });

  it.each([
    ['its own', 'science', [], ['data-science']],
    ['none', 'sales', [group('sales')], []],
    [
      'of the groups below it',
      'retail',
      [
        group('retail', [['parentOf', 'group:default/sub']]),
        group('sub', [
          ['parentOf', 'group:default/science'],
          ['parentOf', 'group:default/retail'],
        ]),
      ],
      ['data-science'],
    ],
    [
      'of the groups that its members are in',
      'churn-team',
      [
        group('churn-team', [
          ['hasMember', 'user:default/user-a'],
          ['hasMember', 'user:default/user-b'],
        ]),
        group('user-a', [['memberOf', 'group:default/science']]),
        group('user-b', [['memberOf', 'group:default/apps']]),
      ],
      ['data-science', 'engineering'],
    ],
  ])('gives an owner the disciplines: %s', async (_, owner, others, found) => {
    const subject = await subjectOf([owned(owner), ...others], MAPPING);
    expect(subject.owner?.disciplines).toEqual(found);
  });

  it('says nothing of disciplines where none are configured', async () => {
    const subject = await subjectOf([owned('data'), group('data')]);
    const { owner } = subject;
    expect(owner).not.toHaveProperty('disciplines');
    expect(subject).not.toHaveProperty('teams');
  });

  it('gives the teams that CODEOWNERS may name their disciplines', async () => {
    const apps = group('apps');
    apps.metadata.annotations = { 'github.com/team-slug': 'Acme/App-Team' };
    const { teams } = await subjectOf([owned('data'), apps], {
      'data-science': ['science', '@Acme/ML'],
      engineering: ['apps', 'group:default/science'],
    });
    expect(teams).toEqual({
      'acme/app-team': ['engineering'],
      'acme/ml': ['data-science'],
      apps: ['engineering'],
      science: ['data-science', 'engineering'],
    });
  });

  const groupsOf = async (entities: Entity[]) => {
    await syncWith(catalogServiceMock({ entities }));
    return knex('groups').orderBy('entity_ref');
  };

  const entityOf = (kind: string, name: string, spec = {}): Entity => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'default' },
    spec,
  });

  it('holds the owner tree, by relations and else by what files say', async () => {
    const related = group('related', [
      ['childOf', 'group:default/top'],
      ['childOf', 'user:default/nobody'],
    ]);
    const stated = entityOf('Group', 'stated', { parent: 'related' });
    const wrong = entityOf('Group', 'wrong', { parent: 'a:b:c' });
    const own = entityOf('Group', 'own', { parent: 'own' });
    expect(await groupsOf([group('top'), related, stated, wrong, own])).toEqual(
      [
        ['own', 'own', null],
        ['related', 'Team related', 'group:default/top'],
        ['stated', 'stated', 'group:default/related'],
        ['top', 'Team top', null],
        ['wrong', 'wrong', null],
      ].map(([name, title, parent]) => ({
        entity_ref: `group:default/${name}`,
        title,
        parent,
      })),
    );
  });

  it('takes groups that stand below each other', async () => {
    const a = entityOf('Group', 'a', { parent: 'b' });
    const b = entityOf('Group', 'b', { parent: 'a' });
    expect(await groupsOf([a, b, owned('a')])).toMatchObject([
      { parent: 'group:default/b' },
      { parent: 'group:default/a' },
    ]);
    expect(await knex('subjects').pluck('owner')).toEqual(['group:default/a']);
  });

  it('holds titles of systems, domains, and of the people that own something', async () => {
    const billing = { ...owned('data'), metadata: { name: 'billing' } };
    billing.spec = { ...billing.spec, owner: 'user:user-a', system: 'money' };
    const titled = entityOf('System', 'money', { domain: 'finance' });
    titled.metadata.title = 'All our money';
    const rows = await groupsOf([
      billing,
      titled,
      entityOf('Domain', 'finance'),
      group('user-a'),
      group('user-b'),
    ]);
    expect(rows.map(row => [row.entity_ref, row.title])).toEqual([
      ['domain:default/finance', 'finance'],
      ['system:default/money', 'All our money'],
      ['user:default/user-a', 'Team user-a'],
    ]);
  });

  it('shows names as what they are, whatever hides in them', async () => {
    const churn = owned('data');
    churn.metadata.title = 'Report \u202Eexe.launna\u0000\u0007';
    churn.spec = {
      ...churn.spec,
      type: '\u2066job\u200B',
      lifecycle: '\u202E',
    };
    const data = group('data');
    data.spec = { profile: { displayName: '\uFEFFنمونه\u200Cها\u2069 ' } };
    await syncWith(catalogServiceMock({ entities: [churn, data] }));
    expect(await knex('subjects').first('title', 'type', 'lifecycle')).toEqual({
      title: 'Report exe.launna',
      type: 'job',
      lifecycle: null,
    });
    expect(await knex('groups').pluck('title')).toEqual(['نمونه\u200Cها']);
  });

  it("gives a component its system's domain, and its tags", async () => {
    const churn = owned('data');
    churn.metadata.tags = ['python', 'ml'];
    churn.spec = { ...churn.spec, system: 'money' };
    const money = entityOf('System', 'money', { domain: 'finance' });
    await syncWith(catalogServiceMock({ entities: [churn, money] }));
    const stored = () => knex('subjects').first('domain', 'tags', 'version');
    const before = await stored();
    expect(before).toMatchObject({
      domain: 'domain:default/finance',
      tags: JSON.stringify(['python', 'ml']),
    });
    money.relations = [{ type: 'partOf', targetRef: 'Domain:default/Trade' }];
    await syncWith(catalogServiceMock({ entities: [churn, money] }));
    const after = await stored();
    expect(after!.domain).toBe('domain:default/trade');
    expect(Number(after!.version)).toBeGreaterThan(Number(before!.version));
  });

  it('writes groups only where they changed', async () => {
    const versions = () => knex('versions').orderBy('name');
    const entities = [group('a'), group('b')];
    await groupsOf(entities);
    const before = await versions();
    expect(await syncWith(catalogServiceMock({ entities }))).toBe(false);
    expect(await versions()).toEqual(before);
    expect(await groupsOf([group('a')])).toHaveLength(1);
    expect(await versions()).not.toEqual(before);
  });

  it('leaves everything as it is when the catalog fails in between', async () => {
    const entities = [componentOf('a'), componentOf('b')];
    await syncWith(catalogServiceMock({ entities }));
    const failing = catalogServiceMock({ entities });
    failing.streamEntities = async function* stream() {
      yield [componentOf('a')];
      throw new Error('The catalog is gone');
    };
    await expect(syncWith(failing)).rejects.toThrow('The catalog is gone');
    expect(
      await knex('subjects').pluck('entity_ref').orderBy('entity_ref'),
    ).toEqual(['component:default/a', 'component:default/b']);
  });

  describe('that lacks most of what it had', () => {
    const MANY = Array.from({ length: 30 }, (_, index) =>
      componentOf(`c${index}`, `url:https://github.com/acme/c${index}`),
    );
    const TEAMS = Array.from({ length: 30 }, (_, index) => group(`t${index}`));
    const minutes = (count: number) => count * 60_000;
    let entities: Entity[];
    let now: number;
    let sync: CatalogSync;
    const logger = mockServices.logger.mock();

    beforeEach(async () => {
      now = 0;
      sync = new CatalogSync({
        database: knex,
        catalog: {
          ...catalogServiceMock(),
          streamEntities: (...args) =>
            catalogServiceMock({ entities }).streamEntities(...args),
        },
        auth: mockServices.auth(),
        integrations,
        localFolders: new LocalFolders([]),
        disciplines: new Map(),
        logger,
        now: () => now,
      });
      entities = [...MANY, ...TEAMS];
      await sync.run();
    });
    const counts = async () => [
      (await knex('subjects')).length,
      (await knex('repositories')).length,
      (await knex('groups')).length,
    ];

    it.each([
      ['all components', () => TEAMS],
      ['most components', () => [...MANY.slice(0, 10), ...TEAMS]],
      ['its groups', () => MANY],
      ['everything', () => []],
    ])('is not believed at once: %s', async (_, left) => {
      entities = left();
      expect(await sync.run()).toBe(false);
      now = minutes(14);
      expect(await sync.run()).toBe(false);
      expect(await counts()).toEqual([30, 30, 30]);
      expect(logger.warn).toHaveBeenCalledWith(
        expect.stringMatching(/^The catalog lacks \d+ of 30 components/),
      );
      // It is well again: the next time is a first time.
      entities = [...MANY, ...TEAMS];
      now = minutes(16);
      await sync.run();
      entities = left();
      now = minutes(20);
      expect(await sync.run()).toBe(false);
      expect(await counts()).toEqual([30, 30, 30]);
      now = minutes(36);
      expect(await sync.run()).toBe(true);
      expect(await counts()).not.toEqual([30, 30, 30]);
    });

    it('is believed at once where it lacks less than half', async () => {
      entities = [...MANY.slice(0, 16), ...TEAMS];
      expect(await sync.run()).toBe(true);
      expect(await counts()).toEqual([16, 16, 30]);
    });
  });

  it('has one repository for all spellings of its name', async () => {
    const sources = [
      'https://github.com/Acme/Churn/tree/main/a',
      'https://github.com/acme/churn.git/tree/main/b/',
      'https://github.com/acme/churn/tree/main',
      // Others: a ref has capitals, and so may a host's names that is not known.
      'https://github.com/acme/churn/tree/Main',
      'https://github.com/acme/churn',
      'https://gitlab.com/acme/data/churn/-/tree/main',
      'https://gitlab.com/Acme/Data/Churn.git/-/tree/main',
      'https://git.example.com/acme/churn',
      'https://git.example.com/Acme/churn',
    ];
    const entities = sources.map((source, index) =>
      componentOf(`c${index}`, `url:${source}`),
    );
    await syncWith(catalogServiceMock({ entities }));
    const urls = () => knex('repositories').pluck('url').orderBy('id');
    const before = await urls();
    expect([...before].sort()).toEqual([
      'https://git.example.com/Acme/churn',
      'https://git.example.com/acme/churn',
      'https://github.com/Acme/Churn/tree/main',
      'https://github.com/acme/churn',
      'https://github.com/acme/churn/tree/Main',
      'https://gitlab.com/Acme/Data/Churn.git/-/tree/main',
    ]);
    await syncWith(catalogServiceMock({ entities: entities.reverse() }));
    expect(await urls()).toEqual(before);
  });

  it('takes entities that hold anything', async () => {
    const strange = componentOf('strange', `url:${'x'.repeat(5000)}`);
    strange.metadata.title = 'a\0b\ud800';
    strange.spec = {
      type: 't'.repeat(1000),
      lifecycle: '\0',
      owner: 'x'.repeat(1000),
      system: ['no'],
    };
    await syncWith(
      catalogServiceMock({ entities: [strange, componentOf('plain')] }),
    );
    expect(await knex('subjects').pluck('entity_ref')).toHaveLength(2);
  });
});
