/** @jest-environment node */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { crc32, deflateRawSync, gzipSync } from 'node:zlib';
import { DEFAULT_LIMITS, FactCollector, type ScanLimits } from '../collect';
import { files, projectFile } from '../facts';
import {
  END,
  paxHeader,
  tarFile,
  tarHeader,
  zipOf,
  type ZipEntry,
} from '../testing/archives';
import type { Reading } from '../testing/readArchiveAlone';
import { texts } from '../testing/texts';
import type { TreeEntry } from '../tree';
import { readArchive, UnreadableArchiveError } from './readArchive';

jest.setTimeout(180_000);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'opaq-hostile-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (...parts: Uint8Array[]) => {
  const file = join(folder, 'archive');
  writeFileSync(file, Buffer.concat(parts));
  return file;
};

/** What is read of an archive, or why it is refused. */
async function outcomeOf(
  file: string,
  options: { limits?: Partial<ScanLimits>; unpackedBytes?: number } = {},
) {
  const collector = new FactCollector({
    facts: [texts, files.uses.listing],
    projectFile,
    limits: { ...DEFAULT_LIMITS, ...options.limits },
  });
  const { unpackedBytes } = options;
  try {
    await readArchive(file, collector, { stripTopFolder: true, unpackedBytes });
  } catch (error) {
    if (!(error instanceof UnreadableArchiveError)) throw error;
    return { refused: error.message };
  }
  const { values, gaps } = collector.finish(['']).get('')!;
  return {
    texts: values.texts as Record<string, string>,
    paths: (values.listing as TreeEntry[]).map(({ path }) => path),
    gaps: gaps.texts ?? [],
  };
}

const GOOD = tarFile('r/good.txt', 'good');
const tar = (...parts: Buffer[]) => write(GOOD, ...parts, END);

describe('entries of a tar archive that are no files of a repository', () => {
  it.each<[string, Buffer[]]>([
    ['an absolute path', [tarFile('/etc/a.txt', 'a')]],
    ['a path above it', [tarFile('r/../../a.txt', 'a')]],
    ['a path above it, long', [tarFile(`r/${'../'.repeat(99)}a.txt`, 'a')]],
    [
      'a path above it from pax',
      [paxHeader({ path: '../a.txt' }), tarFile('r/a')],
    ],
    ['a device', [tarHeader({ path: 'r/a.txt', type: 'CharacterDevice' })]],
    ['a disk', [tarHeader({ path: 'r/a.txt', type: 'BlockDevice' })]],
    ['a pipe', [tarHeader({ path: 'r/a.txt', type: 'FIFO' })]],
    // A file of GNU tar with holes, and a type that nobody has defined.
    ['holes', [tarHeader({ path: 'r/a.txt' }, [[156, 'S']])]],
    ['an unknown type', [tarHeader({ path: 'r/a.txt' }, [[156, 'Z']])]],
  ])('%s', async (_, parts) => {
    expect(await outcomeOf(tar(...parts))).toMatchObject({
      texts: { 'good.txt': 'good' },
      paths: ['good.txt'],
    });
  });

  it.each(['SymbolicLink', 'Link'] as const)(
    'a %s is listed, and what it leads to is not read',
    async type => {
      const link = tarHeader({
        path: 'r/a.txt',
        linkpath: '/etc/passwd',
        type,
      });
      expect(await outcomeOf(tar(link))).toMatchObject({
        texts: { 'good.txt': 'good' },
        paths: ['a.txt', 'good.txt'],
      });
      // What would be written through it is a second entry of the name.
      const through = tarFile('r/a.txt/b.txt', 'b');
      expect(
        await outcomeOf(tar(link, tarFile('r/a.txt', 'b'), through)),
      ).toMatchObject({ texts: { 'good.txt': 'good', 'a.txt/b.txt': 'b' } });
    },
  );

  it('names that are not UTF-8, or of control characters, are names', async () => {
    const name = Buffer.concat([
      Buffer.from('r/'),
      Buffer.from([0xff, 0xfe, 0x1b, 0x0a]),
      Buffer.from('\u202e.txt'),
    ]);
    const { paths } = await outcomeOf(
      tar(tarHeader({ path: 'r/x' }, [[0, name]])),
    );
    expect(paths).toEqual(
      ['good.txt', '\ufffd\ufffd\u001b\n\u202e.txt'].sort(),
    );
  });
});

