import { ownership } from './codeowners/codeowners';
import { defineDerivedFact } from '../Fact';
import { files } from '../repository/files';
import {
  isTestPath,
  isVendored,
  languageOf,
  isNotebook,
} from '../source/paths';

/** The two sides between which a wall may stand: paths of the model, and of what brings it into production. */
export interface Handover {
  model: string[];
  deployment: string[];
}

const DEPLOYMENT =
  /(^|\/)(deploy(ment)?s?|k8s|kubernetes|kube|helm|charts?|terraform|infra(structure)?|iac|ansible|manifests|argocd?|kustomize|ci|\.circleci|\.buildkite|\.azure-?pipelines|\.azuredevops|\.gitlab)\/|^\.github\/(workflows|actions)\/|(^|\/)([\w.-]*Dockerfile[\w.-]*|[\w.-]+\.dockerfile|Containerfile|(docker-)?compose[\w.-]*\.ya?ml|\.gitlab-ci\.yml|Jenkinsfile|azure-pipelines[\w.-]*\.ya?ml|\.travis\.yml|bitbucket-pipelines\.yml|cloudbuild\.ya?ml|Procfile|serverless\.ya?ml|skaffold\.ya?ml|databricks\.ya?ml|[\w.-]+\.tf)$/i;
const MODEL_FOLDER = /(^|\/)(models?|notebooks?|training|features?)\//i;
const BESIDE =
  /(^|\/)(docs?|documentation|examples?|scripts?|tools?|bin|man|vignettes)\/|(^|\/)(setup|noxfile|tasks|conftest)\.py$|(^|\/)\.[^/]+$/i;

const isDeployment = (path: string) =>
  DEPLOYMENT.test(path) && !/\.md$/i.test(path);

const isModel = (path: string) =>
  (languageOf(path) !== undefined ||
    isNotebook(path) ||
    MODEL_FOLDER.test(path)) &&
  !isTestPath(path) &&
  !BESIDE.test(path);

/** Paths of one side that are looked at: each is held against every rule. */
const MAX_PATHS = 2_000;

/** What of the component its model is, and what its deployment; only where CODEOWNERS may part them. @public */
export const handover = defineDerivedFact({
  name: 'handover',
  uses: { files, ownership },
  derive({ files: { entries }, ownership: owned }): Handover {
    if (!owned) return { model: [], deployment: [] };
    const paths = entries
      .map(({ path }) => path)
      .filter(path => !isVendored(path));
    const deployment = paths.filter(isDeployment);
    const ofDeployment = new Set(deployment);
    return {
      deployment: deployment.slice(0, MAX_PATHS),
      model: paths
        .filter(path => !ofDeployment.has(path) && isModel(path))
        .slice(0, MAX_PATHS),
    };
  },
});
