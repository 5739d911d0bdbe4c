import type { SourceFile } from '../../tree';
import { defineDerivedFact, defineFileFact } from '../Fact';
import { code, importOf, markOf, notebookCode } from '../code/code';
import { isDataName, isModelName } from './dataFiles/names';
import { gitLfs } from '../repository/gitAttributes';
import { isInSideFolder } from '../repository/sideFolders';
import { isVendored } from '../source/paths';
import { sourceOf } from '../source/sourceLines';
import { placeAt } from '../Place';

/** What records which version of the data belongs to which version of the code. @public */
export interface DataVersion {
  path: string;
  line?: number;
  /** The rest of a sentence that begins with the path: `is tracked by DVC`. */
  what: string;
  /** It is set up, and records nothing yet. */
  idle?: true;
  /** It is about models only. */
  models?: true;
}

type Found = Omit<DataVersion, 'path'>;

const DVC_POINTER = /(^|\/)[^/]+\.dvc$/;
const DVC_PIPELINE = /(^|\/)dvc\.(ya?ml|lock)$/;
const DVC_CONFIG = /(^|\/)\.dvc\/config$/;
const LAKEFS = /(^|\/)(\.lakefs_ref\.ya?ml|\.?lakectl\.ya?ml)$/;
const DATALAD = /(^|\/)\.datalad\/config$/;
const QUILT = /(^|\/)(quilt_summarize\.json|\.quilt\/[^/]+)$/;
const CATALOG = /(^|\/)conf\/.*catalog[^/]*\.ya?ml$/;
const MANIFEST =
  /(^|\/)[^/]*(manifest|checksums?|md5s?|md5sums?|sha(1|256|512)(sums?)?|hashes|registry|data[_-]?lock)[^/]*\.(txt|csv|tsv|json|ya?ml|toml)$|(^|\/)(MD5SUMS?|SHA(1|256|512)SUMS?|CHECKSUMS?)$|\.(md5|sha1|sha256|sha512)$/i;
/** Whose hashes are not of data. */
const OTHER_MANIFEST =
  /(^|\/)(package(-lock)?|rsconnect|renv|node_modules|public|static|assets|www|dist|build|\.[^/]+)(\/|[^/]*$)|^manifest\.json$|(^|\/)asset-manifest\.json$/i;
const MAX_MANIFEST = 1_000_000;
const HASH =
  /(?:^|[^0-9a-zA-Z])(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}|[0-9a-f]{128})(?![0-9a-zA-Z])/i;
const NAME = /[\w.-]+\.[A-Za-z0-9]{1,8}\b/g;

/** One of these stands in all that is looked for. Spares nearly every path of a repository the patterns. */
const NAMES =
  /dvc|lakefs|lakectl|datalad|quilt|catalog|manifest|checksum|md5|sha1|sha2|sha5|hashes|registry|lock/i;

const isManifest = (path: string) =>
  MANIFEST.test(path) && !OTHER_MANIFEST.test(path);

/** The first line that gives a data file and its hash; in JSON and YAML they may be some lines apart. */
function manifestLine(file: SourceFile): number | undefined {
  const named = file.path.replace(/\.(md5|sha\d+)$/i, '');
  // Posit Connect lists what it deploys under any folder, data included.
  if (file.text?.includes('"appmode"')) return undefined;
  let name = isDataName(named) || isModelName(named);
  for (const { text, line } of sourceOf(file).lines) {
    const names = text.match(NAME) ?? [];
    name ||= names.some(one => isDataName(one) || isModelName(one));
    if (name && HASH.test(text)) return line;
  }
  return undefined;
}

