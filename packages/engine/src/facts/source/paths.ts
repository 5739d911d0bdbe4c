/**
 * Whether a pattern of folders, each with the slash behind it, finds one above a file. Asked once for all files of a folder
 * that come one after the other, as they do in each list of paths: nearly every fact asks this of every path.
 */
export function foldersMatch(pattern: RegExp): (path: string) => boolean {
  let folder = '';
  let answer = false;
  return path => {
    const end = path.lastIndexOf('/') + 1;
    if (end !== folder.length || !path.startsWith(folder)) {
      folder = path.slice(0, end);
      answer = pattern.test(folder);
    }
    return answer;
  };
}

// Folders that hold other people's code, or what a tool made: none of it says anything about the project.
const isBelowVendored = foldersMatch(
  /(^|\/)(node_modules|bower_components|vendor|vendored|third[_-]party|site-packages|dist-packages|\.venv|venv|virtualenv|packrat|renv\/(library|staging)|__pycache__|\.ipynb_checkpoints|\.git|\.tox|\.nox|\.snakemake\/conda|\.yarn|dbt_packages)\//i,
);
// Bundlers name what they make by its checksum.
const GENERATED =
  /(\.min\.(js|css|mjs)|[.-](?=[a-f]{0,64}\d)(?=\d{0,64}[a-f])[0-9a-f]{8,64}\.(js|css|mjs)|(^|[./])bundle\.js|(^|\/)renv\/activate\.R)$/;

const GENERATED_END = /[sR]$/;

/** Whether a file was brought in from elsewhere or made by a tool. */
export const isVendored = (path: string): boolean =>
  isBelowVendored(path) || (GENERATED_END.test(path) && GENERATED.test(path));

/** Whether a file lies in a folder of tests, by the names that test runners look for. */
export const isInTestFolder = foldersMatch(
  /(^|\/)(tests?|__tests__|testthat|tinytest|specs?|e2e|(e2e|unit|integration|functional|acceptance|system|smoke|api)[_-]?tests?)\//i,
);
const TEST_NAME =
  /(^|\/)((test[_-][^/]*|[^/]+[_-]test|tests|conftest|locustfile)\.(py|R|r)|test-[^/]*\.[Rr]|[^/]+\.(test|spec)\.[cm]?[jt]sx?)$/;

/** Whether a file is for tests, by the names that test runners look for. */
export function isTestPath(path: string): boolean {
  return isInTestFolder(path) || TEST_NAME.test(path);
}

const isBeside = foldersMatch(
  /(^|\/)(docs?|documentation|examples?|example_(dags?|flows?|jobs?|pipelines?)|samples?|demos?|benchmarks?|vignettes|man|\.[^/]+)\//i,
);
const HELPER =
  /(^|\/)(setup|noxfile|fabfile|versioneer|dodo)\.py$|^(tasks|conf)\.py$|\.config\.[cm]?[jt]s$|\.d\.ts$|(^|\/)\.[^/]+$/;

/** Whether a file stands beside the product: documentation, examples, packaging. */
export function isBesidePath(path: string): boolean {
  return isBeside(path) || HELPER.test(path);
}

/** The languages whose code the facts look into. @public */
export type Language = 'python' | 'r' | 'node';

const LANGUAGES: ReadonlyMap<string, Language> = new Map([
  ...['.py', '.pyw'].map(end => [end, 'python'] as const),
  ...['.R', '.r', '.Rmd', '.rmd', '.qmd'].map(end => [end, 'r'] as const),
  ...['.js', '.cjs', '.mjs', '.jsx'].map(end => [end, 'node'] as const),
  ...['.ts', '.cts', '.mts', '.tsx'].map(end => [end, 'node'] as const),
]);

/** What a name ends with, from its last dot; empty where there is none. */
export function extensionOf(path: string): string {
  const dot = path.lastIndexOf('.');
  return dot < 0 ? '' : path.slice(dot);
}

/** The language of a source file by its name; notebooks say it inside. */
export const languageOf = (path: string): Language | undefined =>
  LANGUAGES.get(extensionOf(path));

const LOCK =
  /(^|\/)(package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|renv\.lock|conda-lock[^/]*|[^/]*\.(conda-)?lock(\.ya?ml)?|go\.sum)$/i;

/** Whether a package manager wrote a file, of whatever ecosystem: nobody edits it. */
export const isLock = (path: string) => LOCK.test(path);

export const isNotebook = (path: string) => path.endsWith('.ipynb');
