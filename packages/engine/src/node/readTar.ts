import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Parser, type ReadEntry } from 'tar';
import { UnreadableArchiveError, type ArchiveEntries } from './ArchiveEntries';

const FILES = new Set(['File', 'OldFile', 'ContiguousFile']);
const LINKS = new Set(['SymbolicLink', 'Link']);

const BLOCK = 512;
const CHUNK_BYTES = 64 * 1024;

function unpack(file: string, isCompressed: boolean): Readable {
  const stream = createReadStream(file);
  if (!isCompressed) return stream;
  const unpacked = createGunzip({ chunkSize: CHUNK_BYTES });
  // What goes wrong is thrown where the result is read.
  return pipeline(stream, unpacked, () => {});
}

/**
 * The parser unpacks, too, without a bound, and keeps in memory whatever follows the end mark. So it gets nothing that it
 * takes for packed, and nothing behind that mark.
 */
async function* blocksOf(stream: Readable, maxBytes: number) {
  let bytes = 0;
  let head: Buffer | undefined = Buffer.alloc(0);
  for await (const chunk of stream as AsyncIterable<Buffer>) {
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

  const stream = unpack(file, options.isCompressed);
  try {
    for await (const block of blocksOf(stream, options.maxBytes)) {
      // Behind the end mark the rest is only unpacked, for the checksum of it all.
      if (!isWhole && !parser.write(block) && !problem) {
        await once(parser, 'drain');
      }
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
  } finally {
    stream.destroy();
  }
}
