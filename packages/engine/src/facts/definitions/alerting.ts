import {
  JSON_FILE,
  TERRAFORM,
  YAML,
  YAML_OR_JSON,
  type Definition,
} from './patterns';

const alert = (
  what: string,
  file: RegExp,
  line: RegExp,
  beside?: RegExp,
): Definition => ({
  mark: 'alert',
  what,
  file,
  line,
  ...(beside ? { beside } : {}),
});

/** Rules that alert. Receivers and routes alone are none: they send what nothing raises. */
const alerts: readonly Definition[] = [
  // A rule of Prometheus, Loki or Mimir, in a file of rules, a PrometheusRule or a Helm template of one.
  alert(
    'a Prometheus alert',
    /\.(ya?ml|rules)$/i,
    /^\s*-?\s*["']?alert["']?\s*:\s*["']?([\w{][\w -]{0,80})/,
    /^\s*-?\s*["']?expr["']?\s*:/m,
  ),
  alert(
    'a Grafana alert',
    YAML,
    /^\s*-?\s*condition\s*:\s*\S/,
    /^\s*-?\s*(?:noDataState|execErrState|datasourceUid)\s*:/m,
  ),
  alert('a Grafana alert', YAML, /^kind:\s*["']?GrafanaAlertRuleGroup\b/),
  alert(
    'a Grafana alert',
    JSON_FILE,
    /^\s*"(?:noDataState|execErrState)"\s*:/,
    /"condition(?:s)?"\s*:/,
  ),
  alert(
    'an ElastAlert rule',
    YAML,
    /^alert\s*:/,
    /^type\s*:\s*["']?(?:any|blacklist|whitelist|change|frequency|spike|flatline|new_term|cardinality|metric_aggregation|spike_aggregation|percentage_match)\b/m,
  ),
  alert(
    'a CloudWatch alarm',
    YAML_OR_JSON,
    /AWS::CloudWatch::(?:Composite)?Alarm\b/,
  ),
  alert(
    'an Azure Monitor alert',
    /\.(json|bicep)$/i,
    /Microsoft\.Insights\/(?:metricAlerts|scheduledQueryRules|activityLogAlerts)/i,
  ),
  alert(
    'a Google Cloud alert policy',
    YAML_OR_JSON,
    /^\s*-?\s*["']?conditionThreshold["']?\s*:/,
  ),
  alert('a Google Cloud alert policy', YAML, /^kind:\s*MonitoringAlertPolicy/),
  alert(
    'a Datadog monitor',
    YAML_OR_JSON,
    /^\s*"?type"?\s*:\s*["']?(?:metric|query|service check|event|log|composite|slo|event-v2|trace-analytics|error-tracking) alert\b/,
  ),
  alert('a Datadog monitor', YAML, /^kind:\s*["']?DatadogMonitor\b/),
  alert('an OpenSLO alert policy', YAML, /^kind:\s*["']?AlertPolicy\b/),
  alert('a Dagster alert policy', YAML, /^alert_policies\s*:/),
  alert(
    'an alert in Terraform',
    TERRAFORM,
    /^\s*resource\s+"(?:aws_cloudwatch_(?:metric|composite)_alarm|google_monitoring_alert_policy|azurerm_monitor_(?:metric_alert|scheduled_query_rules_alert\w*|activity_log_alert)|datadog_monitor\w*|grafana_rule_group|newrelic_(?:nrql_)?alert_(?:condition|policy)|sentry_(?:issue|metric)_alert|signalfx_detector|honeycombio_(?:trigger|burn_alert)|mongodbatlas_alert_configuration|logzio_alert\w*|coralogix_alert|checkly_check|betteruptime_monitor|pagerduty_service|opsgenie_api_integration|databricks_sql_alert|elasticstack_kibana_alerting_rule)"/,
  ),
];

const objective = (
  what: string,
  file: RegExp,
  line: RegExp,
  beside?: RegExp,
): Definition => ({
  mark: 'objective',
  what,
  file,
  line,
  ...(beside ? { beside } : {}),
});

/** Objectives that a tool reads. */
const objectives: readonly Definition[] = [
  objective(
    'an OpenSLO objective',
    YAML,
    /^kind:\s*["']?SLO\b/,
    /^apiVersion:\s*["']?(?:openslo|n9)/m,
  ),
  objective('a Sloth objective', YAML, /^slos\s*:/, /^version:.{0,40}prometh/m),
  objective(
    'a Sloth objective',
    YAML,
    /^kind:\s*["']?PrometheusServiceLevel\b/,
  ),
  objective('a Pyrra objective', YAML, /^kind:\s*["']?ServiceLevelObjective\b/),
  objective('a Datadog objective', YAML, /^kind:\s*["']?DatadogSLO\b/),
  objective(
    'a Google Cloud objective',
    YAML,
    /^kind:\s*["']?MonitoringServiceLevelObjective\b/,
  ),
  objective(
    'a CloudWatch objective',
    YAML_OR_JSON,
    /AWS::ApplicationSignals::ServiceLevelObjective/,
  ),
  objective('a Keptn objective', /(^|\/)slo\.ya?ml$/, /^objectives\s*:/),
  objective(
    'an objective in Terraform',
    TERRAFORM,
    /^\s*resource\s+"(?:google_monitoring_slo|datadog_service_level_objective|grafana_slo|newrelic_service_level|nobl9_slo|signalfx_slo|honeycombio_slo|dynatrace_slo(?:_v2)?|aws_applicationsignals_service_level_objective)"/,
  ),
];

export const alerting = [...alerts, ...objectives];
