import type {
  EntityReport,
  ReportExemption,
} from '@opaq/plugin-scorecards-common';
import {
  makeEntityReport,
  makeReport,
  makeUnscored,
} from '../src/__testUtils__/reports';

const daysAgo = (days: number) =>
  new Date(Date.now() - days * 86_400_000).toISOString();

const churn = makeReport(
  'churn-model',
  {
    'deps.lockfile': 'fail',
    'readme.test': 'fail',
    'workflow.no-cron': 'fail',
    'prod.runbook': 'fail',
    'container.nonroot': 'unknown',
    'quality.tests': 'unknown',
    'quality.licence': 'fail',
  },
  {
    level: null,
    possibleLevel: 'bronze',
    score: 0.733,
    coverage: 0.9375,
    nextSteps: ['readme.test', 'deps.lockfile', 'workflow.no-cron'],
    problems: [
      {
        message: '.opaq.yaml: exclude: use at most 4 wildcards in a pattern',
        path: '.opaq.yaml',
        line: 3,
      },
    ],
  },
);
const inDays = (days: number) => daysAgo(-days).slice(0, 10);

/** An exemption in each state, by check. */
const EXEMPTIONS: Record<string, ReportExemption> = {
  'prod.runbook': {
    reason:
      'The on-call rota starts with the new platform in spring; the runbook is written with it.',
    expires: inDays(118),
    approvedBy: 'Ada Lovelace',
    approval: { by: 'user:default/grace.hopper', at: daysAgo(9) },
    status: 'inForce',
    location: { path: '.opaq.yaml', line: 6 },
  },
  'quality.tests': {
    reason:
      'Tests of the forecast come with the move to pytest, ticket DS-418.',
    expires: inDays(12),
    approvedBy: 'Ada Lovelace',
    status: 'inForce',
    location: { path: '.opaq.yaml', line: 10 },
  },
  'readme.test': {
    reason: 'The vendor delivers the test environment in the next quarter.',
    expires: inDays(60),
    status: 'awaitingApproval',
    location: { path: '.opaq.yaml', line: 14 },
  },
  'deps.lockfile': {
    reason: 'The image is built by another team until the contract ends.',
    expires: daysAgo(5).slice(0, 10),
    status: 'expired',
    location: { path: '.opaq.yaml', line: 18 },
  },
  'quality.no-secrets': {
    reason: 'The key is of a test account.',
    expires: inDays(90),
    status: 'refused',
    note: 'quality.no-secrets is never exempt.',
    location: { path: '.opaq.yaml', line: 22 },
  },
};

churn.subject.owner = { ref: 'group:default/churn' };
churn.results = churn.results.map(result => ({
  ...result,
  exemption: EXEMPTIONS[result.checkId] ?? null,
}));
churn.results = churn.results.map(result =>
  result.checkId === 'workflow.no-cron'
    ? {
        ...result,
        message:
          'jobs/retrain.sh loads a crontab, and four other places start jobs by the clock.',
        locations: [
          { path: 'jobs/retrain.sh', line: 14 },
          { path: 'jobs/score.py', line: 3 },
          { path: 'docker/crontab', line: 1 },
          { path: 'docker/crontab', line: 2 },
          {
            path: 'services/batch/a/rather/long/path/to/schedule.py',
            line: 88,
          },
        ],
      }
    : result,
);

const forecast = makeReport(
  'forecast-api',
  { 'container.nonroot': 'unknown', 'deps.lockfile': 'error' },
  { level: 'bronze', possibleLevel: 'gold', score: 1, coverage: 0.875 },
);

const notebooks = makeReport(
  'notebook-pile',
  Object.fromEntries(
    [
      'structure.layout',
      'readme.run',
      'deps.declared',
      'quality.tests',
      'deps.lockfile',
      'container.dockerfile',
    ].map(id => [id, 'fail' as const]),
  ),
  {
    level: null,
    possibleLevel: null,
    score: 0.41,
    coverage: 1,
    nextSteps: [
      'readme.run',
      'deps.declared',
      'structure.layout',
      'quality.tests',
    ],
    source: { url: 'file:///srv/repositories/notebooks', path: 'notebooks' },
  },
);

const firmware = makeReport(
  'meter-firmware',
  {},
  {
    covered: false,
    notCoveredReason:
      'nothing was found that the checks understand (Python, R, Node, SQL, notebooks, Snakemake and Nextflow are looked for)',
    level: null,
    possibleLevel: null,
    score: null,
    coverage: null,
  },
);

/** One component for each state that a page can show. */
export const REPORTS: EntityReport[] = [
  makeEntityReport(churn),
  makeEntityReport(forecast),
  makeEntityReport(notebooks),
  makeEntityReport(makeReport('orders-dashboard')),
  makeEntityReport(firmware),
  makeEntityReport(
    makeReport(
      'etl-nightly',
      { 'deps.update-bot': 'fail', 'prod.runbook': 'fail' },
      {
        level: 'silver',
        possibleLevel: 'silver',
        score: 0.876,
        nextSteps: ['deps.update-bot', 'prod.runbook'],
      },
    ),
    {
      stale: true,
      readAt: daysAgo(6),
      evaluatedAt: daysAgo(6),
      message:
        'https://github.com/acme/etl-nightly answered 404: it was moved or removed, or the portal may not read it. Correct the source location in the catalog.',
    },
  ),
  makeUnscored('new-service', { state: 'pending', refreshing: true }),
  makeUnscored('wiki', {
    state: 'noSource',
    message: 'The entity has no annotation that says where its source is.',
  }),
  makeUnscored('legacy-scoring', {
    state: 'unreadable',
    message:
      'The archive of https://git.example.org/legacy ended early. It was tried 4 times.',
  }),
];
