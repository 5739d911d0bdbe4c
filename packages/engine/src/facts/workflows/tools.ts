import type { CodeFile } from '../code/code';
import type { Mark } from '../code/marks';

/** A tool that runs jobs as a workflow. */
export interface Tool {
  name: string;
  /** The modules by which code uses it, by language. */
  modules?: Partial<Record<CodeFile['language'], readonly string[]>>;
  /** What a file has to show beside the import, where the module has other uses, or alone where that is enough. */
  mark?: Mark;
  /** It retries by itself. */
  retriesByDefault?: true;
  /** Which halves of a failure a repository can settle in its terms; what is missing there is missing. */
  settles: readonly ('retries' | 'notice')[];
}

const BOTH = ['retries', 'notice'] as const;

const python = (...modules: string[]) => ({ modules: { python: modules } });

/** The tools, by what code imports or shows; the others are known by their files. */
export const TOOLS: readonly Tool[] = [
  { name: 'Airflow', settles: BOTH, ...python('airflow', 'dagfactory') },
  { name: 'Prefect', settles: BOTH, ...python('prefect') },
  { name: 'Dagster', settles: BOTH, ...python('dagster') },
  { name: 'Luigi', settles: BOTH, ...python('luigi') },
  {
    name: 'Argo Workflows',
    settles: BOTH,
    ...python('hera', 'argo_workflows', 'couler'),
  },
  { name: 'Kubeflow Pipelines', settles: BOTH, ...python('kfp') },
  { name: 'Flyte', settles: BOTH, ...python('flytekit', 'flyte', 'union') },
  {
    name: 'Metaflow',
    settles: BOTH,
    modules: { python: ['metaflow'], r: ['metaflow'] },
  },
  { name: 'ZenML', settles: BOTH, ...python('zenml') },
  {
    name: 'Step Functions',
    settles: BOTH,
    modules: {
      python: [
        ...['stepfunctions', 'aws_cdk.aws_stepfunctions'],
        'aws_cdk.aws_stepfunctions_tasks',
      ],
      node: [
        'aws-cdk-lib/aws-stepfunctions',
        '@aws-cdk/aws-stepfunctions',
        'aws-cdk-lib/aws-stepfunctions-tasks',
      ],
    },
  },
  { name: 'Databricks', settles: BOTH, ...python('databricks.bundles') },
  { name: 'Kestra', settles: BOTH },
  { name: 'Mage', settles: BOTH, ...python('mage_ai') },
  { name: 'Nextflow', settles: BOTH },
  { name: 'Snakemake', settles: BOTH },
  {
    name: 'Temporal',
    // https://docs.temporal.io/encyclopedia/retry-policies: activities retry unless told otherwise.
    retriesByDefault: true,
    settles: [],
    modules: {
      python: ['temporalio'],
      node: [
        ...['@temporalio/workflow', '@temporalio/worker'],
        '@temporalio/client',
      ],
    },
  },
  {
    name: 'Inngest',
    // https://www.inngest.com/docs/features/inngest-functions/error-retries/retries: four times.
    retriesByDefault: true,
    settles: ['notice'],
    modules: { node: ['inngest'], python: ['inngest'] },
  },
  {
    name: 'Trigger.dev',
    retriesByDefault: true,
    settles: ['notice'],
    modules: { node: ['@trigger.dev/sdk'] },
  },
  {
    name: 'Hatchet',
    settles: ['retries'],
    modules: {
      node: ['@hatchet-dev/typescript-sdk'],
      python: ['hatchet_sdk'],
    },
  },
  {
    name: 'SageMaker',
    settles: ['retries'],
    ...python('sagemaker.workflow', 'sagemaker.mlops.workflow'),
  },
  {
    name: 'Vertex AI Pipelines',
    settles: [],
    ...python('google.cloud', 'vertexai'),
    mark: 'vertexPipeline',
  },
  { name: 'Azure Data Factory', settles: ['retries'] },
  {
    name: 'Azure ML',
    settles: [],
    ...python('azureml.pipeline', 'azure.ai.ml.dsl'),
  },
  {
    name: 'Azure ML',
    settles: [],
    ...python('azure.ai.ml'),
    mark: 'azurePipeline',
  },
  {
    name: 'ClearML',
    settles: [],
    ...python('clearml'),
    mark: 'clearmlPipeline',
  },
  { name: 'Google Workflows', settles: [] },
  { name: 'AWS Glue', settles: [] },
  { name: 'Meltano', settles: [] },
  { name: 'Kedro', settles: [], ...python('kedro') },
  { name: 'TFX', settles: [], ...python('tfx') },
  { name: 'Ploomber', settles: [], ...python('ploomber') },
  { name: 'Hamilton', settles: [], ...python('hamilton') },
  { name: 'targets', settles: [], mark: 'targetsPipeline' },
  { name: 'drake', settles: [], mark: 'drakePlan' },
  { name: 'maestro', settles: [], modules: { r: ['maestro'] } },
  { name: 'DVC', settles: [] },
  { name: 'dbt', settles: [] },
  { name: 'CWL', settles: [] },
  { name: 'WDL', settles: [] },
];
