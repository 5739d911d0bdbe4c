/** @jest-environment node */
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { crc32, gunzipSync, gzipSync } from 'node:zlib';
import { create, Header, Pax } from 'tar';
import { checks } from '../checks';
import { DEFAULT_LIMITS, FactCollector } from '../collect';
import { collectorFor } from '../evaluate';
import { files, projectFile } from '../facts';
import { texts } from '../testing/texts';
import { readArchive, UnreadableArchiveError } from './readArchive';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'opaq-archive-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (path: string, content: string | Uint8Array = '') => {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
};

/** An archive of what was written below a folder. */
function tarOf(top: string, gzip = true): string {
  const file = join(folder, 'archive');
  create({ cwd: folder, file, gzip, sync: true, portable: true }, [top]);
  return file;
}

/** A zip archive without compression. */
function zipOf(contents: Record<string, string>, links: string[] = []): Buffer {
  const bodies: Buffer[] = [];
  const list: Buffer[] = [];
  let offset = 0;
  for (const [path, text] of Object.entries(contents)) {
    const name = Buffer.from(path);
    const content = Buffer.from(text);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt32LE(crc32(content), 14);
    local.writeUInt32LE(content.length, 18);
    local.writeUInt32LE(content.length, 22);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt32LE(crc32(content), 16);
    entry.writeUInt32LE(content.length, 20);
    entry.writeUInt32LE(content.length, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(
      (links.includes(path) ? 0o120777 : 0o100644) * 65536,
      38,
    );
    entry.writeUInt32LE(offset, 42);
    bodies.push(local, name, content);
    list.push(entry, name);
    offset += local.length + name.length + content.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(contents).length, 8);
  end.writeUInt16LE(Object.keys(contents).length, 10);
  end.writeUInt32LE(Buffer.concat(list).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, ...list, end]);
}

async function read(file: string, stripTopFolder = true) {
  const collector = new FactCollector({
    facts: [texts, files.uses.listing],
    projectFile,
    limits: { ...DEFAULT_LIMITS, bytesPerFile: 100 },
  });
  await readArchive(file, collector, { stripTopFolder });
  const facts = collector.finish(['']).get('')!;
  return {
    texts: facts.values.texts,
    paths: (facts.values.listing as Array<{ path: string }>).map(
      ({ path }) => path,
    ),
    listing: facts.values.listing,
    gaps: facts.gaps.texts ?? [],
  };
}

/** Why an archive is refused. */
const problemOf = (file: string): Promise<string> =>
  read(file).then(
    () => 'none',
    error =>
      error instanceof UnreadableArchiveError
        ? error.message
        : `not for a person: ${error}`,
  );

describe('a tar archive', () => {
  beforeEach(() => {
    write('repo-1a2b/a.txt', 'a');
    write('repo-1a2b/src/ä/b.txt', 'b');
    write('repo-1a2b/src/c.bin', Buffer.alloc(3));
  });

  it.each([true, false])('is read, gzipped: %p', async gzip => {
    const { texts: found, paths } = await read(tarOf('repo-1a2b', gzip));
    expect(found).toEqual({ 'a.txt': 'a', 'src/ä/b.txt': 'b' });
    expect(paths).toEqual(['a.txt', 'src/c.bin', 'src/ä/b.txt']);
  });

  it('keeps its top folder where the host adds none', async () => {
    const { paths } = await read(tarOf('repo-1a2b'), false);
    expect(paths).toContain('repo-1a2b/a.txt');
  });

  it('lists links and does not follow them', async () => {
    symlinkSync('/etc/hostname', join(folder, 'repo-1a2b/link.txt'));
    const result = await read(tarOf('repo-1a2b'));
    expect(result.texts).not.toHaveProperty('link.txt');
    expect(result.listing).toContainEqual({
      path: 'link.txt',
      size: 0,
      link: true,
    });
  });

  it('passes over what is larger than is read, and says so', async () => {
    write('repo-1a2b/large.txt', 'x'.repeat(101));
    write('repo-1a2b/z.txt', 'z');
    const { texts: found, gaps } = await read(tarOf('repo-1a2b'));
    expect(found).toHaveProperty(['z.txt'], 'z');
    expect(gaps).toEqual([{ reason: 'tooLarge', path: 'large.txt' }]);
  });

  it('of more files than are looked at is read up to there', async () => {
    // Headers alone, which a few kilobytes hold.
    const headers = Array.from({ length: 3_000 }, (_, index) => {
      const header = Buffer.alloc(512);
      const path = `r/${index}.txt`;
      new Header({ path, size: 0, type: 'File', mode: 0o644 }).encode(
        header,
        0,
      );
      return header;
    });
    const file = write(
      'archive',
      gzipSync(Buffer.concat([...headers, Buffer.alloc(1024)])),
    );
    const collector = collectorFor(checks, {
      ...DEFAULT_LIMITS,
      files: 2_000,
    });
    await readArchive(file, collector, { stripTopFolder: true });
    const { values, gaps } = collector.finish(['']).get('')!;
    expect(values.listing).toHaveLength(2_000);
    expect(Object.keys(gaps).sort()).toEqual(Object.keys(values).sort());
  });

  it('says what the repository leaves out of archives', async () => {
    write(
      'repo-1a2b/.gitattributes',
      '*.png binary\n/tests export-ignore\n# x export-ignore\n*.md text export-ignore\n',
    );
    write('repo-1a2b/src/.gitattributes', 'data/ export-ignore');
    const { gaps } = await read(tarOf('repo-1a2b'));
    expect(gaps.map(gap => gap.path).sort()).toEqual([
      '*.md',
      'src/data/',
      'tests',
    ]);
  });

  it.each([0.3, 0.6, 0.9])('is refused when cut at %p', async share => {
    write('repo-1a2b/random.bin', Buffer.from(noise(20_000)));
    const whole = readFileSync(tarOf('repo-1a2b'));
    const cut = write('cut', whole.subarray(0, whole.length * share));
    expect(await problemOf(cut)).toMatch(/damaged|ends before its end/);
  });

  it('is refused when cut inside of a whole gzip stream', async () => {
    const whole = gunzipSync(readFileSync(tarOf('repo-1a2b')));
    const header = whole.indexOf('c.bin');
    // At an entry's boundary, so that all that is there is in order.
    const end = Math.floor(header / 512) * 512;
    const cut = write('cut', gzipSync(whole.subarray(0, end)));
    expect(await problemOf(cut)).toBe('The archive ends before its end.');
  });

  it('is refused when a header is damaged', async () => {
    const whole = gunzipSync(readFileSync(tarOf('repo-1a2b')));
    whole[whole.indexOf('c.bin')] = 'X'.charCodeAt(0);
    expect(await problemOf(write('damaged', gzipSync(whole)))).toMatch(
      /damaged/,
    );
  });

  it('is refused where it has more than one top folder', async () => {
    write('other/a.txt');
    const file = join(folder, 'archive');
    create({ cwd: folder, file, sync: true }, ['repo-1a2b', 'other']);
    expect(await problemOf(file)).toMatch(/one top folder/);
  });

  it('leaves out paths that lead out of it, and second ones of a name', async () => {
    const entry = (path: string, text: string) => {
      const header = Buffer.alloc(512);
      new Header({
        path,
        size: text.length,
        type: 'File',
        mode: 0o644,
        mtime: new Date(0),
      }).encode(header, 0);
      return Buffer.concat([header, Buffer.from(text.padEnd(512, '\0'))]);
    };
    const file = write(
      'archive',
      Buffer.concat([
        entry('repo/a.txt', 'first'),
        entry('repo/a.txt', 'second'),
        entry('repo/../../b.txt', 'b'),
        entry('/etc/c.txt', 'c'),
        Buffer.alloc(1024),
      ]),
    );
    expect((await read(file)).texts).toEqual({ 'a.txt': 'first' });
  });
});

