import { crc32 } from 'node:zlib';
import { Header, Pax, type HeaderData } from 'tar';

const BLOCK = 512;

/** The mark at the end of a tar archive. */
export const END = Buffer.alloc(2 * BLOCK);

const padded = (content: Buffer) =>
  Buffer.concat([
    content,
    Buffer.alloc((BLOCK - (content.length % BLOCK)) % BLOCK),
  ]);

/** A header, with a checksum that is right whatever is written into it. */
export function tarHeader(
  data: HeaderData,
  overwrite: Array<[offset: number, bytes: string | Buffer]> = [],
): Buffer {
  const header = Buffer.alloc(BLOCK);
  const { size = 0, type = 'File', mode = 0o644 } = data;
  new Header({ ...data, size, type, mode }).encode(header, 0);
  for (const [offset, bytes] of overwrite) {
    Buffer.from(bytes).copy(header, offset);
  }
  header.write('        ', 148);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

/** A file of a tar archive, with what has to stand before it. */
export function tarFile(path: string, content: string | Buffer = ''): Buffer {
  const bytes = Buffer.from(content);
  const data = { path, size: bytes.length };
  const isLong = Buffer.byteLength(path) > 99;
  return Buffer.concat([
    isLong ? new Pax(data).encode() : Buffer.alloc(0),
    tarHeader({ ...data, path: isLong ? path.slice(0, 20) : path }),
    padded(bytes),
  ]);
}

/** An extended header with any lines. */
export function paxHeader(
  lines: Record<string, string>,
  type: 'ExtendedHeader' | 'GlobalExtendedHeader' = 'ExtendedHeader',
): Buffer {
  const content = Object.entries(lines)
    .map(([key, value]) => {
      const rest = ` ${key}=${value}\n`;
      const length = Buffer.byteLength(rest);
      const digits = String(length + String(length).length).length;
      return `${length + digits}${rest}`;
    })
    .join('');
  const bytes = Buffer.from(content);
  return Buffer.concat([
    tarHeader({ path: 'pax', size: bytes.length, type }),
    padded(bytes),
  ]);
}

/** What of an entry of a zip archive is not as it usually is. */
export interface ZipEntry {
  content: string | Buffer;
  /** What the archive says of it. */
  size?: number;
  crc?: number;
  /** Of the content as it is given: 0 stored, 8 deflated. */
  method?: number;
  flags?: number;
  isLink?: boolean;
}

/** A zip archive; `count` is how many entries it says that it has. */
export function zipOf(
  files: Record<string, string | ZipEntry>,
  options: { count?: number } = {},
): Buffer {
  const bodies: Buffer[] = [];
  const list: Buffer[] = [];
  let offset = 0;
  for (const [path, given] of Object.entries(files)) {
    const entry = typeof given === 'string' ? { content: given } : given;
    const name = Buffer.from(path);
    const content = Buffer.from(entry.content);
    const { size = content.length, crc = crc32(content) } = entry;
    const { method = 0, flags = 0, isLink = false } = entry;
    const common = Buffer.alloc(24);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(method, 4);
    common.writeUInt32LE(crc, 10);
    common.writeUInt32LE(content.length, 14);
    common.writeUInt32LE(size, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    common.copy(local, 4);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    common.copy(central, 6);
    central.writeUInt32LE((isLink ? 0o120777 : 0o100644) * 65536, 38);
    central.writeUInt32LE(offset, 42);
    bodies.push(local, name, content);
    list.push(central, name);
    offset += local.length + name.length + content.length;
  }
  const { count = Object.keys(files).length } = options;
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(Buffer.concat(list).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, ...list, end]);
}
