import { rmSync, writeFileSync } from 'node:fs';
import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { UrlReaders } from '@backstage/backend-defaults/urlReader';
import { registerMswTestHooks } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { testDatabases } from '../__testUtils__/databases';
import { loadRules } from '../__testUtils__/rules';
import { SMALL_SCORECARD } from '../__testUtils__/smallScorecard';
import { WorkerPool } from '../worker/WorkerPool';
import type { RulesSettings } from './ConfiguredRules';

jest.setTimeout(60_000);

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
    expect(origin).toBe('@opaq/engine');
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
});
