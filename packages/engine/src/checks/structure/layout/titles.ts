/** What people call the kinds that their tool does not name. */
const TITLES: Readonly<Record<string, string>> = {
  'azure-mlops': 'an Azure MLOps project',
  'ccds-like': 'a project like Cookiecutter Data Science',
  'ccds-v1': 'Cookiecutter Data Science 1',
  'ccds-v2': 'Cookiecutter Data Science 2',
  'databricks-bundle': 'a Databricks bundle',
  dbt: 'dbt',
  dvc: 'DVC',
  golem: 'golem',
  'mlflow-project': 'an MLflow project',
  'node-service': 'a Node service',
  'python-package': 'a Python package',
  'r-package': 'an R package',
  'r-plumber': 'a plumber API',
  'r-shiny': 'a Shiny app',
  'r-targets': 'a targets pipeline',
  rrtools: 'an rrtools compendium',
  zenml: 'ZenML',
};

/** The name of a kind of project in a sentence: `a Python package` for `python-package`, `Airflow` for `airflow`. */
export const titleOf = (kind: string): string =>
  TITLES[kind] ?? kind[0].toUpperCase() + kind.slice(1);
