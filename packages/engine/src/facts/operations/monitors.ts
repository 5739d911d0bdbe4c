import { importOf, markOf, type CodeFile } from '../code/code';
import { alertRules } from './alertRules';
import { definitions } from '../workflows/definitions/definitions';
import { dockerfiles, type Dockerfile } from '../containers/dockerfiles';
import { defineDerivedFact } from '../Fact';
import type { Language } from '../source/paths';
import { appCode } from './appCode';
import { placeAt } from '../Place';

/** What watches the project while it runs. @public */
export interface Monitor {
  path: string;
  line?: number;
  /** The library, agent or service, as it is written there. */
  what: string;
}

/** Metrics, traces, errors and drift. What tracks experiments (MLflow, Weights & Biases, TensorBoard) watches nothing. */
const LIBRARIES: Readonly<Record<Language, readonly string[]>> = {
  python: [
    ...['prometheus_client', 'prometheus_fastapi_instrumentator', 'statsd'],
    ...['prometheus_flask_exporter', 'starlette_exporter', 'aioprometheus'],
    ...['starlette_prometheus', 'django_prometheus', 'prometheus_async'],
    ...['flask_prometheus_metrics', 'prometheus_flask_instrumentator'],
    ...['opentelemetry', 'opencensus', 'logfire', 'aiostatsd', 'telegraf'],
    ...['sentry_sdk', 'raven', 'rollbar', 'bugsnag', 'honeybadger', 'airbrake'],
    ...['ddtrace', 'datadog', 'datadog_api_client', 'datadog_lambda'],
    ...[
      'newrelic',
      'elasticapm',
      'scout_apm',
      'beeline',
      'signalfx',
      'instana',
    ],
    ...['applicationinsights', 'azure.monitor', 'watchtower', 'aws_xray_sdk'],
    ...['aws_embedded_metrics', 'aws_lambda_powertools.metrics', 'cronitor'],
    ...['google.cloud.monitoring', 'google.cloud.monitoring_v3'],
    ...['google.cloud.error_reporting', 'google.cloud.trace', 'pyctuator'],
    ...['evidently', 'whylogs', 'nannyml', 'alibi_detect', 'frouros', 'arize'],
    ...['langfuse', 'phoenix', 'fiddler', 'sagemaker.model_monitor', 'popmon'],
    ...[
      'databricks.lakehouse_monitoring',
      'spidermon',
      'flask_monitoringdashboard',
    ],
  ],
  r: [
    ...['openmetrics', 'prometheus', 'sentryR', 'statsd', 'otel', 'otelsdk'],
    ...['opentelemetry', 'shiny.telemetry', 'datadogr'],
  ],
  node: [
    ...['prom-client', 'express-prom-bundle', 'express-prometheus-middleware'],
    ...['fastify-metrics', '@willsoto/nestjs-prometheus', 'swagger-stats'],
    ...['prometheus-api-metrics', 'koa-prom-bundle', '@sentry/node'],
    ...['@sentry/nestjs', '@sentry/nextjs', '@sentry/serverless', 'raven'],
    ...[
      '@sentry/bun',
      '@sentry/aws-serverless',
      '@sentry/google-cloud-serverless',
    ],
    ...['@opentelemetry/sdk-node', '@opentelemetry/api', '@opentelemetry/sdk'],
    ...['@opentelemetry/sdk-trace-node', '@opentelemetry/sdk-metrics'],
    ...['@opentelemetry/auto-instrumentations-node', '@vercel/otel'],
    ...[
      'dd-trace',
      'hot-shots',
      'node-statsd',
      'statsd-client',
      'datadog-metrics',
    ],
    ...[
      'newrelic',
      'elastic-apm-node',
      'applicationinsights',
      '@instana/collector',
    ],
    ...[
      '@azure/monitor-opentelemetry',
      'appmetrics',
      'aws-xray-sdk',
      'rollbar',
    ],
    ...['@aws-lambda-powertools/metrics', '@aws-lambda-powertools/tracer'],
    ...['aws-embedded-metrics', '@google-cloud/monitoring', '@bugsnag/js'],
    ...['honeybadger', '@honeybadger-io/js', '@airbrake/node', 'raygun'],
    ...['@appsignal/nodejs', '@bugsnag/node'],
    ...['@google-cloud/error-reporting', '@google-cloud/trace-agent'],
    ...['@honeycombio/opentelemetry-node', 'express-status-monitor', '@pm2/io'],
    ...[
      '@grafana/faro-node',
      '@highlight-run/node',
      'easy-monitor',
      'langfuse',
    ],
  ],
};

// How an agent is put around a program that knows nothing of it.
const AGENT =
  /\b(ddtrace-run|datadog-init|opentelemetry-instrument|newrelic-admin|opentelemetry-javaagent|dd-trace\/init|@opentelemetry\/auto-instrumentations-node|elastic-apm-node\/start|elasticapm-run|aws-otel-\w{1,20})\b/;

function inCode(file: CodeFile): Monitor | undefined {
  // A switch that is off, or an address that is empty, takes back what the import promises.
  const off = markOf(file, 'monitorOff');
  const library = importOf(file, LIBRARIES[file.language]);
  // OpenTelemetry is switched off part by part, and the rest still reports.
  if (library && (!off || /opentelemetry/.test(library.module))) {
    return { ...placeAt(file.path, library.line), what: library.module };
  }
  const mark = markOf(file, 'monitors');
  return mark && { ...placeAt(file.path, mark.line), what: 'a monitor' };
}

function inImage({ path, stages }: Dockerfile): Monitor[] {
  const { instructions = [] } = stages.at(-1) ?? {};
  return instructions.flatMap(({ keyword, text, line }) => {
    const [agent] = AGENT.exec(text) ?? [];
    return agent && /^(CMD|ENTRYPOINT|ENV)$/.test(keyword)
      ? [{ path, line, what: agent }]
      : [];
  });
}

/**
 * What watches the project in production: libraries in its code, agents in its images, definitions of what collects from
 * it, and rules that alert.
 *
 * @public
 */
export const monitors = defineDerivedFact({
  name: 'monitors',
  uses: { appCode, alertRules, definitions, dockerfiles },
  derive({
    appCode: files,
    alertRules: rules,
    definitions: defined,
    dockerfiles: images,
  }): Monitor[] {
    const collected = defined.filter(({ mark }) => mark === 'monitor');
    return [
      ...files.map(inCode).filter(found => found !== undefined),
      ...images.flatMap(inImage),
      ...[...collected, ...rules].map(({ path, line, what }) => ({
        ...placeAt(path, line),
        what,
      })),
    ];
  },
});
