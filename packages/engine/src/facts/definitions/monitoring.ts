import { TERRAFORM, YAML, YAML_OR_JSON, type Definition } from './patterns';

const monitor = (
  what: string,
  file: RegExp,
  line: RegExp,
  beside?: RegExp,
): Definition => ({
  mark: 'monitor',
  what,
  file,
  line,
  ...(beside ? { beside } : {}),
});

/** Prometheus itself, and what watches machines and databases: none of it is the project's program. */
const OTHERS = String.raw`(?:(?:localhost|127\.0\.0\.1|0\.0\.0\.0):9090|(?:prometheus|alertmanager|grafana|cadvisor|pushgateway|loki|tempo|jaeger|minio|otel-collector)[\w.-]*:|[\w.-]*exporter[\w.-]*:)`;

/** What collects from the project while it runs, where its code need not know of it. */
export const monitoring: readonly Definition[] = [
  monitor(
    'a scrape by Prometheus',
    YAML,
    /^\s*["']?prometheus\.io\/scrape["']?\s*:\s*["']?true/,
  ),
  monitor(
    'a scrape by Prometheus',
    YAML,
    /^kind:\s*["']?(?:ServiceMonitor|PodMonitor|PodMonitoring|VMServiceScrape)\b/,
  ),
  monitor(
    'a scrape by Prometheus',
    YAML,
    new RegExp(
      String.raw`(?:^\s*-\s+|\[\s*|,\s*)["']?(?!${OTHERS})[A-Za-z][\w.-]{1,100}:\d{2,5}["']?\s*(?:[\],#]|$)`,
    ),
    /^\s*scrape_configs\s*:/m,
  ),
  monitor(
    'OpenTelemetry',
    YAML,
    /\binstrumentation\.opentelemetry\.io\/inject-\w{1,20}["']?\s*:\s*["']?(?!["']?false)\S/,
  ),
  monitor(
    'Datadog',
    YAML,
    /\badmission\.datadoghq\.com\/enabled["']?\s*:\s*["']?true/,
  ),
  monitor(
    "Airflow's metrics or errors",
    /(^|\/)airflow\.cfg$/,
    /^\s*(?:statsd_on|sentry_on|otel_on)\s*=\s*True\b/i,
  ),
  monitor(
    "Airflow's metrics or errors",
    YAML,
    /\bAIRFLOW__\w{1,40}__(?:STATSD_ON|SENTRY_ON|OTEL_ON)["']?\s*[:=]\s*["']?true/i,
  ),
  monitor('AWS X-Ray', YAML_OR_JSON, /^\s*["']?Tracing["']?\s*:\s*["']?Active/),
  monitor(
    'Application Insights',
    /\.(json|bicep)$/i,
    /Microsoft\.Insights\/components\b/i,
  ),
  monitor(
    'a monitor in Terraform',
    TERRAFORM,
    /^\s*resource\s+"(?:azurerm_application_insights|aws_cloudwatch_dashboard|datadog_dashboard|grafana_dashboard|google_monitoring_(?:dashboard|uptime_check_config)|aws_sagemaker_(?:monitoring_schedule|data_quality_job_definition)|newrelic_one_dashboard)"/,
  ),
  monitor('a monitor of Databricks', YAML, /^\s*quality_monitors\s*:/),
  monitor(
    'Elementary',
    YAML,
    /\bpackage\s*:\s*["']?elementary-data\/elementary/,
  ),
];