describe('a tar archive with names that no system can hold', () => {
  /** The headers of an empty file, with a path of any length (POSIX pax). */
  const entry = (path: string) => {
    const header = Buffer.alloc(512);
    const encoded = new Pax({ path, size: 0 }).encode();
    new Header({ path: 'r/x', size: 0, type: 'File', mode: 0o644 }).encode(
      header,
      0,
    );
    return Buffer.concat([encoded, header]);
  };

  it('is read without them, and in time', async () => {
    const names = [
      `${'cron'.repeat(200_000)}!`,
      'a/'.repeat(100_000),
      `${'b'.repeat(256)}.txt`,
      `${'c'.repeat(251)}.txt`,
    ];
    const file = write(
      'archive',
      Buffer.concat([
        ...names.map(name => entry(`r/${name}`)),
        Buffer.alloc(1024),
      ]),
    );
    const collector = collectorFor(checks, DEFAULT_LIMITS);
    await readArchive(file, collector, { stripTopFolder: true });
    const { values } = collector.finish(['']).get('')!;
    expect(values.listing).toMatchObject([{ path: names[3] }]);
  });
});

describe('a zip archive', () => {
  it('is read', async () => {
    const zip = zipOf(
      { 'a.txt': 'a', 'src/b.txt': 'b', 'link.txt': '/etc/hostname' },
      ['link.txt'],
    );
    const { texts: found, paths } = await read(write('archive', zip));
    expect(found).toEqual({ 'a.txt': 'a', 'src/b.txt': 'b' });
    expect(paths).toEqual(['a.txt', 'link.txt', 'src/b.txt']);
  });

  it('is refused when it is cut', async () => {
    const zip = zipOf({ 'a.txt': 'a', 'b.txt': 'b' });
    const cut = write('archive', zip.subarray(0, zip.length - 30));
    expect(await problemOf(cut)).toMatch(/damaged/);
  });

  it('is refused when a path leads out of it', async () => {
    const file = write('archive', zipOf({ '../a.txt': 'a' }));
    expect(await problemOf(file)).toMatch(/damaged/);
  });
});

describe('what is no archive', () => {
  it.each([
    ['an empty answer', '', /empty answer/],
    ['a web page', '\n<!doctype html><title>Sign in</title>', /web page/],
    ['something else', '{"message": "no"}', /neither a tar nor a zip/],
    ['an archive of nothing', Buffer.alloc(1024), /neither a tar nor a zip/],
  ])('is refused: %s', async (_, content, reason) => {
    expect(await problemOf(write('archive', content))).toMatch(reason);
  });
});

/** Bytes that do not compress, the same in each run. */
function noise(length: number): number[] {
  let state = 1;
  return Array.from({ length }, () => {
    state = (state * 48271) % 2147483647;
    return state % 256;
  });
}
