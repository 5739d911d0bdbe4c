import {
  isLock,
  isNotebook,
  isTestPath,
  isVendored,
  languageOf,
} from '../source/paths';

const NOT_TEXT =
  /\.(png|jpe?g|gif|webp|ico|svg|pdf|zip|gz|tgz|bz2|xz|7z|whl|jar|woff2?|ttf|eot|otf|mp[34]|wav|parquet|feather|arrow|avro|orc|pkl|pickle|joblib|npy|npz|h5|hdf5|pt|pth|onnx|safetensors|bin|so|dll|dylib|exe|rds|rda|rdata|db|sqlite3?|duckdb|xlsx?|docx?|pptx?|pyc|class)$/i;
const DATA = /\.(csv|tsv|jsonl|ndjson|geojson|vcf|fasta|fastq|map|ipc|arff)$/i;
const EXAMPLE =
  /(^|[./_-])(examples?|samples?|templates?|tpl|tmpl|dist|defaults?)(\.[^/]*)?$/i;
const KEY_STORE = /\.(p12|pfx|jks|keystore|ppk)$/i;

/** Bytes past which a file that is not code is data. */
const MAX_TEXT = 1_000_000;

/** Whether a secret in the file would be one: not in data, locks, vendored code, or a file that is an example. */
export function mayHoldSecrets(path: string, size: number): boolean {
  if (isVendored(path) || isLock(path) || DATA.test(path)) return false;
  if (NOT_TEXT.test(path) || EXAMPLE.test(path)) return false;
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
  /(^|\/)(\.env(\.[\w-]+)*|[\w.-]+\.env)$/.test(path) && !EXAMPLE.test(path);

export const isCi = (path: string) =>
  /(^|\/)(\.github\/|\.circleci\/|\.gitlab-ci|azure-pipelines|bitbucket-pipelines)/.test(
    path,
  );
