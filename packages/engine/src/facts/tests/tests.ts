import type { Listing } from '../../tree';
import { defineFileFact } from '../Fact';
import { depth } from '../repository/sideFolders';
import {
  isInTestFolder,
  isTestPath,
  isVendored,
  languageOf,
} from '../source/paths';
import { sourceOf } from '../source/sourceLines';
import type { FoundTest } from './FoundTest';
import { otherTest } from './otherTests';
import { pythonTest } from './pythonTests';

/** A file of tests. @public */
export interface TestFile extends FoundTest {
  path: string;
}

const NEXTFLOW = /\.nf\.test$/;
const DBT_SQL = /(^|\/)tests\/.*\.sql$/;
const DBT_YAML = /(^|\/)(models|seeds|snapshots|tests)\/.*\.ya?ml$/;
/** What `dbt init` writes, tests included. */
const DBT_EXAMPLE = /(^|\/)models\/example\//;
// https://snakemake.readthedocs.io/en/stable/snakefiles/testing.html and the workflow catalogue's template.
const SNAKEMAKE = /(^|\/)\.tests?\/.*(\.py|\.ya?ml|Snakefile|\.smk)$/;

const isDbt = (path: string) =>
  /\.(?:sql|ya?ml)$/.test(path) &&
  (DBT_SQL.test(path) || DBT_YAML.test(path)) &&
  !DBT_EXAMPLE.test(path);

/** Whether a path lies in a folder of the component that has a file. */
function isBeside({ entries }: Listing, name: RegExp) {
  const folders = entries
    .filter(({ path }) => name.test(path))
    .map(({ path }) => path.replace(name, '$1'));
  return (path: string) => folders.some(folder => path.startsWith(folder));
}

/** What a test of Python is told by, where its file stands among others: it claims something, or a runner is at work. */
const CLAIMS = /\bassert|\bpytest\b|\bunittest\b|\braises\(/;

/** The project's automated tests, file by file, those in folders of tests first. @public */
export const tests = defineFileFact<FoundTest, TestFile[]>({
  name: 'tests',
  version: 3,
  scope: 'component',
  select: path =>
    ((languageOf(path) !== undefined && isTestPath(path)) ||
      NEXTFLOW.test(path) ||
      isDbt(path)) &&
    !isVendored(path),
  map(file) {
    const source = sourceOf(file);
    if (source.language !== 'python') return otherTest(file.path, source);
    // A script or a task of a pipeline may be called a test as well, and have a function of that name.
    const isTest = isInTestFolder(file.path) || CLAIMS.test(source.text);
    return isTest ? pythonTest(source) : undefined;
  },
  reduce(found, listing) {
    const inDbt = isBeside(listing, /^(|.*?\/)dbt_project\.ya?ml$/);
    const inSnakemake = isBeside(listing, /^(|.*?\/)(?:workflow\/)?Snakefile$/);
    const workflowTests = listing.entries
      .filter(({ path, size }) => size > 0 && SNAKEMAKE.test(path))
      .filter(({ path }) => inSnakemake(path))
      .map(({ path }) => ({ path, runner: 'Snakemake', stub: false }));
    return [...found]
      .filter(([path, { runner }]) => runner !== 'dbt' || inDbt(path))
      .map(([path, test]) => ({ path, ...test }))
      .concat(workflowTests)
      .sort(
        (a, b) =>
          Number(isInTestFolder(b.path)) - Number(isInTestFolder(a.path)) ||
          depth(a.path) - depth(b.path),
      );
  },
});
