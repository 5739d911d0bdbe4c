import { describeCheck, pluginPackage } from '../../../testing';
import { alerts } from '.';

const APP = {
  'app.py':
    'from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get("/a")\ndef a():\n    return 1\n',
};
const rule = (path: string, text: string, line = 1) => ({
  name: path,
  files: { ...APP, [path]: text },
  at: `${path}:${line}`,
});
const PROMETHEUS =
  'groups:\n  - name: a\n    rules:\n      - alert: Down\n        expr: up == 0\n';
const annotated = (name: string, value = 'abc') => ({
  name,
  files: APP,
  subject: { annotations: { [name]: value } },
});

describeCheck(alerts, {
  pass: [
    {
      name: 'an alarm of CloudFormation in the CDK',
      files: {
        'infra/stack.py':
          'from aws_cdk import aws_cloudwatch as cloudwatch\n\ncloudwatch.CfnAlarm(self, "drift")\n',
      },
      at: 'infra/stack.py:3',
    },
    rule('ops/alerts.yml', PROMETHEUS, 4),
    rule('prometheus/api.rules', PROMETHEUS, 4),
    rule(
      'k8s/rules.yaml',
      `apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nspec:\n${PROMETHEUS}`,
      7,
    ),
    rule(
      'chart/templates/rules.yaml',
      '{{- if .Values.alerts }}\ngroups:\n  - rules:\n      - alert: {{ .Release.Name }}Down\n        expr: up == 0\n{{- end }}\n',
      4,
    ),
    rule(
      'grafana/alerting/rules.yaml',
      'apiVersion: 1\ngroups:\n  - rules:\n      - uid: a\n        condition: C\n        data:\n          - datasourceUid: p\n',
      5,
    ),
    rule('infra/alarms.tf', 'resource "aws_cloudwatch_metric_alarm" "a" {\n'),
    rule(
      'infra/main.tf',
      '# a\nresource "google_monitoring_alert_policy" "a" {}\n',
      2,
    ),
    rule(
      'template.yaml',
      'Resources:\n  Errors:\n    Type: AWS::CloudWatch::Alarm\n',
      3,
    ),
    rule(
      'infra/alerts.bicep',
      "resource a 'Microsoft.Insights/metricAlerts@2018-03-01' = {\n",
    ),
    rule(
      'monitors/a.json',
      '{\n  "name": "a",\n  "type": "metric alert"\n}',
      3,
    ),
    rule(
      'infra/stack.py',
      'from aws_cdk import aws_cloudwatch as cloudwatch\n\ncloudwatch.Alarm(self, "a")\n',
      3,
    ),
    rule(
      'infra/stack.ts',
      "import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';\n\nnew cloudwatch.Alarm(this, 'a', {});\n",
      3,
    ),
    rule(
      'elastalert/errors.yaml',
      'name: a\ntype: frequency\nalert:\n  - slack\n',
      3,
    ),
    annotated('pagerduty.com/service-id'),
    annotated('pagerduty.com/integration-key'),
    annotated('opsgenie.com/component-selector', 'tag:"a"'),
    annotated('grafana/alert-label-selector', 'service=a'),
    annotated('prometheus.io/alert', 'all'),
    {
      name: 'a rule for a job',
      files: {
        'dags/a.py': 'from airflow import DAG\n',
        'ops/alerts.yml': PROMETHEUS,
      },
    },
  ],
  fail: [
    { name: 'a service without any', files: APP, message: 'No alert rule' },
    {
      name: 'a job without any',
      files: { 'dags/a.py': 'from airflow import DAG\n' },
    },
    {
      name: 'a user interface without any',
      files: { 'app.py': 'import streamlit as st\n' },
    },
    {
      name: 'what is only sent on, measured and shown',
      files: {
        ...APP,
        'alertmanager.yml':
          'route:\n  receiver: team\nreceivers:\n  - name: team\n    slack_configs: []\n',
        'prometheus.yml': 'scrape_configs:\n  - job_name: a\n',
        'rules.yml':
          'groups:\n  - rules:\n      - record: job:errors\n        expr: sum(errors)\n',
        'grafana/dashboards/a.json': '{\n  "panels": []\n}',
      },
    },
    {
      name: 'a rule that is switched off by comments',
      files: { ...APP, 'ops/alerts.yml': PROMETHEUS.replace(/^/gm, '# ') },
    },
    {
      name: 'examples, tests and vendored rules',
      files: {
        ...APP,
        'examples/alerts.yml': PROMETHEUS,
        'tests/alerts.yml': PROMETHEUS,
        'vendor/a/alerts.yml': PROMETHEUS,
      },
    },
    {
      name: 'a word in a configuration',
      files: {
        ...APP,
        'config.yml': 'alert: true\ncondition: new\ntype: metric\n',
      },
    },
    annotated('pagerduty.com/service-id', 'TODO'),
    annotated('grafana/dashboard-selector'),
    annotated('example.org/service-id'),
  ],
  notApplicable: [
    { name: 'a script', files: { 'a.py': 'print(1)\n' } },
    { name: 'a library', files: { 'a.py': '' }, subject: { type: 'library' } },
    pluginPackage,
    { name: 'a notebook', files: { 'a.ipynb': '{"cells": []}' } },
  ],
});
