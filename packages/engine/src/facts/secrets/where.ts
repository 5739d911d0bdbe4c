import { basename } from '../../tree';
import {
  extensionOf,
  isLock,
  isNotebook,
  isTestPath,
  isVendored,
  languageOf,
} from '../source/paths';

/** Extensions of what is no text, and of data. */
const NOT_WRITTEN = new Set([
  ...['.png', '.jpg', '.jpeg', '.gif', '.webp', '.ico', '.svg', '.pdf'],
  ...['.zip', '.gz', '.tgz', '.bz2', '.xz', '.7z', '.whl', '.jar', '.woff'],
  ...['.woff2', '.ttf', '.eot', '.otf', '.mp3', '.mp4', '.wav', '.parquet'],
  ...['.feather', '.arrow', '.avro', '.orc', '.pkl', '.pickle', '.joblib'],
  ...['.npy', '.npz', '.h5', '.hdf5', '.pt', '.pth', '.onnx', '.safetensors'],
  ...['.bin', '.so', '.dll', '.dylib', '.exe', '.rds', '.rda', '.rdata'],
  ...['.db', '.sqlite', '.sqlite3', '.duckdb', '.xls', '.xlsx', '.doc'],
  ...['.docx', '.ppt', '.pptx', '.pyc', '.class', '.csv', '.tsv', '.jsonl'],
  ...['.ndjson', '.geojson', '.vcf', '.fasta', '.fastq', '.map', '.ipc'],
  ...['.arff'],
]);
const EXAMPLE =
  /(^|[./_-])(examples?|samples?|templates?|tpl|tmpl|dist|defaults?)(\.[^/]*)?$/i;
const KEY_STORE = /\.(p12|pfx|jks|keystore|ppk)$/i;

/** Bytes past which a file that is not code is data. */
const MAX_TEXT = 1_000_000;

/** Whether a secret in the file would be one: not in data, locks, vendored code, or a file that is an example. */
export function mayHoldSecrets(path: string, size: number): boolean {
  if (NOT_WRITTEN.has(extensionOf(path).toLowerCase())) return false;
  if (isVendored(path) || isLock(path) || EXAMPLE.test(basename(path))) {
    return false;
  }
  return size <= MAX_TEXT || languageOf(path) !== undefined || isNotebook(path);
}

/** Binary containers of private keys: there is nothing in them to read. */
export const isKeyStore = (path: string) =>
  KEY_STORE.test(path) && !isVendored(path) && !isTestPath(path);

const QUOTES =
  /\.(ipynb|scala|java|kt|cs|go|rs|jl|sql|tf|hcl|bicep|toml|json|jsonc|json5|nf|groovy|smk|xml|lua|php|rb|pl)$|(^|\/)(Snakefile|Jenkinsfile)$/i;

/** How a file writes a value: in quotes, as code does, or bare, as configuration may. */
export type Syntax = 'code' | 'configuration' | 'prose';

export function syntaxOf(path: string): Syntax {
  if (/\.(md|markdown|rst|txt|adoc|html?|Rd|tex)$/i.test(path)) return 'prose';
  if (/(^|\/)(docs?|documentation)\//i.test(path)) return 'prose';
  // In these a bare word is a name, never a value.
  return languageOf(path) || QUOTES.test(path) ? 'code' : 'configuration';
}

/** Dotenv files that hold values: not those that show which values there are. */
export const isEnvFile = (path: string) =>
  /(^|\/)(\.env(\.[\w-]+)*|[\w.-]+\.env)$/.test(path) &&
  !EXAMPLE.test(basename(path));

export const isCi = (path: string) =>
  /(^|\/)(\.github\/|\.circleci\/|\.gitlab-ci|azure-pipelines|bitbucket-pipelines)/.test(
    path,
  );
