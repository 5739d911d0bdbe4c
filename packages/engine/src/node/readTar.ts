import { createReadStream } from 'node:fs';
import { Parser, type ReadEntry } from 'tar';
import { UnreadableArchiveError, type ArchiveEntries } from './ArchiveEntries';

const FILES = new Set(['File', 'OldFile', 'ContiguousFile']);
const LINKS = new Set(['SymbolicLink', 'Link']);

/** Reads a tar archive, compressed or not, entry by entry. */
export function readTar(file: string, entries: ArchiveEntries): Promise<void> {
  return new Promise((resolve, reject) => {
    let isWhole = false;
    let problem: unknown;
    const stream = createReadStream(file);
    // Strict: a header that can't be read is the end of it, not an entry less.
    const parser = new Parser({ strict: true });
    const stop = (error: unknown) => {
      problem ??= error;
      stream.destroy();
      const reason = error instanceof Error ? error.message : String(error);
      reject(
        error instanceof UnreadableArchiveError
          ? error
          : new UnreadableArchiveError(`The archive is damaged: ${reason}.`),
      );
    };

    const addEntry = async (entry: ReadEntry) => {
      const link = LINKS.has(entry.type);
      if (link || FILES.has(entry.type)) {
        const { path: name, size } = entry;
        await entries.add({ name, size, link, read: () => entry.concat() });
      }
    };
    parser.on('entry', entry => {
      // What was not read has to flow off before the next entry comes.
      addEntry(entry)
        .catch(stop)
        .finally(() => entry.resume());
    });
    parser.on('eof', () => {
      isWhole = true;
    });
    parser.on('error', stop);
    parser.on('end', () => {
      if (problem) return;
      if (isWhole) resolve();
      else stop(new UnreadableArchiveError('The archive ends before its end.'));
    });
    stream.on('error', stop);
    stream.on('data', chunk => {
      if (!parser.write(chunk as Buffer)) {
        stream.pause();
        parser.once('drain', () => stream.resume());
      }
    });
    stream.on('end', () => parser.end());
  });
}
