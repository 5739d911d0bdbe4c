/** @jest-environment node */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync, crc32, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { checks } from '../checks';
import { DEFAULT_LIMITS, FactCollector } from '../collect';
import { evaluate, factsOf } from '../evaluate';
import { defineFileFact, projectFile } from '../facts';
import { operationalExcellence, parseScorecard } from '../scorecard';
import { subjectOf } from '../testing';
import { END, paxHeader, tarFile, tarHeader, zipOf } from '../testing/archives';
import { readArchive, UnreadableArchiveError } from './readArchive';

/** A long run by hand: `OPAQ_FUZZ_SECONDS=600 yarn test src/node/fuzzArchive`, and `OPAQ_FUZZ_SEED` to repeat one. */
const SECONDS = Number(process.env.OPAQ_FUZZ_SECONDS ?? 0);
const SEED = Number(process.env.OPAQ_FUZZ_SEED ?? 20261123);
const RUNS = SECONDS > 0 ? 1_000_000_000 : 1200;
const HANGS_AFTER_MS = 30_000;

jest.setTimeout(SECONDS * 1000 + 300_000);

/** The texts of all files: what is read can be one of these, or nothing. */
const FILES: Record<string, string> = {
  'README.md': '# Churn\n\n## Run\n\n    make run\n',
  'pyproject.toml': '[project]\nname = "churn"\ndependencies = ["pandas"]\n',
  'src/app.py': 'import pandas\n\nprint(pandas.__version__)\n'.repeat(20),
  'src/ä/long.py': 'x = 1\n'.repeat(200),
  '.gitattributes': '/tests export-ignore\n',
  '.opaq.yaml': 'exclude: [vendor/]\n',
};
const TEXTS = new Set(Object.values(FILES));

const texts = defineFileFact<string, string[]>({
  name: 'texts',
  version: 1,
  scope: 'component',
  select: () => true,
  map: file => file.text,
  reduce: found => [...found.values()],
});

const entries = [
  paxHeader({ comment: 'a'.repeat(40) }, 'GlobalExtendedHeader'),
  tarHeader({ path: 'r/', type: 'Directory', mode: 0o755 }),
  ...Object.entries(FILES).map(([path, text]) => tarFile(`r/${path}`, text)),
  tarFile(`r/${'deep/'.repeat(30)}a.py`, FILES['src/app.py']),
  tarHeader({ path: 'r/link', type: 'SymbolicLink', linkpath: 'README.md' }),
];
const TAR = Buffer.concat([...entries, END, Buffer.alloc(4096)]);
/** Where the first mark of the end is whole. */
const TAR_END = TAR.length - 4096;
/** Of every block that has the mark of a header. */
const HEADERS = Array.from(
  { length: TAR.length / 512 },
  (_, index) => index * 512,
).filter(
  offset => TAR.toString('latin1', offset + 257, offset + 262) === 'ustar',
);

const ZIP = zipOf(
  Object.fromEntries(
    Object.entries(FILES).map(([path, text], index) => {
      const bytes = Buffer.from(text);
      const isPacked = index % 2 === 0;
      const content = isPacked ? deflateRawSync(bytes) : bytes;
      const method = isPacked ? 8 : 0;
      return [path, { content, method, size: bytes.length, crc: crc32(bytes) }];
    }),
  ),
);

type Format = 'tar' | 'tar.gz' | 'zip';

const WHOLE: Record<Format, Buffer> = {
  tar: TAR,
  'tar.gz': gzipSync(TAR),
  zip: ZIP,
};

const change = fc.record({
  kind: fc.constantFrom('flip', 'write', 'cut', 'remove', 'repeat', 'move'),
  at: fc.nat(1_000_000),
  to: fc.nat(1_000_000),
  length: fc.oneof(fc.constantFrom(1, 2, 4, 8, 12, 512, 1024), fc.nat(3000)),
  bytes: fc.oneof(
    fc.constantFrom(
      ...['\0', '\xff\xff\xff\xff', '\x80\0\0\0', '../', '/', '\x1f\x8b'],
      ...[
        '77777777777\0',
        '00000000000\0',
        'PK\x01\x02',
        'PK\x05\x06',
        'ustar',
      ],
    ),
    fc.string({ maxLength: 12, unit: 'binary-ascii' }),
  ),
});
type Change = typeof change extends fc.Arbitrary<infer Value> ? Value : never;

function mutate(archive: Buffer, { kind, length, bytes, ...place }: Change) {
  if (archive.length === 0) return archive;
  const at = place.at % archive.length;
  const to = place.to % archive.length;
  const piece = archive.subarray(at, at + length);
  const [before, after] = [archive.subarray(0, at), archive.subarray(at)];
  switch (kind) {
    case 'cut':
      return before;
    case 'remove':
      return Buffer.concat([before, archive.subarray(at + length)]);
    case 'repeat':
      return Buffer.concat([before, piece, after]);
    case 'move':
      return Buffer.concat([
        archive.subarray(0, to),
        piece,
        archive.subarray(to),
      ]);
    default: {
      const changed = Buffer.from(archive);
      if (kind === 'write') changed.write(bytes, at, 'latin1');
      // eslint-disable-next-line no-bitwise -- one bit is turned
      else changed[at] ^= 1 << place.to % 8;
      return changed;
    }
  }
}

