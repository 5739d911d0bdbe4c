import { defineFileFact } from '../Fact';
import { isInSideFolder } from '../repository/sideFolders';
import { isVendored } from '../source/paths';
import { sourceOf } from '../source/sourceLines';
import type { Technology } from './Technology';

/** What a project runs on, as people call it. */
export const KINDS = {
  cloud: 'cloud',
  infrastructure: 'infrastructure as code',
  cluster: 'cluster',
  gpu: 'GPU',
} as const;

const { infrastructure, cluster, gpu } = KINDS;

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
    /^#SBATCH\b.{0,200}--?(gres[= ]\S{0,40}gpu|gpus|G\b)/,
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
/** Most files hold none of it, and that is found out fast. */
const MAY_ASK =
  /AWSTemplateFormatVersion|AWS::Serverless|^kind:|gpu|nvidia|accelerator|^#(?:SBATCH|PBS|BSUB|\$)/m;
const DEFINITION = /\.(ya?ml|sh|bash|sbatch|slurm|sub|pbs|template)$/i;
const MAX_SIZE = 50_000;

/** What definitions of jobs and deployments ask for. */
export const computeDefinitions = defineFileFact<
  Omit<Technology, 'path'>[],
  Technology[]
>({
  name: 'computeDefinitions',
  version: 2,
  scope: 'component',
  select: (path, size) =>
    size <= MAX_SIZE && DEFINITION.test(path) && !isVendored(path),
  map(file) {
    if (!MAY_ASK.test(file.text ?? '')) return undefined;
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
