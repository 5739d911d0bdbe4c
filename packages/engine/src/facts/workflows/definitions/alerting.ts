import {
  defines,
  JSON_FILE,
  TERRAFORM,
  YAML,
  YAML_OR_JSON,
  type Definition,
} from './patterns';

const alert = defines('alert');

/** Rules that alert. Receivers and routes alone are none: they send what nothing raises. */
const alerts: readonly Definition[] = [
  // A rule of Prometheus, Loki or Mimir, in a file of rules, a PrometheusRule or a Helm template of one.
  alert(
    ['alert'],
    'a Prometheus alert',
    /\.(ya?ml|rules)$/i,
    /^\s*(?:-\s*)?["']?alert["']?\s*:\s*["']?([\w{][\w -]{0,80})/,
    /^[ \t]*(?:-[ \t]*)?["']?expr["']?[ \t]*:/m,
  ),
  alert(
    ['condition'],
    'a Grafana alert',
    YAML,
    /^\s*(?:-\s*)?condition\s*:\s*\S/,
    /^[ \t]*(?:-[ \t]*)?(?:noDataState|execErrState|datasourceUid)[ \t]*:/m,
  ),
  alert(
    ['GrafanaAlertRuleGroup'],
    'a Grafana alert',
    YAML,
    /^kind:\s*["']?GrafanaAlertRuleGroup\b/,
  ),
  alert(
    ['noDataState', 'execErrState'],
    'a Grafana alert',
    JSON_FILE,
    /^\s*"(?:noDataState|execErrState)"\s*:/,
    /"condition(?:s)?"\s*:/,
  ),
  alert(
    ['alert'],
    'an ElastAlert rule',
    YAML,
    /^alert\s*:/,
    /^type[ \t]*:[ \t]*["']?(?:any|blacklist|whitelist|change|frequency|spike|flatline|new_term|cardinality|metric_aggregation|spike_aggregation|percentage_match)\b/m,
  ),
  alert(
    ['AWS::CloudWatch::'],
    'a CloudWatch alarm',
    YAML_OR_JSON,
    /AWS::CloudWatch::(?:Composite)?Alarm\b/,
  ),
  alert(
    ['icrosoft.'],
    'an Azure Monitor alert',
    /\.(json|bicep)$/i,
    /Microsoft\.Insights\/(?:metricAlerts|scheduledQueryRules|activityLogAlerts)/i,
  ),
  alert(
    ['conditionThreshold'],
    'a Google Cloud alert policy',
    YAML_OR_JSON,
    /^\s*(?:-\s*)?["']?conditionThreshold["']?\s*:/,
  ),
  alert(
    ['MonitoringAlertPolicy'],
    'a Google Cloud alert policy',
    YAML,
    /^kind:\s*MonitoringAlertPolicy/,
  ),
  alert(
    [' alert'],
    'a Datadog monitor',
    YAML_OR_JSON,
    /^\s*"?type"?\s*:\s*["']?(?:metric|query|service check|event|log|composite|slo|event-v2|trace-analytics|error-tracking) alert\b/,
  ),
  alert(
    ['DatadogMonitor'],
    'a Datadog monitor',
    YAML,
    /^kind:\s*["']?DatadogMonitor\b/,
  ),
  alert(
    ['AlertPolicy'],
    'an OpenSLO alert policy',
    YAML,
    /^kind:\s*["']?AlertPolicy\b/,
  ),
  alert(
    ['alert_policies'],
    'a Dagster alert policy',
    YAML,
    /^alert_policies\s*:/,
  ),
  alert(
    ['resource'],
    'an alert in Terraform',
    TERRAFORM,
    /^\s*resource\s+"(?:aws_cloudwatch_(?:metric|composite)_alarm|google_monitoring_alert_policy|azurerm_monitor_(?:metric_alert|scheduled_query_rules_alert\w*|activity_log_alert)|datadog_monitor\w*|grafana_rule_group|newrelic_(?:nrql_)?alert_(?:condition|policy)|sentry_(?:issue|metric)_alert|signalfx_detector|honeycombio_(?:trigger|burn_alert)|mongodbatlas_alert_configuration|logzio_alert\w*|coralogix_alert|checkly_check|betteruptime_monitor|pagerduty_service|opsgenie_api_integration|databricks_sql_alert|elasticstack_kibana_alerting_rule)"/,
  ),
];

const objective = defines('objective');

/** Objectives that a tool reads. */
const objectives: readonly Definition[] = [
  objective(
    ['SLO'],
    'an OpenSLO objective',
    YAML,
    /^kind:\s*["']?SLO\b/,
    /^apiVersion:\s*["']?(?:openslo|n9)/m,
  ),
  objective(
    ['slos'],
    'a Sloth objective',
    YAML,
    /^slos\s*:/,
    /^version:.{0,40}prometh/m,
  ),
  objective(
    ['PrometheusServiceLevel'],
    'a Sloth objective',
    YAML,
    /^kind:\s*["']?PrometheusServiceLevel\b/,
  ),
  objective(
    ['ServiceLevelObjective'],
    'a Pyrra objective',
    YAML,
    /^kind:\s*["']?ServiceLevelObjective\b/,
  ),
  objective(
    ['DatadogSLO'],
    'a Datadog objective',
    YAML,
    /^kind:\s*["']?DatadogSLO\b/,
  ),
  objective(
    ['MonitoringServiceLevelObjective'],
    'a Google Cloud objective',
    YAML,
    /^kind:\s*["']?MonitoringServiceLevelObjective\b/,
  ),
  objective(
    ['ServiceLevelObjective'],
    'a CloudWatch objective',
    YAML_OR_JSON,
    /AWS::ApplicationSignals::ServiceLevelObjective/,
  ),
  objective(
    ['objectives'],
    'a Keptn objective',
    /(^|\/)slo\.ya?ml$/,
    /^objectives\s*:/,
  ),
  objective(
    ['slo', 'service_level'],
    'an objective in Terraform',
    TERRAFORM,
    /^\s*resource\s+"(?:google_monitoring_slo|datadog_service_level_objective|grafana_slo|newrelic_service_level|nobl9_slo|signalfx_slo|honeycombio_slo|dynatrace_slo(?:_v2)?|aws_applicationsignals_service_level_objective)"/,
  ),
];

/** What raises an alert, and what an alert may be measured by. */
export const alerting = [...alerts, ...objectives];
