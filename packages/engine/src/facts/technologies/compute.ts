import { code, markOf, notebookCode } from '../code/code';
import { dockerfiles } from '../containers/dockerfiles';
import { defineDerivedFact, defineFileFact } from '../Fact';
import { files } from '../repository/files';
import { manifests } from '../dependencies/manifests';
import { isInSideFolder } from '../repository/sideFolders';
import { isVendored } from '../source/paths';
import { sourceOf } from '../source/sourceLines';
import {
  eachOnce,
  placeAt,
  technologiesIn,
  type Known,
  type Technology,
} from './Technology';

const cloud = 'cloud';
const infrastructure = 'infrastructure as code';
const cluster = 'cluster';
const gpu = 'GPU';

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

/** What a line of a definition shows. https://kubernetes.io/docs/tasks/manage-gpus/scheduling-gpus */
const LINES: ReadonlyArray<readonly [RegExp, string, string]> = [
  [
    /^\s*AWSTemplateFormatVersion\s*:|^Transform:\s*AWS::Serverless/,
    'CloudFormation',
    infrastructure,
  ],
  [
    /^kind:\s*(Deployment|StatefulSet|DaemonSet|Job|CronJob|InferenceService|SeldonDeployment|RayService|RayCluster|SparkApplication|PyTorchJob|TFJob)\b/,
    'Kubernetes',
    cluster,
  ],
  [
    /^\s*["']?(nvidia\.com\/gpu|amd\.com\/gpu)["']?\s*:|^\s*(?:-\s*)?driver:\s*["']?nvidia|^\s*runtime:\s*["']?nvidia|^\s*accelerators?:\s*\S|^\s*capabilities:\s*\[.{0,40}gpu/,
    'a GPU that is asked for',
    gpu,
  ],
  [
    /^#SBATCH\b.{0,200}--?(gres|gpus|G)\b.{0,40}/,
    'a GPU that is asked for',
    gpu,
  ],
  [/^#SBATCH\s/, 'Slurm', cluster],
  [
    /^#PBS\s|^#BSUB\s|^#\$\s+-(l|pe)\s/,
    'a batch system (PBS, LSF, SGE)',
    cluster,
  ],
];
const DEFINITION = /\.(ya?ml|sh|bash|sbatch|slurm|sub|pbs|template)$/i;
const MAX_SIZE = 50_000;

/** What definitions of jobs and deployments ask for. */
const computeDefinitions = defineFileFact<
  Omit<Technology, 'path'>[],
  Technology[]
>({
  name: 'computeDefinitions',
  version: 1,
  scope: 'component',
  select: (path, size) =>
    size <= MAX_SIZE && DEFINITION.test(path) && !isVendored(path),
  map(file) {
    const found = new Map<string, Omit<Technology, 'path'>>();
    for (const { text, line } of sourceOf(file).lines) {
      for (const [pattern, name, kind] of LINES) {
        if (found.has(name) || !pattern.test(text)) continue;
        found.set(name, {
          name,
          kind,
          ...(line === undefined ? {} : { line }),
        });
      }
    }
    return found.size > 0 ? [...found.values()] : undefined;
  },
  reduce: found =>
    [...found]
      .filter(([path]) => !isInSideFolder(path))
      .flatMap(([path, all]) => all.map(one => ({ ...one, path }))),
});

/** What the project runs on. @public */
export const compute = defineDerivedFact({
  name: 'compute',
  uses: {
    files,
    code,
    notebookCode,
    manifests,
    dockerfiles,
    computeDefinitions,
  },
  derive({
    files: all,
    code: sources,
    notebookCode: cells,
    manifests: declared,
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