function read(file: SourceFile): Found | undefined {
  const { path } = file;
  if (DVC_POINTER.test(path)) return { what: 'is tracked by DVC' };
  if (DVC_PIPELINE.test(path)) {
    return { what: 'versions what its stages make with DVC' };
  }
  if (DVC_CONFIG.test(path)) {
    return { what: 'sets up DVC, and no data is tracked by it', idle: true };
  }
  if (LAKEFS.test(path)) return { what: 'names the branch of lakeFS' };
  if (DATALAD.test(path)) return { what: 'makes a DataLad dataset of it' };
  if (QUILT.test(path)) return { what: 'describes a Quilt package' };
  if (CATALOG.test(path)) {
    const versioned = sourceOf(file).lines.find(({ text }) =>
      /^\s+versioned:\s*true\b|delta(table)?\.|iceberg/i.test(text),
    );
    if (versioned) return { what: 'versions a dataset', line: versioned.line };
    const inFile = sourceOf(file).lines.find(({ text }) =>
      /^\s+filepath:\s*["']?(?!\w+:\/\/|["'\s]|$)/.test(text),
    );
    return (
      inFile && {
        what: 'keeps datasets in files, and versions none of them',
        line: inFile.line,
        idle: true,
      }
    );
  }
  const line = manifestLine(file);
  return line === undefined
    ? undefined
    : { what: 'holds hashes of data files', line };
}

/** Files of tools that version data. */
const versionFiles = defineFileFact<Found, DataVersion[]>({
  name: 'dataVersionFiles',
  version: 2,
  scope: 'nearest',
  select: (path, size) =>
    NAMES.test(path) &&
    (DVC_POINTER.test(path) ||
      DVC_PIPELINE.test(path) ||
      DVC_CONFIG.test(path) ||
      LAKEFS.test(path) ||
      DATALAD.test(path) ||
      QUILT.test(path) ||
      CATALOG.test(path) ||
      (size <= MAX_MANIFEST && isManifest(path))) &&
    !isVendored(path),
  map: read,
  reduce: found =>
    [...found]
      .filter(([path]) => !isInSideFolder(path))
      .map(([path, version]) => ({ path, ...version })),
});

const MODULES = [
  ...['dvc', 'lakefs', 'lakefs_sdk', 'lakefs_client', 'quilt3', 'pins'],
  ...['deltalake', 'delta', 'pyiceberg', 'datalad', 'oxen', 'pooch', 'hudi'],
  ...['lakefs_spec', 'hangar', 'pachyderm_sdk', 'dolt', 'doltcli', 'xvc'],
];

/** Patterns of LFS that are about data or models, and not about pictures. */
const isAboutData = (pattern: string) =>
  isDataName(pattern) ||
  isModelName(pattern) ||
  /(^|\/)(data|datasets?|models?|raw)\/|^\*\*?$|\.(bin|zip|gz|tar|7z|db|duckdb|json|h5)$/i.test(
    pattern,
  );

/** What versions the project's data, what works before what is only set up. @public */
export const dataVersions = defineDerivedFact({
  name: 'dataVersions',
  uses: { versionFiles, gitLfs, code, notebookCode },
  derive({
    versionFiles: found,
    gitLfs: { filters },
    code: sources,
    notebookCode: cells,
  }): DataVersion[] {
    const stored = filters
      .filter(({ pattern }) => isAboutData(pattern))
      .map(({ path, line, pattern }) => ({
        path,
        line,
        what: `keeps ${pattern} in Git LFS`,
        ...(isModelName(pattern) ? { models: true as const } : {}),
      }));
    const used = [...sources, ...cells].flatMap(file => {
      if (file.role !== 'app' && file.role !== 'notebook') return [];
      const module = importOf(file, MODULES);
      const mark = markOf(file, 'dataTable', 'dataVersion');
      const place = module ?? mark;
      return place
        ? [
            {
              ...placeAt(file.path, place.line),
              what: module
                ? `imports ${module.module}`
                : 'reads or writes data by its version',
            },
          ]
        : [];
    });
    const all: DataVersion[] = [...found, ...stored, ...used];
    return all.sort(
      (a, b) => Number(a.idle ?? false) - Number(b.idle ?? false),
    );
  },
});