/** So that more than the checksum is put to the test. */
function withChecksums(archive: Buffer): Buffer {
  const changed = Buffer.from(archive);
  for (const offset of HEADERS.filter(one => one + 512 <= changed.length)) {
    changed.fill(' ', offset + 148, offset + 156);
    const sum = changed
      .subarray(offset, offset + 512)
      .reduce((total, byte) => total + byte, 0);
    changed.write(`${sum.toString(8).padStart(6, '0')}\0 `, offset + 148);
  }
  return changed;
}

const parsed = parseScorecard(operationalExcellence, checks);
if ('problems' in parsed) throw new Error(parsed.problems[0].message);
const { scorecard } = parsed;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'opaq-fuzz-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const OPTIONS = { stripTopFolder: true, unpackedBytes: 50_000_000 };

/** All facts of an archive; undefined where it is refused. */
async function read(archive: Buffer) {
  const file = join(folder, 'archive');
  writeFileSync(file, archive);
  const collector = new FactCollector({
    facts: [texts, ...factsOf(checks)],
    projectFile,
    limits: DEFAULT_LIMITS,
  });
  let timer: NodeJS.Timeout | undefined;
  const hang = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('hangs')), HANGS_AFTER_MS);
  });
  try {
    await Promise.race([readArchive(file, collector, OPTIONS), hang]);
  } catch (error) {
    if (error instanceof UnreadableArchiveError) return undefined;
    throw error;
  } finally {
    clearTimeout(timer);
  }
  return collector.finish(['']).get('')!;
}

type Facts = NonNullable<Awaited<ReturnType<typeof read>>>;

let wholes: Record<Format, string>;
beforeAll(async () => {
  const textOf = async (format: Format) =>
    JSON.stringify(await read(WHOLE[format]));
  wholes = {
    tar: await textOf('tar'),
    'tar.gz': await textOf('tar.gz'),
    zip: await textOf('zip'),
  };
});

const tally = { refused: 0, same: 0, other: 0 };
afterAll(() => {
  if (SECONDS > 0) process.stdout.write(`${JSON.stringify(tally)}\n`);
});

const REFUSED = 'refused';
const SAME = 'read as if it were whole';

/** Which files of what was read are none of the repository's, and which checks broke. */
function wrongIn(facts: Facts) {
  const { results } = evaluate({
    facts,
    subject: subjectOf(),
    source: { url: 'u', path: '' },
    scorecard,
    checks,
    now: new Date('2026-06-01'),
  });
  const found = facts.values.texts as string[];
  return {
    texts: found.filter(text => !TEXTS.has(text)),
    broken: results.filter(({ outcome }) => outcome === 'error'),
  };
}

/** What becomes of an archive, counted. */
async function outcomeOf(format: Format, archive: Buffer) {
  const facts = await read(archive);
  if (!facts) {
    tally.refused += 1;
    return REFUSED;
  }
  if (JSON.stringify(facts) === wholes[format]) {
    tally.same += 1;
    return SAME;
  }
  tally.other += 1;
  return wrongIn(facts);
}

const formats = fc.constantFrom<Format>('tar', 'tar.gz', 'zip');
const changes = fc.array(change, { minLength: 1, maxLength: 4 });

const hold = <Values>(property: fc.IAsyncProperty<Values>) =>
  fc.assert(property, {
    seed: SEED,
    numRuns: RUNS / 4,
    ...(SECONDS > 0 && { interruptAfterTimeLimit: (SECONDS * 1000) / 4 }),
  });

describe('an archive', () => {
  it('that is whole is read', () => {
    expect(Object.values(wholes).every(text => text.includes('churn'))).toBe(
      true,
    );
  });

  it('that is cut anywhere is refused, or nothing of it was cut', async () => {
    const cut = fc.asyncProperty(
      formats,
      fc.nat(1_000_000),
      async (format, at) => {
        const whole = WHOLE[format];
        const length = at % whole.length;
        const isWhole = format === 'tar' && length >= TAR_END;
        expect([
          format,
          length,
          await outcomeOf(format, whole.subarray(0, length)),
        ]).toEqual([format, length, isWhole ? SAME : REFUSED]);
      },
    );
    await hold(cut);
    expect(tally.refused).toBeGreaterThan(0);
  });

  it('that is packed and changed is refused, or read as if it were whole', async () => {
    const changed = fc.asyncProperty(changes, async list => {
      const archive = list.reduce(mutate, WHOLE['tar.gz']);
      expect([REFUSED, SAME]).toContain(await outcomeOf('tar.gz', archive));
    });
    await hold(changed);
    expect(tally.refused).toBeGreaterThan(0);
  });

  it('in zip that is changed is refused, or of each file all is read', async () => {
    const changed = fc.asyncProperty(changes, async list => {
      const outcome = await outcomeOf('zip', list.reduce(mutate, ZIP));
      expect([REFUSED, SAME, { texts: [], broken: [] }]).toContainEqual(
        outcome,
      );
    });
    await hold(changed);
    expect(tally.refused).toBeGreaterThan(0);
  });

  it('whose every header has a checksum that is right breaks nothing', async () => {
    const changed = fc.asyncProperty(
      changes,
      fc.boolean(),
      async (list, isPacked) => {
        const archive = withChecksums(list.reduce(mutate, TAR));
        const outcome = await outcomeOf(
          'tar',
          isPacked ? gzipSync(archive) : archive,
        );
        const broken = typeof outcome === 'string' ? [] : outcome.broken;
        expect(broken).toEqual([]);
      },
    );
    await hold(changed);
    expect(tally.other).toBeGreaterThan(0);
  });
});
