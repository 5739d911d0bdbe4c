import { rmSync, writeFileSync } from 'node:fs';
import { UrlReaders } from '@backstage/backend-defaults/urlReader';
import {
  createMockDirectory,
  mockServices,
  registerMswTestHooks,
} from '@backstage/backend-test-utils';
import { DEFAULT_EXEMPTION_POLICY } from '@opaq/engine';
import type { Knex } from 'knex';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { testDatabases } from '../__testUtils__/databases';
import { loadRules } from '../__testUtils__/rules';
import { SMALL_SCORECARD } from '../__testUtils__/smallScorecard';
import { WorkerPool } from '../worker/WorkerPool';
import type { RulesSettings } from './ConfiguredRules';
import { readRulesSettings } from './readRulesSettings';

const databases = testDatabases();
const workers = new WorkerPool({ threads: 1, seconds: 30, checkModules: [] });
afterAll(() => workers.close());

const named = (name: string, title = name) =>
  SMALL_SCORECARD.replace('name: small', `name: ${name}`).replace(
    'title: Small',
    `title: ${title}`,
  );
const broken = SMALL_SCORECARD.replace('deps.update-bot', 'deps.update-bott');

describe.each(databases.ids)('configured scorecards on %s', id => {
  let knex: Knex;
  const folder = createMockDirectory();
  const write = (file: string, text: string) => {
    writeFileSync(folder.resolve(file), text);
    return folder.resolve(file);
  };
  const remove = (file: string) => rmSync(folder.resolve(file));

  beforeEach(async () => {
    knex = await databases.init(id);
    folder.clear();
  });

  /** A replica. */
  const start = async (
    settings: Partial<RulesSettings>,
    more: Partial<Parameters<typeof loadRules>[0]> = {},
  ) => {
    const rules = await loadRules({
      database: knex,
      workers,
      settings,
      ...more,
    });
    return {
      rules,
      hash: () => rules.current().hash,
      names: () => rules.current().scorecards.map(({ name }) => name),
      titles: () => rules.current().scorecards.map(({ title }) => title),
      problems: () => rules.current().problems,
    };
  };

  it('are in force in their order, as they were written', async () => {
    const files = [write('b.yaml', named('b')), write('a.yaml', named('a'))];
    const { names, problems, rules } = await start({ files });
    expect(names()).toEqual(['b', 'a']);
    expect(problems()).toEqual([]);
    expect(rules.current().definitions).toEqual([
      { name: 'b', origin: 'b.yaml', text: named('b') },
      { name: 'a', origin: 'a.yaml', text: named('a') },
    ]);
  });

  it('are the default one where there is none', async () => {
    const { names, rules } = await start({});
    expect(names()).toEqual(['operational-excellence']);
    const [{ origin, text }] = rules.current().definitions;
    expect(origin).toBe('built in');
    expect(text).toContain('kind: Scorecard');
  });

  it('change while the replica runs', async () => {
    const files = [write('a.yaml', named('a'))];
    const { rules, hash, titles } = await start({ files });
    const before = hash();
    const changed = jest.fn();
    const end = rules.onChange(changed);

    await rules.reload();
    expect(changed).not.toHaveBeenCalled();

    write('a.yaml', named('a', 'Another'));
    await rules.reload();
    expect(changed).toHaveBeenCalledTimes(1);
    expect(titles()).toEqual(['Another']);
    expect(hash()).not.toBe(before);

    end();
    write('a.yaml', named('a'));
    await rules.reload();
    expect(hash()).toBe(before);
    expect(changed).toHaveBeenCalledTimes(1);
  });

  it('keep their rules where only their layout changes, and show it', async () => {
    const files = [write('a.yaml', named('a'))];
    const { rules, hash } = await start({ files });
    const before = hash();
    write('a.yaml', `# Ours.${named('a')}`);
    await rules.reload();
    expect(hash()).toBe(before);
    expect(rules.current().definitions[0].text).toMatch(/^# Ours/);
  });

  it('are told to the auditor when they change, with how that ended', async () => {
    const success = jest.fn();
    const fail = jest.fn();
    const auditor = mockServices.auditor.mock({
      createEvent: async () => ({ success, fail }),
    });
    const files = [write('a.yaml', named('a'))];
    const { rules } = await start({ files }, { auditor });
    expect(auditor.createEvent).toHaveBeenLastCalledWith({
      eventId: 'rules-reload',
      severityLevel: 'medium',
    });
    const inForce = rules.current().scorecards.map(({ name, hash }) => ({
      name,
      hash,
    }));
    expect(success).toHaveBeenLastCalledWith({
      meta: {
        scorecards: inForce,
        exemptionPolicy: DEFAULT_EXEMPTION_POLICY,
        refused: [],
      },
    });

    await rules.reload();
    expect(auditor.createEvent).toHaveBeenCalledTimes(1);

    write('a.yaml', broken.replace('name: small', 'name: a'));
    await rules.reload();
    expect(success).toHaveBeenLastCalledWith({
      meta: expect.objectContaining({
        scorecards: inForce,
        refused: [{ file: 'a.yaml', message: expect.stringMatching(/bott/) }],
      }),
    });

    jest.spyOn(workers, 'run').mockRejectedValueOnce(new Error('no thread'));
    write('a.yaml', named('a', 'Other'));
    await expect(rules.reload()).rejects.toThrow('no thread');
    expect(fail).toHaveBeenCalledWith({ error: new Error('no thread') });
    expect(success).toHaveBeenCalledTimes(2);
  });

  it('come and go with what is configured', async () => {
    const a = write('a.yaml', named('a'));
    const b = write('b.yaml', named('b'));
    const settings = { files: [a] };
    const { rules, names } = await start(settings);
    settings.files = [b, a];
    await rules.reload();
    expect(names()).toEqual(['b', 'a']);
    settings.files = [b];
    await rules.reload();
    expect(names()).toEqual(['b']);
  });

  it('stay as they were last right where they are broken, and are mended', async () => {
    const files = [write('small.yaml', SMALL_SCORECARD)];
    const logger = mockServices.logger.mock();
    const { rules, hash, names, problems } = await start({ files }, { logger });
    const before = hash();

    write('small.yaml', broken);
    await rules.reload();
    await rules.reload();
    expect(names()).toEqual(['small']);
    expect(hash()).toBe(before);
    expect(rules.current().definitions[0].text).toBe(SMALL_SCORECARD);
    expect(problems()).toEqual([
      {
        file: 'small.yaml',
        line: 11,
        message: expect.stringContaining("did you mean 'deps.update-bot'?"),
      },
    ]);
    expect(logger.error).toHaveBeenCalledTimes(1);
    expect(logger.error).toHaveBeenCalledWith(
      expect.stringContaining(`${files[0]}:11: there is no check`),
    );

    write('small.yaml', named('small', 'Mended'));
    await rules.reload();
    expect(problems()).toEqual([]);
    expect(rules.current().scorecards[0].title).toBe('Mended');
  });

  it('stay as they were last right across a restart', async () => {
    const files = [write('small.yaml', SMALL_SCORECARD)];
    const { hash } = await start({ files });
    write('small.yaml', 'kind: [');
    const again = await start({ files });
    expect(again.hash()).toBe(hash());
    expect(again.problems()).toMatchObject([{ file: 'small.yaml', line: 1 }]);
  });

  it('are refused where they were never right, and the others are in force', async () => {
    const files = [
      write('broken.yaml', broken),
      folder.resolve('none.yaml'),
      write('a.yaml', named('a')),
    ];
    const { names, problems } = await start({ files });
    expect(names()).toEqual(['a']);
    expect(problems()).toEqual([
      { file: 'none.yaml', message: "the file can't be read (ENOENT)" },
      { file: 'broken.yaml', line: 11, message: expect.any(String) },
    ]);
  });

  it('leave with their file, but not while it is replaced', async () => {
    const files = [write('a.yaml', named('a')), write('b.yaml', named('b'))];
    const { rules, names, problems } = await start({ files });
    remove('b.yaml');
    await rules.reload();
    expect(names()).toEqual(['a', 'b']);
    write('b.yaml', named('b'));
    await rules.reload();
    remove('b.yaml');
    await rules.reload();
    expect(names()).toEqual(['a', 'b']);

    await rules.reload();
    expect(names()).toEqual(['a']);
    expect(problems()).toHaveLength(1);
    await rules.reload();
    expect(names()).toEqual(['a']);
    expect((await start({ files })).names()).toEqual(['a']);
  });

  it('are forgotten when they are not configured any more', async () => {
    const files = [write('a.yaml', named('a')), write('b.yaml', named('b'))];
    await start({ files });
    await start({ files: files.slice(0, 1) });
    write('b.yaml', 'broken');
    expect((await start({ files })).names()).toEqual(['a']);
  });

  describe('of one name', () => {
    it('are one: the later is refused', async () => {
      const files = [
        write('a.yaml', named('a', 'First')),
        write('b.yaml', named('a', 'Second')),
      ];
      const { titles, problems } = await start({ files });
      expect(titles()).toEqual(['First']);
      expect(problems()).toEqual([
        {
          file: 'b.yaml',
          message: "another scorecard is called 'a' already",
        },
      ]);
    });

    it('leave the later as it was when it had a name of its own', async () => {
      const files = [write('a.yaml', named('a')), write('b.yaml', named('b'))];
      const { rules, names, problems } = await start({ files });
      write('b.yaml', named('a'));
      await rules.reload();
      expect(names()).toEqual(['a', 'b']);
      expect(problems()).toHaveLength(1);
    });

    it('leave nothing of the later where the earlier takes its name', async () => {
      const files = [write('a.yaml', named('a')), write('b.yaml', named('b'))];
      const { rules, names, problems } = await start({ files });
      write('a.yaml', named('b'));
      await rules.reload();
      expect(names()).toEqual(['b']);
      expect(problems()).toMatchObject([{ file: 'b.yaml' }]);
    });
  });

  it('that are right are used by a replica whose own can not be read yet', async () => {
    const files = [write('a.yaml', named('a'))];
    const first = await start({ files });
    remove('a.yaml');
    const second = await start({ files });
    expect(second.hash()).toBe(first.hash());
  });

  describe('behind URLs', () => {
    const server = setupServer();
    registerMswTestHooks(server);
    const SHOWN = 'https://standards.example.com/ours.yaml';
    const url = `${SHOWN}?token=abc`;
    let answers: number;

    const answer = (text: string | undefined, status = 200) =>
      server.use(
        http.get(SHOWN, ({ request }) => {
          answers += 1;
          const etag = `"${text?.length}"`;
          if (request.headers.get('if-none-match') === etag) {
            return new HttpResponse(null, { status: 304 });
          }
          return new HttpResponse(text, { status, headers: { etag } });
        }),
      );
    const urlReader = UrlReaders.default({
      logger: mockServices.logger.mock(),
      config: mockServices.rootConfig({
        data: {
          backend: { reading: { allow: [{ host: 'standards.example.com' }] } },
        },
      }),
    });

    beforeEach(() => {
      answers = 0;
    });

    it('come behind files, and change while the replica runs', async () => {
      const files = [write('a.yaml', named('a'))];
      answer(named('ours'));
      const { rules, names, titles } = await start(
        { files, urls: [url] },
        { urlReader },
      );
      expect(names()).toEqual(['a', 'ours']);
      expect(rules.current().definitions[1].origin).toBe(SHOWN);

      await rules.reload();
      expect(names()).toEqual(['a', 'ours']);
      expect(answers).toBe(2);

      answer(named('ours', 'Of all of us'));
      await rules.reload();
      expect(titles()).toEqual(['a', 'Of all of us']);
    });

    it('stay as they were last right, also across a restart, and are mended', async () => {
      answer(named('ours'));
      const logger = mockServices.logger.mock();
      const { rules, hash, problems } = await start(
        { urls: [url] },
        { urlReader, logger },
      );
      const before = hash();
      answer(undefined, 404);
      await rules.reload();
      await rules.reload();
      expect(hash()).toBe(before);
      expect(problems()).toEqual([
        { file: SHOWN, message: expect.stringContaining("it can't be read") },
      ]);
      expect(JSON.stringify(problems())).not.toContain('abc');
      expect(logger.error).toHaveBeenCalledTimes(1);
      expect(JSON.stringify(logger.error.mock.calls)).not.toContain('abc');

      const again = await start({ urls: [url] }, { urlReader });
      expect(again.hash()).toBe(before);

      answer(broken);
      await again.rules.reload();
      expect(again.hash()).toBe(before);
      expect(again.problems()).toMatchObject([{ file: SHOWN, line: 11 }]);

      answer(named('ours', 'Mended'));
      await again.rules.reload();
      expect(again.titles()).toEqual(['Mended']);
      expect(again.problems()).toEqual([]);
    });

    it('are refused where they are far too long', async () => {
      answer(`${named('ours')}# ${'x'.repeat(1_000_000)}`);
      const { names, problems } = await start({ urls: [url] }, { urlReader });
      expect(names()).toEqual(['operational-excellence']);
      expect(problems()[0].message).toMatch(/at most 1000000/);
    });
  });

  describe('with an exemption policy', () => {
    const policy = DEFAULT_EXEMPTION_POLICY;

    it.each([
      ['never', { never: ['deps.update-bot'] }],
      ['maxDays', { maxDays: 90 }],
      ['approval', { approval: true }],
    ])('are other rules when %s changes', async (_, change) => {
      const settings = { exemptionPolicy: policy };
      const { rules, hash } = await start(settings);
      const before = hash();
      settings.exemptionPolicy = { ...policy, ...change };
      await rules.reload();
      expect(hash()).not.toBe(before);
      expect(rules.current().exemptionPolicy).toEqual({ ...policy, ...change });
    });

    it('say where a check that nobody is exempt from does not exist', async () => {
      const { problems } = await start({
        exemptionPolicy: { ...policy, never: ['quality.no-secret'] },
      });
      expect(problems()).toEqual([
        {
          file: 'app-config',
          message:
            "scorecards.exemptions.never: there is no check 'quality.no-secret'; did you mean 'quality.no-secrets'?",
        },
      ]);
    });
  });

  it('stay as they are where the settings are broken meanwhile', async () => {
    const files = [write('a.yaml', named('a'))];
    let data: object = { files };
    const { rules, hash, problems } = await start(
      {},
      {
        config: () => mockServices.rootConfig({ data: { scorecards: data } }),
      },
    );
    const before = hash();
    data = { files, exemptions: { maxDays: 0.5 } };
    await rules.reload();
    expect(hash()).toBe(before);
    expect(problems()).toEqual([
      {
        file: 'app-config',
        message:
          'scorecards.exemptions.maxDays is 0.5: write a whole number of days from 1 to 3650',
      },
    ]);
  });
});

describe('settings', () => {
  const read = (scorecards: object) =>
    readRulesSettings(mockServices.rootConfig({ data: { scorecards } }));

  it('have defaults', () => {
    expect(read({})).toEqual({
      files: [],
      urls: [],
      exemptionPolicy: DEFAULT_EXEMPTION_POLICY,
    });
  });

  it('are what is configured', () => {
    const urls = ['https://github.com/acme/standards/blob/main/a.yaml'];
    const exemptions = { never: [], maxDays: 30, approval: true };
    expect(read({ files: ['a.yaml'], urls, exemptions })).toEqual({
      files: ['a.yaml'],
      urls,
      exemptionPolicy: exemptions,
    });
  });

  it.each([
    [{ urls: ['standards/a.yaml'] }, /scorecards.urls has 'standards\/a.yaml'/],
    [{ exemptions: { maxDays: 0 } }, /maxDays is 0: write a whole number/],
    [{ exemptions: { maxDays: 4_000 } }, /from 1 to 3650/],
    [{ exemptions: { approval: 'maybe' } }, /approval/],
    [{ exemptions: { never: 'quality.no-secrets' } }, /never/],
  ])('are refused: %p', (scorecards, message) => {
    expect(() => read(scorecards)).toThrow(message);
  });
});
