import { dataCatalogs } from '../data/dataCatalogs';
import { code, markOf, notebookCode } from '../code/code';
import type { Mark } from '../code/marks';
import { defineDerivedFact } from '../Fact';
import { files } from '../repository/files';
import { directManifests } from '../dependencies/manifests/direct';
import { eachOnce, technologiesIn, type Technology } from './Technology';
import { KINDS, STORAGES } from './storages';
import { placeAt } from '../Place';

const { relational, document, columnar, object, keyValue } = KINDS;

const BY_URL: ReadonlyArray<readonly [Mark, string, string]> = [
  ['relationalUrl', 'a database by its address', relational],
  ['documentUrl', 'MongoDB', document],
  ['objectUrl', 'an object store by its address', object],
  ['cacheUrl', 'Redis', keyValue],
  ['columnarFile', 'Parquet or Arrow files', columnar],
];

/** Where the project keeps its data, by drivers that are imported or asked for, addresses in code, and files. @public */
export const dataStorage = defineDerivedFact({
  name: 'dataStorage',
  uses: { files, code, notebookCode, directManifests, dataCatalogs },
  derive({
    files: all,
    code: sources,
    notebookCode: cells,
    directManifests: declared,
    dataCatalogs: catalogs,
  }): Technology[] {
    const own = [...sources, ...cells];
    const listed = catalogs.flatMap(({ path, storages }) =>
      storages.flatMap(({ name, line }) => {
        const known = STORAGES.find(one => one.name === name);
        return known
          ? [{ name, kind: known.kind, ...placeAt(path, line) }]
          : [];
      }),
    );
    const found = [...technologiesIn(STORAGES, own, declared, all), ...listed];
    const addressed = BY_URL.flatMap(([mark, name, kind]) => {
      // A driver says more than an address.
      if (found.some(one => one.kind === kind)) return [];
      const file = own.find(
        one =>
          (one.role === 'app' || one.role === 'notebook') && markOf(one, mark),
      );
      if (!file) return [];
      return [{ name, kind, ...placeAt(file.path, markOf(file, mark)?.line) }];
    });
    return eachOnce([...found, ...addressed]);
  },
});
