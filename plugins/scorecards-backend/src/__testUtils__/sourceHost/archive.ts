import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { Header, Pax } from 'tar';
import type { RepositoryFile } from './bodies';

const BLOCK = 512;
/** The same in all archives, so that a body is packed once for all repositories that have it. */
const TOP = 'repository';
const MTIME = new Date('2026-01-01T00:00:00Z');

// Least effort: what is prepared is sent often, and what is not should cost little.
const pack = (bytes: Buffer) =>
  (promisify(gzip) as (b: Buffer, o: object) => Promise<Buffer>)(bytes, {
    level: 1,
  });

function entryOf({ path: name, bytes }: RepositoryFile): Buffer[] {
  const header = Buffer.alloc(BLOCK);
  const path = `${TOP}/${name}`;
  const needsPax = new Header({
    path,
    mode: 0o644,
    size: bytes.byteLength,
    mtime: MTIME,
    type: 'File',
  }).encode(header);
  const rest = bytes.byteLength % BLOCK;
  return [
    // What is too long for a header, or not in ASCII, stands before it.
    ...(needsPax ? [new Pax({ path }).encode()] : []),
    header,
    bytes,
    Buffer.alloc(rest === 0 ? 0 : BLOCK - rest),
  ];
}

/** What every archive begins with: which commit it is of. */
export function packHead(
  sha: string,
  files: readonly RepositoryFile[],
): Promise<Buffer> {
  return pack(
    Buffer.concat([
      new Pax({ comment: sha }, true).encode(),
      ...files.flatMap(entryOf),
    ]),
  );
}

/**
 * Archives are made of several gzip members one after the other, each of which ends where an entry of the tar ends: what is
 * the same in many repositories is packed once.
 */
export function packFiles(files: readonly RepositoryFile[]): Promise<Buffer> {
  return pack(Buffer.concat(files.flatMap(entryOf)));
}

/** The mark of an archive's end, without which it is cut. */
export const packEnd = (): Promise<Buffer> => pack(Buffer.alloc(2 * BLOCK));
