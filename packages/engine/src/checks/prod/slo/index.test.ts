import { describeCheck } from '../../../testing';
import { slo } from '.';

const APP = {
  'app.py':
    'from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get("/a")\ndef a():\n    return 1\n',
};
const TEXT = '99.5 % of the requests are answered within 300 ms.';
const at = (path: string, text: string, line = 1) => ({
  name: `${path}: ${text.slice(0, 40)}`,
  files: { ...APP, [path]: text },
  at: `${path}:${line}`,
});
const none = (name: string, files: Record<string, string>) => ({
  name,
  files: { ...APP, ...files },
});

describeCheck(slo, {
  pass: [
    at('docs/slo.md', `# Objectives\n\n${TEXT}`),
    at('SLO.md', TEXT),
    at('docs/service-level-objectives.rst', TEXT),
    at(
      'docs/churn-slos.md',
      '| objective | target |\n| --- | --- |\n| latency | p99 below 300 ms |\n',
    ),
    at('docs/sla.md', 'The batch is there at 06:00 UTC on 29 of 30 days.'),
    at('README.md', `# Churn\n\n## SLOs\n\n${TEXT}`, 3),
    at(
      'docs/design.md',
      `# Design\n\n## 3. Service level objectives\n\n### Latency\n\n${TEXT}`,
      3,
    ),
    at(
      'docs/betrieb.md',
      '## Service-Level-Ziele\n\n99,5 Prozent der Anfragen in einem Monat.',
    ),
    at(
      'docs/es.md',
      '## Objetivos de nivel de servicio\n\nEl 99 % de las peticiones.',
    ),
    at(
      'docs/ja.md',
      '## サービスレベル目標\n\n30日間でリクエストの99.5%に300ミリ秒以内で応答する。',
    ),
    at('ops/slo.yaml', 'apiVersion: openslo/v1\nkind: SLO\n', 2),
    at(
      'ops/a.yml',
      'version: "prometheus/v1"\nservice: a\nslos:\n  - name: a\n',
      3,
    ),
    at(
      'k8s/a.yaml',
      'apiVersion: pyrra.dev/v1alpha1\nkind: ServiceLevelObjective\n',
      2,
    ),
    at('infra/a.tf', 'resource "google_monitoring_slo" "a" {\n'),
    at('infra/dd.tf', 'resource "datadog_service_level_objective" "a" {\n'),
  ],
  fail: [
    { name: 'a service without any', files: APP },
    none('a heading alone', {
      'README.md': '# Churn\n\n## SLO\n\n## Licence\n\n99 % of it.',
    }),
    none('no figure', {
      'docs/slo.md':
        'The service answers fast, and nearly always, for everybody.',
    }),
    none('one that is not written yet', {
      'docs/slo.md': '# SLO\n\nTODO: 99 % of the requests\n',
    }),
    none('a template', { 'docs/slo-template.md': TEXT }),
    none('a mention', {
      'README.md': `# Churn\n\nWe have no SLO yet. ${TEXT}`,
    }),
    none('figures of a model', {
      'README.md': '## Performance\n\nAccuracy is 99 % on 1000 rows.',
    }),
    none('an example', {
      'examples/slo.yaml': 'apiVersion: openslo/v1\nkind: SLO\n',
    }),
    none('another kind of the same name', {
      'k8s/a.yaml': 'apiVersion: example.org/v1\nkind: SLO\n',
    }),
    none('a word in a configuration', {
      'config.yml': 'slos: 3\nobjectives: none\n',
    }),
  ],
  notApplicable: [
    { name: 'a script', files: { 'a.py': 'print(1)\n' } },
    { name: 'a job', files: { 'dags/a.py': 'from airflow import DAG\n' } },
    { name: 'a library', files: {}, subject: { type: 'library' } },
  ],
});