describe('sizes of a tar archive that are not those of its files', () => {
  const base256 = (...bytes: number[]) =>
    Buffer.from([...Array(12 - bytes.length).fill(bytes[0]), ...bytes]);
  const size = (bytes: string | Buffer) =>
    tarHeader({ path: 'r/a.txt' }, [[124, bytes]]);
  const pax = (value: string) => paxHeader({ path: 'r/a.txt', size: value });
  const content = Buffer.concat([Buffer.from('content'), Buffer.alloc(505)]);

  it.each<[string, Buffer[]]>([
    ['more than follows', [size('00000777777\0'), content]],
    ['more than a number can hold', [size(Buffer.alloc(12, 0x80)), content]],
    ['more than a disk', [size(Buffer.from([0x80, ...Array(11).fill(0x7f)]))]],
    ['negative', [size(base256(0xff, 0xff, 0xfe)), content]],
    ['less than it holds', [pax('1'), tarFile('r/a', 'a'.repeat(2000))]],
    ['more than it holds, by pax', [pax('1e15'), tarFile('r/a', 'a')]],
    ['without an end, by pax', [pax('Infinity'), tarFile('r/a', 'a')]],
    ['not whole, by pax', [pax('1.5e3'), tarFile('r/a', 'a')]],
  ])('%s', async (_, parts) => {
    expect(await outcomeOf(tar(...parts))).toEqual({
      refused: expect.stringMatching(/damaged|ends before its end/),
    });
  });

  it.each(['-1', 'NaN', '', '0x10', '1e400'])(
    'of pax that are none are not taken: %j',
    async value => {
      const outcome = await outcomeOf(tar(pax(value), tarFile('r/a', 'a')));
      expect([undefined, '(binary)', 'a']).toContain(outcome.texts?.['a.txt']);
    },
  );
});

describe('headers of a tar archive', () => {
  it('that are larger than any are passed over', async () => {
    const comment = 'x'.repeat(5_000_000);
    const file = tar(
      paxHeader({ comment }, 'GlobalExtendedHeader'),
      paxHeader({ comment }),
      tarFile('r/a.txt', 'a'),
    );
    expect(await outcomeOf(file)).toMatchObject({ texts: { 'a.txt': 'a' } });
  });

  it('that follow each other without end are read in time', async () => {
    const lines = Object.fromEntries(
      Array.from({ length: 1000 }, (_, index) => [`key${index}`, 'x']),
    );
    const headers = Array.from({ length: 500 }, () =>
      paxHeader(lines, 'GlobalExtendedHeader'),
    );
    expect(await outcomeOf(tar(...headers))).toMatchObject({
      paths: ['good.txt'],
    });
  });
});

