// What images that others build bring along, as far as a Dockerfile's reader needs to know it.

/** Images whose name promises an account that is not root. */
const SAYS_NONROOT = /nonroot|non-root|rootless|unprivileged/;

/** Images that are known to end with an account of their own; in which of their versions only the image itself tells. */
const BRINGS_USER = [
  /(^|\/)(jupyter|jupyterhub|pangeo)\//,
  /(^|\/)bitnami(legacy|secure)?\//,
  /^(cgr|dhi)\.(dev|io)\//,
  /(^|\/)apache\/(airflow|spark|spark-py|spark-r|superset|flink|kafka|nifi|zeppelin)\b/,
  /(^|\/)(astro-runtime|ap-airflow|micromamba|rayproject\/ray|jenkins|grafana|prometheus)\b/,
  /(^|\/)(ubi\d*|rhel\d*|fedora|centos|sclorg|openshift)\/(python|nodejs)\b/,
  /(^|\/)selenium\//,
  /(^|\/)lambda\/(python|nodejs|provided)\b/,
];

/** Databases and brokers, whose own entry point steps down from root before it serves. */
const DATABASES =
  /(^|\/)(postgres|postgis|timescaledb|pgvector|mysql|mariadb|mongo|redis|valkey|rabbitmq|elasticsearch|opensearch|kibana|cassandra|influxdb|neo4j|clickhouse-server)(-\w+)?([:@]|$)/;

/** Whether an image serves a database or a queue, by its own entry point. */
export const isDatabase = (image: string) => DATABASES.test(image);

/** Registries that anybody can read from; of an image elsewhere nothing can be known. */
const PUBLIC =
  /^(([\w-]+\.)?docker\.io|ghcr\.io|quay\.io|([a-z]+\.)?gcr\.io|k8s\.io|mcr\.microsoft\.com|public\.ecr\.aws|nvcr\.io|registry\.(access\.)?redhat\.(com|io)|docker\.elastic\.co|lscr\.io)$/;

/** The account with which an image starts where no USER is set. */
export type BaseUser = 'root' | 'nonroot' | 'unknown';

/** Judges an image by its name alone. */
export function userOfBase(image: string): BaseUser {
  const name = image.toLowerCase();
  if (SAYS_NONROOT.test(name)) return 'nonroot';
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
