import {
  DAG_YAML,
  defines,
  JSON_FILE,
  SNAKEMAKE,
  TERRAFORM,
  YAML,
  YAML_OR_JSON,
  type Definition,
} from './patterns';

const NEXTFLOW = /\.nf$|(^|\/)nextflow\.config$|(^|\/)conf\/[^/]+\.config$/;

const retries = defines('retries');
const notice = defines('failureNotice');
const notebook = defines('notebook');

/** What becomes of failures, in words that other files use too. */
const inPipelines: readonly Definition[] = [
  retries(
    ['retryStrategy'],
    'Argo Workflows',
    YAML,
    /^\s*(?:-\s*)?retryStrategy\s*:/,
  ),
  notice(
    ['onExit', 'hooks'],
    'Argo Workflows',
    YAML,
    /^\s*(?:onExit|hooks)\s*:/,
  ),
  retries(
    ['Retry'],
    'Step Functions',
    YAML_OR_JSON,
    /^\s*(?:-\s*)?"?Retry"?\s*:/,
  ),
  notice(['Catch'], 'Step Functions', YAML_OR_JSON, /^\s*"?Catch"?\s*:/),
  retries(['Retry'], 'Step Functions', TERRAFORM, /^\s*"?Retry"?\s*[:=]/),
  notice(['Catch'], 'Step Functions', TERRAFORM, /^\s*"?Catch"?\s*[:=]/),
  notice(
    ['on_failure'],
    'Databricks',
    YAML_OR_JSON,
    /^\s*(?:-\s*)?"?on_failure"?:/,
  ),
  retries(
    ['max_retries'],
    'Databricks',
    YAML_OR_JSON,
    /^\s*(?:-\s*)?"?max_retries"?\s*:\s*(?:[1-9]|-1)/,
  ),
  retries(
    ['max_retries'],
    'Databricks',
    TERRAFORM,
    /^\s*max_retries\s*=\s*(?:[1-9]|-1)/,
  ),
  notice(['on_failure'], 'Databricks', TERRAFORM, /^\s*on_failure\b/),
  retries(['retry'], 'Kestra', YAML, /^\s*retry\s*:/),
  notice(
    ['errors', 'afterExecution'],
    'Kestra',
    YAML,
    /^(?:errors|afterExecution)\s*:/,
  ),
  retries(['retries'], 'Mage', YAML, /^\s*retries\s*:\s*[1-9]/),
  notice(
    ['alert_on', 'notification_config'],
    'Mage',
    YAML,
    /^\s*(?:alert_on|notification_config)\s*:/,
  ),
  retries(
    ['"retry"'],
    'Azure Data Factory',
    JSON_FILE,
    /^\s*"retry"\s*:\s*[1-9]/,
  ),
];

/** The same, where the name of the file, or the word itself, says which tool reads it. */
const anywhere: readonly Definition[] = [
  retries(['maxRetries'], 'Nextflow', NEXTFLOW, /\bmaxRetries\s*=?\s*[1-9]/),
  retries(
    ['errorStrategy'],
    'Nextflow',
    NEXTFLOW,
    /\berrorStrategy\b.{0,200}["']retry["']/,
  ),
  notice(
    ['onError', 'sendMail', 'notification', 'completionEmail', 'email_on_fail'],
    'Nextflow',
    NEXTFLOW,
    /\bonError\b|\bsendMail\b|^\s*notification\s*\{|\bcompletionEmail\(|\bemail_on_fail\b/,
  ),
  retries(['retries'], 'Snakemake', SNAKEMAKE, /^\s+retries\s*:(?!\s*0\b)/),
  retries(
    ['restart-times', 'retries'],
    'Snakemake',
    /(^|\/)config\.(v\d+\+\.)?ya?ml$|(^|\/)profiles?\/.*\.ya?ml$/,
    // https://snakemake.readthedocs.io/en/stable/executing/cli.html: a profile holds options of the command line.
    /^(?:restart-times|retries)\s*:\s*[1-9]/,
  ),
  notice(['onerror'], 'Snakemake', SNAKEMAKE, /^onerror\s*:/),
  retries(
    ['retries'],
    'Airflow',
    DAG_YAML,
    /^\s*(?:default_task_)?retries\s*:\s*[1-9]/,
  ),
  notice(
    ['on_failure_callback', 'email_on_failure'],
    'Airflow',
    DAG_YAML,
    /^\s*on_failure_callback\w*\s*:|^\s*email_on_failure\s*:\s*(?:true|yes|on)\b/i,
  ),
  retries(
    ['default_task_retries'],
    'Airflow',
    /(^|\/)airflow\.cfg$/,
    /^default_task_retries\s*=\s*[1-9]/,
  ),
  retries(
    ['retry_count'],
    'Luigi',
    /(^|\/)luigi\.(cfg|toml)$/,
    /^retry_count\s*=/,
  ),
  notice(['[email]'], 'Luigi', /(^|\/)luigi\.(cfg|toml)$/, /^\[email\]/),
  notice(['alert_policies'], 'Dagster', YAML, /^alert_policies\s*:/),
  retries(
    ['run_retries'],
    'Dagster',
    /(^|\/)dagster\.ya?ml$/,
    /^run_retries\s*:/,
  ),
];

/** Notebooks that a pipeline runs. */
const notebooks: readonly Definition[] = [
  notebook(
    ['notebook_task'],
    'a job with a notebook_task',
    YAML_OR_JSON,
    /^\s*(?:-\s*)?"?notebook_task"?\s*:/,
  ),
  notebook(
    ['notebook_task'],
    'a job with a notebook_task',
    TERRAFORM,
    /^\s*notebook_task\s*\{/,
  ),
  notebook(
    ['DatabricksNotebook', 'SynapseNotebook'],
    'a notebook activity',
    JSON_FILE,
    /"type"\s*:\s*"(?:Databricks|Synapse)Notebook"/,
  ),
  notebook(
    ['notebook'],
    'a rule with a notebook',
    SNAKEMAKE,
    /^\s+notebook\s*:/,
  ),
  notebook(
    ['.ipynb'],
    'a notebook as a task',
    /(^|\/)pipeline\.ya?ml$/,
    /^\s*(?:-\s*)?source\s*:\s*["']?[^\s"']{1,200}\.ipynb\b/,
  ),
];

/** What becomes of the failures of jobs, and which of them run notebooks. */
export const jobs: readonly Definition[] = [
  ...inPipelines.map(one => ({ ...one, within: true as const })),
  ...anywhere,
  ...notebooks,
];
