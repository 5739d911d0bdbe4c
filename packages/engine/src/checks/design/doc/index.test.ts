import { describeCheck } from '../../../testing';
import { designDoc } from '.';

const TEXT =
  'The service loads one model at start-up and answers from memory, since the model is small and changes once a week. A store of features was considered, and left out until a second model needs the same features at the same time.';

const pages = (path: string, title = 'Title') => ({
  name: path,
  files: { [path]: `# ${title}\n\n${TEXT}\n` },
  at: `${path}:1`,
});
const without = (path: string, title?: string) => {
  const { name, files } = pages(path, title);
  return { name, files };
};
const titled = (title: string) => ({
  ...pages('docs/overview.md', title),
  name: `a title: ${title}`,
});

describeCheck(designDoc, {
  pass: [
    ...[
      'docs/design.md',
      'DESIGN.md',
      'docs/design-doc.md',
      'docs/design/scoring.md',
      '.kiro/specs/scoring/design.md',
      'docs/technical_design.md',
      'docs/system-design.md',
      'docs/database-design.md',
      'docs/recommendation_api_design_draft.md',
      'docs/2026-07-01-churn-scoring-design.md',
      'ARCHITECTURE.md',
      'docs/architecture.rst',
      'docs/architecture-overview.md',
      'docs/01-architecture.md',
      'doc/architecture/ingestion.md',
      'docs/architecture/decisions/0002-use-a-queue.md',
      'docs/adr/0002-use-a-queue.md',
      'adr/ADR-003.md',
      'docs/decisions/0004-batch-scoring.md',
      'decisions/0004-batch-scoring.md',
      'DECISIONS.md',
      'docs/rfcs/0001-new-store.md',
      'rfcs/0001-new-store.md',
      'RFC-12.md',
      'SPECIFICATION.md',
      'docs/spec.md',
      'docs/opaq.md',
      'docs/arc42.adoc',
      'docs/Architektur.md',
      'docs/architecture.fr.md',
      'docs/Pflichtenheft.md',
      'docs/conception.md',
      'docs/cahier-des-charges.md',
      'docs/arquitectura.md',
      'docs/diseño.md',
      'docs/02-arquitetura-geral.md',
      'docs/архитектура.md',
      'docs/架构设计.md',
      'docs/基本設計書.md',
      'docs/설계.md',
      'docs/mimari.md',
    ].map(path => {
      const { files } = pages(path);
      // Underlined headings and `=` are the other markups' own.
      const text = Object.values(files)[0];
      return { name: path, files: { [path]: text }, at: path };
    }),
    titled('Architecture'),
    titled('System architecture'),
    titled('🏗 Design document'),
    titled('ADR 3: One image for all models'),
    titled('Specification Document'),
    titled('数据库详细设计'),
    titled('Systementwurf'),
    titled('Architecture technique'),
    titled('Архитектура системы'),
    {
      name: 'a document of an office',
      files: { 'docs/Technical Design Document.pdf': TEXT },
      at: 'docs/Technical Design Document.pdf',
    },
    {
      name: 'a document before a decision',
      files: {
        'docs/adr/0002-queue.md': `# Queue\n\n${TEXT}`,
        'docs/design.md': `# Design\n\n${TEXT}`,
      },
      at: 'docs/design.md:1',
      message: 'Design.',
    },
    {
      name: 'a drawing and what it shows',
      files: {
        'docs/architecture.md': `# Parts\n\n\`\`\`mermaid\nflowchart LR\n  warehouse --> features\n  features --> training\n  training --> registry\n  registry --> service\n\`\`\`\n\nEach arrow is a table or an artefact with a version. Only the service runs all day; the rest is a nightly run.`,
      },
    },
    {
      name: 'a decision in German',
      files: {
        'docs/adr/0002-warteschlange.md': `# Warteschlange statt Abfrage\n\nDie Bewertung wird durch Nachrichten angestoßen, weil die Buchungen unregelmäßig eintreffen und eine stündliche Abfrage die Datenbank unnötig belastet hätte. Eine Wiederholung ist möglich, da jede Nachricht für sich steht.`,
      },
    },
    {
      name: 'above a component no, in it yes',
      files: { 'svc/docs/design.md': `# Design\n\n${TEXT}` },
      root: 'svc',
      at: 'svc/docs/design.md:1',
    },
  ],
  fail: [
    { name: 'nothing', files: { 'app.py': '' } },
    {
      name: 'a section of the README',
      files: { 'README.md': `# Churn\n\n## Architecture\n\n${TEXT}` },
    },
    ...['页面设计', 'UI设计文档', '画面設計書', '설계 팀 소개'].map(title => ({
      name: `a page called ${title}`,
      files: { 'docs/a.md': `# ${title}\n\n${TEXT}` },
    })),
    { name: 'an empty document', files: { 'docs/design.md': '' } },
    {
      name: 'headings alone',
      files: { 'docs/design.md': '# Design\n\n## Goals\n\n## Parts\n' },
    },
    {
      name: 'a sentence',
      files: { 'ARCHITECTURE.md': '# Architecture\n\nSee the diagram.\n' },
    },
    {
      name: 'not written yet',
      files: { 'docs/design.md': `# Design\n\nTODO: ${TEXT}\n` },
    },
    {
      name: 'a template that nobody filled in',
      files: {
        'docs/adr/0002-title.md': `# 2. Title\n\n## Context\n\nWhat is the issue that we're seeing that is motivating this decision or change?\n\n## Decision\n\nWhat is the change that we're proposing and/or doing?\n\n## Consequences\n\nWhat becomes easier or more difficult to do because of this change?\n`,
      },
    },
    without('docs/adr/template.md'),
    without('docs/adr/0000-adr-template.md'),
    without('templates/design.md'),
    without('docs/adr/README.md', 'Architecture decision records'),
    without('docs/adr/index.md', 'Decisions'),
    without(
      'docs/adr/0001-record-architecture-decisions.md',
      '1. Record architecture decisions',
    ),
    without(
      'docs/decisions/0000-use-markdown-architectural-decision-records.md',
      'Use Markdown Architectural Decision Records',
    ),
    without('docs/experimental-design.md', 'Experimental design'),
    without('docs/survey_design.md', 'Survey design'),
    without('docs/study-design.md', 'Who takes part'),
    without('docs/ui-design.md', 'Screens'),
    without('webapp/design-qa.md', 'Design QA'),
    without('node_modules/a/ARCHITECTURE.md'),
    without('examples/shop/docs/design.md'),
    without('tests/fixtures/adr/0002-queue.md'),
    without('docs/checks/design.compute.md', 'Compute is named'),
    without('docs/usage.md', 'How to use the design matrix'),
    {
      name: 'how a page looks',
      files: {
        'DESIGN.md': `# Design\n\n## Typography\n\n${TEXT}\n\n## Colour palette\n\n${TEXT}`,
      },
    },
    { name: 'a drawing', files: { 'docs/architecture.png': TEXT } },
    { name: 'a report', files: { 'docs/report.pdf': TEXT } },
    {
      name: 'that of the repository, for a component in it',
      files: { 'docs/design.md': `# Design\n\n${TEXT}`, 'svc/app.py': '' },
      root: 'svc',
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
