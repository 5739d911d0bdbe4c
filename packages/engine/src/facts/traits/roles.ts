import type { Subject } from '../../subject';
import type { CodeFile } from '../code/code';
import type { Dockerfile } from '../containers/dockerfiles';
import type { Layout } from '../layout/layout';
import { placeAt } from '../Place';
import type { Files } from '../repository/files';
import type { CronUse } from '../workflows/cron/cron';
import { apisOf } from './apis';
import { fileLike, marked, shownBy } from './evidence';
import { startedBy } from './images';
import { JOB_TOOLS, QUEUES, UI_FRAMEWORKS } from './modules';
import type { Trait, TraitEvidence, Traits } from './Trait';

/** Files that define a job whatever the code says. */
const JOB_FILES =
  /(^|\/)(dvc\.ya?ml|Snakefile|main\.nf|dbt_project\.ya?ml|_targets\.R|MLproject|prefect\.ya?ml|databricks\.ya?ml)$|^conf\/base\/catalog[^/]*\.ya?ml$/;
const R_APP = /^app\.[Rr]$|^inst\/(shiny[^/]*|app)\/(app|server)\.[Rr]$/;

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

function servedBy(sources: readonly CodeFile[]): TraitEvidence | undefined {
  const [api] = apisOf(sources);
  if (!api) return undefined;
  const { framework, path, line } = api;
  return {
    what: `makes an API with ${framework.name}`,
    ...placeAt(path, line),
  };
}

/** Where it shows what a project does. */
interface Signs {
  /** The code of the application. */
  app: readonly CodeFile[];
  /** Files of it that an orchestrator loads, for others to use. */
  plugins: ReadonlySet<string>;
  files: Files;
  layout: Layout;
  scheduled: CronUse | undefined;
  images: readonly Dockerfile[];
}

/** What a project does, as far as it shows: it serves, runs by itself, or is there to be imported. */
export function rolesOf(signs: Signs): Traits {
  const { app, plugins, files, images } = signs;
  const { kind } = signs.layout;
  const own = app.filter(({ path }) => !plugins.has(path));
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
      fileLike(files, R_APP, 'is a Shiny app'),
    job:
      shownBy(run, JOB_TOOLS) ??
      shownBy(run, QUEUES, 'worker') ??
      fileLike(files, JOB_FILES, 'defines a pipeline') ??
      signs.scheduled,
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
    } else {
      roles.job = startedBy(images, 'job');
    }
  }
  return roles;
}

/** What the catalog says comes first: its trait holds, and what it rules out does not. */
export function bySubject(roles: Traits, { type }: Subject): Traits {
  const said = TYPES.get(type?.toLowerCase() ?? '');
  if (!said) return roles;
  const evidence = { what: `spec.type is ${type}` };
  // Examples in a library may well hold a server; the library is none.
  if (said === 'library') return { library: evidence };
  const { library, ...others } = roles;
  return { ...others, [said]: others[said] ?? evidence };
}
