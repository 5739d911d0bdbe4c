import { defineFileFact, projectFile } from '../facts';
import { readmePresent } from '../checks/readme/present';
import { updateBot } from '../checks/deps/update-bot';
import { collectorFor } from '../evaluate';
import { DEFAULT_LIMITS, FactCollector, type ScanLimits } from '.';

/** Remembers what it was shown: lines of each text file, and the listing. */
const probe = (scope: 'component' | 'nearest') =>
  defineFileFact<string, { found: Record<string, string>; paths: string[] }>({
    name: `probe-${scope}`,
    version: 1,
    scope,
    select: path => path.endsWith('.lock') || path.endsWith('.bad'),
    map({ path, text }) {
      if (path.endsWith('.bad')) throw new Error('a defect of the fact');
      return text;
    },
    reduce: (found, listing) => ({
      found: Object.fromEntries(found),
      paths: listing.entries.map(({ path }) => path),
    }),
  });

/** Looks at the tree alone. */
const unread = defineFileFact<never, number>({
  name: 'unread',
  version: 1,
  scope: 'component',
  select: () => false,
  map: () => undefined,
  reduce: (_, { entries }) => entries.length,
});

const component = probe('component');
const nearest = probe('nearest');

function collect(
  tree: Record<string, string>,
  roots: string[],
  limits: Partial<ScanLimits> = {},
) {
  const collector = new FactCollector({
    facts: [component, nearest],
    projectFile,
    limits: { ...DEFAULT_LIMITS, ...limits },
  });
  for (const [path, content] of Object.entries(tree)) {
    const bytes = new TextEncoder().encode(content);
    const wanted = collector.wanted(path, bytes.length);
    collector.add({ path, size: bytes.length }, wanted ? bytes : undefined);
  }
  return collector.finish(roots);
}

