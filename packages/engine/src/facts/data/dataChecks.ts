import {
  code,
  importOf,
  markOf,
  notebookCode,
  type CodeFile,
} from '../code/code';
import { defineDerivedFact } from '../Fact';
import { files } from '../repository/files';
import { isVendored } from '../source/paths';
import { tests } from '../tests/tests';
import { placeAt } from '../Place';

/** Where data is held against what is expected of it. @public */
export interface DataCheck {
  path: string;
  line?: number;
  /** The rest of a sentence that begins with the path: `validates data with pandera`. */
  what: string;
}

const MODULES = [
  ...['pandera', 'great_expectations', 'great_expectations_provider', 'gx'],
  ...['deepchecks', 'soda', 'soda_core', 'pointblank', 'patito', 'dataframely'],
  ...['tensorflow_data_validation', 'frictionless', 'pandas_schema', 'cuallee'],
  ...['pydeequ', 'databricks.labs.dqx', 'dagster_pandera', 'dagster_ge'],
  ...['whylogs.core.constraints', 'evidently.test_suite', 'evidently.tests'],
  ...['hooqu', 'datatest', 'bulwark', 'prefect_great_expectations'],
  ...['validate', 'assertr', 'ruler', 'data.validator', 'dataquieR', 'testdat'],
];

/**
 * Node has no library for whole tables: where a file is read, its rows are held against a schema one by one. In a module
 * that reads no table these check requests and settings.
 */
const ROW_SCHEMAS = [
  ...['zod', 'ajv', 'joi', 'yup', 'valibot', 'superstruct', 'arktype'],
  ...['@sinclair/typebox', 'typebox', 'io-ts', 'runtypes'],
];
const TABLE_READERS = [
  ...['csv-parse', 'csv-parser', 'fast-csv', '@fast-csv/parse', 'papaparse'],
  ...['d3-dsv', 'csvtojson', 'parquetjs', 'hyparquet'],
];
/** These write tables as well. */
const SHEETS = ['exceljs', 'xlsx'];

/** Suites of the tools that keep theirs in files. */
const SUITES: ReadonlyArray<readonly [RegExp, string]> = [
  [
    /(^|\/)(great_expectations|gx)\/(great_expectations\.ya?ml|expectations\/.+\.json)$/,
    'Great Expectations',
  ],
  [/(^|\/)soda\/.*checks?[^/]*\.ya?ml$|(^|\/)checks?\.soda\.ya?ml$/, 'Soda'],
  [
    /(^|\/)contracts?\/[^/]+\.odcs\.ya?ml$|(^|\/)datacontract\.ya?ml$/,
    'a data contract',
  ],
  [/\.deequ\.json$/, 'Deequ'],
];

function checkIn(file: CodeFile): DataCheck | undefined {
  // In a module that answers requests a schema is for those.
  const readsRows =
    file.language === 'node' &&
    !markOf(file, 'route') &&
    (importOf(file, TABLE_READERS) ??
      (markOf(file, 'readsSheet') && importOf(file, SHEETS))) !== undefined;
  const module =
    importOf(file, MODULES) ??
    (readsRows ? importOf(file, ROW_SCHEMAS) : undefined);
  const place = module ?? markOf(file, 'dataCheck');
  if (!place) return undefined;
  const what = module
    ? `validates data with ${module.module}`
    : 'declares what data must fulfil';
  return { ...placeAt(file.path, place.line), what };
}

/** Where the project validates its data: its code first, then files of tools. @public */
export const dataChecks = defineDerivedFact({
  name: 'dataChecks',
  uses: { files, code, notebookCode, tests },
  derive({
    files: all,
    code: sources,
    notebookCode: cells,
    tests: testFiles,
  }): DataCheck[] {
    // A test of data is a test like any other, so code of tests counts too; that of documents and examples does not.
    const found = [...sources, ...cells].flatMap(file =>
      file.role === 'other' ? [] : checkIn(file) ?? [],
    );
    const suites = SUITES.flatMap(([pattern, name]) =>
      all
        .matching(pattern)
        .filter(path => !isVendored(path))
        .map(path => ({ path, what: `holds checks of data for ${name}` })),
    );
    const dbt = testFiles
      .filter(({ runner, stub }) => runner === 'dbt' && !stub)
      .map(({ path, line }) => ({
        ...placeAt(path, line),
        what: 'holds tests of data for dbt',
      }));
    return [...found, ...suites, ...dbt];
  },
});
