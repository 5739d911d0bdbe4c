/** The parts of an image's name: `ghcr.io/org/app:1.2@sha256:…`. @public */
export interface ImageName {
  /** Registry, folders and name, as written. */
  repository: string;
  tag?: string;
  /** `sha256:…` */
  digest?: string;
}

/** Takes an image's name apart. A colon before the last slash belongs to the registry's port. @public */
export function imageName(image: string): ImageName {
  const [reference, digest] = image.trim().split('@', 2);
  const colon = reference.lastIndexOf(':');
  const tagged = colon > reference.lastIndexOf('/');
  return {
    repository: tagged ? reference.slice(0, colon) : reference,
    ...(tagged && colon + 1 < reference.length
      ? { tag: reference.slice(colon + 1) }
      : {}),
    ...(digest ? { digest } : {}),
  };
}

/** The name without its checksum, which tells people nothing. */
export const readableImage = (image: string) => image.replace(/@sha256:.*/, '');

/** Databases and brokers, whose own entry point steps down from root and tells when it is ready. */
const DATABASES =
  /(^|\/)(postgres|postgresql|postgis|timescaledb|timescaledb-ha|pgvector|mysql|mysql-server|mariadb|mongo|mongodb|redis|redis-stack|valkey|memcached|rabbitmq|kafka|cp-kafka|zookeeper|cp-zookeeper|redpanda|nats|elasticsearch|opensearch|kibana|cassandra|influxdb|neo4j|clickhouse|clickhouse-server|minio|qdrant|weaviate|chroma|milvus|etcd|localstack|mssql\/server)(-\w+)?([:@]|$)/;

/** Whether an image serves a database, a store or a queue, by its own entry point. */
export const isDatabase = (image: string) =>
  DATABASES.test(image.toLowerCase());

/** Whether an image is a base of AWS Lambda, which calls a function in it and ignores USER and HEALTHCHECK. */
export const isLambda = (image: string) =>
  /(^|\/)lambda\/(python|nodejs|provided)$/.test(
    imageName(image.toLowerCase()).repository,
  );