describe('FactCollector', () => {
  it('gives a component its folder, without those nested in it', () => {
    const facts = collect(
      { 'a.lock': 'root', 'svc/b.lock': 'svc', 'svc/sub/c.lock': 'sub' },
      ['', 'svc', 'svc/sub'],
    );
    expect(facts.get('')?.values['probe-component']).toEqual({
      found: { 'a.lock': 'root' },
      paths: ['a.lock'],
    });
    expect(facts.get('svc')?.values['probe-component']).toEqual({
      found: { 'b.lock': 'svc' },
      paths: ['b.lock'],
    });
    expect(facts.get('svc/sub')?.values['probe-component']).toEqual({
      found: { 'c.lock': 'sub' },
      paths: ['c.lock'],
    });
  });

  it('does not take a folder for the parent of one whose name it begins', () => {
    const facts = collect({ 'svc-b/x.lock': 'b' }, ['svc', 'svc-b']);
    expect(facts.get('svc')?.values['probe-component']).toEqual({
      found: {},
      paths: [],
    });
  });

  it('looks upwards for the nearest, past what belongs to siblings', () => {
    const facts = collect(
      {
        'root.lock': 'root',
        'teams/other/sibling.lock': 'sibling',
        'teams/mine/app.py': '',
      },
      ['teams/mine'],
    );
    expect(facts.get('teams/mine')?.values['probe-nearest']).toEqual({
      found: { '../../root.lock': 'root' },
      paths: ['app.py'],
    });
  });

  it('looks upwards past what lies deep in the component', () => {
    const facts = collect(
      { 'root.lock': 'root', 'mine/tests/data/x.lock': 'fixture' },
      ['mine'],
    );
    expect(facts.get('mine')?.values['probe-nearest']).toMatchObject({
      found: { '../root.lock': 'root', 'tests/data/x.lock': 'fixture' },
    });
  });

  it.each(['x.lock', '.config/x.lock', 'docs/x.lock'])(
    'ends the search for the nearest at %s',
    path => {
      const facts = collect({ 'root.lock': 'root', [`mine/${path}`]: 'mine' }, [
        'mine',
      ]);
      expect(facts.get('mine')?.values['probe-nearest']).toMatchObject({
        found: { [path]: 'mine' },
      });
    },
  );

  it('says what it passed over above the component, where it looks there', () => {
    const facts = collect({ 'big.lock': '12345', 'mine/a.py': '' }, ['mine'], {
      bytesPerFile: 4,
    });
    expect(facts.get('mine')?.gaps).toEqual({
      'probe-nearest': [{ reason: 'tooLarge', path: '../big.lock' }],
    });
  });

  it('leaves out what the component excludes', () => {
    const facts = collect(
      { '.opaq.yaml': 'exclude: [/examples/]', 'examples/a.lock': 'x' },
      [''],
    );
    expect(facts.get('')?.values['probe-component']).toEqual({
      found: {},
      paths: ['.opaq.yaml'],
    });
  });

  it('does not want what no fact selects', () => {
    const collector = new FactCollector({
      facts: [component],
      projectFile,
      limits: DEFAULT_LIMITS,
    });
    expect(collector.wanted('model.bin', 10)).toBe(false);
    expect(collector.wanted('uv.lock', 10)).toBe(true);
  });

  it('says what it passed over for its size', () => {
    const facts = collect({ 'big.lock': '12345' }, [''], { bytesPerFile: 4 });
    expect(facts.get('')?.gaps['probe-component']).toEqual([
      { reason: 'tooLarge', path: 'big.lock' },
    ]);
  });

  it('says where it stopped reading', () => {
    const tree = { 'a.lock': '123', 'b.lock': '456' };
    const facts = collect(tree, [''], { bytes: 5 });
    expect(facts.get('')?.gaps['probe-component']).toEqual([
      { reason: 'tooMuch', path: 'b.lock' },
    ]);
  });

  it('says that it saw only a part of the tree', () => {
    const facts = collect({ a: '', b: '', c: '' }, [''], { files: 2 });
    expect(facts.get('')?.gaps['probe-component']).toEqual([
      { reason: 'tooMany' },
    ]);
    expect(facts.get('')?.values['probe-component']).toMatchObject({
      paths: ['a', 'b'],
    });
  });

  it('sees a part of the tree where its paths are long without end', () => {
    const long = `${'d/'.repeat(2_000_000)}x`;
    const facts = collect(
      Object.fromEntries(
        Array.from({ length: 20 }, (_, index) => [`${long}${index}`, '']),
      ),
      [''],
    );
    expect(facts.get('')?.gaps['probe-component']).toEqual([
      { reason: 'tooMany' },
    ]);
    const { paths } = facts.get('')?.values['probe-component'] as {
      paths: string[];
    };
    expect(paths).toHaveLength(13);
  });

  it('wants no file past the end of what it looks at', () => {
    const collector = new FactCollector({
      facts: [component],
      projectFile,
      limits: { ...DEFAULT_LIMITS, files: 1 },
    });
    collector.add({ path: 'a', size: 0 });
    expect(collector.wanted('b.lock', 1)).toBe(false);
  });

  it('takes a gap for that of the component in which it lies', () => {
    const facts = collect(
      { 'svc/big.lock': '12345', 'a.py': '' },
      ['', 'svc'],
      {
        bytesPerFile: 4,
      },
    );
    expect(facts.get('')?.gaps['probe-component']).toBeUndefined();
    expect(facts.get('svc')?.gaps['probe-component']).toEqual([
      { reason: 'tooLarge', path: 'big.lock' },
    ]);
  });

  describe('what an archive leaves out', () => {
    const hidden = (pattern: string, root = '') => {
      const collector = new FactCollector({
        facts: [component, nearest, unread],
        projectFile,
        limits: DEFAULT_LIMITS,
      });
      collector.leftOut(pattern);
      return Object.keys(collector.finish([root]).get(root)!.gaps).sort();
    };
    const all = ['probe-component', 'probe-nearest', 'projectFile', 'unread'];

    it.each([
      ['.gitattributes', []],
      ['.gitignore', []],
      ['NEWS.md', []],
      ['.github', []],
      ['.github/', []],
      ['.github/**', []],
      ['uv.lock', ['probe-component', 'probe-nearest']],
      ['sub/uv.lock', ['probe-component', 'probe-nearest']],
      ['.opaq.yaml', ['projectFile']],
      ['tests', all],
      ['data/', all],
      ['v1.0/', all],
      ['*.md', all],
      ['[d]ocs', all],
    ])(
      'is a gap of the facts that might have found it: %s',
      (pattern, facts) => {
        expect(hidden(pattern)).toEqual(facts);
      },
    );

    it('is a gap where a fact looks for a hidden folder by its name', () => {
      const facts = (pattern: string) => {
        const collector = collectorFor([updateBot, readmePresent], {
          ...DEFAULT_LIMITS,
        });
        collector.leftOut(pattern);
        return Object.keys(collector.finish(['']).get('')!.gaps);
      };
      expect(facts('.github')).toEqual(['updateBots']);
      expect(facts('.circleci')).toEqual([]);
    });

    it('is none of a component that lies elsewhere', () => {
      expect(hidden('other/data/', 'mine')).toEqual([]);
      expect(hidden('mine/data/', 'mine')).toEqual(all);
      expect(hidden('data', 'mine')).toEqual(all);
      expect(hidden('mine', 'mine/deep')).toEqual(all);
    });

    it('is bounded, however many patterns a repository has', () => {
      const collector = new FactCollector({
        facts: [component],
        projectFile,
        limits: DEFAULT_LIMITS,
      });
      for (let i = 0; i < 5000; i++) collector.leftOut(`n${i}.md`);
      const { gaps } = collector.finish(['']).get('')!;
      expect(gaps['probe-component']).toHaveLength(1);
    });
  });

  describe('of what a fact puts off', () => {
    const read: string[] = [];
    /** Asks for what its file's name says. */
    const patient = defineFileFact<
      { length: () => number | undefined },
      Record<string, number | undefined>
    >({
      name: 'patient',
      version: 1,
      scope: 'component',
      select: () => true,
      map: (_, later) => ({
        length: later(({ path, text = '' }) => {
          read.push(path);
          if (text === 'bad') throw new Error('a defect of the fact');
          return text.length;
        }),
      }),
      reduce: found =>
        Object.fromEntries(
          [...found]
            .filter(([path]) => path.startsWith('asked'))
            .map(([path, { length }]) => [path, length() ?? length()]),
        ),
    });

    function putOff(
      tree: Record<string, string>,
      again?: (path: string) => Uint8Array,
    ) {
      read.length = 0;
      const collector = new FactCollector({
        facts: [patient],
        projectFile,
        limits: DEFAULT_LIMITS,
      });
      for (const [path, content] of Object.entries(tree)) {
        const bytes = new TextEncoder().encode(content);
        collector.add(
          { path, size: bytes.length },
          bytes,
          again && (() => again(path)),
        );
        // A host reads the next file into the same memory.
        bytes.fill(0);
      }
      return collector.finish(['']).get('')!;
    }

    it('does once what is asked for, and nothing else', () => {
      const facts = putOff({ 'asked.a': 'four', 'other.a': 'other' });
      expect(facts.values.patient).toEqual({ 'asked.a': 4 });
      expect(read).toEqual(['asked.a']);
    });

    it('takes again from the host what it can give again, and only what is asked for', () => {
      const given: string[] = [];
      const many = { 'asked.a': '', 'other.a': 'x'.repeat(9_000_000) };
      const facts = putOff(many, path => {
        given.push(path);
        return new TextEncoder().encode('again');
      });
      expect(facts.values.patient).toEqual({ 'asked.a': 5 });
      expect(given).toEqual(['asked.a']);
    });

    it('says of what the host can’t give again that it could not be read', () => {
      const facts = putOff({ 'asked.a': 'four' }, () => {
        throw new Error('it is gone');
      });
      expect(facts.values.patient).toEqual({ 'asked.a': undefined });
      expect(facts.gaps.patient).toEqual([
        { reason: 'unreadable', path: 'asked.a' },
      ]);
    });

    it('survives what throws, once, and says so', () => {
      const facts = putOff({ 'asked.a': 'bad', 'asked.b': 'four' });
      expect(facts.values.patient).toEqual({
        'asked.a': undefined,
        'asked.b': 4,
      });
      expect(facts.gaps.patient).toEqual([
        { reason: 'unreadable', path: 'asked.a' },
      ]);
      expect(read).toEqual(['asked.a', 'asked.b']);
    });

    it('does at once what would fill the memory', () => {
      const large = 'x'.repeat(4_900_000);
      putOff({ a: large, b: large, c: large });
      expect(read).toEqual(['b', 'c']);
    });
  });

  it('survives a fact that throws, and says so', () => {
    const facts = collect({ 'x.bad': 'x', 'y.lock': 'y' }, ['']);
    expect(facts.get('')).toMatchObject({
      values: { 'probe-component': { found: { 'y.lock': 'y' } } },
      gaps: { 'probe-component': [{ reason: 'unreadable', path: 'x.bad' }] },
    });
  });
});
