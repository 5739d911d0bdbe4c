import { excluder } from '../../../tree/exclude';
import { defineDerivedFact } from '../../Fact';
import { files } from '../../repository/files';
import { ignoreFiles, type IgnoreFile } from '../../repository/ignoreFiles';
import type { Place } from '../../Place';
import { isInSideFolder } from '../../repository/sideFolders';
import { isTestPath, isVendored, languageOf } from '../../source/paths';
import { DATA_FOLDER, DERIVED_NAME, isDataName, RAW_NAME } from './names';

/** A place of the project, and the folder or pattern that stands there. @public */
export interface NamedPlace extends Place {
  name: string;
}

/** Where data is meant to lie. @public */
export interface DataFolders {
  raw?: NamedPlace;
  derived?: NamedPlace;
  /** The pattern of a `.gitignore` that keeps the data folder out of git. */
  ignoredFolder?: NamedPlace;
  /** The pattern that keeps a format of data out of git, wherever the file is. */
  ignoredFormat?: NamedPlace;
}

const inside = (name: string) =>
  new RegExp(
    String.raw`^((?:[^/]+/){0,3}?${DATA_FOLDER}/(?:[^/]+/){0,2}?${name})(?:/|\.dvc$)`,
    'i',
  );
const RAW = [
  inside(RAW_NAME),
  /^((?:[^/]+\/)?(?:data[-_]raw|raw[-_]?data|rohdaten|raw))\//i,
];
const DERIVED = [
  inside(DERIVED_NAME),
  /^((?:[^/]+\/)?(?:processed|clean(?:ed)?|derived|interim)[-_]?data|data[-_](?:processed|clean|derived))\//i,
];
/** Folders that are of data only when there is some in them. */
const DERIVED_WITH_DATA =
  /^((?:outputs?|results?|processed|derived|interim|ergebnisse|resultados?|r[eé]sultats)(?:\/[^/]+)?)\/[^/]+$/i;

const PROBES = ['data/a.csv', 'data/raw/a.csv', 'data/raw/a.parquet'];
const FOLDERS =
  /^(?:\*\*\/|\/)?(?:[\w.-]+\/){0,3}?(?:data|datas|data[_-]?sets?|raw|raw[_-]?data|data[_-]raw|daten|rohdaten|dados|datos|donn[eé]es|dane|dati|veri|gegevens|данные|数据|データ|데이터)(?:\/(?:raw|external|interim|processed|inputs?|outputs?|\*\*?|\*\.\w+))?(?:\/\*{0,2}(?:\.\w+)?)?$/i;
const FORMATS =
  /^(?:\*\*\/|\/)?(?:data\/)?(?:\*\*\/)?\*\.(?:csv|tsv|parquet|feather|xlsx?|rds|npy|npz|h5|hdf5|jsonl|zip|csv\.gz|pkl|dvc|nc|sav|dta)(?:\.gz)?$/i;

/** A `.gitignore` that stands in the folder of data itself. */
const IN_FOLDER = new RegExp(
  String.raw`^(?:[^/]+/){0,3}${DATA_FOLDER}/(?:[^/]+/){0,2}\.gitignore$`,
  'i',
);
const EVERYTHING = /^\/?\*{1,2}(?:\/\*{1,2})?$/;

const holdsNoData = (path: string) =>
  languageOf(path) !== undefined ||
  isVendored(path) ||
  isTestPath(path) ||
  isInSideFolder(path);

function folderIn(
  paths: readonly NamedPlace[],
  patterns: readonly RegExp[],
): NamedPlace | undefined {
  for (const { name: text, ...place } of paths) {
    for (const pattern of patterns) {
      const name = pattern.exec(text)?.[1];
      if (name !== undefined) return { ...place, name: `${name}/` };
    }
  }
  return undefined;
}

/** The first pattern of its kind that is not taken back by one below it. */
function ignoredBy(
  ignore: readonly IgnoreFile[],
  kind: RegExp,
): NamedPlace | undefined {
  for (const { path, tool, patterns } of ignore) {
    if (tool !== 'git') continue;
    const found = patterns.find(
      ({ text }) =>
        kind.test(text) ||
        (kind === FOLDERS && EVERYTHING.test(text) && IN_FOLDER.test(path)),
    );
    if (!found) continue;
    const { text: name, line } = found;
    const all = excluder(patterns.map(({ text }) => text));
    const one = excluder([name]);
    const probes = PROBES.filter(one);
    if (probes.length > 0 && !probes.some(all)) continue;
    return { path, line, name };
  }
  return undefined;
}

/** How the project keeps its data apart, by the names of folders and the patterns of `.gitignore`. @public */
export const dataFolders = defineDerivedFact({
  name: 'dataFolders',
  uses: { files, ignoreFiles },
  derive({ files: { entries }, ignoreFiles: ignore }): DataFolders {
    const listed = entries
      .filter(({ path }) => !holdsNoData(path))
      .map(({ path }) => ({ path, name: path }));
    // A folder that git ignores is there on the machines of those who work with it.
    const promised = ignore
      .filter(({ tool }) => tool === 'git')
      .flatMap(({ path, patterns }) =>
        patterns
          .filter(({ text }) => !text.startsWith('!'))
          .map(({ text, line }) => ({
            path,
            line,
            name: `${text.replace(/^\/|\/?\*{0,2}$/g, '')}/`,
          })),
      );
    const places = [...listed, ...promised];
    const withData = listed.filter(({ path }) => isDataName(path));
    const found = {
      raw: folderIn(places, RAW),
      derived:
        folderIn(places, DERIVED) ?? folderIn(withData, [DERIVED_WITH_DATA]),
      ignoredFolder: ignoredBy(ignore, FOLDERS),
      ignoredFormat: ignoredBy(ignore, FORMATS),
    };
    return Object.fromEntries(
      Object.entries(found).filter(([, place]) => place !== undefined),
    );
  },
});
