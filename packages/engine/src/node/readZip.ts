import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { crc32 } from 'node:zlib';
import { open, type Entry, type Options, type ZipFile } from 'yauzl';
import { UnreadableArchiveError, type ArchiveEntries } from './ArchiveEntries';

/* eslint-disable no-bitwise -- the file's mode stands in the upper half of the attributes */
const isLink = (entry: Entry) =>
  ((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000;
/* eslint-enable no-bitwise */

const openZip = promisify<string, Options, ZipFile>(open);

function damaged(error: unknown): UnreadableArchiveError {
  if (error instanceof UnreadableArchiveError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new UnreadableArchiveError(`The archive is damaged: ${reason}.`);
}

/** Reads a zip archive entry by entry. Its list of entries stands at the end, so a cut one can't be opened. */
export async function readZip(
  file: string,
  entries: ArchiveEntries,
): Promise<void> {
  const zip = await openZip(file, { lazyEntries: true }).catch(error => {
    throw damaged(error);
  });
  const openStream = promisify(zip.openReadStream.bind(zip)) as (
    entry: Entry,
  ) => Promise<NodeJS.ReadableStream>;
  const read = async (entry: Entry) => {
    const bytes = await buffer(await openStream(entry));
    // The library leaves this to others.
    if (crc32(bytes) !== entry.crc32) {
      throw new Error(`the checksum of ${entry.fileName} is wrong`);
    }
    return bytes;
  };
  try {
    // The last bytes of a cut archive can be those of an empty one that was in it.
    if (zip.entryCount === 0) throw new Error('it holds nothing');
    await new Promise<void>((resolve, reject) => {
      const addEntry = async (entry: Entry) => {
        if (!entry.fileName.endsWith('/')) {
          await entries.add({
            name: entry.fileName,
            size: entry.uncompressedSize,
            link: isLink(entry),
            read: () => read(entry),
          });
        }
        zip.readEntry();
      };
      zip.on('entry', entry => addEntry(entry).catch(reject));
      zip.on('end', resolve);
      zip.on('error', reject);
      zip.readEntry();
    });
  } catch (error) {
    throw damaged(error);
  } finally {
    zip.close();
  }
}
