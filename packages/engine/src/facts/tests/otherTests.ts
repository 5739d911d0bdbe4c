import type { Language } from '../source/paths';
import { statementsOf, type Source } from '../source/sourceLines';
import type { FoundTest } from './FoundTest';

/** How the tests of a runner are told by single lines. */
interface Signs {
  runner: string;
  language?: Language;
  /** A line that declares a test. Absent where an expectation alone is a test. */
  test?: RegExp;
  /** A line that expects something. */
  expects: RegExp;
  /** An expectation that holds whatever the code does. */
  trivial?: RegExp;
  /** What the only test of a generator expects of the page or answer that it wrote itself. */
  generated?: RegExp;
}

// https://testthat.r-lib.org, and R CMD check, which runs every script in tests/.
const R_SIGNS: Signs = {
  runner: 'testthat',
  language: 'r',
  expects: /\bexpect_\w+\(|\bcheck(?:Equals|True|Identical)\w*\(|\bstopifnot\(/,
  trivial:
    /\bexpect_(?:true\(\s*(?:TRUE|T)\s*\)|false\(\s*(?:FALSE|F)\s*\)|(?:equal|identical)\(\s*[\d\s+*/-]+,\s*[\d\s+*/-]+\))/,
};

// Jest, Vitest, Mocha, AVA, tap and node:test share these names.
const NODE_SIGNS: Signs = {
  runner: 'JavaScript',
  language: 'node',
  // `suite.setup(` and its like only prepare.
  test: /\b(?:it|test|Deno\.test)(?:\.\w{1,20}){0,2}\s*\(|\bsuite(?:\.(?:only|skip|each|concurrent))?\s*\(/,
  expects:
    /\bexpect\w*\s*\(|\bassert\w*\s*[.(]|\.should\b|\bt\.\w+\(|\brequest\s*\(|\.inject\s*\(/,
  trivial:
    /\bexpect\(\s*(?:true|false|[\d\s+*]{1,20})\s*\)\.\w{1,20}\(\s*(?:true|false|[\d\s+*]{0,20})\s*\)|\bassert(?:\.\w{1,20})?\(\s*(?:true|[\d\s]{1,20},[\d\s]{1,20})\s*\)/,
  // `nest new`, Create React App and AdonisJS.
  generated:
    /\(\s*['"`]Hello World!?['"`]\s*\)|\{\s*hello:\s*['"`]world['"`]\s*\}|learn react/i,
};

// https://www.nf-test.com/docs/testcases/nextflow_process/
const NF_TEST_SIGNS: Signs = {
  runner: 'nf-test',
  test: /\bnextflow_(?:process|workflow|pipeline|function)\b/,
  expects: /^\s*test\s*\(/,
};

const DBT_SQL_SIGNS: Signs = { runner: 'dbt', expects: /\bselect\b/i };

// https://docs.getdbt.com/docs/build/data-tests: a list under the key, on the same line or below.
const DBT_YAML_SIGNS: Signs = {
  runner: 'dbt',
  expects: /^\s*(?:-\s*)?(?:(?:data_)?tests|unit_tests)\s*:\s*(?:\[\s*\w.*)?$/,
  trivial: /\[\s*\]/,
};

function find(signs: Signs, source: Source) {
  const read = signs.language ? statementsOf(source) : source.lines;
  const all = signs.test
    ? read.filter(({ text }) => signs.test!.test(text))
    : [];
  const [declared] = all;
  if (signs.test && !declared) return undefined;
  const expecting = read.filter(({ text }) => signs.expects.test(text));
  const real = expecting.find(({ text }) => !signs.trivial?.test(text));
  const shown = real ?? expecting[0] ?? declared;
  const isGenerated =
    all.length === 1 && read.some(({ text }) => signs.generated?.test(text));
  const stub = !real || isGenerated;
  return shown && { runner: signs.runner, stub, line: shown.line };
}

/** What a file of tests holds, by the names that its runner looks for. */
export function otherTest(path: string, source: Source): FoundTest | undefined {
  if (/\.[Rr]$/.test(path)) return find(R_SIGNS, source);
  if (/\.nf\.test$/.test(path)) return find(NF_TEST_SIGNS, source);
  if (/\.sql$/.test(path)) return find(DBT_SQL_SIGNS, source);
  if (/\.ya?ml$/.test(path)) return find(DBT_YAML_SIGNS, source);
  return find(NODE_SIGNS, source);
}
