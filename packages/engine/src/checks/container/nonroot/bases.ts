import {
  imageName,
  isDatabase,
  isLambda,
} from '../../../facts/containers/dockerfiles/imageName';

// What images that others build bring along, as far as a Dockerfile's reader needs to know it.

/** Images whose name promises an account that is not root. */
const SAYS_NONROOT = /nonroot|non-root|rootless|unprivileged/;

/** Images that have ended with an account of their own in every version, by their own Dockerfiles. */
const NONROOT = [
  // USER ${AIRFLOW_UID}, which is 50000: https://airflow.apache.org/docs/docker-stack/entrypoint.html
  /(^|\/)apache\/airflow$/,
  /(^|\/)puckel\/docker-airflow$/,
  // USER astro: https://www.astronomer.io/docs/astro/runtime-image-architecture
  /(^|\/)astronomer\/astro-runtime$/,
  // USER ${NB_UID}, which is 1000: https://jupyter-docker-stacks.readthedocs.io
  /(^|\/)jupyter\/[\w-]+-notebook$/,
  /(^|\/)jupyterhub\/singleuser$/,
  /(^|\/)pangeo\/[\w-]+-(notebook|image)$/,
  // USER mambauser: https://micromamba-docker.readthedocs.io
  /(^|\/)mambaorg\/micromamba$/,
  // USER ray: https://docs.ray.io/en/latest/cluster/kubernetes/index.html
  /(^|\/)rayproject\/(ray|ray-ml|ray-llm)$/,
  // USER 1001: https://github.com/sclorg
  /(^|\/)(ubi\d+|rhel\d+)\/(python|nodejs)-\d+(-minimal)?$/,
  // USER 1200: https://github.com/SeleniumHQ/docker-selenium
  /(^|\/)selenium\/(standalone|node)-[\w-]+$/,
];

/** Images that are known to bring an account; in which of their versions only the image itself tells. */
const BRINGS_USER = [
  /(^|\/)(jupyter|jupyterhub|pangeo)\//,
  /(^|\/)bitnami(legacy|secure)?\//,
  /^(cgr|dhi)\.(dev|io)\//,
  /(^|\/)apache\/(spark|spark-py|spark-r|superset|flink|kafka|nifi|zeppelin)\b/,
  /(^|\/)(ap-airflow|jenkins|grafana|prometheus)\b/,
  /(^|\/)(fedora|centos|sclorg|openshift)\/(python|nodejs)\b/,
  // Made by an organisation to be started from, and prepared as it likes.
  /^(?!gcr\.io\/distroless\/|(docker\.io\/)?rocker\/).*\/[\w.-]*-base(-[\w.-]*)?([:@]|$)/,
];

/** Registries that anybody can read from; of an image elsewhere nothing can be known. */
const PUBLIC =
  /^(([\w-]+\.)?docker\.io|ghcr\.io|quay\.io|([a-z]+\.)?gcr\.io|k8s\.io|mcr\.microsoft\.com|public\.ecr\.aws|nvcr\.io|registry\.(access\.)?redhat\.(com|io)|docker\.elastic\.co|lscr\.io)$/;

/** The account with which an image starts where no USER is set. */
export type BaseUser = 'root' | 'nonroot' | 'unknown';

/** Judges an image by its name alone. */
export function userOfBase(image: string): BaseUser {
  const name = image.toLowerCase();
  const { repository } = imageName(name);
  if (SAYS_NONROOT.test(name)) return 'nonroot';
  // Lambda itself runs what is in an image as an account of its own:
  // https://docs.aws.amazon.com/lambda/latest/dg/images-create.html#images-reqs
  if (isLambda(name)) return 'nonroot';
  if (NONROOT.some(pattern => pattern.test(repository))) return 'nonroot';
  if (BRINGS_USER.some(pattern => pattern.test(name))) return 'unknown';
  if (isDatabase(name)) return 'unknown';
  const [host, ...path] = name.split('/');
  const isPrivate =
    path.length > 0 && /[.:]|^localhost$/.test(host) && !PUBLIC.test(host);
  return isPrivate ? 'unknown' : 'root';
}

// Set by the images of Jupyter, micromamba and Airflow to accounts that are not root.
const OF_BASES =
  /^\$\{?(NB_UID|NB_USER|MAMBA_USER|MAMBA_USER_ID|AIRFLOW_UID)\b/;

/** Whether a USER, as written, names an account by a variable that well-known images set to one that is not root. */
export const isAccountOfBase = (written: string) => OF_BASES.test(written);
