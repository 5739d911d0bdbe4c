import type { FactCollector } from '../collect';
import { isVisibleFrom } from '../collect/visibility';
import { git, line, nameCommit } from './git';

// What is held of a revision at once, beside the largest single file that is wanted.
const BATCH_BYTES = 16_000_000;
const BATCH_FILES = 5000;

const MAX_PATH_LENGTH = 4096;
const NO_PATH = /(^|\/)(\.{0,2}|\.git)(\/|$)/i;

const LINK = '120000';
const FILES = new Set(['100644', '100755', '100664']);

/**
 * The commit that a name stands for: a branch, a tag, a short hash, `HEAD~1`.
 *
 * @returns Undefined where the repository has no such commit.
 * @public
 */
export async function commitNamed(
  folder: string,
  name: string,
): Promise<string | undefined> {
  // Such a name would be an option of git.
  if (name.startsWith('-')) return undefined;
  return line(await git(folder, nameCommit(name)));
}

/**
 * The commit at which two histories parted.
 *
 * @returns Undefined where they have none in common, as in a clone that was cut short.
 * @public
 */
export async function mergeBaseOf(
  folder: string,
  one: string,
  other: string,
): Promise<string | undefined> {
  return line(await git(folder, ['merge-base', one, other])) || undefined;
}

interface RevisionFile {
  id: string;
  path: string;
  size: number;
  link: boolean;
}

/** Files and links; a submodule has neither size nor content here. */
function filesOf(listed: Buffer): RevisionFile[] {
  const files: RevisionFile[] = [];
  for (const entry of listed.toString('utf8').split('\0')) {
    const tab = entry.indexOf('\t');
    const [mode, , id, size] = entry.slice(0, Math.max(0, tab)).split(/ +/);
    if (mode !== LINK && !FILES.has(mode)) continue;
    const path = entry.slice(tab + 1);
    // A tree can hold any name; these can't be checked out.
    if (path.length > MAX_PATH_LENGTH || NO_PATH.test(path)) continue;
    // A clone without its files has no size for them either.
    files.push({ id, path, size: Number(size) || 0, link: mode === LINK });
  }
  return files;
}

/** The content of files by their object's id, as it is stored: no filter and no conversion is run. */
async function contentsOf(
  folder: string,
  files: readonly RevisionFile[],
): Promise<Map<string, Buffer>> {
  const contents = new Map<string, Buffer>();
  if (files.length === 0) return contents;
  const ids = [...new Set(files.map(({ id }) => id))];
  const output =
    (await git(folder, ['cat-file', '--batch'], `${ids.join('\n')}\n`)) ??
    Buffer.alloc(0);
  // "ID blob SIZE", a line end, the bytes, a line end; or "ID missing".
  let offset = 0;
  while (offset < output.length) {
    const end = output.indexOf(10, offset);
    if (end < 0) break;
    const [id, type, size] = output.toString('latin1', offset, end).split(' ');
    offset = end + 1;
    if (type !== 'blob') continue;
    contents.set(id, output.subarray(offset, offset + Number(size)));
    offset += Number(size) + 1;
  }
  return contents;
}

/**
 * Reads a commit of a repository, without a look at its working tree. As with {@link readDirectory} nothing that the
 * repository configures is run: no filter, no hook, no conversion. What `.gitattributes` leaves out of archives is read.
 *
 * @param folder - The top folder of a working tree.
 * @param commit - As {@link commitNamed} gives it.
 * @param options - `component`: a folder in it, as in {@link readDirectory}.
 * @throws Where git can't list the commit.
 * @public
 */
export async function readRevision(
  folder: string,
  commit: string,
  collector: FactCollector,
  options: { component?: string } = {},
): Promise<void> {
  const { component = '' } = options;
  const listed = await git(folder, ['ls-tree', '-r', '-z', '-l', commit]);
  if (!listed) throw new Error(`git cannot list the files of ${commit}`);

  let batch: Array<RevisionFile & { wanted: boolean }> = [];
  let bytes = 0;
  const flush = async () => {
    const contents = await contentsOf(
      folder,
      batch.filter(({ wanted }) => wanted),
    );
    for (const { id, path, size, link, wanted } of batch) {
      const content = contents.get(id);
      collector.add(
        link ? { path, size, link } : { path, size },
        wanted ? content : undefined,
      );
      if (wanted && !content) collector.unreadable(path);
    }
    batch = [];
    bytes = 0;
  };

  for (const file of filesOf(listed)) {
    if (!isVisibleFrom(component, file.path)) continue;
    const wanted = !file.link && collector.wanted(file.path, file.size);
    batch.push({ ...file, wanted });
    if (wanted) bytes += file.size;
    if (bytes > BATCH_BYTES || batch.length > BATCH_FILES) await flush();
  }
  await flush();
}
