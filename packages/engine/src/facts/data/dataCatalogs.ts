import { defineFileFact } from '../Fact';
import type { Place } from '../Place';
import { isInSideFolder } from '../repository/sideFolders';
import { isVendored } from '../source/paths';
import { sourceOf } from '../source/sourceLines';

/** A file that lists sets of data, and what keeps them as far as it says. @public */
export interface DataCatalog extends Place {
  /** By name of the storage, as a person says it, the line that shows it. */
  storages: Array<{ name: string; line?: number }>;
}

type Found = Omit<DataCatalog, 'path'>;

/** Kedro's, of every environment. https://docs.kedro.org/en/stable/data/data_catalog.html */
const CATALOG = /(^|\/)conf\/[^/]+\/(?:catalog[^/]*|catalog\/.+)\.ya?ml$/;
const MAX_SIZE = 200_000;
const SET =
  /^\s+type:\s*["']?([\w.]{1,100}\.\w{1,60}(?:Dataset|DataSet|Table))\b/;

/** What a type of a set, or the address of its file, says of the storage. */
const STORAGES: ReadonlyArray<readonly [RegExp, string]> = [
  [
    /^\s+type:.{0,60}\bSQL(?:Table|Query)/,
    'a database by SQLAlchemy, ODBC, JDBC or an ORM',
  ],
  [/^\s+type:.{0,60}(?:Parquet|Feather)/, 'Parquet or Arrow files'],
  [/^\s+type:.{0,60}\bGBQ/, 'BigQuery'],
  [/^\s+type:.{0,60}\bsnow(?:park|flake)\b/i, 'Snowflake'],
  [
    /^\s+type:\s*["']?(?:spark|databricks)\b|^\s+type:.{0,60}DeltaTable/,
    'Databricks or Spark tables',
  ],
  [/^\s+filepath:\s*["']?s3a?:\/\//, 'Amazon S3 or one like it'],
  [/^\s+filepath:\s*["']?(?:gs|gcs):\/\//, 'Google Cloud Storage'],
  [
    /^\s+filepath:\s*["']?(?:abfss?|wasbs?|az):\/\//,
    'Azure Blob Storage or Data Lake',
  ],
];

/** The catalogs of data that the project keeps, those that list something. @public */
export const dataCatalogs = defineFileFact<Found, DataCatalog[]>({
  name: 'dataCatalogs',
  version: 1,
  scope: 'component',
  select: (path, size) =>
    size <= MAX_SIZE && CATALOG.test(path) && !isVendored(path),
  map(file) {
    const { lines } = sourceOf(file);
    const first = lines.find(({ text }) => SET.test(text));
    if (!first) return undefined;
    const storages = STORAGES.flatMap(([pattern, name]) => {
      const shown = lines.find(({ text }) => pattern.test(text));
      return shown ? [{ name, line: shown.line }] : [];
    });
    return { line: first.line, storages };
  },
  reduce: found =>
    [...found]
      .filter(([path]) => !isInSideFolder(path))
      .map(([path, catalog]) => ({ path, ...catalog })),
});
