import { describeCheck, pluginPackage } from '../../../testing';
import { operator } from '.';

const DAG = { 'dags/a.py': 'from airflow import DAG\n' };
const STEPS =
  'Look at the log of the last run in the scheduler. If the warehouse was down, start the run again for the same day: it replaces what it wrote.';
const says = (line: string) => ({
  name: line,
  files: { ...DAG, 'docs/runbook.md': `# Runbook\n\n${line}\n\n${STEPS}\n` },
});
const annotated = (name: string) => ({
  name,
  files: DAG,
  subject: { annotations: { [name]: 'abc' } },
});
const LINK = {
  links: [{ url: 'https://wiki.example.org/r', type: 'runbook' }],
};

describeCheck(operator, {
  pass: [
    { ...says('Write to churn-team@example.org.'), at: 'docs/runbook.md:3' },
    says('Ask in #team-churn first.'),
    says('Ask in the channel `#churn-alerts`.'),
    says('The team @example/churn runs it.'),
    says('Ring +49 30 1234567.'),
    says('The rotation is in PagerDuty.'),
    says('Who runs it: the group Churn. Ask there first.'),
    says('**Owner:** Jane Doe'),
    says('- On-call: data platform'),
    says('| Contact | Data Platform |\n| --- | --- |\n| Team | Churn |'),
    says('Ansprechpartnerin: Erika Muster'),
    says('Responsable : équipe Données'),
    says('Ответственный: команда данных'),
    says('担当者：データ基盤チーム'),
    says('## Escalation\n\nThe data platform team, then its lead.'),
    says('[Write to us](mailto:churn@example.org)'),
    {
      name: 'a runbook that is a section of the README',
      files: {
        ...DAG,
        'README.md': `# Churn\n\n## Runbook\n\n${STEPS}\n\n### Who to call\n\nThe team Churn.\n\n## Licence\n`,
      },
      at: 'README.md:9',
    },
    annotated('pagerduty.com/service-id'),
    annotated('pagerduty.com/integration-key'),
    annotated('opsgenie.com/component-selector'),
    annotated('victorops.com/routing-key'),
    annotated('ilert.com/integration-key'),
  ],
  fail: [
    { name: 'neither', files: DAG, message: 'Neither a runbook' },
    {
      name: 'a runbook that names nobody',
      files: { ...DAG, 'docs/runbook.md': `# Runbook\n\n${STEPS}` },
      at: 'docs/runbook.md:1',
      message: 'names nobody',
    },
    says('Write to you@example.org.'),
    says('Log in with `ssh ubuntu@churn.example.org`.'),
    says('Install `@example/cli`, and look for `@task` in the code.'),
    says('Support: Python 3.12'),
    says('On call: TODO'),
    says('Contact: <name>'),
    says('### Escalate when\n\nThe API still fails after a restart.'),
    says('See issue #123, or the colour #ffcc00.'),
    says(
      'Use the decorator `@app.get()` and call the team that owns the bookings.',
    ),
    says('```\ngit clone git@example.org:churn.git\n```'),
    {
      name: 'an address elsewhere in the README',
      files: {
        ...DAG,
        'README.md': `# Churn\n\n## Runbook\n\n${STEPS}\n\n## Authors\n\njane@example.org\n`,
      },
    },
    {
      name: 'an owner in the catalog, who need not be the one that runs it',
      files: DAG,
      subject: { owner: { ref: 'group:default/churn' } },
    },
    annotated('grafana/alert-label-selector'),
    annotated('backstage.io/techdocs-ref'),
  ],
  unknown: [
    {
      name: 'a runbook elsewhere',
      files: DAG,
      subject: LINK,
      message: 'wiki.example.org',
    },
  ],
  notApplicable: [
    { name: 'a script', files: { 'a.py': 'print(1)\n' } },
    { name: 'a library', files: {}, subject: { type: 'library' } },
    pluginPackage,
    {
      name: 'a library with a runbook elsewhere',
      files: {},
      subject: { type: 'library', ...LINK },
    },
  ],
});
