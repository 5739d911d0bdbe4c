import { describeCheck } from '../../../testing';
import { runbook } from '.';

const STEPS =
  'Look at the log of the last run in the scheduler. If the warehouse was down, start the run again for the same day: it replaces what it wrote.';
const at = (path: string) => ({
  name: path,
  files: { [path]: STEPS },
  at: `${path}:1`,
});

describeCheck(runbook, {
  pass: [
    at('docs/runbook.md'),
    at('RUNBOOK.md'),
    at('docs/runbooks/restore.md'),
    at('docs/runbooks/nightly/restart.md'),
    at('runbooks/restore.rst'),
    at('ops/run-book.adoc'),
    at('docs/churn-runbook.md'),
    at('docs/runbook_scoring.txt'),
    {
      name: 'a section of the README',
      files: { 'README.md': `# Churn\n\n## 🚒 Runbook\n\n${STEPS}` },
      at: 'README.md:3',
    },
    {
      name: 'a section with a number and an adjective',
      files: { 'docs/ops.md': `## 4. Incident runbook\n\n${STEPS}` },
      at: 'docs/ops.md:1',
    },
    {
      name: 'a section with sections of its own',
      files: { 'docs/ops.md': `## Runbook\n\n### It failed\n\n${STEPS}` },
      at: 'docs/ops.md:1',
    },
    {
      name: 'a section in German',
      files: { 'README.md': `# Churn\n\n## Betriebshandbuch\n\n${STEPS}` },
      at: 'README.md:3',
    },
    {
      name: 'a section in Japanese',
      files: { 'README.md': `## 運用手順書\n\n${STEPS}` },
    },
    {
      name: 'reStructuredText',
      files: { 'docs/ops.rst': `Runbook\n=======\n\n${STEPS}\n` },
      at: 'docs/ops.rst:1',
    },
    {
      name: 'a link in the catalog',
      files: {},
      subject: {
        links: [{ url: 'https://wiki.example.org/r', type: 'runbook' }],
      },
      message: 'wiki.example.org',
    },
    {
      name: 'a document before a link',
      files: { 'RUNBOOK.md': STEPS },
      subject: {
        links: [{ url: 'https://wiki.example.org/r', type: 'runbook' }],
      },
      at: 'RUNBOOK.md:1',
    },
  ],
  fail: [
    { name: 'nothing', files: { 'README.md': '# Churn' } },
    { name: 'an empty document', files: { 'docs/runbook.md': '# Runbook\n' } },
    {
      name: 'one that is not written yet',
      files: { 'docs/runbook.md': `# Runbook\n\n- TODO: ${STEPS}\n- TBD\n` },
    },
    { name: 'a template', files: { 'docs/runbooks/template.md': STEPS } },
    {
      name: 'a heading alone',
      files: { 'README.md': '## Runbook\n\n## Licence\n' },
    },
    {
      name: 'a section that ends before its text',
      files: { 'README.md': `## Runbook\n\nSoon.\n\n## Licence\n\n${STEPS}` },
    },
    {
      name: 'a link that runs a script in place of leading somewhere',
      files: {},
      subject: {
        links: [{ url: ' JavaScript:alert(1)', type: 'runbook' }],
      },
    },
    {
      name: 'a mention',
      files: { 'README.md': `# Churn\n\nThere is no runbook. ${STEPS}` },
    },
    {
      name: 'scripts that a cloud calls runbooks',
      files: { 'runbooks/restart.ps1': STEPS },
    },
    {
      name: 'a vendored one',
      files: { 'node_modules/a/RUNBOOK.md': STEPS },
    },
    {
      name: 'a link of another type',
      files: {},
      subject: { links: [{ url: 'https://x.example.org', type: 'dashboard' }] },
    },
  ],
  unknown: [
    {
      name: 'a tree that was cut short',
      files: { 'a.py': '', 'b.py': '' },
      limits: { files: 1 },
    },
  ],
});
