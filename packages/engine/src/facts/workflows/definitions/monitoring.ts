import {
  defines,
  TERRAFORM,
  YAML,
  YAML_OR_JSON,
  type Definition,
} from './patterns';

const monitor = defines('monitor');

/** Prometheus itself, and what watches machines and databases: none of it is the project's program. */
const OTHERS = String.raw`(?:(?:localhost|127\.0\.0\.1|0\.0\.0\.0):9090|(?:prometheus|alertmanager|grafana|cadvisor|pushgateway|loki|tempo|jaeger|minio|otel-collector)[\w.-]*:|[\w.-]*exporter[\w.-]*:)`;

/** What collects from the project while it runs, where its code need not know of it. */
export const monitoring: readonly Definition[] = [
  monitor(
    ['prometheus.io/scrape'],
    'a scrape by Prometheus',
    YAML,
    /^\s*["']?prometheus\.io\/scrape["']?\s*:\s*["']?true/,
  ),
  monitor(
    ['ServiceMonitor', 'PodMonitor', 'VMServiceScrape'],
    'a scrape by Prometheus',
    YAML,
    /^kind:\s*["']?(?:ServiceMonitor|PodMonitor|PodMonitoring|VMServiceScrape)\b/,
  ),
  monitor(
    ['scrape_configs'],
    'a scrape by Prometheus',
    YAML,
    new RegExp(
      String.raw`(?:^\s*-\s+|\[\s*|,\s*)["']?(?!${OTHERS})[A-Za-z][\w.-]{1,100}:\d{2,5}["']?\s*(?:[\],#]|$)`,
    ),
    /^[ \t]*scrape_configs[ \t]*:/m,
  ),
  monitor(
    ['instrumentation.opentelemetry.io'],
    'OpenTelemetry',
    YAML,
    /\binstrumentation\.opentelemetry\.io\/inject-\w{1,20}["']?\s*:\s*["']?(?!["']?false)\S/,
  ),
  monitor(
    ['admission.datadoghq.com'],
    'Datadog',
    YAML,
    /\badmission\.datadoghq\.com\/enabled["']?\s*:\s*["']?true/,
  ),
  monitor(
    ['statsd_on', 'sentry_on', 'otel_on'],
    "Airflow's metrics or errors",
    /(^|\/)airflow\.cfg$/,
    /^\s*(?:statsd_on|sentry_on|otel_on)\s*=\s*[Tt]rue\b/,
  ),
  monitor(
    ['AIRFLOW__'],
    "Airflow's metrics or errors",
    YAML,
    /\bAIRFLOW__\w{1,40}__(?:STATSD_ON|SENTRY_ON|OTEL_ON)["']?\s*[:=]\s*["']?true/i,
  ),
  monitor(
    ['Tracing'],
    'AWS X-Ray',
    YAML_OR_JSON,
    /^\s*["']?Tracing["']?\s*:\s*["']?Active/,
  ),
  monitor(
    ['icrosoft.'],
    'Application Insights',
    /\.(json|bicep)$/i,
    /Microsoft\.Insights\/components\b/i,
  ),
  monitor(
    ['resource'],
    'a monitor in Terraform',
    TERRAFORM,
    /^\s*resource\s+"(?:azurerm_application_insights|aws_cloudwatch_dashboard|datadog_dashboard|grafana_dashboard|google_monitoring_(?:dashboard|uptime_check_config)|aws_sagemaker_(?:monitoring_schedule|data_quality_job_definition)|newrelic_one_dashboard)"/,
  ),
  monitor(
    ['quality_monitors'],
    'a monitor of Databricks',
    YAML,
    /^\s*quality_monitors\s*:/,
  ),
  monitor(
    ['elementary'],
    'Elementary',
    YAML,
    /\bpackage\s*:\s*["']?elementary-data\/elementary/,
  ),
];