describe('a packed archive', () => {
  it('that is packed twice is refused', async () => {
    const content = randomBytes(1000);
    const once = gzipSync(Buffer.concat([tarFile('r/a.bin', content), END]));
    expect(await outcomeOf(write(gzipSync(once)))).toEqual({
      refused: 'The archive is packed twice.',
    });
    // Also where the first piece that is unpacked does not show it.
    const slow = once.subarray(0, 1);
    const parts = [gzipSync(slow), gzipSync(once.subarray(1))];
    expect(await outcomeOf(write(...parts))).toEqual({
      refused: 'The archive is packed twice.',
    });
  });

  it('in Zstandard is not unpacked, whatever else it looks like', async () => {
    const head = Buffer.alloc(512, 0x20);
    head.writeUInt32LE(0xfd2fb528, 0);
    head.write('ustar', 257);
    expect(await outcomeOf(write(head))).toEqual({
      refused: expect.stringMatching(/damaged/),
    });
  });

  it('of more than may be unpacked is refused', async () => {
    const file = write(
      gzipSync(
        Buffer.concat([GOOD, tarFile('r/b.bin', Buffer.alloc(2_000_000)), END]),
      ),
    );
    expect(await outcomeOf(file, { unpackedBytes: 1_000_000 })).toEqual({
      refused:
        'The archive holds more than the limit of 1000000 bytes when it is unpacked (scorecards.limits.unpackedBytes).',
    });
    expect(await outcomeOf(file, { unpackedBytes: 3_000_000 })).toHaveProperty(
      'paths',
      ['b.bin', 'good.txt'],
    );
  });

  it('whose checksum is wrong is refused, also behind its last file', async () => {
    const whole = gzipSync(Buffer.concat([GOOD, END, Buffer.alloc(10_240)]));
    for (const offset of [8, 5]) {
      const wrong = Buffer.from(whole);
      wrong[wrong.length - offset] += 1;
      expect(await outcomeOf(write(wrong))).toEqual({
        refused: expect.stringMatching(/damaged/),
      });
    }
    expect(await outcomeOf(write(whole.subarray(0, -1)))).toEqual({
      refused: expect.stringMatching(/damaged/),
    });
  });
});

describe('a zip archive', () => {
  const DAMAGED = {
    refused: expect.stringMatching(/^The archive is damaged: .+\.$/),
  };
  const good: ZipEntry = { content: 'good' };
  const packed = deflateRawSync('a'.repeat(10_000));

  it.each<[string, Record<string, string | ZipEntry>]>([
    ['whose file is another one', { 'a.txt': { content: 'a', crc: 1 } }],
    [
      'whose file is longer',
      { 'a.txt': { content: packed, method: 8, size: 9 } },
    ],
    [
      'whose file is shorter',
      { 'a.txt': { content: packed, method: 8, size: 20_000 } },
    ],
    [
      'whose file is damaged',
      { 'a.txt': { content: 'a', method: 8, size: 5 } },
    ],
    ['that is encrypted', { 'a.txt': { content: 'a', flags: 1 } }],
    ['that is encrypted strongly', { 'a.txt': { content: 'a', flags: 0x41 } }],
    ['packed by another method', { 'a.txt': { content: 'a', method: 93 } }],
    ['with a path above it', { '..\\a.txt': 'a' }],
    ['with an absolute path', { '/a.txt': 'a' }],
    ['with a path of a disk', { [['c:', 'a.txt'].join('/')]: 'a' }],
  ])('%s is refused', async (_, others) => {
    const zip = zipOf({ 'good.txt': good, ...others });
    expect(await outcomeOf(write(zip))).toEqual(DAMAGED);
  });

  it('of fewer entries than it says, or of none, is refused', async () => {
    const zip = zipOf({ 'good.txt': good }, { count: 60_000 });
    expect(await outcomeOf(write(zip))).toEqual(DAMAGED);
    expect(await outcomeOf(write(zipOf({})))).toEqual(DAMAGED);
  });

  it('that is cut behind an empty one is refused', async () => {
    const whole = zipOf({ 'good.txt': good, 'b.zip': { content: zipOf({}) } });
    const cut = whole.subarray(0, whole.indexOf(zipOf({})) + 22);
    expect(await outcomeOf(write(cut))).toEqual({
      refused: 'The archive is damaged: it holds nothing.',
    });
  });

  it('of more entries than it says, as of 2 to the 62nd, is refused', async () => {
    const zip = zipOf({ 'a.txt': 'a' });
    const end = zip.subarray(-22);
    end.writeUInt16LE(0xffff, 10);
    const offset = end.readUInt32LE(16);
    end.writeUInt32LE(0xffffffff, 16);
    const end64 = Buffer.alloc(56);
    end64.writeUInt32LE(0x06064b50, 0);
    end64.writeBigUInt64LE(2n ** 62n, 32);
    end64.writeBigUInt64LE(BigInt(offset), 48);
    const locator = Buffer.alloc(20);
    locator.writeUInt32LE(0x07064b50, 0);
    locator.writeBigUInt64LE(BigInt(zip.length - 22), 8);
    const file = write(zip.subarray(0, -22), end64, locator, end);
    expect(await outcomeOf(file)).toEqual({
      refused: expect.stringMatching(/damaged/),
    });
  });
});

