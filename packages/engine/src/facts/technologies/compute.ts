import { code, markOf, notebookCode } from '../code/code';
import { dockerfiles } from '../containers/dockerfiles';
import { defineDerivedFact } from '../Fact';
import { files } from '../repository/files';
import { directManifests } from '../dependencies/manifests/direct';
import { computeDefinitions, KINDS } from './computeDefinitions';
import {
  eachOnce,
  technologiesIn,
  type Known,
  type Technology,
} from './Technology';
import { placeAt } from '../Place';

const { cloud, infrastructure, cluster, gpu } = KINDS;

const COMPUTE: readonly Known[] = [
  {
    name: 'AWS',
    kind: cloud,
    modules: [
      'boto3',
      'botocore',
      'aioboto3',
      'sagemaker',
      'awswrangler',
      'paws',
      'aws-sdk',
      '@aws-sdk',
      'chalice',
      'airflow.providers.amazon',
      'aws.s3',
    ],
    files:
      /(^|\/)(samconfig\.toml|buildspec\.ya?ml|appspec\.ya?ml|\.ebextensions\/.+)$/,
  },
  {
    name: 'Google Cloud',
    kind: cloud,
    modules: [
      'google.cloud',
      '@google-cloud',
      'googleCloudStorageR',
      'googleCloudRunner',
      'bigrquery',
      'airflow.providers.google',
    ],
    files: /(^|\/)(cloudbuild\.ya?ml|\.gcloudignore)$/,
  },
  {
    name: 'Azure',
    kind: cloud,
    modules: [
      'azure',
      'azureml',
      'AzureStor',
      'AzureRMR',
      '@azure',
      'airflow.providers.microsoft.azure',
    ],
    files: /(^|\/)(\.amlignore|azure\.ya?ml)$/,
  },
  {
    name: 'Databricks',
    kind: cloud,
    modules: ['databricks', 'dbutils'],
    packages: ['databricks-sdk', 'databricks-connect', 'dbt-databricks'],
    files: /(^|\/)databricks\.ya?ml$/,
  },
  {
    name: 'Snowpark',
    kind: cloud,
    modules: ['snowflake.snowpark'],
    packages: ['snowflake-snowpark-python'],
  },
  {
    name: 'Modal, RunPod or SkyPilot',
    kind: cloud,
    modules: ['modal', 'runpod', 'sky'],
  },
  {
    name: 'a hosted platform',
    kind: cloud,
    modules: [],
    files:
      /^(fly\.toml|render\.ya?ml|vercel\.json|netlify\.toml|Procfile|app\.yaml|railway\.(json|toml)|manifest\.ya?ml|rsconnect\/.+)$/,
  },
  { name: 'Spark', kind: cluster, modules: ['pyspark', 'sparklyr', 'SparkR'] },
  { name: 'Ray', kind: cluster, modules: ['ray'] },
  {
    name: 'Dask',
    kind: cluster,
    modules: ['dask', 'distributed', 'dask_cuda'],
  },
  {
    name: 'Slurm',
    kind: cluster,
    modules: [
      'submitit',
      'dask_jobqueue',
      'rslurm',
      'clustermq',
      'future.batchtools',
      'crew.cluster',
    ],
    files: /\.(slurm|sbatch)$/,
  },
  {
    name: 'Terraform or OpenTofu',
    kind: infrastructure,
    modules: ['cdktf'],
    files: /\.(tf|tofu|tf\.json)$|(^|\/)terragrunt\.hcl$/,
  },
  {
    name: 'AWS CDK',
    kind: infrastructure,
    modules: ['aws_cdk', 'aws-cdk-lib', '@aws-cdk/core'],
    files: /(^|\/)cdk\.json$/,
  },
  {
    name: 'Pulumi',
    kind: infrastructure,
    modules: ['pulumi', '@pulumi/pulumi'],
    files: /(^|\/)Pulumi\.ya?ml$/,
  },
  {
    name: 'Bicep or ARM',
    kind: infrastructure,
    modules: [],
    files: /\.bicep$|(^|\/)azuredeploy\.json$/,
  },
  {
    name: 'Serverless Framework',
    kind: infrastructure,
    modules: [],
    packages: ['serverless'],
    files: /(^|\/)serverless\.(ya?ml|ts|json)$/,
  },
  {
    name: 'Helm or Kustomize',
    kind: infrastructure,
    modules: [],
    files: /(^|\/)(Chart\.yaml|kustomization\.ya?ml|helmfile\.ya?ml)$/,
  },
  {
    name: 'Ansible',
    kind: infrastructure,
    modules: ['ansible'],
    files:
      /(^|\/)(ansible\.cfg|playbooks?\/[^/]+\.ya?ml|playbook[^/]*\.ya?ml)$/,
  },
  {
    name: 'a server with systemd',
    kind: 'server',
    modules: [],
    files: /\.service$/,
  },
  {
    name: 'Docker Compose',
    kind: 'containers',
    modules: [],
    files: /(^|\/)(docker-)?compose[\w.-]*\.ya?ml$/i,
  },
  {
    name: 'GPUs by CUDA',
    kind: gpu,
    modules: [
      'cupy',
      'cudf',
      'cuml',
      'numba.cuda',
      'pycuda',
      'gpuR',
      'tensorrt',
    ],
    packages: [
      'tensorflow-gpu',
      'onnxruntime-gpu',
      'faiss-gpu',
      'cudatoolkit',
      'pytorch-cuda',
      'bitsandbytes',
    ],
  },
];

/** What the project runs on. @public */
export const compute = defineDerivedFact({
  name: 'compute',
  uses: {
    files,
    code,
    notebookCode,
    directManifests,
    dockerfiles,
    computeDefinitions,
  },
  derive({
    files: all,
    code: sources,
    notebookCode: cells,
    directManifests: declared,
    dockerfiles: images,
    computeDefinitions: asked,
  }): Technology[] {
    const own = [...sources, ...cells];
    const found = technologiesIn(COMPUTE, own, declared, all);
    const [image] = images;
    const container = image
      ? [{ name: 'a container', kind: 'containers', path: image.path }]
      : [];
    const imageGpu = images.flatMap(({ path, stages }) => {
      const stage = stages.find(({ base }) =>
        /(^|\/)nvidia\/|cuda|-gpu\b/i.test(base ?? ''),
      );
      return stage
        ? [{ name: 'GPUs by CUDA', kind: gpu, path, line: stage.line }]
        : [];
    });
    const codeGpu = own.flatMap(file => {
      if (file.role !== 'app' && file.role !== 'notebook') return [];
      const mark = markOf(file, 'usesGpu');
      if (!mark) return [];
      const name = 'GPUs where there are some';
      return [{ name, kind: gpu, ...placeAt(file.path, mark.line) }];
    });
    return eachOnce([
      ...found,
      ...asked,
      ...container,
      ...imageGpu,
      ...codeGpu,
    ]);
  },
});
