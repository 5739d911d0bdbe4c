import {
  code,
  importOf,
  markOf,
  notebookCode,
  type CodeFile,
} from '../code/code';
import type { Mark } from '../code/marks';
import { cron, type CronUse } from '../workflows/cron/cron';
import { pluginCode } from '../workflows/pluginCode';
import { dataCatalogs } from '../data/dataCatalogs';
import { defineDerivedFact } from '../Fact';
import { dockerfiles, type Dockerfile } from '../containers/dockerfiles';
import { files, type Files } from '../repository/files';
import { templateSign } from '../repository/isTemplate';
import { layout, type Layout } from '../layout/layout';
import { isInSideFolder } from '../repository/sideFolders';
import { isNotebook, isTestPath, isVendored } from '../source/paths';
import type { Subject } from '../../subject';
import { apisOf } from './apis';
import { startedBy } from './images';
import * as modules from './modules';
import { placeAt } from '../Place';

/** What a project is. Which questions apply to it depends on this and on nothing else. @public */
export type Trait =
  | 'service'
  | 'app'
  | 'job'
  | 'trains'
  | 'servesModel'
  | 'data'
  | 'notebooks'
  | 'library'
  | 'template';

/** Why a project is held to have a trait. @public */
export interface TraitEvidence {
  /** A noun phrase for a sentence: `imports fastapi` or `spec.type is service`. */
  what: string;
  /** Absent where the catalog says it. */
  path?: string;
  line?: number;
}

/** The traits that a project has, each with what shows it. @public */
export type Traits = Partial<Record<Trait, TraitEvidence>>;

/** Files that define a job whatever the code says. */
const JOB_FILES =
  /(^|\/)(dvc\.ya?ml|Snakefile|main\.nf|dbt_project\.ya?ml|_targets\.R|MLproject|prefect\.ya?ml|databricks\.ya?ml)$|^conf\/base\/catalog[^/]*\.ya?ml$/;
const R_APP = /^app\.[Rr]$|^inst\/(shiny[^/]*|app)\/(app|server)\.[Rr]$/;
const DATA_FILES =
  /\.(csv|tsv|parquet|feather|arrow|avro|orc|xlsx?|rds|rda|RData|sas7bdat|sav|dta|h5|hdf5|npy|npz|duckdb|sqlite3?|jsonl|dvc)(\.gz)?$/i;

/** spec.type is free text; these are the values in use, with what they settle. */
const TYPES = new Map<string, Trait>([
  ['service', 'service'],
  ['api', 'service'],
  ['model-service', 'service'],
  ['website', 'app'],
  ['app', 'app'],
  ['dashboard', 'app'],
  ['job', 'job'],
  ['pipeline', 'job'],
  ['data-pipeline', 'job'],
  ['workflow', 'job'],
  ['etl', 'job'],
  ['batch', 'job'],
  ['library', 'library'],
  ['package', 'library'],
  ['template', 'template'],
]);

/** `sklearn` for `sklearn.linear_model`: whose it is says enough. */
const libraryOf = ({ language }: CodeFile, module: string) =>
  language === 'python' && !/^(google|azure|airflow|django)\b/.test(module)
    ? module.split('.')[0]
    : module;

/** The first file of the project's own that imports one of the modules and, if marks are named, bears one of them. */
function shownBy(
  sources: readonly CodeFile[],
  names: readonly string[],
  ...marks: Mark[]
): TraitEvidence | undefined {
  for (const file of sources) {
    const found = importOf(file, names);
    const mark = markOf(file, ...marks);
    if (!found || (marks.length > 0 && !mark)) continue;
    const line = mark?.line ?? found.line;
    return {
      what: `imports ${libraryOf(file, found.module)}`,
      ...placeAt(file.path, line),
    };
  }
  return undefined;
}

/** What the import of a module is there for. */
function phrased(
  evidence: TraitEvidence | undefined,
  verb: string,
): TraitEvidence | undefined {
  return (
    evidence && { ...evidence, what: evidence.what.replace('imports', verb) }
  );
}

function marked(
  sources: readonly CodeFile[],
  marks: readonly Mark[],
  what: string,
): TraitEvidence | undefined {
  const file = sources.find(one => markOf(one, ...marks));
  if (!file) return undefined;
  const line = markOf(file, ...marks)?.line;
  return { what, ...placeAt(file.path, line) };
}

function fileLike(
  { candidates }: Files,
  pattern: RegExp,
  what: string,
): TraitEvidence | undefined {
  const entry = candidates(pattern).find(
    ({ path }) =>
      pattern.test(path) &&
      !isVendored(path) &&
      !isTestPath(path) &&
      !isInSideFolder(path),
  );
  return entry && { what, path: entry.path };
}

function servedBy(sources: readonly CodeFile[]): TraitEvidence | undefined {
  const [api] = apisOf(sources);
  if (!api) return undefined;
  const { framework, path, line } = api;
  return {
    what: `makes an API with ${framework.name}`,
    ...placeAt(path, line),
  };
}

