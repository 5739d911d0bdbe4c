import {
  JSON_FILE,
  TERRAFORM,
  YAML,
  YAML_OR_JSON,
  type Definition,
} from './patterns';

const NEXTFLOW = /\.nf$|(^|\/)nextflow\.config$|(^|\/)conf\/[^/]+\.config$/;
const SNAKEMAKE = /(^|\/)Snakefile[^/]*$|\.smk$/i;

const DAG_YAML = /(^|\/)dags?\/.*\.ya?ml$/i;

const workflow = (
  what: string,
  file: RegExp,
  line: RegExp,
  beside?: RegExp,
): Definition => ({
  mark: 'workflow',
  what,
  file,
  line,
  ...(beside ? { beside } : {}),
});

/** Files that define a pipeline, each in the language of its tool. */
const workflows: readonly Definition[] = [
  // A file that only names metrics and plots has no stages.
  workflow('DVC', /(^|\/)dvc\.ya?ml$/, /^stages:\s*(?:#.*)?$/),
  workflow('Snakemake', SNAKEMAKE, /^\s*(?:rule|checkpoint)(?:\s+\w+)?\s*:/),
  workflow('Snakemake', SNAKEMAKE, /^(?:module\s+\w+\s*:|include\s*:)/),
  workflow('Nextflow', /\.nf$/, /^\s*(?:workflow|process)\b[\w\s]*\{/),
  workflow('dbt', /(^|\/)dbt_project\.ya?ml$/, /^name\s*:/),
  workflow('Databricks', /(^|\/)databricks\.ya?ml$/, /^bundle\s*:/),
  workflow(
    'Databricks',
    YAML_OR_JSON,
    /^\s*-?\s*"?(?:notebook_task|spark_python_task|python_wheel_task)"?\s*:/,
  ),
  workflow('Prefect', /(^|\/)prefect\.ya?ml$/, /^deployments\s*:/),
  workflow(
    'Argo Workflows',
    YAML,
    /^kind:\s*["']?(?:Cron|Cluster)?Workflow(?:Template)?\b/,
    /^apiVersion:\s*["']?argoproj\.io\//m,
  ),
  workflow('Kubeflow Pipelines', YAML, /^pipelineInfo\s*:/, /^deploymentSpec/m),
  workflow('Kestra', YAML, /^\s*-?\s*type:\s*["']?io\.kestra\./),
  workflow('Azure ML', YAML, /pipelineJob\.schema\.json/i),
  workflow('Azure ML', YAML, /^type:\s*["']?pipeline\b/, /azureml/i),
  workflow(
    'Azure Data Factory',
    JSON_FILE,
    /"Microsoft\.(?:DataFactory\/factories|Synapse\/workspaces)\/pipelines"/i,
  ),
  workflow(
    'Azure Data Factory',
    JSON_FILE,
    /"activities"\s*:\s*\[/,
    /"typeProperties"\s*:/,
  ),
  workflow(
    'Step Functions',
    YAML_OR_JSON,
    /AWS::(?:Serverless|StepFunctions)::StateMachine/,
  ),
  workflow(
    'Step Functions',
    YAML_OR_JSON,
    /^\s*"?StartAt"?\s*:/,
    /^\s*"?States"?\s*:/m,
  ),
  workflow('Google Workflows', YAML, /^\s*-?\s*call:\s*googleapis\./),
  workflow('Mage', /(^|\/)pipelines\/[^/]+\/metadata\.ya?ml$/, /^blocks\s*:/),
  workflow('Meltano', /(^|\/)meltano\.ya?ml$/, /^(?:schedules|jobs)\s*:/),
  workflow('Ploomber', /(^|\/)pipeline\.ya?ml$/, /^tasks\s*:/, /\bproduct\s*:/),
  workflow(
    'Airflow',
    DAG_YAML,
    /^\s+(?:default_args|schedule(?:_interval)?)\s*:/,
    /\btasks\s*:/,
  ),
  workflow('CWL', /\.cwl$/, /^class:\s*["']?Workflow\b/),
  workflow('WDL', /\.wdl$/, /^\s*workflow\s+\w+\s*\{/),
  workflow('Step Functions', TERRAFORM, /^\s*resource\s+"aws_sfn_state_mach/),
  workflow('AWS Glue', TERRAFORM, /^\s*resource\s+"aws_glue_workflow"/),
  workflow('AWS Glue', YAML_OR_JSON, /AWS::Glue::Workflow/),
  workflow('SageMaker', TERRAFORM, /^\s*resource\s+"aws_sagemaker_pipeline"/),
  workflow('SageMaker', YAML_OR_JSON, /AWS::SageMaker::Pipeline/),
  workflow('Google Workflows', TERRAFORM, /^\s*resource\s+"google_workflows_/),
  workflow('Databricks', TERRAFORM, /^\s*resource\s+"databricks_job"/),
  workflow(
    'Azure Data Factory',
    TERRAFORM,
    /^\s*resource\s+"azurerm_(?:data_factory|synapse)_pipeline"/,
  ),
];

const said = (
  mark: 'retries' | 'failureNotice' | 'notebook',
  what: string,
  file: RegExp,
  line: RegExp,
): Definition => ({ mark, what, file, line });

/** Said in words that other files use too. */
const within = (...of: Parameters<typeof said>): Definition => ({
  ...said(...of),
  within: true,
});

/** What becomes of failures. */
const failures: readonly Definition[] = [
  within('retries', 'Argo Workflows', YAML, /^\s*-?\s*retryStrategy\s*:/),
  within('failureNotice', 'Argo Workflows', YAML, /^\s*(?:onExit|hooks)\s*:/),
  within('retries', 'Step Functions', YAML_OR_JSON, /^\s*-?\s*"?Retry"?\s*:/),
  within('failureNotice', 'Step Functions', YAML_OR_JSON, /^\s*"?Catch"?\s*:/),
  within('retries', 'Step Functions', TERRAFORM, /^\s*"?Retry"?\s*[:=]/),
  within('failureNotice', 'Step Functions', TERRAFORM, /^\s*"?Catch"?\s*[:=]/),
  said('retries', 'Nextflow', NEXTFLOW, /\bmaxRetries\s*=?\s*[1-9]/),
  said(
    'retries',
    'Nextflow',
    NEXTFLOW,
    /\berrorStrategy\b.{0,200}["']retry["']/,
  ),
  said(
    'failureNotice',
    'Nextflow',
    NEXTFLOW,
    /\bonError\b|\bsendMail\b|^\s*notification\s*\{|\bcompletionEmail\(|\bemail_on_fail\b/,
  ),
  said('retries', 'Snakemake', SNAKEMAKE, /^\s+retries\s*:(?!\s*0\b)/),
  said(
    'retries',
    'Snakemake',
    /(^|\/)config\.(v\d+\+\.)?ya?ml$|(^|\/)profiles?\/.*\.ya?ml$/,
    // https://snakemake.readthedocs.io/en/stable/executing/cli.html: a profile holds options of the command line.
    /^(?:restart-times|retries)\s*:\s*[1-9]/,
  ),
  said('failureNotice', 'Snakemake', SNAKEMAKE, /^onerror\s*:/),
  within(
    'retries',
    'Databricks',
    YAML_OR_JSON,
    /^\s*-?\s*"?max_retries"?\s*:\s*(?:[1-9]|-1)/,
  ),
  within(
    'failureNotice',
    'Databricks',
    YAML_OR_JSON,
    /^\s*-?\s*"?on_failure"?:/,
  ),
  within(
    'retries',
    'Databricks',
    TERRAFORM,
    /^\s*max_retries\s*=\s*(?:[1-9]|-1)/,
  ),
  within('failureNotice', 'Databricks', TERRAFORM, /^\s*on_failure\b/),
  within('retries', 'Kestra', YAML, /^\s*retry\s*:/),
  within('failureNotice', 'Kestra', YAML, /^(?:errors|afterExecution)\s*:/),
  within('retries', 'Mage', YAML, /^\s*retries\s*:\s*[1-9]/),
  within(
    'failureNotice',
    'Mage',
    YAML,
    /^\s*(?:alert_on|notification_config)\s*:/,
  ),
  within('retries', 'Azure Data Factory', JSON_FILE, /^\s*"retry"\s*:\s*[1-9]/),
  said(
    'retries',
    'Airflow',
    DAG_YAML,
    /^\s*(?:default_task_)?retries\s*:\s*[1-9]/,
  ),
  said(
    'failureNotice',
    'Airflow',
    DAG_YAML,
    /^\s*on_failure_callback\w*\s*:|^\s*email_on_failure\s*:\s*(?:true|yes|on)\b/i,
  ),
  said(
    'retries',
    'Airflow',
    /(^|\/)airflow\.cfg$/,
    /^default_task_retries\s*=\s*[1-9]/,
  ),
  said('retries', 'Luigi', /(^|\/)luigi\.(cfg|toml)$/, /^retry_count\s*=/),
  said('failureNotice', 'Luigi', /(^|\/)luigi\.(cfg|toml)$/, /^\[email\]/),
  said('failureNotice', 'Dagster', YAML, /^alert_policies\s*:/),
  said('retries', 'Dagster', /(^|\/)dagster\.ya?ml$/, /^run_retries\s*:/),
];

/** Notebooks that a pipeline runs. */
const notebooks: readonly Definition[] = [
  said(
    'notebook',
    'a job with a notebook_task',
    YAML_OR_JSON,
    /^\s*-?\s*"?notebook_task"?\s*:/,
  ),
  said(
    'notebook',
    'a job with a notebook_task',
    TERRAFORM,
    /^\s*notebook_task\s*\{/,
  ),
  said(
    'notebook',
    'a notebook activity',
    JSON_FILE,
    /"type"\s*:\s*"(?:Databricks|Synapse)Notebook"/,
  ),
  said('notebook', 'a rule with a notebook', SNAKEMAKE, /^\s+notebook\s*:/),
  said(
    'notebook',
    'a notebook as a task',
    /(^|\/)pipeline\.ya?ml$/,
    /^\s*-?\s*source\s*:\s*["']?[^\s"']{1,200}\.ipynb\b/,
  ),
];

export const pipelines = [...workflows, ...failures, ...notebooks];
