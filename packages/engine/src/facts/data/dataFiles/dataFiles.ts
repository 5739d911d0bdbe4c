import {
  code,
  importOf,
  markOf,
  notebookCode,
  type CodeFile,
} from '../../code/code';
import type { Mark } from '../../code/marks';
import { defineDerivedFact } from '../../Fact';
import { files } from '../../repository/files';
import { placeAt, type Place } from '../../Place';
import { layout } from '../../layout/layout';
import { isInSideFolder } from '../../repository/sideFolders';
import { isTestPath, isVendored } from '../../source/paths';
import { ignoreFiles } from '../../repository/ignoreFiles';
import { namedPaths, type NamedPaths } from './namedPaths';
import { isBroughtAlong, isDataName, isModelName } from './names';

/** Where a project shows that it handles data in files. @public */
export interface DataFiles {
  /** Files with data that git tracks, without those of tests, documents and examples. Sorted by path. */
  tracked: { path: string; size: number }[];
  /** Files that hold a model, in the same terms. */
  models: { path: string; size: number }[];
  /** Code that names a data file by its path beside the code. */
  path?: Place;
  /** Code that reads or writes data files, wherever they are. */
  use?: Place;
  /** Code that writes a model to a file or reads one. */
  model?: Place;
  /** What becomes of the files that code names. */
  named: NamedPaths;
}

/** Modules that read or write data files and nothing else. */
const FILE_MODULES = [
  ...['csv', 'pyarrow', 'fastparquet', 'openpyxl', 'xlrd', 'h5py', 'netCDF4'],
  ...['readr', 'readxl', 'arrow', 'haven', 'vroom', 'writexl', 'openxlsx'],
  ...['csv-parse', 'csv-parser', 'papaparse', 'fast-csv', 'parquetjs'],
  ...['danfojs', 'danfojs-node', 'nodejs-polars', 'd3-dsv', 'exceljs'],
];

/** What ships inside an R package, or is loaded by dbt: reference tables that are part of the product. */
const SHIPPED = /^(R\/sysdata\.rda|inst\/|data\/[^/]+\.(rda|RData|rds)$)/;
/** Beside data that R loads from the package, the tables that it was made of. */
const BESIDE_SHIPPED = /^data\/[^/]+$/;
const SEEDS = /(^|\/)seeds?\//;
const DBT_PROJECT = /^((?:.*\/)?)dbt_project\.ya?ml$/;

function placeOf(
  sources: readonly CodeFile[],
  ...marks: Mark[]
): Place | undefined {
  for (const file of sources) {
    const mark = markOf(file, ...marks);
    if (!mark) continue;
    return placeAt(file.path, mark.line);
  }
  return undefined;
}

function importing(sources: readonly CodeFile[]): Place | undefined {
  for (const file of sources) {
    const found = importOf(file, FILE_MODULES);
    if (!found) continue;
    return placeAt(file.path, found.line);
  }
  return undefined;
}

/** A board of pins keeps each version in a folder of its own: https://pins.rstudio.com/reference/board_folder.html. */
function pinned(entries: readonly { path: string }[]) {
  const boards = entries.flatMap(
    ({ path }) => /^(.*\/)?_pins\.yaml$/.exec(path)?.[1] ?? [],
  );
  return (path: string) => boards.some(board => path.startsWith(board));
}

/** Folders in which tools keep what they need. */
const HIDDEN = /(^|\/)\.[^/]+\//;

/** The data and models that the project handles in files. @public */
export const dataFiles = defineDerivedFact({
  name: 'dataFiles',
  uses: { files, code, notebookCode, layout, ignoreFiles },
  derive({
    files: { entries, has },
    code: sources,
    notebookCode: cells,
    layout: { kind },
    ignoreFiles: ignore,
  }): DataFiles {
    // Also one whose pipeline is what stands out.
    const isRPackage =
      /^(r-package|golem)$/.test(kind?.name ?? '') ||
      (has('DESCRIPTION') && has('NAMESPACE'));
    const shipsData =
      isRPackage &&
      entries.some(({ path }) => /^data\/[^/]+\.(rda|RData)$/.test(path));
    const isPinned = pinned(entries);
    const ofDbt = entries.flatMap(
      ({ path }) => DBT_PROJECT.exec(path)?.slice(1) ?? [],
    );
    const own = entries.filter(
      ({ path }) =>
        !isVendored(path) &&
        !isPinned(path) &&
        !HIDDEN.test(path) &&
        !isTestPath(path) &&
        !isInSideFolder(path) &&
        !(isRPackage && SHIPPED.test(path)) &&
        !(shipsData && BESIDE_SHIPPED.test(path)) &&
        !(SEEDS.test(path) && ofDbt.some(folder => path.startsWith(folder))),
    );
    const app = [
      ...sources.filter(({ role }) => role === 'app'),
      ...cells.filter(({ role }) => role === 'notebook'),
    ];
    const path = placeOf(app, 'dataPath');
    const use = placeOf(app, 'dataFile') ?? path ?? importing(app);
    // R reads a model as it reads anything else.
    const model =
      placeOf(app, 'savesModel') ??
      placeOf(
        app.filter(({ language }) => language !== 'r'),
        'loadsModel',
      );
    return {
      tracked: own.filter(
        one => isDataName(one.path) && !isBroughtAlong(one.path),
      ),
      models: own.filter(one => isModelName(one.path)),
      ...(path ? { path } : {}),
      ...(use ? { use } : {}),
      ...(model ? { model } : {}),
      named: namedPaths(app, ignore),
    };
  },
});
