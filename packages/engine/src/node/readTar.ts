import { once } from 'node:events';
import { closeSync, openSync, readSync } from 'node:fs';
import { setImmediate as next } from 'node:timers/promises';
import { Gunzip, type ZlibError } from 'minizlib';
import { Parser, type ReadEntry } from 'tar';
import { UnreadableArchiveError, type ArchiveEntries } from './ArchiveEntries';

const FILES = new Set(['File', 'OldFile', 'ContiguousFile']);
const LINKS = new Set(['SymbolicLink', 'Link']);

const BLOCK = 512;
/** Of a file as it is stored. Unpacked it can be a thousand times as much, and is in memory at once. */
const READ_BYTES = 32 * 1024;

function* chunksOf(file: string): Generator<Buffer> {
  const handle = openSync(file, 'r');
  try {
    for (;;) {
      const chunk = Buffer.allocUnsafe(READ_BYTES);
      const length = readSync(handle, chunk);
      if (length === 0) return;
      yield chunk.subarray(0, length);
    }
  } finally {
    closeSync(handle);
  }
}

/**
 * All of it in this thread. Node's own streams have each piece of a file read and unpacked by threads that the whole process
 * shares: they don't know what priority the work of this one has, and to pass pieces to and fro takes longer than the work.
 *
 * @throws Where it can't be unpacked.
 */
function* unpack(chunks: Iterable<Buffer>): Generator<Buffer> {
  const unpacked: Buffer[] = [];
  let problem: unknown;
  const gunzip = new Gunzip({});
  gunzip.on('data', chunk => unpacked.push(chunk as Buffer));
  gunzip.on('error', error => {
    problem = (error as ZlibError).cause;
  });
  try {
    for (const chunk of chunks) {
      gunzip.write(chunk);
      if (problem) throw problem;
      yield* unpacked.splice(0);
    }
    gunzip.end();
    if (problem) throw problem;
    yield* unpacked.splice(0);
  } finally {
    gunzip.close();
  }
}

/**
 * The parser unpacks, too, without a bound, and keeps in memory whatever follows the end mark. So it gets nothing that it
 * takes for packed, and nothing behind that mark.
 */
function* blocksOf(chunks: Iterable<Buffer>, maxBytes: number) {
  let bytes = 0;
  let head: Buffer | undefined = Buffer.alloc(0);
  for (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > maxBytes) {
      throw new UnreadableArchiveError(
        `The archive holds more than the limit of ${maxBytes} bytes when it is unpacked (scorecards.limits.unpackedBytes).`,
      );
    }
    if (!head) {
      yield chunk;
      continue;
    }
    head = Buffer.concat([head, chunk]);
    if (head.length < BLOCK) continue;
    if (head[0] === 0x1f && head[1] === 0x8b) {
      throw new UnreadableArchiveError('The archive is packed twice.');
    }
    yield head;
    head = undefined;
  }
}

/** Reads a tar archive entry by entry, and to its end, since what is cut or damaged shows only there. */
export async function readTar(
  file: string,
  entries: ArchiveEntries,
  options: { isCompressed: boolean; maxBytes: number },
): Promise<void> {
  let isWhole = false;
  let problem: unknown;
  let adding = Promise.resolve();
  // Strict: a header that can't be read is the end of it, not an entry less.
  const parser = new Parser({ strict: true, brotli: false, zstd: false });
  const addEntry = async (entry: ReadEntry) => {
    const link = LINKS.has(entry.type);
    if (link || FILES.has(entry.type)) {
      const { path: name, size } = entry;
      await entries.add({ name, size, link, read: () => entry.concat() });
    }
  };
  parser.on('entry', entry => {
    adding = addEntry(entry)
      .catch(error => {
        problem ??= error;
      })
      // What was not read has to flow off before the next entry comes.
      .finally(() => entry.resume());
  });
  parser.on('eof', () => {
    isWhole = true;
  });
  parser.on('error', error => {
    problem ??= error;
  });

  const stored = chunksOf(file);
  const chunks = options.isCompressed ? unpack(stored) : stored;
  try {
    for (const block of blocksOf(chunks, options.maxBytes)) {
      // Behind the end mark the rest is only unpacked, for the checksum of it all.
      if (!isWhole && !parser.write(block) && !problem) {
        await once(parser, 'drain');
      }
      // What was found in it is looked at before there is more in memory.
      await next();
      if (problem) throw problem;
    }
    // Before it waits: of an entry that is cut the rest never comes.
    if (!isWhole) {
      throw new UnreadableArchiveError('The archive ends before its end.');
    }
    await adding;
    if (problem) throw problem;
  } catch (error) {
    if (error instanceof UnreadableArchiveError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new UnreadableArchiveError(`The archive is damaged: ${reason}.`);
  }
}
