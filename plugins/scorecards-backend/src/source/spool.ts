import { createWriteStream } from 'node:fs';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { UnreadableError } from './UnreadableError';

/**
 * Writes a stream to a file, and stops where it becomes larger than is allowed.
 *
 * @returns How many bytes it had.
 */
export async function spool(
  stream: Readable,
  file: string,
  maxBytes: number,
  signal: AbortSignal,
): Promise<number> {
  let bytes = 0;
  const limit = new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.byteLength;
      if (bytes <= maxBytes) done(undefined, chunk);
      else {
        done(
          new UnreadableError(
            `The repository's archive is larger than the limit of ${maxBytes} bytes (scorecards.limits.archiveBytes).`,
          ),
        );
      }
    },
  });
  await pipeline(stream, limit, createWriteStream(file), { signal });
  return bytes;
}
