import { code, notebookCode } from '../code/code';
import { dockerfiles } from '../containers/dockerfiles';
import { dataCatalogs } from '../data/dataCatalogs';
import { defineDerivedFact } from '../Fact';
import { layout } from '../layout/layout';
import { placeAt } from '../Place';
import { files, type Files } from '../repository/files';
import { templateSign } from '../repository/isTemplate';
import { isNotebook, isVendored } from '../source/paths';
import { cron } from '../workflows/cron/cron';
import { pluginCode } from '../workflows/pluginCode';
import { fileLike, marked, shownBy } from './evidence';
import { modelServedBy, modelTrainedBy } from './models';
import { DATABASES } from './modules';
import { bySubject, rolesOf } from './roles';
import type { TraitEvidence, Traits } from './Trait';

const DATA_FILES =
  /\.(csv|tsv|parquet|feather|arrow|avro|orc|xlsx?|rds|rda|RData|sas7bdat|sav|dta|h5|hdf5|npy|npz|duckdb|sqlite3?|jsonl|dvc)(\.gz)?$/i;
const DBT_PROJECT = /(^|\/)dbt_project\.ya?ml$/;

/** Notebooks count wherever they are: also those of documents and examples are tracked. */
function notebookIn({ entries }: Files): TraitEvidence | undefined {
  const entry = entries.find(
    ({ path }) => isNotebook(path) && !isVendored(path),
  );
  return entry && { what: 'is a notebook', path: entry.path };
}

/** What the project is, found once for every check. @public */
export const traits = defineDerivedFact({
  name: 'traits',
  uses: {
    files,
    code,
    notebookCode,
    layout,
    cron,
    dockerfiles,
    templateSign,
    dataCatalogs,
    pluginCode,
  },
  derive(
    {
      files: all,
      code: sources,
      notebookCode: cells,
      layout: laidOut,
      cron: [scheduled],
      dockerfiles: images,
      templateSign: template,
      dataCatalogs: [catalog],
      pluginCode: plugins,
    },
    subject,
  ): Traits {
    const app = sources.filter(({ role }) => role === 'app');
    const notebooks = cells.filter(({ role }) => role === 'notebook');
    const own = [...app, ...notebooks];
    const roles = bySubject(
      rolesOf({
        app,
        plugins,
        files: all,
        layout: laidOut,
        scheduled,
        images,
      }),
      subject,
    );
    const servesModel =
      roles.service || roles.app ? modelServedBy(app) : undefined;
    const found: Traits = {
      ...roles,
      trains: modelTrainedBy(own, servesModel !== undefined),
      servesModel,
      data:
        marked(
          own,
          ['dataFile', 'dataPath', 'dataRemote', 'dataQuery'],
          'reads or writes data',
        ) ??
        shownBy(own, DATABASES) ??
        fileLike(all, DATA_FILES, 'holds data') ??
        fileLike(all, DBT_PROJECT, 'makes tables with dbt') ??
        (catalog && {
          what: 'lists sets of data',
          ...placeAt(catalog.path, catalog.line),
        }),
      notebooks: notebookIn(all),
      template:
        roles.template ??
        (template === undefined
          ? undefined
          : { what: 'shows a template', path: template }),
    };
    return Object.fromEntries(
      Object.entries(found).filter(([, evidence]) => evidence !== undefined),
    );
  },
});