/** A file that only scales or encodes trains nothing; one that measures a model stands where it is trained. */
function trainingIn(own: readonly CodeFile[]): TraitEvidence | undefined {
  const { MODEL_LIBRARIES, PREPARING } = modules;
  const fits = (file: CodeFile) =>
    file.imports.some(
      ({ module }) =>
        !PREPARING.some(
          name => module === name || module.startsWith(`${name}.`),
        ) && importOf({ ...file, imports: [{ module }] }, MODEL_LIBRARIES),
    );
  return shownBy(own.filter(fits), MODEL_LIBRARIES, 'trains');
}

/** R reads a model as it reads anything else, with base R alone; what predicts with it knows what it is. */
function modelReadByR(app: readonly CodeFile[]): TraitEvidence | undefined {
  return marked(
    app.filter(
      file => file.language === 'r' && markOf(file, 'predicts') !== undefined,
    ),
    ['loadsModel'],
    'loads a model and predicts with it',
  );
}

/** Base R fits models for statistics too; one that is kept and served is trained. */
function trainedByBaseR(own: readonly CodeFile[]): TraitEvidence | undefined {
  return marked(
    own.filter(
      file => file.language === 'r' && markOf(file, 'savesModel') !== undefined,
    ),
    ['trains'],
    'trains a model',
  );
}

/** Notebooks count wherever they are: also those of documents and examples are tracked. */
function notebookIn({ entries }: Files): TraitEvidence | undefined {
  const entry = entries.find(
    ({ path }) => isNotebook(path) && !isVendored(path),
  );
  return entry && { what: 'is a notebook', path: entry.path };
}

function rolesOf(
  sources: readonly CodeFile[],
  plugins: ReadonlySet<string>,
  all: Files,
  { kind }: Layout,
  scheduled: CronUse | undefined,
  images: readonly Dockerfile[],
): Traits {
  const { UI_FRAMEWORKS, JOB_TOOLS, QUEUES } = modules;
  const own = sources.filter(({ path }) => !plugins.has(path));
  // The functions of an R package offer a server or an app; they are none.
  const run =
    kind?.name === 'r-package'
      ? own.filter(({ path }) => !/^(R|inst)\//.test(path))
      : own;
  const roles: Traits = {
    service: servedBy(run),
    app:
      shownBy(run, UI_FRAMEWORKS) ??
      marked(run, ['ui'], 'starts a user interface') ??
      fileLike(all, R_APP, 'is a Shiny app'),
    job:
      shownBy(run, JOB_TOOLS) ??
      shownBy(run, QUEUES, 'worker') ??
      fileLike(all, JOB_FILES, 'defines a pipeline') ??
      scheduled,
  };
  // What an image starts counts where the code does not say what it is.
  if (!roles.service && !roles.app) {
    roles.app = startedBy(images, 'app');
    roles.service = roles.app ? undefined : startedBy(images, 'service');
  }
  const isPackage = /^(python-package|r-package)$/.test(kind?.name ?? '');
  const [plugin] = plugins;
  if (!roles.service && !roles.app && !roles.job) {
    if (isPackage) {
      const [sign] = kind!.signals;
      roles.library = { what: 'is a package for import', path: sign.path };
    } else if (plugin) {
      roles.library = { what: 'extends an orchestrator', path: plugin };
    }
  }
  return roles;
}

/** What the catalog says comes first: its trait holds, and what it rules out does not. */
function bySubject(roles: Traits, { type }: Subject): Traits {
  const said = TYPES.get(type?.toLowerCase() ?? '');
  if (!said) return roles;
  const evidence = { what: `spec.type is ${type}` };
  // Examples in a library may well hold a server; the library is none.
  if (said === 'library') return { library: evidence };
  const { library, ...others } = roles;
  return { ...others, [said]: others[said] ?? evidence };
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
      cron: scheduled,
      dockerfiles: images,
      templateSign: template,
      dataCatalogs: [catalog],
      pluginCode: plugins,
    },
    subject,
  ): Traits {
    const { MODEL_LIBRARIES, MODEL_LOADERS, DATABASES } = modules;
    const app = sources.filter(({ role }) => role === 'app');
    const notebooks = cells.filter(({ role }) => role === 'notebook');
    const own = [...app, ...notebooks];
    const roles = bySubject(
      rolesOf(app, plugins, all, laidOut, scheduled[0], images),
      subject,
    );
    const servesModel =
      (roles.service ?? roles.app) &&
      (phrased(
        shownBy(
          app,
          [...MODEL_LOADERS, ...MODEL_LIBRARIES],
          'loadsModel',
          'pretrained',
        ),
        'loads a model with',
      ) ??
        phrased(shownBy(app, ['vetiver'], 'plumber'), 'serves a model with') ??
        modelReadByR(app));
    const found: Traits = {
      ...roles,
      trains:
        phrased(trainingIn(own), 'trains a model with') ??
        (servesModel && trainedByBaseR(own)),
      servesModel,
      data:
        marked(
          own,
          ['dataFile', 'dataPath', 'dataRemote', 'dataQuery'],
          'reads or writes data',
        ) ??
        shownBy(own, DATABASES) ??
        fileLike(all, DATA_FILES, 'holds data') ??
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
