import { open } from 'node:fs/promises';
import type { FactCollector } from '../collect';
import { ArchiveEntries, UnreadableArchiveError } from './ArchiveEntries';
import { readTar } from './readTar';
import { readZip } from './readZip';

export { UnreadableArchiveError } from './ArchiveEntries';

const TAR_MAGIC_OFFSET = 257;
const HEAD_BYTES = 512;

async function headOf(file: string): Promise<Buffer> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(
      Buffer.alloc(HEAD_BYTES),
      0,
      HEAD_BYTES,
      0,
    );
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

function formatOf(head: Buffer): 'tar' | 'tar.gz' | 'zip' {
  if (head.length === 0) {
    throw new UnreadableArchiveError('The source host sent an empty answer.');
  }
  if (head[0] === 0x1f && head[1] === 0x8b) return 'tar.gz';
  if (head.toString('latin1', 0, 2) === 'PK') return 'zip';
  if (head.toString('latin1', TAR_MAGIC_OFFSET, 262) === 'ustar') return 'tar';
  if (/^\s*</.test(head.toString('latin1'))) {
    throw new UnreadableArchiveError(
      'The source host sent a web page in place of an archive, often a sign-in page: check the credentials of its integration.',
    );
  }
  throw new UnreadableArchiveError(
    'What the source host sent is neither a tar nor a zip archive.',
  );
}

/** Bytes of a tar archive when it is unpacked, unless the caller says otherwise. */
const MAX_UNPACKED_BYTES = 10_000_000_000;

/**
 * Reads a repository from the archive that a source host makes of it. No entry is held in memory longer than the facts
 * take to look at it.
 *
 * @param options - `stripTopFolder`: whether a tar archive holds everything in one folder, which is not part of the
 * paths. Most source hosts make them so; zip archives of source hosts have no such folder. `unpackedBytes`: what a tar
 * archive may hold, whether it is wanted or not; default: 10 GB. A zip archive is unpacked only where a file is wanted.
 * @throws `UnreadableArchiveError` where the file is not a whole archive. What was collected until then is no repository.
 * @public
 */
export async function readArchive(
  file: string,
  collector: FactCollector,
  options: { stripTopFolder: boolean; unpackedBytes?: number },
): Promise<void> {
  const { stripTopFolder, unpackedBytes = MAX_UNPACKED_BYTES } = options;
  const format = formatOf(await headOf(file));
  if (format === 'zip') {
    await readZip(file, new ArchiveEntries(collector, false));
  } else {
    await readTar(file, new ArchiveEntries(collector, stripTopFolder), {
      isCompressed: format === 'tar.gz',
      maxBytes: unpackedBytes,
    });
  }
}
