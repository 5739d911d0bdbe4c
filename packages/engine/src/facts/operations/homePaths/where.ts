import { isDockerfileLike } from '../../containers/dockerfiles/names';
import { isLock, isVendored, languageOf } from '../../source/paths';

const SCRIPT =
  /\.(ipynb|sh|bash|zsh|fish|ksh|ps1|psm1|bat|cmd|sql|jl|scala|java|go|rs|do|sas|m|pl|rb|slurm|sbatch|pbs|qsub|nf|smk|groovy|mk|service|timer|plist|tf|hcl|bicep)$/i;
const CONFIGURATION =
  /\.(ya?ml|toml|ini|cfg|conf|config|properties|json|jsonc|json5|xml|Rproj|tfvars|code-workspace)$/i;
const BY_NAME =
  /(^|\/)(Makefile|GNUmakefile|justfile|Snakefile|Jenkinsfile|Procfile|MLproject|Pipfile|crontab|\.Rprofile|Rprofile\.site|\.Renviron|\.env(\.[^/]*)?|\.envrc|\.bashrc|\.profile|\.condarc|[^/]*requirements[^/]*\.(txt|in))$/i;
const RUN_BY_NAME = /(^|\/)(Makefile|justfile|Snakefile)$/i;

/** Written by tools and of no use to edit: where these hold a path, another file caused it. */
const GENERATED = /(^|\/)(manifest\.json|\.Rhistory)$/i;
/** What runs leave behind, and what tests are fed with. */
const RESULTS =
  /^(runs|logs?|outputs?|results?|reports?|data|datasets?|models?|artifacts|checkpoints|figures)\/|(^|\/)(mlruns|mlartifacts|wandb|lightning_logs|_targets|fixtures|testdata|\.dvc\/tmp)\//i;
const DOCUMENTATION = /(^|\/)(docs?|documentation|site|_site|_book|man)\//i;

/** Bytes past which a JSON, YAML or XML file is data. */
const MAX_CONFIGURATION = 200_000;

/** Whether a file is written as a Dockerfile is, and is no source of a program. */
export const isDockerfile = (path: string) =>
  isDockerfileLike(path) && !languageOf(path);

/** What an editor notes of the machine that it runs on. */
const EDITOR = /(^|\/)\.idea\/|\.iml$/;

/** Whether a file is code, a script, configuration, CI, a Dockerfile or a notebook. */
export function mayHoldPaths(path: string, size: number): boolean {
  if (isVendored(path) || EDITOR.test(path)) return false;
  if (languageOf(path) || SCRIPT.test(path)) return true;
  if (BY_NAME.test(path) || isDockerfile(path)) return true;
  return (
    CONFIGURATION.test(path) &&
    size <= MAX_CONFIGURATION &&
    !isLock(path) &&
    !GENERATED.test(path) &&
    !RESULTS.test(path) &&
    !DOCUMENTATION.test(path)
  );
}

/** Whether a file is run, whatever its language. */
export const isCode = (path: string) =>
  languageOf(path) !== undefined || SCRIPT.test(path) || RUN_BY_NAME.test(path);

/** Whether a file is a CI definition: the drives in it are those of the CI's machines. */
export const isCi = (path: string) =>
  /(^|\/)(\.github\/|\.gitlab-ci|\.circleci\/|azure-pipelines|\.?appveyor|\.azure[^/]*\/|bitbucket-pipelines|Jenkinsfile)/i.test(
    path,
  );