describe('memory is bounded where', () => {
  const script = join(__dirname, '../testing/readArchiveAlone.ts');

  const readAlone = async (file: string, limits: object = {}) => {
    const { stdout } = await promisify(execFile)(process.execPath, [
      '--no-warnings',
      ...[
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      ],
      script,
      file,
      JSON.stringify(limits),
    ]);
    return JSON.parse(stdout) as Reading;
  };

  /** Compressed pieces follow each other as one. */
  const times = (count: number, piece: Buffer) =>
    Array<Buffer>(count).fill(gzipSync(piece));
  const MEGABYTE = 1_048_576;
  const lines = Buffer.alloc(MEGABYTE, 'x = 1\ny = "some text"\n');
  const zeros = Buffer.alloc(16 * MEGABYTE);

  const start = (path: string, size: number) =>
    gzipSync(Buffer.concat([GOOD, tarHeader({ path, size })]));

  it('what is packed goes on for gigabytes behind its end', async () => {
    const file = write(
      gzipSync(Buffer.concat([GOOD, END])),
      ...times(512, lines),
    );
    const { paths, memory } = await readAlone(file);
    expect(paths).toBe(1);
    expect(memory).toBeLessThan(200);
  });

  it('a file holds gigabytes of zeros', async () => {
    const size = 200 * zeros.length;
    const file = write(
      start('r/a.py', size),
      ...times(200, zeros),
      gzipSync(END),
    );
    const { problem, memory } = await readAlone(file, { unpackedBytes: 1e9 });
    expect(problem).toMatch(/more than the limit of 1000000000 bytes/);
    expect(memory).toBeLessThan(200);
  });

  it('there are 201,000 files, each larger than is read', async () => {
    const content = Buffer.alloc(100, 'import a\n');
    const piece = (index: number) =>
      Buffer.concat(
        Array.from({ length: 1000 }, (_, file) =>
          tarFile(`r/d${index}/f${file}.py`, content),
        ),
      );
    const pieces = Array.from({ length: 201 }, (_, index) =>
      gzipSync(piece(index)),
    );
    const file = write(...pieces, gzipSync(END));
    const { paths, gaps, memory } = await readAlone(file, {
      bytesPerFile: 50,
    });
    expect(paths).toBe(DEFAULT_LIMITS.files);
    expect(gaps?.sort()).toEqual(['tooLarge', 'tooMany']);
    expect(memory).toBeLessThan(1000);
  });

  it('entries are thousands of times one packed file', async () => {
    const file = Buffer.alloc(4_000_000, 'x = 1\n');
    const one = zipOf({
      'f0000.py': {
        content: deflateRawSync(file),
        method: 8,
        size: file.length,
        crc: crc32(file),
      },
    });
    const list = one.subarray(one.indexOf('PK\x01\x02'), -22);
    const entries = Array.from({ length: 9000 }, (_, index) => {
      const entry = Buffer.from(list);
      entry.write(`f${String(index).padStart(4, '0')}.py`, 46);
      return entry;
    });
    const end = Buffer.from(one.subarray(-22));
    end.writeUInt16LE(entries.length, 10);
    const archive = write(
      one.subarray(0, one.length - 22 - list.length),
      ...entries,
      end,
    );
    const { problem, gaps, memory } = await readAlone(archive, { bytes: 1e8 });
    expect(problem).toBeUndefined();
    expect(gaps).toEqual(['tooMuch']);
    expect(memory).toBeLessThan(1000);
  });
});
