import {
  decisive,
  file,
  folders,
  orchestrator,
  required,
  usualFolders,
  type Kind,
} from './signals';

const R = /\.[Rr]$/;
/** How an image starts plumber, and the image that starts whatever file it is given. */
const PLUMBER = /\bplumb\(|\bpr_run\(|^rstudio\/plumber\b/;

const packaging = file(
  'pyproject.toml or setup.py',
  /^(pyproject\.toml|setup\.(py|cfg))$/,
);
const tests = folders('tests/', /^tests?\//);

/** The kinds of project that are recognised, the more particular ones first. What makes each is in the check's README. */
export const KINDS: readonly Kind[] = [
  {
    name: 'kedro',
    source: 'code',
    signals: [
      decisive(
        file('conf/base/catalog.yml', /^conf\/base\/catalog[^/]*\.ya?ml$/),
      ),
      decisive({
        name: '[tool.kedro] in pyproject.toml',
        find: tree => tree.mark('kedro'),
      }),
      file('src/*/pipeline_registry.py', /^src\/[^/]+\/pipeline_registry\.py$/),
    ],
  },
  {
    name: 'golem',
    source: 'code',
    signals: [
      decisive(file('inst/golem-config.yml', /^inst\/golem-config\.ya?ml$/)),
    ],
  },
  {
    name: 'r-targets',
    source: 'code',
    signals: [decisive(file('_targets.R', /^_targets\.[Rr]$/))],
  },
  {
    name: 'rrtools',
    source: 'notebooks',
    signals: [
      required(file('DESCRIPTION', /^DESCRIPTION$/)),
      required(folders('analysis/', /^analysis\//)),
    ],
  },
  {
    name: 'r-package',
    source: 'code',
    signals: [
      decisive({
        name: 'DESCRIPTION with Package:',
        find: tree => tree.mark('rPackage'),
      }),
      file('R/', /^R\/[^/]+\.[Rr]$/),
    ],
  },
  {
    name: 'ccds-v1',
    source: 'code',
    signals: [
      decisive(
        file('src/data/make_dataset.py', /^src\/data\/make_dataset\.py$/),
      ),
      file(
        'src/features/build_features.py',
        /^src\/features\/build_features\.py$/,
      ),
      {
        name: 'src/{data,features,models}/',
        find: tree =>
          tree.file(/^src\/features\/.*\.py$/) &&
          tree.file(/^src\/models\/.*\.py$/) &&
          tree.file(/^src\/data\/.*\.py$/),
      },
      folders('src/visualization/', /^src\/visualization\//),
      folders('data/raw/', /^data\/raw\//),
      folders(
        'references/ and reports/figures/',
        /^references\//,
        /^reports\/figures\//,
      ),
    ],
  },
  {
    name: 'ccds-v2',
    source: 'code',
    signals: [
      {
        name: 'PACKAGE/dataset.py and PACKAGE/modeling/',
        find: tree =>
          tree.file(/^(src\/)?\w+\/modeling\/[^/]+\.py$/) &&
          tree.file(/^(src\/)?\w+\/dataset\.py$/),
      },
      folders(
        'data/{raw,interim,processed}/',
        /^data\/raw\//,
        /^data\/interim\//,
        /^data\/processed\//,
      ),
      folders('references/', /^references\//),
      folders('reports/figures/', /^reports\/figures\//),
      {
        name: 'the Cookiecutter Data Science badge',
        find: tree => tree.mark('ccdsBadge'),
      },
    ],
  },
  {
    name: 'hydra',
    source: 'code',
    signals: [
      {
        name: 'configs/train.yaml and configs/{model,data,trainer}/',
        find: tree =>
          tree.folders(/^(src\/)?conf(ig)?s?\/(model|data|trainer)\//) &&
          tree.file(/^(src\/)?conf(ig)?s?\/train\.ya?ml$/),
      },
      file('src/train.py', /^src\/(\w+\/)?train\.py$/),
    ],
  },
  {
    name: 'azure-mlops',
    source: 'code',
    signals: [
      folders('mlops/azureml/', /^mlops\/azureml\//),
      file('.amlignore', /^\.amlignore$/),
      folders('ml_service/pipelines/', /^ml_service\/pipelines\//),
    ],
  },
  {
    name: 'databricks-bundle',
    source: 'notebooks',
    signals: [decisive(file('databricks.yml', /^databricks\.ya?ml$/))],
  },
  {
    name: 'dbt',
    source: /\.(sql|py)$/,
    signals: [decisive(file('dbt_project.yml', /^dbt_project\.ya?ml$/))],
  },
  {
    name: 'snakemake',
    source: /(^|\/)Snakefile$|\.smk$/,
    signals: [decisive(file('Snakefile', /^(workflow\/)?Snakefile$/))],
  },
  {
    name: 'nextflow',
    source: /\.nf$/,
    signals: [
      required(file('main.nf', /^main\.nf$/)),
      required(file('nextflow.config', /^nextflow\.config$/)),
    ],
  },
  {
    name: 'dvc',
    source: 'code',
    signals: [decisive(file('dvc.yaml', /^dvc\.ya?ml$/))],
  },
  {
    name: 'mlflow-project',
    source: 'code',
    signals: [decisive(file('MLproject', /^MLproject$/))],
  },
  orchestrator(
    'airflow',
    ['airflow', 'cosmos'],
    [folders('dags/', /^(\w+\/)?dags\//i)],
  ),
  orchestrator(
    'dagster',
    ['dagster'],
    [file('dagster.yaml', /^(dagster|workspace|dagster_cloud)\.ya?ml$/)],
  ),
  orchestrator(
    'prefect',
    ['prefect'],
    [decisive(file('prefect.yaml', /^prefect\.ya?ml$/))],
  ),
  orchestrator('zenml', ['zenml'], [folders('.zen/', /^\.zen\//)]),
  orchestrator('metaflow', ['metaflow']),
  orchestrator('flyte', ['flytekit', 'flyte']),
  {
    name: 'r-plumber',
    source: 'code',
    signals: [
      {
        name: 'an R file with #* @get, #* @post or pr_get()',
        find: tree => tree.shows(R, 'route'),
      },
      {
        name: 'plumb(), pr() or vetiver_api()',
        find: tree =>
          (tree.imports(R, 'plumber', 'vetiver') && tree.shows(R, 'plumber')) ??
          tree.image(PLUMBER),
      },
      {
        name: 'plumber.R or the vetiver package',
        find: tree =>
          tree.file(/(^|\/)plumber\.[Rr]$/) ?? tree.imports(R, 'vetiver'),
      },
    ],
  },
  {
    name: 'r-shiny',
    source: 'code',
    signals: [
      required({
        name: 'app.R, or ui.R and server.R',
        find: tree =>
          tree.file(/^app\.[Rr]$/) ??
          (tree.file(/^ui\.[Rr]$/) && tree.file(/^server\.[Rr]$/)),
      }),
      {
        name: 'code that uses shiny',
        find: tree =>
          tree.imports(R, 'shiny', 'rhino', 'teal') ?? tree.shows(R, 'ui'),
      },
    ],
  },
  {
    name: 'node-service',
    source: 'code',
    signals: [
      required({
        name: 'a web framework in package.json',
        find: tree => tree.mark('nodeFramework'),
      }),
      required({
        name: 'a source folder',
        find: tree =>
          tree.file(
            /^(src|source|lib|app|server|api|routes?|routers?|controllers?|services?|handlers?|modules)\/.*\.([cm]?[jt]s|[jt]sx)$/,
          ) ??
          (tree.mark('nodeWorkspaces') &&
            tree.file(
              /^[^/]+\/[^/]+\/(src|lib|app|server)\/.*\.([cm]?[jt]s|[jt]sx)$/,
            )),
      }),
    ],
  },
  {
    name: 'python-package',
    source: 'code',
    signals: [
      required({
        name: 'a package (src/PACKAGE/__init__.py)',
        find: tree =>
          tree.package('src/') ??
          // Without src/, or without __init__.py, folders of modules are a package only together with the other two, or
          // where others are to install it.
          (packaging.find(tree) &&
            (tests.find(tree) ?? tree.plugin()) &&
            (tree.package('') ?? tree.file(/^src\/\w+\/.*\.py$/))),
      }),
      tests,
      packaging,
    ],
  },
  {
    name: 'ccds-like',
    source: 'code',
    signals: [
      required({
        name: 'a source folder (src/, R/ or a package)',
        find: tree => tree.sourceFolder(),
      }),
      required(usualFolders),
    ],
  },
];
